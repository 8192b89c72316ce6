"""The printed reports agree with each other, read as a reader reads them."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from samples.collection import manuscripts

# Each indicator is worded alike in all four reports: value, then growth.
FLOWS = [
    ("派车", r"累计派车([\d.]+)台次，(同比\D+[\d.]+%|与上年同期持平)"),
    ("公务用车运行费用", r"公务用车运行费用支出([\d.]+)万元，(同比\D+[\d.]+%|与上年同期持平)"),
    ("会议", r"共保障各类会议([\d.]+)场次，(同比\D+[\d.]+%|与上年同期持平)"),
    ("参会人员", r"服务参会人员([\d.]+)人次，(同比\D+[\d.]+%|与上年同期持平)"),
    ("会议费", r"会议费支出([\d.]+)万元，(同比\D+[\d.]+%|与上年同期持平)"),
    ("来访", r"共接待群众来访([\d.]+)批次、\d+人次，来访批次(同比\D+[\d.]+%|与上年同期持平)"),
    ("信访", r"受理信访事项([\d.]+)件，(同比\D+[\d.]+%|与上年同期持平)"),
    ("热线", r"办理政务服务热线工单([\d.]+)件，(同比\D+[\d.]+%|与上年同期持平)"),
    ("归档", r"整理归档([\d.]+)件，(同比\D+[\d.]+%|与上年同期持平)"),
    ("查档", r"提供档案查阅利用([\d.]+)人次，(同比\D+[\d.]+%|与上年同期持平)"),
    ("三公", r"“三公”经费支出([\d.]+)万元，(同比\D+[\d.]+%|与上年同期持平)"),
    ("差旅费", r"差旅费支出([\d.]+)万元，(同比\D+[\d.]+%|与上年同期持平)"),
    ("用电", r"用电([\d.]+)万千瓦时，(同比\D+[\d.]+%|与上年同期持平)"),
    ("用水", r"用水([\d.]+)吨，(同比\D+[\d.]+%|与上年同期持平)"),
    ("维修", r"完成水电维修([\d.]+)件，(同比\D+[\d.]+%|与上年同期持平)"),
    ("食堂", r"保障就餐([\d.]+)人次，(同比\D+[\d.]+%|与上年同期持平)"),
    ("值班", r"安排值班([\d.]+)人次，(同比\D+[\d.]+%|与上年同期持平)"),
    ("培训", r"培训干部职工([\d.]+)人次，(同比\D+[\d.]+%|与上年同期持平)"),
]
CUMULATIVE = [r"室藏档案累计达到([\d.]+)件", r"累计完成数字化([\d.]+)万页[。，]", r"新能源汽车([\d.]+)辆、"]
PERIODS = ("2022H1", "2022", "2023H1", "2023")


@cache
def reports() -> dict[str, str]:
    """The text of each report by its period, one paragraph a line."""
    found = {m.header["period"]: m for folder, m in manuscripts() if folder == "reports"}
    return {period: "\n".join(b.line for b in m.blocks()) for period, m in found.items()}


def stated(pattern: str, period: str) -> tuple[Decimal, str]:
    """The value and the growth that a report states, once."""
    found = re.findall(pattern, reports()[period])
    assert len(found) == 1, (pattern, period, found)
    return Decimal(found[0][0]), found[0][1]


def growth_words(now: Decimal, before: Decimal) -> str:
    """How an office states the growth between two numbers."""
    percent = ((now / before - 1) * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if percent == 0:
        return "与上年同期持平"
    return f"同比{'增长' if percent > 0 else '下降'}{abs(percent)}%"


def test_there_are_four_reports() -> None:
    """A half-year and a year, twice."""
    assert sorted(reports()) == sorted(PERIODS)


@pytest.mark.parametrize(("pattern"), [pattern for _, pattern in FLOWS], ids=[name for name, _ in FLOWS])
def test_growth_follows_from_the_earlier_report(pattern: str) -> None:
    """The growth of 2023 is that over the number printed in the report of 2022."""
    for now, before in (("2023H1", "2022H1"), ("2023", "2022")):
        value, words = stated(pattern, now)
        assert words == growth_words(value, stated(pattern, before)[0])


@pytest.mark.parametrize(("pattern"), [pattern for _, pattern in FLOWS], ids=[name for name, _ in FLOWS])
def test_a_year_states_more_than_its_first_half(pattern: str) -> None:
    """The yearly number holds the half-year's."""
    for year in ("2022", "2023"):
        assert stated(pattern, year)[0] > stated(pattern, year + "H1")[0]


@pytest.mark.parametrize("pattern", CUMULATIVE)
def test_cumulative_numbers_grow_from_report_to_report(pattern: str) -> None:
    """What is stated as a running total only grows."""
    values = [Decimal(re.findall(pattern, reports()[period])[0]) for period in PERIODS]
    assert values == sorted(values)


@pytest.mark.parametrize("period", PERIODS)
def test_a_report_has_the_form_of_one(period: str) -> None:
    """It is addressed, numbered, signed, dated, of the length that offices write, all slots filled."""
    text = reports()[period]
    assert 2500 <= len(text.replace("\n", "")) <= 5000
    assert "{" not in text
    assert "澄川市综合事务服务局：\n" in text
    assert re.search(r"\n云渡县综合事务服务中心\n20\d\d年\d+月\d+日(\n|$)", text)
    assert [line[:2] for line in text.splitlines() if re.match(r"[一二三]、", line)] == ["一、", "二、", "三、"]


@pytest.mark.parametrize("period", PERIODS)
def test_second_level_headings_count_without_gaps(period: str) -> None:
    """（一）, （二） … run on under each heading."""
    numbers = "一二三四五六七八九十"
    count = 0
    for line in reports()[period].splitlines():
        if re.match(r"[一二三]、", line):
            count = 0
        elif found := re.match(r"（([一二三四五六七八九十])）", line):
            assert found.group(1) == numbers[count]
            count += 1
