"""Numbers of Observations put together, each with its formula in words; no model computes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from service.series.change import plain

_PLACES = Decimal("0.1")
_HUNDREDTHS = Decimal("0.01")
_MINUS, _TIMES, _DIVIDED = "−", "×", "÷"
# Units of what is counted one by one.
_COUNTERS = frozenset("件人个次户家项份名起宗批条辆场套部间所座处") | {"批次", "人次"}
_MULTIPLES = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is written and in its normal unit: 1.2 亿元, 120000000 元."""

    value: Decimal
    unit: str
    normal: Decimal
    normal_unit: str

    def __str__(self) -> str:
        """Number and unit as written."""
        return f"{plain(self.value)}{self.unit}"


@dataclass(frozen=True, slots=True)
class Computed:
    """The result of a formula; `formula` spells it out with its numbers (47 − 41 = 6件)."""

    amount: Amount
    formula: str


# Of these the same things are counted in more than one: 法律9件 and 法规37部, 安置房601万套 and 危房432万户.
_COUNTED_ALIKE = (frozenset("件部项条"), frozenset("套户间"), frozenset("个家户所座处"), frozenset("人名位"))


def total(amounts: Sequence[Amount]) -> Computed | None:
    """The sum; None where the units do not agree. Of what is counted alike (9件, 37部) it has no unit."""
    units = {one.normal_unit for one in amounts}
    if len(units) > 1 and any(units <= alike for alike in _COUNTED_ALIKE):
        number = sum((one.normal for one in amounts), Decimal(0))
        shown = _scaled(number, "")
        return Computed(shown, f"{' + '.join(map(str, amounts))} = {shown}")
    return _linear(amounts, " + ", sum((one.normal for one in amounts), Decimal(0)))


def mean(amounts: Sequence[Amount]) -> Computed | None:
    """The sum divided by how many there are; None where the units do not agree."""
    whole = total(amounts)
    if whole is None:
        return None
    count = Decimal(len(amounts))
    value = (whole.amount.value / count).quantize(_HUNDREDTHS, rounding=ROUND_HALF_UP)
    each = Amount(value, whole.amount.unit, whole.amount.normal / count, whole.amount.normal_unit)
    terms = whole.formula.rpartition(" = ")[0]
    formula = f"（{terms}）{_DIVIDED} {count} ≈ {each}"
    return Computed(each, _exact(formula, whole.amount.value, value * count))


def spread(whole: Amount, parts: int) -> Computed:
    """What of `whole` comes to each of so many equal parts, as the years of a plan; `parts` is positive."""
    value = (whole.value / parts).quantize(_HUNDREDTHS, rounding=ROUND_HALF_UP)
    each = Amount(value, whole.unit, whole.normal / parts, whole.normal_unit)
    return Computed(each, _exact(f"{whole} {_DIVIDED} {parts} ≈ {each}", whole.value, value * parts))


def difference(first: Amount, second: Amount) -> Computed | None:
    """`first` minus `second`; None where the units do not agree. Of two shares in % it is in 百分点.

    What is counted one by one (47件, 41人) may be compared, without a unit.
    """
    if _counts((first, second)):
        shown = _scaled(first.normal - second.normal, "")
        return Computed(shown, f"{first} {_MINUS} {second} = {shown}")
    computed = _linear((first, second), f" {_MINUS} ", first.normal - second.normal)
    if computed is None or computed.amount.unit != "%":
        return computed
    points = Amount(computed.amount.value, "百分点", computed.amount.normal, "百分点")
    return Computed(points, computed.formula.removesuffix("%") + "个百分点")


def share(part: Amount, whole: Amount) -> Computed | None:
    """`part` of `whole` in percent; None where the units do not agree or the whole is nothing."""
    if not _comparable((part, whole)) or not whole.normal:
        return None
    percent = _rounded(part.normal / whole.normal * 100)
    written = _written((part, whole))
    formula = f"{written[0]} {_DIVIDED} {written[1]} {_TIMES} 100% ≈ {plain(percent)}%"
    return Computed(Amount(percent, "%", percent, "%"), _exact(formula, part.normal * 100, percent * whole.normal))


def ratio(first: Amount, second: Amount) -> Computed | None:
    """How many times `second` goes into `first`; None where the units do not agree or `second` is nothing."""
    if not _comparable((first, second)) or not second.normal:
        return None
    number = (first.normal / second.normal).quantize(_HUNDREDTHS, rounding=ROUND_HALF_UP)
    written = _written((first, second))
    formula = f"{written[0]} {_DIVIDED} {written[1]} ≈ {plain(number)}倍"
    return Computed(Amount(number, "倍", number, "倍"), _exact(formula, first.normal, number * second.normal))


def divided(whole: Amount, among: Amount) -> Computed | None:
    """What of `whole` comes to each of `among`, which is counted otherwise; None where it is not or there are none."""
    if _comparable((whole, among)) or not among.normal:
        return None
    each = _scaled(whole.normal / among.normal, whole.normal_unit)
    value = each.value.quantize(_HUNDREDTHS, rounding=ROUND_HALF_UP)
    shown = Amount(value, f"{each.unit}/{among.normal_unit}", each.normal, f"{each.normal_unit}/{among.normal_unit}")
    formula = f"{whole} {_DIVIDED} {among} ≈ {shown}"
    return Computed(shown, _exact(formula, value, each.value))


def _linear(amounts: Sequence[Amount], sign: str, normal: Decimal) -> Computed | None:
    if not _comparable(amounts):
        return None
    # EFLOPS is Eflops.
    same = len({one.unit.casefold() for one in amounts}) == 1
    unit = amounts[0].unit if same else ""
    value = normal / (amounts[0].normal / amounts[0].value) if same and amounts[0].value else normal
    shown = Amount(value, unit, normal, amounts[0].normal_unit) if same else _scaled(normal, amounts[0].normal_unit)
    left = sign.join(plain(one.value) if same else str(one) for one in amounts)
    return Computed(shown, f"{left} = {shown}")


def _counts(amounts: Sequence[Amount]) -> bool:
    """Whether these are counts of different things."""
    return not _comparable(amounts) and all(one.normal_unit in _COUNTERS for one in amounts)


def _comparable(amounts: Sequence[Amount]) -> bool:
    return len({one.normal_unit for one in amounts}) == 1


def _written(amounts: Sequence[Amount]) -> list[str]:
    """The numbers alone where all have one unit, else with their units."""
    same = len({one.unit for one in amounts}) == 1
    return [plain(one.value) if same else str(one) for one in amounts]


def _scaled(normal: Decimal, unit: str) -> Amount:
    """The amount in 万 or 亿 of the unit where it is large."""
    for name, multiple in _MULTIPLES:
        if abs(normal) >= multiple:
            return Amount(normal / multiple, name + unit, normal, unit)
    return Amount(normal, unit, normal, unit)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_PLACES, rounding=ROUND_HALF_UP)


def _exact(formula: str, left: Decimal, right: Decimal) -> str:
    """`formula` with = where nothing was rounded."""
    return formula.replace("≈", "=") if left == right else formula
