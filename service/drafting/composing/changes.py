"""Changes in the cells of a table: with their sign where both values are known, gaps where they are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from index.indicators import Measure, measure
from index.periods import read_period
from ingest.observation import Direction, Observation, Origin, Qualifier
from service.drafting.composing.context import Context
from service.drafting.composing.derived import Derivation, Derived, Kind, row_before, work_out
from service.drafting.composing.edits import Edit, gap
from service.drafting.composing.written import gap_name, place_of, written
from service.drafting.draft import CELLS, Number, Source, SourceType
from service.drafting.facts.given import Given
from service.drafting.model.model import Slot

__all__ = ["SIGNED", "cell_gap", "flat_cells", "is_signed", "signed_cell"]

SIGNED = re.compile(r"[+\-＋－−](?=[0-9０-９])")
"""The sign in front of a number, as cells write it."""

_FLAT = re.compile(r"(?:基本)?持平")
_LEVEL = "持平"
_PLUS = re.compile(r"(?:^|\n| \| )[+＋](?=[0-9０-９])")
_WEIGHT = 50
_ONE_PLACE = Decimal("0.1")


def is_signed(text: str, slot: Slot, given: Given | None) -> bool:
    """Whether the number stands in a cell in which its sign tells something."""
    one = slot.observation
    if one.origin is not Origin.TABLE:
        return False
    below = given is not None and given.value < 0
    return one.qualifier is Qualifier.CHANGE or below or SIGNED.match(text, slot.start) is not None


def signed_cell(text: str, slot: Slot, given: Given, source: Source) -> Edit:
    """The number with its sign, both traced; 持平 where what was worked out comes to nothing."""
    start, digits = _span(text, slot)
    one = slot.observation
    if one.qualifier is Qualifier.CHANGE and not given.value and source.type is SourceType.FORMULA:
        return Edit(start, slot.end, _LEVEL, Number(0, len(_LEVEL), given.value, "", source), weight=_WEIGHT)
    down = given.direction is Direction.DOWN if one.qualifier is Qualifier.CHANGE else given.value < 0
    amount = abs(given.value)
    plain = replace(given, value=amount, digits=given.digits.lstrip("-"))
    lead, core, tail = written(place_of(text, digits, slot.end, one), plain, one, wording=False)
    core = ("" if slot.falls or not amount else _sign(text, slot, down=down)) + core
    number = Number(len(lead), len(lead) + len(core), -amount if down else amount, given.unit, source)
    return Edit(start, slot.end, lead + core + tail, number, weight=_WEIGHT)


def cell_gap(text: str, slots: Sequence[Slot]) -> Edit:
    """The gap for a change: sign and unit go with it, for it may turn out to be 持平."""
    name = "、".join(dict.fromkeys(gap_name(each.observation) for each in slots))
    return Edit(_span(text, slots[0])[0], slots[0].end, gap(name), weight=_WEIGHT)


def flat_cells(text: str, slots: Sequence[Slot], context: Context) -> Iterator[Edit]:
    """Yield what stands for each 持平 now: worked out in the manner of its column, or a gap."""
    columns = {_column(text, one.start): one for one in slots if one.observation.qualifier is Qualifier.CHANGE}
    begin = 0
    for line in text.split("\n"):
        row = [one for one in slots if begin <= one.start < begin + len(line)]
        at = begin
        for index, cell in enumerate(line.split(CELLS)):
            if _FLAT.fullmatch(cell):
                yield _flat(text, (at, at + len(cell)), columns, index, row, context)
            at += len(cell) + len(CELLS)
        begin += len(line) + 1


def _flat(
    text: str,
    cell: tuple[int, int],
    columns: Mapping[int, Slot],
    index: int,
    row: Sequence[Slot],
    context: Context,
) -> Edit:
    like = columns.get(index)
    levels = [one for one in row if one.observation.qualifier is not Qualifier.CHANGE]
    now = max(levels, key=lambda one: read_period(one.observation.period).last, default=None)
    if now is None:
        return Edit(*cell, gap("同比"), weight=_WEIGHT)
    asked = _asked(now, like)
    parts = (now, before) if (before := row_before(now, row)) else (now,)
    is_yearly = "同" in asked.comparison or before is not None
    derivation = Derivation(Kind.YEARLY, replace(now, observation=asked), parts)
    derived = work_out(derivation, context.facts, context.known, context.move.own)
    if like is None or like.falls or not is_yearly or derived is None:
        return Edit(*cell, gap(gap_name(asked)), weight=_WEIGHT)
    return replace(_in_manner(text, like, derived, asked), start=cell[0], end=cell[1])


def _asked(now: Slot, like: Slot | None) -> Observation:
    """What a cell of the column says of the row's number: 百分点 of a rate, else per cent."""
    points = measure(now.observation) is Measure.SHARE
    unit = "个百分点" if points else "%"
    other = like.observation if like else None
    value = other.value if other else _ONE_PLACE  # as many places as the column has
    return replace(
        now.observation,
        unit=unit,
        normalized_unit="百分点" if points else "%",
        qualifier=Qualifier.CHANGE,
        comparison=(other.comparison if other else "") or "同比",
        value=value,
        normalized_value=value,
        direction=None,
    )


def _in_manner(text: str, like: Slot, derived: Derived, asked: Observation) -> Edit:
    """The change as the cell of another row writes one; its unit only where that cell has one."""
    made = signed_cell(text, like, derived.given, derived.source)
    unit = like.observation.unit
    if unit == asked.unit or not text[like.start : like.end].endswith(unit) or not made.text.endswith(unit):
        return made
    words = made.text.removesuffix(unit) + asked.unit
    number = replace(made.number, end=len(words)) if made.number else None
    return replace(made, text=words, number=number)


def _span(text: str, slot: Slot) -> tuple[int, int]:
    """Where the number begins, with its sign and without it."""
    if SIGNED.match(text, slot.start):
        return slot.start, slot.start + 1
    signed = slot.start > 0 and SIGNED.match(text, slot.start - 1)
    return slot.start - bool(signed), slot.start


def _sign(text: str, slot: Slot, *, down: bool) -> str:
    """As the table writes signs: + only where it has one, the minus that it has."""
    start, digits = _span(text, slot)
    wide = text[digits : digits + 1] > "9"
    if not down:
        return ("＋" if wide else "+") if _PLUS.search(text) else ""
    own = text[start:digits]
    return own if own and own not in "+＋" else "－" if wide else "-"


def _column(text: str, at: int) -> int:
    return text[text.rfind("\n", 0, at) + 1 : at].count(CELLS)
