"""Changes between two values, with the formula in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.indicators import Measure
from ingest.observation import Qualifier
from service.series.change import BOUND, MIXED, RANGE, Amount, Change, change, plain, rounded

ABOUT, LEAST = Qualifier.APPROXIMATE, Qualifier.AT_LEAST
LEVELS = [
    ("41", "47", "（47 − 41）÷ 41 = 14.6 %"),
    ("47", "41", "（41 − 47）÷ 47 = −12.8 %"),
    ("41", "41", "（41 − 41）÷ 41 = 0 %"),
    ("8", "9", "（9 − 8）÷ 8 = 12.5 %"),
    ("9500", "12000.00", "（12000 − 9500）÷ 9500 = 26.3 %"),
    ("100000", "100030", "（100030 − 100000）÷ 100000 = 0.03 %"),
    ("0", "5", "5 − 0 = 5 件（前一数值为 0，不计算增幅）"),
    ("-2", "5", "5 − （−2） = 7 件（前一数值为负，不计算增幅）"),
]


@pytest.mark.parametrize(("earlier", "later", "words"), LEVELS)
def test_a_level_changes_by_a_percentage(earlier: str, later: str, words: str) -> None:
    """Where there is something to divide by."""
    found = change(Amount(Decimal(earlier)), Amount(Decimal(later)), Measure.LEVEL, "件")
    assert isinstance(found, Change)
    assert found.words == words
    assert (found.percent is None) == (Decimal(earlier) <= 0)


def test_a_share_changes_by_points() -> None:
    """98.5 % after 97 % is no growth of 1.5 %."""
    found = change(Amount(Decimal("97")), Amount(Decimal("98.5")), Measure.SHARE, "%")
    assert isinstance(found, Change)
    assert (found.words, found.percent) == ("98.5 − 97 = 1.5 个百分点", None)


def test_an_approximate_value_gives_an_approximate_change() -> None:
    """The formula says so."""
    found = change(Amount(Decimal(40), ABOUT), Amount(Decimal(47)), Measure.LEVEL, "件")
    assert isinstance(found, Change)
    assert found.words == "（47 − 约40）÷ 约40 ≈ 17.5 %"


@pytest.mark.parametrize(
    ("earlier", "later", "why"),
    [
        (Amount(Decimal(40), LEAST), Amount(Decimal(47)), BOUND),
        (Amount(Decimal(40)), Amount(Decimal(47), Qualifier.AT_MOST), BOUND),
        (Amount(Decimal(40), high=Decimal(50)), Amount(Decimal(47)), RANGE),
        (Amount(Decimal(40), cumulative=True), Amount(Decimal(47)), MIXED),
    ],
)
def test_what_is_not_known_well_enough_has_no_change(earlier: Amount, later: Amount, why: str) -> None:
    """A reason stands in its place."""
    assert change(earlier, later, Measure.LEVEL, "件") == why


amounts = st.decimals("0.01", "100000000", places=2)


@given(amounts, amounts)
def test_the_formula_is_true(earlier: Decimal, later: Decimal) -> None:
    """Its numbers are those that were given, and its result is theirs, rounded."""
    found = change(Amount(earlier), Amount(later), Measure.LEVEL, "件")
    assert isinstance(found, Change)
    assert found.percent is not None
    assert found.difference == later - earlier
    shown = re.fullmatch(r"（(\S+) − (\S+)）÷ (\S+) = (\S+) %", found.words)
    assert shown is not None
    first, second, third, result = (Decimal(part.replace("−", "-")) for part in shown.groups())
    assert (first, second, third, result) == (later, earlier, earlier, found.percent)
    exact = found.difference / earlier * 100
    assert abs(found.percent - exact) <= Decimal("0.05")
    assert (found.percent > 0) == (later > earlier)
    assert (found.percent < 0) == (later < earlier)


@given(st.decimals("-1000000", "1000000", allow_nan=False, places=6))
def test_a_rounded_percentage_keeps_its_sign(percent: Decimal) -> None:
    """And is rounded half up, never by more than half of a place."""
    found = rounded(percent)
    assert found.compare(Decimal(0)) == percent.compare(Decimal(0))
    assert abs(found - percent) <= Decimal("0.05")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_a_number_is_written_so_that_it_reads_back(value: Decimal) -> None:
    """Without an exponent, whatever its size."""
    written = plain(value)
    assert "E" not in written
    assert Decimal(written.replace("−", "-")) == value
