"""Names and quantities that two readers write differently and mean alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evals.observations.folding import Folded, quantity, same_name


@pytest.mark.parametrize(
    ("said", "accepted", "same"),
    [
        ("受理问题线索", "受理的问题线索", True),
        ("共受理问题线索", "受理“问题线索”", True),
        ("累计完成数字化", "完成数字化", True),
        ("ＧＤＰ", "GDP", True),
        ("问题线索", "受理问题线索", True),
        ("线索", "受理问题线索", False),  # less than half of it
        ("立案", "给予党纪政务处分", False),
        ("", "立案", False),
    ],
)
def test_names_are_the_same_when_one_holds_the_other_and_is_not_much_longer(
    said: str, accepted: str, same: bool
) -> None:
    assert same_name(said, accepted) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("5.5", "万人次"), ("55000", "人次")),
        (("1.2", "亿元"), ("12000", "万元")),
        (("4.5", "万亿元"), ("45000", "亿元")),
        (("3", "成"), ("30", "％")),
        (("1.2", "百分点"), ("1.20", "个百分点")),
        (("41", "人（次）"), ("41", "人(次)")),
    ],
)
def test_quantities_are_compared_without_the_multiplier_of_the_unit(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert quantity(Decimal(one[0]), one[1]) == quantity(Decimal(other[0]), other[1])


def test_other_units_stay_other_units() -> None:
    """千瓦 has no multiplier to take out, and a percentage is no percentage point."""
    assert quantity(Decimal(2), "千瓦") == (Decimal(2), "千瓦")
    assert quantity(Decimal(2), "%") != quantity(Decimal(2), "个百分点")


def test_a_folded_text_knows_where_each_character_stood() -> None:
    folded = Folded.of("共 **３６０** 件")
    assert folded.text == "共360件"
    assert [folded.places[0], folded.places[1], folded.places[4]] == [0, 4, 10]
    assert folded.offset(4) == 1
