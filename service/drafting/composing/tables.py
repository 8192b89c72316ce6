"""A table of the model: heads and names of rows stay, every number is this period's or a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.drafting.composing.edits import Edit, Reason, gap

__all__ = ["table_edits"]

_ORDINAL = re.compile(r"\d{1,3}")
# A change that nobody worked out: with its sign, or in words.
_CHANGE = re.compile(r"[+\-＋－−][0-9０-９][0-9０-９.,．，]*\s*(?:%|％|‰|个百分点)?|持平|基本持平")
_WEIGHT = 60


def table_edits(text: str) -> Iterator[Edit]:
    """Yield what is no matter of a single number: ordinals of rows stay, changes are gaps."""
    begin = 0
    for line in text.split("\n"):
        for at, found in enumerate(_cells(line)):
            start, end = begin + found[0], begin + found[1]
            cell = text[start:end]
            if at == 0 and _ORDINAL.fullmatch(cell):
                yield Edit(start, end, cell, reason=Reason.NAME, weight=_WEIGHT)
            elif _CHANGE.fullmatch(cell):
                yield Edit(start, end, gap("同比"), weight=_WEIGHT)
        begin += len(line) + 1


def _cells(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each cell of a row stands."""
    start = 0
    for cell in line.split(" | "):
        yield start, start + len(cell)
        start += len(cell) + 3
