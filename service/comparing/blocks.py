"""A document's tree as the list of parts that are compared: articles, headings, else paragraphs and tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.document import Unit, UnitKind
from ingest.marks import article_mark
from ingest.tree import STRUCTURAL

_BLANK = re.compile(r"\s+")
# Title, notes and signature differ between any two versions and say so themselves.
_LEFT_OUT = frozenset({UnitKind.TITLE, UnitKind.NOTE, UnitKind.CONTENTS, UnitKind.SIGNATURE})
_HEADED = (*STRUCTURAL, UnitKind.ANNEX, UnitKind.HEADING, UnitKind.MEMBER)


@dataclass(frozen=True, slots=True)
class Block:
    """One part: its words stand in `[start, end)` of its document; an article's number is not among its words."""

    unit_id: str
    kind: UnitKind
    label: str
    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        """The words without blanks and widths (：for :), which printers and authors set as they like."""
        return _BLANK.sub("", unicodedata.normalize("NFKC", self.text))


def blocks(units: Iterable[Unit]) -> Iterator[Block]:
    """Yield the parts of a tree in the order of the text."""
    for unit in units:
        if unit.kind in _LEFT_OUT:
            continue
        if unit.kind is UnitKind.ARTICLE:
            mark = article_mark(unit.text, None)
            yield _block(unit, mark.end if mark else 0, len(unit.text))
        elif unit.kind in _HEADED:
            end = unit.children[0].start - unit.start if unit.children else len(unit.text)
            yield _block(unit, 0, end)
            yield from blocks(unit.children)
        elif unit.kind is UnitKind.PREAMBLE and unit.children:
            yield from blocks(unit.children)
        else:
            yield _block(unit, 0, len(unit.text))


def _block(unit: Unit, start: int, end: int) -> Block:
    text = unit.text[start:end].rstrip()
    return Block(unit.id, unit.kind, unit.label, unit.start + start, unit.start + start + len(text), text)
