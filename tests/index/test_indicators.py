"""Names of indicators that mean the same by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.indicators import Measure, common, family, folded, measure, normal_form
from ingest.observation import Qualifier
from tests.index.made_observations import stated

SAME = [
    ("立案", "立案"),
    ("立案数", "立案"),
    ("立案总数", "立案"),
    ("立案审查调查", "立案"),
    ("全县立案数", "立案"),
    ("全年累计立案", "立案"),
    ("立案数（件）", "立案"),
    ("立案数(单位：件)", "立案"),
    ("共立案", "立案"),
    ("受理信访举报", "受理信访举报"),
    ("受理信访举报件", "受理信访举报"),
    ("受理的信访举报", "受理信访举报"),
    ("全市累计受理信访举报件数", "受理信访举报"),
    ("实现地区生产总值", "地区生产总值"),
    ("完成固定资产投资", "固定资产投资"),
    ("一般公共预算收入完成", "一般公共预算收入"),
    ("能源消费总量", "能源消费"),
    ("一般公共预算收入（万元）", "一般公共预算收入"),
    ("ＧＤＰ", "gdp"),
]
# What looks alike and is something else.
OTHER = [
    ("完成率", "完成率"),
    ("居民消费价格指数", "居民消费价格指数"),
    ("共青团员", "共青团员"),
    ("目的地游客", "目地游客"),
    ("人数", "人数"),
    ("全国立案", "全国立案"),
    ("立案审查", "立案审查"),
    ("受理信访事项", "受理信访事项"),
    ("办结案件", "办结案件"),
    ("贫困户", "贫困户"),
    ("a|b", "ab"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "expected"), SAME + OTHER)
def test_the_normal_form_of_a_name(name: str, expected: str) -> None:
    """What does not change the meaning is taken out, and nothing that does."""
    assert normal_form(name) == expected


@given(st.text(alphabet="全县市年共计累已其中实现完成立案受理信访举报件数总量人次的（）() 元AＡ、", max_size=14))
def test_a_normal_form_is_its_own(name: str) -> None:
    """Taken again it changes nothing, and a name that is there never vanishes."""
    found = normal_form(name)
    assert normal_form(found) == found
    assert bool(found) == bool(name)
    assert len(found) <= len(name) + 2


@given(st.text(max_size=20))
def test_any_text_has_a_normal_form(name: str) -> None:
    """Also one of signs that no name holds."""
    found = normal_form(name)
    assert normal_form(found) == found
    assert folded(folded(name)) == folded(name)


def test_units_that_count_the_same_are_of_one_family() -> None:
    """起 and 件 count cases, 万元 and 亿元 are money; people are no cases."""
    assert {family(stated("立案", "3", unit)) for unit in ("件", "起", "宗")} == {"件"}
    assert {family(stated("收入", "3", unit)) for unit in ("元", "万元", "亿元")} == {"元"}
    assert {family(stated("算力", "3", unit)) for unit in ("EFLOPS", "EFlops", "Eflops", "PFLOPS")} == {"EFLOPS"}
    assert family(stated("处分", "3", "人")) == family(stated("处分", "3", "名")) == "人"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [("3", "斤", "0.0015 吨"), ("2", "公顷", "30 亩"), ("5", "公里", "5 公里"), ("7", "", "7 ")],
)
def test_units_of_one_quantity_come_to_one(value: str, unit: str, expected: str) -> None:
    """1 公斤 are 2 斤, 1 公顷 are 15 亩."""
    one = stated("产量", value, unit)
    assert f"{common(one, one.normalized_value).normalize():f} {family(one)}" == expected


def test_changes_shares_and_levels_are_told_apart() -> None:
    """A percentage that is a change is no share."""
    assert measure(stated("立案", "3")) is Measure.LEVEL
    assert measure(stated("办结率", "98", "%")) is Measure.SHARE
    assert measure(stated("立案", "5.1", "%", qualifier=Qualifier.CHANGE)) is Measure.CHANGE
