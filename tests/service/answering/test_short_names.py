"""What people call a rule for short: letters or words of its title, in order."""

from __future__ import annotations

import pytest

from service.answering.short_names import ShortNames

SEALS = "国务院关于国家行政机关和企业事业单位社会团体印章管理的规定"
GIFTS = "关于党政机关赠送和接受礼品的规定"
NAMES = ShortNames([SEALS, GIFTS, "刑事诉讼法", "信访工作条例", "预算法", "关于进一步严格审批的办法"])


@pytest.mark.parametrize(
    ("short", "titles"),
    [
        ("刑诉法", ("刑事诉讼法",)),
        ("信访条例", ("信访工作条例",)),
        ("国家机关印章管理规定", (SEALS,)),
        ("企业事业单位印章规定", (SEALS,)),
        ("印章管理规定", ()),  # too short to be pieces of a long title
        ("机关国家印章管理规定", ()),  # not in order
        ("国家机关印章管理办法", ()),  # of another sort
        ("国家机关公章管理规定", ()),  # 公章 is none of its words
        ("党政机关接受礼品规定", (GIFTS,)),
        ("党政机关收受礼品规定", ()),  # a single letter is no word
    ],
)
def test_a_short_name_stands_for_its_title(short: str, titles: tuple[str, ...]) -> None:
    """And for no other."""
    assert NAMES.meant(short) == titles
