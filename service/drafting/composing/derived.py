"""Numbers that follow from others: 同比, shares, sums — each with its formula, recomputed for the new period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from index.indicators import Measure, measure
from index.periods import Period, read_period
from ingest.observation import Direction, Observation, Origin, Qualifier
from service.drafting.composing.known import Known, exact, told_by
from service.drafting.draft import Source, SourceType
from service.drafting.facts.facts import Fact, Facts
from service.drafting.facts.given import Given
from service.drafting.model.model import Model, Slot
from service.series.change import plain

__all__ = ["Derivation", "Derived", "Kind", "find_derivations", "row_before", "work_out"]

_YEARLY = re.compile(r"同比|同期|比上年|比去年|较上年|较去年")
_RATE = re.compile(r"([一-鿿]{2})(?:完成)?率$")
_TAIL = re.compile(r"的?(?:比例|比重|占比)$")
_LEFT = re.compile(r"节约|剩余|结余|未|尚|差额|净增")
_HUNDRED = Decimal(100)
_MOST_PLACES = 4  # more are of a fraction that was written in words


class Kind:
    """How a number follows from others."""

    YEARLY, SHARE, SUM, DIFFERENCE = "同比", "占比", "合计", "相减"


@dataclass(frozen=True, slots=True)
class Derivation:
    """`slot` follows from `parts` as it did last time; a change from the number, and from that of the year before."""

    kind: str
    slot: Slot
    parts: tuple[Slot, ...]
    rate: bool | None = None

    @property
    def is_rate(self) -> bool:
        """Whether a change is told in per cent; `rate` says it where no unit does."""
        return self.slot.observation.normalized_unit == "%" if self.rate is None else self.rate

    @property
    def words(self) -> str:
        """What a drafter reads beside the row: 留空时按…计算."""
        names = [one.observation.indicator for one in self.parts]
        how = {
            Kind.YEARLY: f"由“{names[0]}”与上年同期计算",
            Kind.SHARE: f"由“{names[0]}”÷“{names[-1]}”计算",
            Kind.SUM: "由各部分相加",
            Kind.DIFFERENCE: f"由“{names[0]}”减“{names[-1]}”计算",
        }[self.kind]
        return f"可留空，{how}"


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that was worked out."""

    given: Given
    source: Source


def find_derivations(model: Model) -> Mapping[str, Derivation]:
    """What follows from what in the model, by the key of what follows: only what held in its own numbers."""
    slots = list(model.slots)
    found: dict[str, Derivation] = {}
    for slot in slots:
        paragraph = [one for one in slots if one.label == slot.label]
        for find in (_yearly, _sum, _share, _difference):
            if derivation := find(slot, paragraph, slots):
                found[slot.key] = derivation
                break
    return found


def _yearly(slot: Slot, near: Sequence[Slot], everything: Sequence[Slot]) -> Derivation | None:
    one = slot.observation
    if one.qualifier is not Qualifier.CHANGE or slot.falls:
        return None
    if beside := _beside(slot, near):
        return beside
    if not _YEARLY.search(one.comparison):
        return None
    points = one.normalized_unit == "百分点"
    bases = [
        other
        for other in near
        if other.ordinal < slot.ordinal
        and other.group == slot.group
        and other.observation.qualifier is not Qualifier.CHANGE
        and (measure(other.observation) is Measure.SHARE) is points
        and (points or one.normalized_unit in ("%", other.observation.normalized_unit))
    ]
    return Derivation(Kind.YEARLY, slot, (bases[-1],)) if bases else None


def _beside(slot: Slot, near: Sequence[Slot]) -> Derivation | None:
    """From the two years that stand in the same row of a table, where they gave last time's change."""
    one = slot.observation
    if one.origin is not Origin.TABLE or (one.comparison and not _YEARLY.search(one.comparison)):
        return None
    row = [other for other in near if other.observation.quote_start == one.quote_start and other.group == slot.group]
    for now in row:
        before = row_before(now, row)
        if before is None or not (exact(now.observation) and exact(before.observation)):
            continue
        later, earlier = now.observation.normalized_value, before.observation.normalized_value
        rates = one.normalized_unit in ("%", "") and earlier > 0 and measure(now.observation) is Measure.LEVEL
        if rates and _rounded((later - earlier) / earlier * _HUNDRED, _places(one.value)) == one.normalized_value:
            return Derivation(Kind.YEARLY, slot, (now, before), rate=True)
        if one.normalized_unit != "%" and later - earlier == one.normalized_value:
            return Derivation(Kind.YEARLY, slot, (now, before), rate=False)
    return None


