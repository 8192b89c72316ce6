"""A table of the model: heads and names of rows stay, every number is this period's or a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.drafting.composing.changes import SIGNED
from service.drafting.composing.edits import Edit, Reason, gap
from service.drafting.model.model import Slot

__all__ = ["table_edits"]

_ORDINAL = re.compile(r"\d{1,3}")
# A change that counts nothing of which the row has a name.
_CHANGE = re.compile(rf"{SIGNED.pattern}[0-9０-９.,．，]+\s*(?:%|％|‰|个百分点)?")
_WEIGHT = 60


def table_edits(text: str, slots: Sequence[Slot]) -> Iterator[Edit]:
    """Yield what no slot tells: ordinals of rows stay, other changes are gaps."""
    begin = 0
    for line in text.split("\n"):
        for at, found in enumerate(_cells(line)):
            start, end = begin + found[0], begin + found[1]
            cell = text[start:end]
            if at == 0 and _ORDINAL.fullmatch(cell):
                yield Edit(start, end, cell, reason=Reason.NAME, weight=_WEIGHT)
            elif _CHANGE.fullmatch(cell) and not any(start <= one.start < end for one in slots):
                yield Edit(start, end, gap("同比"), weight=_WEIGHT)
        begin += len(line) + 1


def _cells(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each cell of a row stands."""
    start = 0
    for cell in line.split(" | "):
        yield start, start + len(cell)
        start += len(cell) + 3
