"""Marked content of tagged PDFs: which printed rows their producer wrote as one paragraph.

Browsers mark each line box run of a paragraph with one number; other producers mark whole pages or
single words. So the marks are believed only where the page itself bears them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.sheet import Piece

# Shares of the pairs of rows that may speak against the marks before they are not believed.
_MOST_CONTRADICTIONS = 0.03
_LEAST_PAIRS = 3
_SHORT_BY = 3.0
_SENTENCE_END = tuple("。！？；：.!?;:”）)》】")


@dataclass(frozen=True, slots=True)
class Marks:
    """Whether rows with the same mark are one paragraph, and whether others never are."""

    join: bool
    complete: bool

    def paragraphs(self, rows: Sequence[Piece]) -> Iterator[list[Piece]]:
        """Rows one below the other, those together that are one paragraph for certain."""
        paragraph: list[Piece] = []
        for row in rows:
            if paragraph and self.join and row.mark is not None and row.mark == paragraph[-1].mark:
                paragraph.append(row)
            else:
                if paragraph:
                    yield paragraph
                paragraph = [row]
        if paragraph:
            yield paragraph


def judge_marks(pages: Sequence[Sequence[Piece]], body: Sequence[Piece]) -> Marks:
    """What the marks on these pages are worth; `body` are the rows in the size of most of the text."""
    right = max([row.box.right for row in body])
    same: list[Piece] = []
    apart: list[Piece] = []
    for rows in pages:
        for first, second in pairwise(rows):
            mark, next_mark = first.mark, second.mark
            if mark is not None and next_mark is not None:
                (same if mark == next_mark else apart).append(first)
    short = sum([row.box.right < right - _SHORT_BY * row.size for row in same])
    broken = sum([row.box.right > right - row.size * 2 and not row.text.endswith(_SENTENCE_END) for row in apart])
    join = len(same) >= _LEAST_PAIRS and short <= len(same) * _MOST_CONTRADICTIONS
    return Marks(join, join and broken <= len(apart) * _MOST_CONTRADICTIONS)
