"""Sentences, and around each quantity of a sentence the words that may say what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.observations.quantities import Quantity

__all__ = ["Clause", "part_clauses", "sentences"]

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]*[”’）]*")
_HARD = re.compile(r"[，,；;：:。|]")
_JOINING = re.compile(r"\s*(?:、|和(?![田平谐])|与|以及|及(?![时格])|或)")
# 1名负责人和 [1名] 联络员; 惠及, 参与 and 普及 join nothing.
_JOINS = re.compile(r"(?<![惠普涉波危参协调总缓])[、和与及]$")
_RIGHT = re.compile(r"(?:（[^（）\n：:]{1,8}）|[^，,；;：:。、|（）\n！？])*")


@dataclass(slots=True)
class Clause:
    """A quantity, the words before it in `[left, quantity.start)` and behind it in `[quantity.tail, right)`.

    `mark` is what parts it from the quantity before (`，`, `、`, `和`), empty where nothing does; `gap` is where that
    quantity ended.
    """

    quantity: Quantity
    gap: int
    left: int
    right: int
    mark: str


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the masked `text[start:end]` without blanks around them."""
    for found in _SENTENCE.finditer(text, start, end):
        first, last = found.span()
        while first < last and text[first] in " \t":
            first += 1
        while last > first and text[last - 1] in " \t":
            last -= 1
        if first < last:
            yield first, last


def part_clauses(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Clause]:
    """The clause of each quantity of the sentence `text[start:end]`."""
    clauses = []
    floor = start
    for number, quantity in enumerate(quantities):
        left, mark = _left(text, floor, quantity.start, behind=number > 0)
        limit = quantities[number + 1].start if number + 1 < len(quantities) else end
        found = _RIGHT.match(text, quantity.tail, limit)
        clauses.append(Clause(quantity, floor, left, found.end() if found else limit, mark))
        floor = quantity.tail
    return clauses


def _left(text: str, floor: int, start: int, *, behind: bool) -> tuple[int, str]:
    """Where the words before the quantity begin, and the mark they begin behind; `behind` another quantity or not."""
    begin, mark = floor, ""
    for found in _HARD.finditer(text, floor, start):
        begin, mark = found.end(), found.group()
    opened = text.rfind("（", begin, start)
    if opened >= 0 and text.find("）", opened, start) < 0:
        return opened + 1, "（"
    closing = text.find("）", begin, start)
    if closing >= 0 and text.rfind("（", begin, closing) < 0:
        begin, mark = closing + 1, mark or "）"
    if behind and not mark and _JOINS.search(text, max(floor, start - 2), start):
        return start, "、"
    if joined := _JOINING.match(text, begin, start):
        return joined.end(), "、" if mark in ("", "、", "）") else mark
    return begin, mark
