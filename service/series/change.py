"""The change from one value to another, with the formula that gives it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from index.indicators import Measure
from ingest.observation import Qualifier

# Percentages are rounded to one place; a change that would vanish keeps its first digit.
_PLACES = Decimal("0.1")
_HUNDRED = Decimal(100)
_SIGN = "−"
_POINTS = {"%": "个百分点", "‰": "个千分点"}

RANGE = "数值是区间，不计算变化。"
BOUND = "只写明了上限或下限，不计算变化。"
MIXED = "一个是累计值，另一个不是，不计算变化。"
CONFLICT = "同一期间有互相矛盾的数值，不计算变化。"
REASONS = {RANGE: "range", BOUND: "bound", MIXED: "mixed", CONFLICT: "conflict"}
"""The code of each reason, by which pages in another language say it in theirs."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in the unit of its series, and how it is meant."""

    value: Decimal
    qualifier: Qualifier = Qualifier.EXACT
    high: Decimal | None = None
    cumulative: bool = False

    @property
    def words(self) -> str:
        """The value as a formula shows it."""
        return "约" * (self.qualifier is Qualifier.APPROXIMATE) + plain(self.value)


@dataclass(frozen=True, slots=True)
class Change:
    """What the later value is more than the earlier one; `percent` of the earlier one, rounded, where that is sound."""

    difference: Decimal
    percent: Decimal | None
    words: str


def change(earlier: Amount, later: Amount, measure: Measure, unit: str) -> Change | str:
    """The change, or the reason why none is computed.

    Levels change by a percentage, shares by percentage points. A value of which only a bound or a range is known has
    no change; one that is approximate has one, and the formula says so.
    """
    if reason := _refused(earlier, later):
        return reason
    difference = later.value - earlier.value
    equals = "≈" if Qualifier.APPROXIMATE in (earlier.qualifier, later.qualifier) else "="
    taken = f"{later.words} {_SIGN} {_subtracted(earlier)}"
    if measure is Measure.SHARE:
        return Change(difference, None, f"{taken} {equals} {plain(difference)} {_POINTS.get(unit, unit)}")
    if earlier.value <= 0:
        why = "前一数值为 0" if earlier.value == 0 else "前一数值为负"
        return Change(difference, None, f"{taken} {equals} {plain(difference)} {unit}（{why}，不计算增幅）")
    percent = rounded(difference / earlier.value * _HUNDRED)
    return Change(difference, percent, f"（{taken}）÷ {earlier.words} {equals} {plain(percent)} %")


def rounded(percent: Decimal) -> Decimal:
    """The percentage to one place, half up; to its first digit where it would else be none."""
    if percent == 0:
        return Decimal(0)
    places = min(_PLACES, Decimal(1).scaleb(percent.adjusted()))
    return percent.quantize(places, ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """The number without an exponent or zeros at the end: 9500, 1.2, −0.3."""
    text = f"{value.copy_abs():f}"  # abs rounds to the precision of the context
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return _SIGN * (value < 0) + text


def _refused(earlier: Amount, later: Amount) -> str:
    for one in (earlier, later):
        if one.high is not None:
            return RANGE
        if one.qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST):
            return BOUND
    return MIXED if earlier.cumulative is not later.cumulative else ""


def _subtracted(amount: Amount) -> str:
    return f"（{amount.words}）" if amount.value < 0 else amount.words
