"""Numbers in all their forms, with their units: rows of (words, what is read)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.observations.masking import mask
from ingest.observations.numerals import read_arabic, read_han
from ingest.observations.quantities import Quantity, find_quantities
from ingest.observations.times import find_times
from tests.ingest.observations.stated import written

FORMS = [
    ("受理123件", "123 件"),
    ("受理１２３件", "123 件"),
    ("处理106人（次）", "106 人（次）"),
    ("处理106人(次)", "106 人（次）"),
    ("新增204台（件）", "204 台（件）"),
    ("发放510余册", "≈510 册"),
    ("近三成企业", "≈3 成"),
    ("占比两成五", "2.5 成"),
    ("占比三成半", "3.5 成"),
    ("超过1.2亿元", "≥1.2 亿元"),
    ("提高3.5个百分点", "3.5 个百分点"),
    ("支出1,234.5万元", "1234.5 万元"),
    ("支出12,345,678元", "12345678 元"),
    ("惠及2000多万人", "≈2000 万人"),
    ("惠及6600多万纳税人", "≈6600 万"),
    ("营收4500亿余元", "≈4500 亿元"),
    ("发放5万余张", "≈5 万张"),
    ("收入5万多元", "≈5 万元"),
    ("培训5千人", "5 千人"),
    ("培训三百人", "300 人"),
    ("培训一千二百人", "1200 人"),
    ("培训一万二千人", "12000 人"),
    ("培训五万人", "5 万人"),
    ("投入三百万元", "300 万元"),
    ("粮食1.39万亿斤", "1.39 万亿斤"),
    ("用户突破3500万，", "≥3500 万"),
    ("召开十余次", "≈10 次"),
    ("召开二十多次", "≈20 次"),
    ("召开两次", "2 次"),
    ("抽查三五个村", "3~5 个"),
    ("七八成群众", "7~8 成"),
    ("二三十人", "20~30 人"),
    ("数百家企业", "≈100~900 家"),
    ("上百家企业", "≥100 家"),
    ("预计5万—6万人", "5~6 万人"),
    ("增长5%—5.5%", "5~5.5 %"),
    ("增长4.5-5%", "4.5~5 %"),
    ("每组5-6人", "5~6 人"),
    ("每组3至5名", "3~5 名"),
    ("增加三分之一", "0.3333333333333333333333333333"),
    ("占百分之五", "5 %"),
    ("下降千分之三", "0.3 %"),
    ("约占1/10，", "≈0.1"),
    ("过半企业", "≥0.5"),
    ("半数以上企业", "≥0.5"),
    ("一半企业", "0.5"),
    ("翻一番", "1 番"),
    ("翻两番", "2 番"),
    ("增长1.5倍", "1.5 倍"),
    ("增长两倍", "2 倍"),
    ("配比1∶2", "0.5"),
    ("收入比2.5:1", "2.5"),
    ("浓度33微克/立方米", "33 微克/立方米"),
    ("标准50元/人", "50 元/人"),
    ("用电66.2万千瓦时", "66.2 万千瓦时"),
    ("装机4178万千瓦", "4178 万千瓦"),
    ("算力4800PF", "4800 PF"),
    ("算力53.12 EFLOPS", "53.12 EFLOPS"),
    ("寿命80岁以上", "≥80 岁"),
    ("不少于11万页", "≥11 万页"),
    ("不超过3个月", "≤3 个月"),
    ("不足30%", "≤30 %"),
    ("控制在5%以内", "≤5 %"),
    ("615亿斤左右", "≈615 亿斤"),
    ("约70%", "≈70 %"),
    ("降至2.05，", "2.05"),
    ("各1名", "1 名"),
    ("发布公告一次。", "1 次"),
    ("15.36万户", "15.36 万户"),
    ("98.5％", "98.5 %"),
    ("完成0.5‰", "0.5 ‰"),
]

NONE = [
    "第3位",
    "第三名",
    "前20，",
    "3号线",
    "5G",
    "T3航站楼",
    "一个台阶",
    "2026，",
    "百花齐放",
    "千方百计",
    "万元",
    "三农",
]

NORMALS = [
    ("1.2亿元", "120000000 元"),
    ("1200万元", "12000000 元"),
    ("三成", "30 %"),
    ("两成五", "25 %"),
    ("3.5个百分点", "3.5 百分点"),
    ("35%", "35 %"),
    ("2‰", "0.2 %"),
    ("五万人", "50000 人"),
    ("2000多万人次", "20000000 人次"),
    ("翻一番", "100 %"),
    ("翻两番", "300 %"),
    ("一半企业", "50 %"),
    ("5千克", "5 公斤"),
    ("3兆瓦", "3000 千瓦"),
    ("89.0万公里", "890000 公里"),
]

HAN = [
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("一百零五", 105),
    ("一百二十三", 123),
    ("两千", 2000),
    ("一千二百", 1200),
    ("一万二千", 12000),
    ("一亿二千万", 120000000),
    ("三点五", Decimal("3.5")),
    ("二〇二三", 2023),
]


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text."""
    masked = mask(text)
    return list(find_quantities(masked, 0, len(masked), list(find_times(masked, 0, len(masked)))))


def short(quantity: Quantity) -> str:
    """`≥1.2 亿元`."""
    mark = {"approximate": "≈", "at_least": "≥", "at_most": "≤"}.get(quantity.qualifier.value, "")
    high = f"~{written(quantity.high)}" if quantity.high is not None else ""
    return f"{mark}{written(quantity.value)}{high} {quantity.unit}".strip()


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_every_form_is_read(text: str, expected: str) -> None:
    """Value, unit and how exactly it is meant."""
    assert [short(each) for each in quantities(text)] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity(text: str) -> None:
    """Ordinals, names and numbers without a unit."""
    assert [short(each) for each in quantities(text)] == []


@pytest.mark.parametrize(("text", "expected"), NORMALS)
def test_values_in_a_common_unit(text: str, expected: str) -> None:
    """万 and 亿 are worked in, 成 is percent, points stay points."""
    (quantity,) = quantities(text)
    value, unit = quantity.normalized(quantity.value)
    assert f"{written(value)} {unit}" == expected


@pytest.mark.parametrize(("text", "expected"), HAN)
def test_chinese_numerals(text: str, expected: int | Decimal) -> None:
    """Sections, scales and a decimal point."""
    numeral = read_han(text)
    assert numeral is not None and numeral.value == expected


@pytest.mark.parametrize("text", ["一二三", "十十", "一五四"])
def test_what_is_no_chinese_numeral(text: str) -> None:
    """Digits in a row are no number, but a year."""
    assert read_han(text) is None


def test_separators_of_thousands() -> None:
    """1,234.5 is one number."""
    assert read_arabic("1,234.5").value == Decimal("1234.5")
