"""What people type is read as they mean it, and nothing that they type is an error."""

from __future__ import annotations

import random

import pytest

from service.searching.fields import Condition, Field
from service.searching.query import Query, read_query

# text, words, phrases, excluded
WORDS = [
    ("公务用车管理", ("公务用车管理",), (), ()),
    ("公务用车　报销", ("公务用车", "报销"), (), ()),
    ("公务用车，报销、审批", ("公务用车", "报销", "审批"), (), ()),
    ("增长5.2% 1,000万元", ("增长5.2%", "1,000万元"), (), ()),
    ("“以案三促”", (), ("以案三促",), ()),
    ('"以案三促"', (), ("以案三促",), ()),
    ("「以案三促」", (), ("以案三促",), ()),
    ('“以案三促"', (), ("以案三促",), ()),
    ("整治“四风”问题", ("整治", "问题"), ("四风",), ()),
    ("“前哨”和“探头”", (), ("前哨", "探头"), ()),
    ("招商引资 -贵州 －贵阳", ("招商引资",), (), ("贵州", "贵阳")),
    ("招商引资 -“营商 环境”", ("招商引资",), (), ("营商 环境",)),
    ("2021-2023年", ("2021-2023年",), (), ()),
    ("“没有闭合", ("“没有闭合",), (), ()),
    ("“”", ("“”",), (), ()),
    ("- － --", (), (), ()),
    ("优化营商环境 怎么写的", ("优化营商环境",), (), ()),
    ("存在问题部分怎么写", ("存在问题",), (), ()),
    ("信访工作法治化 表述", ("信访工作法治化",), (), ()),
    ("和", ("和",), (), ()),
    ("terms:法 AND (passage:1 OR *)", ("terms:法", "AND", "(passage:1", "OR"), (), ()),
]


@pytest.mark.parametrize(("text", "words", "phrases", "excluded"), WORDS, ids=[case[0] for case in WORDS])
def test_words_phrases_and_exclusions(
    text: str, words: tuple[str, ...], phrases: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    """Quotation marks of any kind hold a phrase, a minus before a word excludes it; signs of others mean nothing."""
    wanted = read_query(text).wanted
    found = tuple(word for word in wanted.words if any(sign.isalnum() for sign in word))
    expected = tuple(word for word in words if any(sign.isalnum() for sign in word))
    assert (found, wanted.phrases, wanted.excluded) == (expected, phrases, excluded)


FILTERS = [
    ("年份:2023", Field.YEAR, ("2023",)),
    ("年：2021-2023", Field.YEAR, ("2021", "2022", "2023")),
    ("year:2023-2021", Field.YEAR, ("2021", "2022", "2023")),
    ("年份:2021至2022", Field.YEAR, ("2021", "2022")),
    ("年份:2021,2023", Field.YEAR, ("2021", "2023")),
    ("年度：２０２３年", Field.YEAR, ("2023",)),
    ("类型:报告", Field.KIND, ("report",)),
    ("kind:regulation", Field.KIND, ("regulation",)),
    ("类型:制度，报告", Field.KIND, ("regulation", "report")),
    ("单位:云渡县", Field.ORGANISATION, ("云渡县",)),
    ("Organisation:“云渡县 财政局”", Field.ORGANISATION, ("云渡县财政局",)),
    ("标题: 公务用车", Field.TITLE, ("公务用车",)),
    ("时效:现行", Field.STATUS, ("in_force",)),
    ("status:repealed", Field.STATUS, ("repealed",)),
    ("文号:云综发〔2023〕5号", Field.NUMBER, ("云综发(2023)5号",)),
    ("文号:云综发[2023]5号", Field.NUMBER, ("云综发(2023)5号",)),
    ("期间:2023上半年", Field.PERIOD, ("2023H1",)),
    ("期间:2023年第三季度", Field.PERIOD, ("2023Q3",)),
    ("period:2023H2", Field.PERIOD, ("2023H2",)),
    ("栏目:存在问题", Field.SECTION, ("存在问题",)),
]


@pytest.mark.parametrize(("text", "field", "values"), FILTERS, ids=[case[0] for case in FILTERS])
def test_filters_in_the_box(text: str, field: Field, values: tuple[str, ...]) -> None:
    """A name, a colon of either width and a value, in Chinese and English; with a minus they exclude."""
    assert read_query(f"信访 {text}") == Query(read_query("信访").wanted, (Condition(field, values),))
    assert read_query(f"-{text}").conditions == (Condition(field, values, negated=True),)


@pytest.mark.parametrize("text", ["年份:去年", "类型:小说", "时效:好", "年份:-"])
def test_a_value_that_means_nothing_is_told(text: str) -> None:
    """It filters nothing, and people are shown what was not understood."""
    query = read_query(f"信访 {text}")
    assert (query.conditions, query.ignored) == ((), (text,))
    assert query.wanted.words == ("信访",)


def test_asking_how_something_is_put_is_noticed() -> None:
    """Reports, not rules, are what is asked for then."""
    assert read_query("优化营商环境 怎么写").about_wording
    assert not read_query("优化营商环境").about_wording


def test_whatever_is_typed_is_no_error() -> None:
    """Any mixture of signs is read, in the time that its length takes."""
    chosen = random.Random(7)
    signs = '年份:：“”"「」-－ 　,，|/法a1.\\()[]{}*?~^+&\0\ud800\U0001f600报告\n单位:'
    for _ in range(2_000):
        text = "".join(chosen.choice(signs) for _ in range(chosen.randrange(40)))
        query = read_query(text)
        assert len(query.wanted.words) <= 40
    assert len(read_query("法 " * 5_000).wanted.words) == 1
    assert read_query("“" * 2_000).wanted.phrases == ()


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    """Names of fields and what is in quotation marks too."""
    query = read_query("類型:法規 公務用車 “過緊日子”")
    assert (query.wanted.words, query.wanted.phrases) == (("公务用车",), ("过紧日子",))
    assert [condition.field for condition in query.conditions] == [Field.KIND]
