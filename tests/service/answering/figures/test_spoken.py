"""What people say for what is read."""

from __future__ import annotations

import pytest

from service.answering.figures.asking import Form, read_askings
from service.answering.figures.gazetteer import places_named, province_of, provinces
from service.answering.figures.periods import asked_periods
from service.answering.figures.spoken import plainly
from service.answering.figures.units import units_for

PLACES = ("贵阳", "江苏", "上海", "浙江", "全国")


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("企业五年多出来多少家", "企业五年增加了多少家"),
        ("服务费降下来多少钱", "服务费下降了多少钱"),
        ("农民去年平均每人多挣了多少钱", "农民去年人均收入增加了多少钱"),
        ("城里人比农民平均一年多收入多少钱", "城里人人均收入比农民人均收入多多少钱"),
        ("一年年怎么变的", "逐年怎么变的"),
        ("地铁平均一天拉多少人", "地铁日均拉多少人"),
        ("住在城镇里的人占多大比例", "城镇化率多大比例"),
        ("2024年跟2023年比差多少", "2024年比2023年差多少"),
        ("高铁总长添了多少", "高铁里程添了多少"),
        ("2014年这一年添了多少", "2014年添了多少"),
        ("回乡创业顺带让多少人在家门口有了活干", "回乡创业带动多少人就业"),
        ("去年修的和今年打算修的相比差多少", "去年修的比今年计划差多少"),
        ("新增就业多少人", "新增就业多少人"),
    ],
)
def test_said_plainly(said: str, plain: str) -> None:
    """Everyday ways of asking become those that are read; others stay."""
    assert plainly(said) == plain


@pytest.mark.parametrize(
    ("question", "spans"),
    [
        ("2022、2023、2024这三年的城镇化率", [(2022, 2024)]),
        ("1988到1992那五年建了多少", [(1988, 1992)]),
        ("这三年（2023到2025）各增长多少", [(2023, 2025)]),
        ("2014年这一年添了多少", [(2014, 2014)]),
        ("2022年和2023年各多少", [(2022, 2022), (2023, 2023)]),
    ],
)
def test_years_in_a_row_are_one_span(question: str, spans: list[tuple[int, int]]) -> None:
    """A list of years that follow each other, and what only says how many they are."""
    assert [(one.first, one.last) for one in asked_periods(question, 2026)] == spans


@pytest.mark.parametrize(
    ("question", "form", "subjects"),
    [
        ("江苏城里人的收入是乡下人的几倍？", Form.RATIO, ["城里人收入", "乡下人收入"]),
        ("去年上海港的集装箱吞吐量是宁波舟山港的几倍？", Form.RATIO, ["港集装箱吞吐量", "宁波舟山港集装箱吞吐量"]),
        ("浙江去年造的汽车、芯片，产量分别多了百分之几？", Form.VALUE, ["造汽车 产量", "芯片 产量"]),
        ("贵阳工业（规上）近三年每年涨几个点？", Form.TREND, ["规上工业"]),
        ("江苏去年城里新增的就业，光南京有多少？", Form.VALUE, ["城里新增就业，光南京"]),
    ],
)
def test_forms_and_things(question: str, form: Form, subjects: list[str]) -> None:
    """What is asked for, and of what."""
    asking = read_askings(question, 2026, PLACES)[0]
    assert (asking.form, [one.subject for one in asking.operands]) == (form, subjects)


def test_a_port_of_another_province_is_looked_for_there() -> None:
    """宁波舟山港 is of 浙江, whatever place is named before."""
    asking = read_askings("去年上海港的集装箱吞吐量是宁波舟山港的几倍？", 2026, PLACES)[0]
    assert [one.place for one in asking.operands] == ["上海", "浙江"]


def test_prefectures_know_their_province() -> None:
    """Every one has one; provinces have none."""
    assert province_of("三亚") == "海南"
    assert province_of("海南") == ""
    assert len(provinces()) == 34
    assert places_named("从三亚到贵阳") == ["三亚", "贵阳"]


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("多少条渔船换新了", "艘"),
        ("港口过了多少个集装箱", "标准箱"),
        ("少等了几个钟头", "小时"),
        ("拿了多少块奖牌", "枚"),
    ],
)
def test_what_is_counted_tells_its_units(question: str, unit: str) -> None:
    """Reports count boats, boxes, hours and medals in units of their own."""
    assert unit in read_askings(question, 2026, PLACES)[0].units
    assert unit not in units_for("家")