def row_before(now: Slot, row: Sequence[Slot]) -> Slot | None:
    """The number of the year before that stands in the row of a table beside `now`."""
    one = now.observation
    year_before = read_period(one.period).year_before()
    if one.qualifier is Qualifier.CHANGE or not year_before:
        return None
    for other in row:
        theirs = other.observation
        alike = (other.group, theirs.qualifier, theirs.normalized_unit) == (
            now.group,
            one.qualifier,
            one.normalized_unit,
        )
        if alike and read_period(theirs.period).text == year_before:
            return other
    return None


def _sum(slot: Slot, near: Sequence[Slot], everything: Sequence[Slot]) -> Derivation | None:
    unit = _plain_unit(slot.observation)
    parts = [one for one in near if one.observation.whole == slot.ordinal and _plain_unit(one.observation) == unit]
    if len(parts) < 2 or sum(one.observation.value for one in parts) != slot.observation.value:
        return None
    return Derivation(Kind.SUM, slot, tuple(parts))


def _plain_unit(one: Observation) -> str:
    """件 for 件（次）."""
    return one.unit.partition("（")[0]


def _share(slot: Slot, near: Sequence[Slot], everything: Sequence[Slot]) -> Derivation | None:
    """办结率 of 办结 and 受理, 甲占乙 of both: where one pair of these names alone gave last time's value."""
    one = slot.observation
    names = _names(one.indicator)
    if one.normalized_unit != "%" or names is None or not exact(one) or _places(one.value) > _MOST_PLACES:
        return None
    for among in (near, everything):
        pairs = [pair for pair in _pairs(slot, among) if _is_named(pair, names) and _quotient(pair, one) == one.value]
        together = {tuple(each.observation.normalized_value for each in pair) for pair in pairs}
        if len(together) == 1:
            return Derivation(Kind.SHARE, slot, pairs[0])
    return None


def _names(indicator: str) -> tuple[str, str] | None:
    """What the part is called, and the whole where that is told: (办结, ) of 办结率, (投诉, 受理量) of 投诉占受理量."""
    part, told, whole = indicator.partition("占")
    if told:
        return (part[-2:], _TAIL.sub("", whole)) if len(part) >= 2 and whole else None
    found = _RATE.search(indicator)
    return (found[1], "") if found else None


def _is_named(pair: tuple[Slot, Slot], names: tuple[str, str]) -> bool:
    """Whether the part is called so, and the whole shares a word with its name."""
    part, whole = (each.observation.indicator for each in pair)
    grams = {names[1][at : at + 2] for at in range(len(names[1]) - 1)}
    return names[0] in part and (not grams or any(gram in whole for gram in grams))


