"""Marked content of tagged PDFs: which printed rows their producer wrote as one paragraph.

Browsers mark each line box run of a paragraph with one number; other producers mark whole pages or
single words. So the marks are believed only where the page itself bears them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.rows import body_rows
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

    def are_joined(self, first: Piece, second: Piece) -> bool:
        """Whether two rows, one below the other, are one paragraph for certain."""
        return self.join and first.mark is not None and first.mark == second.mark


def judge_marks(pages: Sequence[Sequence[Piece]]) -> Marks:
    """What the marks on these pages, which hold some text, are worth."""
    pairs = [pair for rows in pages for pair in pairwise(rows)]
    right = max(row.box.right for row in body_rows(pages))
    same = [first for first, second in pairs if _is_marked_alike(first, second)]
    apart = [
        first
        for first, second in pairs
        if first.mark is not None and second.mark is not None and first.mark != second.mark
    ]
    short = sum(row.box.right < right - _SHORT_BY * row.size for row in same)
    broken = sum(row.box.right > right - row.size * 2 and not row.text.endswith(_SENTENCE_END) for row in apart)
    join = len(same) >= _LEAST_PAIRS and short <= len(same) * _MOST_CONTRADICTIONS
    return Marks(join, join and broken <= len(apart) * _MOST_CONTRADICTIONS)


def _is_marked_alike(first: Piece, second: Piece) -> bool:
    return first.mark is not None and first.mark == second.mark
