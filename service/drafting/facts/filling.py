"""A sheet that was filled in → Facts, or every cell that is wrong with place, reason and remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches

from index.indicators import normal_form
from ingest.errors import FactsRefused
from ingest.observation import Observation, Qualifier
from ingest.observations.measures import normalise, read_measure
from service.drafting.draft import Source, SourceType
from service.drafting.facts.facts import Added, Fact, Facts
from service.drafting.facts.given import Given, Wrong, read_given
from service.drafting.facts.rows import Row
from service.drafting.model.model import Model

__all__ = ["Fault", "Filled", "Line", "fill"]

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet as it was read; `place` is what people call it (第3行), `cell` the place of the value."""

    place: str
    cell: str
    key: str = ""
    section: str = ""
    indicator: str = ""
    unit: str = ""
    value: str = ""
    note: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell."""

    code: str
    place: str
    reason: str
    remedy: str

    def shape(self) -> dict[str, str]:
        """The fault as JSON says it."""
        return {"code": self.code, "place": self.place, "reason": self.reason, "remedy": self.remedy}


@dataclass(frozen=True, slots=True)
class Filled:
    """The facts of the lines that are right, these lines, and what is wrong with the others."""

    facts: Facts
    faults: tuple[Fault, ...]
    lines: tuple[Line, ...] = ()

    def sound(self) -> Facts:
        """The facts where every line is right; FactsRefused with every fault otherwise."""
        if self.faults:
            told = "；".join(f"{one.place}：{one.reason}，{one.remedy}" for one in self.faults[:_SHOWN])
            more = f"；另有 {len(self.faults) - _SHOWN} 处" if len(self.faults) > _SHOWN else ""
            message = f"数据表有 {len(self.faults)} 处需要改正：{told}{more}。"
            raise FactsRefused(message, [one.shape() for one in self.faults])
        return self.facts


def fill(model: Model, rows: Sequence[Row], lines: Iterable[Line]) -> Filled:
    """The facts of all lines with a value, and every fault."""
    filling = _Filling(model, rows)
    right = []
    for line in lines:
        faults = len(filling.faults)
        filling.take(line)
        if line.value.strip() and len(filling.faults) == faults:
            right.append(line)
    return Filled(Facts(filling.facts, tuple(filling.added)), tuple(filling.faults), tuple(right))


@dataclass(slots=True)
class _Filling:
    model: Model
    rows: Sequence[Row]
    facts: dict[str, Fact] = field(default_factory=dict)
    added: list[Added] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        """Keep the value of a line, or what is wrong with it."""
        if not line.value.strip():
            return
        row = self._row(line)
        if row is None:
            return
        if row.key in self.taken:
            self._fault("doubled_row", line.place, f"“{row.indicator}”在{self.taken[row.key]}已经填过", "请只保留一行")
            return
        self.taken[row.key] = line.place
        value = line.value
        if line.unit and not _same_unit(line.unit, row.unit) and value.strip()[-1:].isdigit():
            value += line.unit  # somebody counts in another unit: 9500 in 万元
        given = read_given(value, row.slot.observation)
        if isinstance(given, Wrong):
            self._fault(given.code, line.cell, given.reason, given.remedy)
            return
        for slot in row.slots:
            self.facts[slot.key] = _fact(slot.key, row.indicator, given, line)

    def _row(self, line: Line) -> Row | None:
        """The row that the line means: by its key, else by section, indicator and unit; a new one is kept apart."""
        if line.key:
            row = next((one for one in self.rows if one.key == line.key), None)
            if row is None:
                self._fault(
                    "unknown_row",
                    line.place,
                    f"编号“{line.key}”不在这份范本的数据表里",
                    "请用同一份范本重新下载数据表，或删去编号作为新指标填写",
                )
            return row
        same = [one for one in self.rows if _folded(one.indicator) == _folded(line.indicator)]
        same = same or [one for one in self.rows if one.slot.group == self._group(line.indicator, one)]
        near = [one for one in same if _within(line.section, one.section)] or same
        if len(near) > 1 and line.quote:
            near = [one for one in near if _folded(one.quote) == _folded(line.quote)] or near
        if len(near) == 1:
            return near[0]
        if len(near) > 1:
            where = "、".join(one.section for one in near[:_SHOWN])
            self._fault(
                "unknown_row", line.place, f"“{line.indicator}”在范本中有 {len(near)} 处（{where}）", "请在章节一栏写明"
            )
        else:
            self._add(line)
        return None

    def _group(self, indicator: str, row: Row) -> str:
        """The name under which `indicator` is grouped, where the row is of a number and not of its change."""
        return "" if row.slot.observation.qualifier is Qualifier.CHANGE else normal_form(indicator)

    def _add(self, line: Line) -> None:
        """A number that the model does not state: it needs a section, a name and a unit."""
        label = next(
            (one.label for one in self.model.sections if one.level and _is_of(line.section, one.label, one.heading)), ""
        )
        if not (label and line.indicator and line.unit):
            names = [one.indicator for one in self.rows]
            near = get_close_matches(line.indicator, names, 1) if line.indicator else []
            remedy = f"是否指“{near[0]}”？否则" if near else ""
            self._fault(
                "unknown_row",
                line.place,
                f"范本里没有指标“{line.indicator}”",
                remedy + "作为新指标填写时，请写明章节、指标和计量单位",
            )
            return
        given = read_given(line.value, _asked(line.indicator, line.unit))
        if isinstance(given, Wrong):
            self._fault(given.code, line.cell, given.reason, given.remedy)
            return
        self.added.append(Added(label, _fact("", line.indicator, replace(given, unit=line.unit), line)))

    def _fault(self, code: str, place: str, reason: str, remedy: str) -> None:
        self.faults.append(Fault(code, place, reason, remedy))


def _fact(key: str, indicator: str, given: Given, line: Line) -> Fact:
    quote = f"{indicator} {given.words}" + (f"（{line.note}）" if line.note else "")
    return Fact(key, indicator, given, Source(SourceType.FACTS, line.place, quote), line.note)


def _asked(indicator: str, unit: str) -> Observation:
    """What a new row counts."""
    found = read_measure(unit, 0)
    _, common = normalise(found.scale, found.word) if found else (Decimal(1), unit)
    nothing = Decimal(0)
    return Observation(indicator, nothing, None, unit, Qualifier.EXACT, "", "", 0, 0, 0, 0, nothing, None, common)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _same_unit(one: str, other: str) -> bool:
    """Whether both are one unit, brackets or not: 人次 and 人（次）."""
    return re.sub("[()]", "", _folded(one)) == re.sub("[()]", "", _folded(other))


def _within(written: str, section: str) -> bool:
    return bool(written) and (_folded(written) == _folded(section) or _folded(section).startswith(_folded(written)))


def _is_of(written: str, label: str, heading: str) -> bool:
    return _folded(written) in (_folded(label), _folded(label + heading), _folded(heading)) and bool(written)
