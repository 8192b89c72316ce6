"""The one unit of a series."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.indicators import Measure
from index.observation_records import Group
from service.series.units import Scale, scale_of, tidy
from tests.index.made_observations import stated

MONEY, SHARE = Group("收入", "元", Measure.LEVEL), Group("率", "%", Measure.SHARE)


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ([("3", "万元"), ("4", "万元"), ("1.2", "亿元")], "万元", "10000"),
        ([("1.2", "亿元")], "亿元", "100000000"),
        ([("0", "万元"), ("7", "万元")], "万元", "10000"),
        ([("0", "万元")], "元", "1"),
        ([("12", "元")], "元", "1"),
    ],
)
def test_most_values_decide(written: list[tuple[str, str]], unit: str, factor: str) -> None:
    """A unit of which only zeros are stated tells no factor."""
    assert scale_of(MONEY, [stated("收入", *one) for one in written]) == Scale(unit, Decimal(factor))


def test_shares_have_their_own() -> None:
    """三成 and 30 % are both shown in percent."""
    assert scale_of(SHARE, [stated("率", "3", "成")]) == Scale("%")


@given(st.decimals("-100000000", "100000000", places=4))
def test_a_tidy_number_is_the_same(value: Decimal) -> None:
    """And is written without an exponent or zeros behind the point."""
    found = tidy(value)
    assert found == value
    assert "E" not in str(found)
    assert not ("." in str(found) and str(found).endswith("0"))
