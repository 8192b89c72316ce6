"""Sums, differences, shares and growth, with their formulas."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arithmetic import Amount, difference, divided, mean, share, total

_MULTIPLES = {"万": 10**4, "亿": 10**8}


def amount(value: str, unit: str) -> Amount:
    """The amount `value` in `unit`, 万 and 亿 taken out of it for its normal form."""
    times = _MULTIPLES.get(unit[0], 1)
    return Amount(Decimal(value), unit, Decimal(value) * times, unit.lstrip("万亿"))


LINEAR = [
    (total, ("4", "件"), ("3", "件"), "4 + 3 = 7件"),
    (total, ("0.1", "万元"), ("0.2", "万元"), "0.1 + 0.2 = 0.3万元"),
    (total, ("1.5", "亿元"), ("5000", "万元"), "1.5亿元 + 5000万元 = 2亿元"),
    (total, ("9", "件"), ("37", "部"), "9件 + 37部 = 46"),
    (total, ("601", "万套"), ("432", "万户"), "601万套 + 432万户 = 1033万"),
    (difference, ("601", "万套"), ("5000", "户"), "601万套 − 5000户 = 600.5万"),
    (divided, ("2.65", "亿元"), ("2.15", "万名"), "2.65亿元 ÷ 2.15万名 ≈ 1.23万元/名"),
    (divided, ("416", "万元"), ("320", "名"), "416万元 ÷ 320名 = 1.3万元/名"),
    (difference, ("47", "件"), ("41", "件"), "47 − 41 = 6件"),
    (difference, ("41", "件"), ("47", "件"), "41 − 47 = −6件"),
    (difference, ("47", "件"), ("41", "人"), "47件 − 41人 = 6"),
    (difference, ("95.6", "%"), ("93.2", "%"), "95.6 − 93.2 = 2.4个百分点"),
    (difference, ("1.2", "亿元"), ("2000", "元"), "1.2亿元 − 2000元 = 1.19998亿元"),
    (share, ("2817", "台次"), ("3643", "台次"), "2817 ÷ 3643 × 100% ≈ 77.3%"),
    (share, ("1", "件"), ("4", "件"), "1 ÷ 4 × 100% = 25%"),
    (share, ("5000", "万元"), ("2", "亿元"), "5000万元 ÷ 2亿元 × 100% = 25%"),
]


@pytest.mark.parametrize(("operation", "first", "second", "formula"), LINEAR)
def test_formulas(operation: object, first: tuple[str, str], second: tuple[str, str], formula: str) -> None:
    """Each formula stands with its numbers as they are written."""
    one, other = amount(*first), amount(*second)
    computed = total((one, other)) if operation is total else operation(one, other)  # type: ignore[operator]
    assert computed is not None
    assert computed.formula == formula


NOTHING = [
    (difference, ("47", "件"), ("41", "元")),
    (divided, ("47", "元"), ("41", "元")),
    (divided, ("47", "元"), ("0", "人")),
    (share, ("1", "件"), ("0", "件")),
]


@pytest.mark.parametrize(("operation", "first", "second"), NOTHING)
def test_what_cannot_be_computed(operation: object, first: tuple[str, str], second: tuple[str, str]) -> None:
    """Different units, and division by nothing, give no result."""
    assert operation(amount(*first), amount(*second)) is None  # type: ignore[operator]


def test_a_mean_says_when_it_is_rounded() -> None:
    """The mean of numbers of one unit, with its terms; none of different units."""
    computed = mean([amount("10", "件"), amount("11", "件"), amount("12", "件")])
    assert computed is not None
    assert computed.formula == "（10 + 11 + 12）÷ 3 = 11件"
    rounded = mean([amount("1", "件"), amount("2", "件"), amount("2", "件")])
    assert rounded is not None
    assert rounded.formula == "（1 + 2 + 2）÷ 3 ≈ 1.67件"
    assert mean([amount("1", "件"), amount("2", "元")]) is None


_NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2)


@given(st.lists(_NUMBERS, min_size=2, max_size=5))
def test_a_sum_is_exact(values: list[Decimal]) -> None:
    """The sum of decimals is their sum, to the last place."""
    computed = total([Amount(value, "件", value, "件") for value in values])
    assert computed is not None
    assert computed.amount.normal == sum(values)
