"""Numbers in tables: row name, column head, the unit of the table, the column or the row."""

from __future__ import annotations

import pytest

from ingest.document import Line
from ingest.observation import Observation, Origin
from ingest.observations import find_observations
from ingest.report import parse_report
from tests.ingest.made_texts import grown, plain_text
from tests.ingest.observations.stated import REPORT, short


def row(*cells: str) -> Line:
    """A row of a table."""
    return Line(" | ".join(cells), cells=cells, table=0)


OWN_UNITS = (
    row("序号", "指标", "单位", "2023年", "2022年", "同比增减"),
    row("1", "累计派车", "台次", "7472", "6705", "+11.4%"),
    row("2", "运行费用", "万元", "1,183.5", "1,191.2", "-4.0%"),
    row("3", "办结率", "%", "96.4", "94.3", "+2.1个百分点"),
    row("4", "安排值班", "人次", "1095", "1095", "持平"),
)


def found(*lines: str | Line) -> tuple[Observation, ...]:
    """The Observations of a text with tables."""
    plain = plain_text(*lines)
    return find_observations(plain.text, grown(plain, parse_report(plain.lines)), REPORT)


def test_units_in_a_column_of_their_own() -> None:
    """Value, unit of the row and year of the column; a column of changes has its own unit."""
    numbers = found("附表1 主要指标", *OWN_UNITS)
    assert [(short(each), each.period) for each in numbers] == [
        ("累计派车 7472 台次", "2023"),
        ("累计派车 6705 台次", "2022"),
        ("累计派车 +11.4 %", "2023H1"),
        ("运行费用 1183.5 万元", "2023"),
        ("运行费用 1191.2 万元", "2022"),
        ("运行费用 -4 %", "2023H1"),
        ("办结率 96.4 %", "2023"),
        ("办结率 94.3 %", "2022"),
        ("办结率 +2.1 个百分点", "2023H1"),
        ("安排值班 1095 人次", "2023"),
        ("安排值班 1095 人次", "2022"),
    ]
    assert {each.origin for each in numbers} == {Origin.TABLE}


@pytest.mark.parametrize(
    ("above", "head", "expected"),
    [
        ("单位：万元", "2023年", "办公费 3.5 万元"),
        ("收支情况", "金额（万元）", "办公费 3.5 万元"),
        ("单位：万元", "预算数", "办公费预算数 3.5 万元"),
    ],
)
def test_units_in_heads(above: str, head: str, expected: str) -> None:
    """单位：万元 above the table, or 金额（万元） at the head of a column."""
    numbers = found("附表1 收支情况", above, row("项目", head), row("办公费", "3.5"))
    assert [short(each) for each in numbers] == [expected]


def test_cells_are_their_own_spans() -> None:
    """The span is the number and its unit in the cell; the row is quoted."""
    lines = ("附表1 主要指标", *OWN_UNITS)
    text = plain_text(*lines).text
    for each in found(*lines):
        assert text[each.start : each.end].rstrip("%个百分点").replace(",", "") == str(each.value)
        assert each.quote_start <= each.start and each.end <= each.quote_end


def test_what_is_no_number_of_anything() -> None:
    """Ordinals and words are passed by, and a table without a head is not read."""
    assert found("附表1 名单", row("序号", "姓名"), row("1", "甲"), row("2", "乙")) == ()