def _pairs(slot: Slot, among: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    levels = [one for one in among if measure(one.observation) is Measure.LEVEL and exact(one.observation)]
    for part in levels:
        for whole in levels:
            one, other = part.observation, whole.observation
            comparable = one.normalized_unit == other.normalized_unit and one.period == other.period
            if part is not whole and comparable and 0 < one.normalized_value <= other.normalized_value:
                yield part, whole


def _quotient(pair: tuple[Slot, Slot], one: Observation) -> Decimal:
    part, whole = (each.observation.normalized_value for each in pair)
    return _rounded(part / whole * _HUNDRED, _places(one.value))


def _difference(slot: Slot, near: Sequence[Slot], everything: Sequence[Slot]) -> Derivation | None:
    """节约 of 预算 and 成交, 剩余 of 发现 and 整改: where one pair alone gave last time's value."""
    one = slot.observation
    if not _LEFT.search(one.indicator) or not exact(one):
        return None
    pairs = [
        (first, second)
        for first in near
        for second in near
        if first is not second
        and slot not in (first, second)
        and first.observation.unit == second.observation.unit == one.unit
        and measure(first.observation) is measure(second.observation) is Measure.LEVEL
        and first.observation.value - second.observation.value == one.value
        and second.observation.value
    ]
    return Derivation(Kind.DIFFERENCE, slot, pairs[0]) if len(pairs) == 1 else None


def work_out(derivation: Derivation, facts: Facts, known: Known, period: Period) -> Derived | None:
    """The number for the new period; None where something that it follows from is missing or not exact."""
    if derivation.kind == Kind.YEARLY:
        return _worked_yearly(derivation, facts, known, period)
    parts = [facts.of.get(one.key) for one in derivation.parts]
    told = [
        one for one in parts if one is not None and one.given.qualifier is Qualifier.EXACT and one.given.high is None
    ]
    if len(told) != len(parts):
        return None
    slot, values = derivation.slot.observation, [one.given.value for one in told]
    if derivation.kind == Kind.SHARE:
        part, whole = (
            fact.given.value * (each.observation.normalized_value / each.observation.value)
            for fact, each in zip(told, derivation.parts, strict=True)
        )
        if not whole or part > whole:
            return None  # more than all: then these are not part and whole
        exactly = part / whole * _HUNDRED
        value = _rounded(exactly, _places(slot.value))
        sign = "=" if value == exactly else "≈"
        return _derived(slot, value, f"{_of(told[0])} ÷ {_of(told[1])} × 100% {sign} {plain(value)}%", told)
    minus = derivation.kind == Kind.DIFFERENCE
    value = values[0] - values[1] if minus else sum(values, Decimal(0))
    formula = (" − " if minus else " + ").join(map(_of, told)) + f" = {plain(value)}{slot.unit}"
    return _derived(slot, value, formula, told)


def _worked_yearly(derivation: Derivation, facts: Facts, known: Known, period: Period) -> Derived | None:
    slot, base = derivation.slot.observation, derivation.parts[0]
    now = facts.of.get(base.key)
    before = _before(derivation, facts, known, period)
    if now is None or before is None or now.given.qualifier is not Qualifier.EXACT:
        return None
    earlier, later = before.normalized, now.given.value * _factor(base.observation)
    shown = f"{_of(now)}，上年同期 {plain(before.value)}{before.unit}"
    if derivation.is_rate:
        if earlier <= 0:
            return None
        change = (later - earlier) / earlier * _HUNDRED
        formula = f"（{plain(now.given.value)} − {plain(before.value)}）÷ {plain(before.value)}"
    else:
        change = (later - earlier) / _factor(slot)
        formula = f"{plain(now.given.value)} − {plain(before.value)}"
    value = _rounded(change, _places(slot.value))
    source = Source(SourceType.FORMULA, f"{formula} = {plain(value)}{slot.unit}", f"{shown}（{before.told}）")
    direction = Direction.DOWN if value < 0 else Direction.UP if value else None
    return Derived(_given(slot, abs(value), direction), source)


@dataclass(frozen=True, slots=True)
class _Before:
    """The number of the year before; `told` says where it stands."""

    value: Decimal
    unit: str
    normalized: Decimal
    told: str


def _before(derivation: Derivation, facts: Facts, known: Known, period: Period) -> _Before | None:
    """As the facts sheet gives it, else as a report of the Library states it."""
    base, *beside = derivation.parts
    for slot in beside:
        if fact := facts.of.get(slot.key):
            value, factor = fact.given.value, _factor(slot.observation)
            is_exact = fact.given.qualifier is Qualifier.EXACT and fact.given.high is None
            return _Before(value, fact.given.unit, value * factor, fact.source.ref) if is_exact else None
    record = known.find(base, _year_before(base.observation.period, derivation, period))
    if record is None or not exact(record.observation):
        return None
    one = record.observation
    return _Before(one.value, one.unit, one.normalized_value, told_by(record))


def _factor(one: Observation) -> Decimal:
    """What one of its unit comes to in the common one."""
    return abs(one.normalized_value / one.value) if one.value else Decimal(1)


def _year_before(stated: str, derivation: Derivation, period: Period) -> str:
    """The period of last year that is compared with: 2022-12 of what stood at the end of 2023H2."""
    before = period.year_before()
    if "-" in stated and "/" not in stated and before:
        return f"{period.last // 12 - 1}-{period.last % 12 + 1:02d}"
    return before


def _derived(slot: Observation, value: Decimal, formula: str, facts: Iterable[Fact]) -> Derived:
    quote = "；".join(f"{one.source.ref} {one.source.quote}" for one in facts)
    return Derived(_given(slot, value, None), Source(SourceType.FORMULA, formula, quote))


def _given(slot: Observation, value: Decimal, direction: Direction | None) -> Given:
    return Given(value, None, slot.unit, Qualifier.EXACT, f"{value:f}", direction=direction)


def _of(fact: Fact) -> str:
    return f"{plain(fact.given.value)}{fact.given.unit}"


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
