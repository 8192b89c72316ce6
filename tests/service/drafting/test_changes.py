"""Changes in the tables of a model: with their sign where both values are known, else gaps that can be filled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from index.indicators import normal_form
from ingest.pipeline import ingest
from service.drafting.composing.compose import compose
from service.drafting.composing.known import Known
from service.drafting.composing.move import Move
from service.drafting.draft import Paragraph, SourceType
from service.drafting.facts.rows import rows_of
from service.drafting.model.building import model_of
from service.drafting.model.model import Model
from service.drafting.reading_back.matching import matched
from service.drafting.reading_back.numbers import find_numbers
from tests.service.drafting.made_reports import sheet

TWO_YEARS = "| 指标 | 单位 | 2022年 | 2021年 | 同比增减 |"


def model(head: str, *rows: str) -> Model:
    """The model of 2022 whose one table has this head and these rows."""
    rule = "| --- " * (head.count("|") - 1) + "|"
    text = "\n".join(["# 青山县档案馆2022年工作总结", "一、工作情况", "工作平稳有序，指标如下。", head, rule, *rows])
    return model_of(ingest(text.encode(), "总结.md", today=date(2024, 6, 1)), normal_form)


def table(one: Model, values: Mapping[str, str]) -> Paragraph:
    """The table of 2023."""
    draft = compose(one, Move.of(one.period, "2023"), sheet(one, values), Known(), date(2024, 1, 5)).draft
    (found,) = [placed.paragraph for placed in draft.placed() if placed.paragraph.rows]
    return found


def cells(one: Model, values: Mapping[str, str]) -> list[str]:
    """The cells of the first row under the head."""
    return table(one, values).text.split("\n")[1].split(" | ")


@pytest.mark.parametrize(
    ("row", "values", "change"),
    [
        ("| 受理查档 | 件 | 366 | 356 | +2.8% |", {"受理查档": "400", "受理查档#2": "366"}, "+9.3%"),
        ("| 受理查档 | 件 | 366 | 356 | +2.8% |", {"受理查档": "348", "受理查档#2": "366"}, "-4.9%"),
        ("| 受理查档 | 件 | 366 | 356 | +2.8% |", {"受理查档": "366", "受理查档#2": "366"}, "持平"),
        ("| 受理查档 | 件 | 346 | 356 | -2.8% |", {"受理查档": "400", "受理查档#2": "366"}, "9.3%"),
        ("| 受理查档 | 件 | 366 | 356 | ＋10 |", {"受理查档": "348", "受理查档#2": "366"}, "-18"),
        ("| 受理查档 | 件 | 366 | 356 | 2.8% |", {"受理查档": "348", "受理查档#2": "366"}, "-4.9%"),
        ("| 运行费用 | 万元 | 36.5 | 35.0 | +1.5万元 |", {"运行费用": "34", "运行费用#2": "36.5"}, "-2.5万元"),
        ("| 办结率 | % | 96.4 | 94.3 | +2.1个百分点 |", {"办结率": "95.1", "办结率#2": "96.4"}, "-1.3个百分点"),
        # One of both is not given, or is no exact number: nobody can tell.
        ("| 受理查档 | 件 | 366 | 356 | +2.8% |", {"受理查档": "400"}, "【待补充：受理查档同比】"),
        ("| 受理查档 | 件 | 366 | 356 | +2.8% |", {"受理查档#2": "366"}, "【待补充：受理查档同比】"),
        (
            "| 受理查档 | 件 | 366 | 356 | +2.8% |",
            {"受理查档": "约400", "受理查档#2": "366"},
            "【待补充：受理查档同比】",
        ),
        # What last time's two years did not give is no change of them.
        ("| 受理查档 | 件 | 366 | 356 | 持平 |", {"受理查档": "400", "受理查档#2": "366"}, "【待补充：受理查档同比】"),
    ],
)
def test_a_change_follows_from_the_two_years_beside_it(row: str, values: dict[str, str], change: str) -> None:
    """With its sign, as a formula over both; a gap where they do not give it."""
    one = model(TWO_YEARS, row)
    assert cells(one, values)[4] == change
    found = [number for number in table(one, values).numbers if number.source.type is SourceType.FORMULA]
    assert [table(one, values).written(number) for number in found] == ([] if "待补充" in change else [change])


def test_the_source_of_a_change_tells_both_values() -> None:
    """The formula, the two numbers and the row of the one of last year; the value has its sign."""
    found = table(model(TWO_YEARS, "| 受理查档 | 件 | 366 | 356 | +2.8% |"), {"受理查档": "348", "受理查档#2": "366"})
    number = found.numbers[-1]
    assert (number.value, number.unit) == (Decimal("-4.9"), "%")
    assert number.source.ref == "（348 − 366）÷ 366 = −4.9%"
    assert number.source.quote == "348件，上年同期 366件（第3行）"


def test_level_with_last_year_is_worked_out_in_the_manner_of_its_column() -> None:
    """持平 becomes what it is now, as the other rows write changes."""
    one = model(TWO_YEARS, "| 办结查档 | 件 | 341 | 341 | 持平 |", "| 受理查档 | 件 | 366 | 356 | +2.8% |")
    assert cells(one, {"办结查档": "350", "办结查档#2": "341"})[4] == "+2.6%"
    assert cells(one, {"办结查档": "341", "办结查档#2": "341"})[4] == "持平"
    assert cells(one, {"办结查档": "350"})[4] == "【待补充：办结查档同比】"


@pytest.mark.parametrize(
    ("typed", "change"),
    [("降3.4", "-3.4%"), ("-3.4%", "-3.4%"), ("增12", "+12%"), ("12", "+12%")],
)
def test_a_change_is_given_in_the_facts_sheet(typed: str, change: str) -> None:
    """Its row asks for it; given, it stands with its sign and its row."""
    one = model("| 指标 | 单位 | 2022年 | 同比增减 |", "| 受理查档 | 件 | 366 | +2.8% |")
    assert [row.indicator for row in rows_of(one)] == ["受理查档", "受理查档同比变化"]
    found = table(one, {"受理查档同比变化": typed})
    assert [(found.written(each), each.source.type) for each in found.numbers] == [(change, SourceType.FACTS)]


def test_a_column_of_falls_is_not_worked_out() -> None:
    """降幅 2.8% is no growth: a number there is given, or it is a gap."""
    one = model("| 指标 | 单位 | 2022年 | 2021年 | 同比降幅 |", "| 受理查档 | 件 | 366 | 356 | 2.8% |")
    both = {"受理查档": "348", "受理查档#2": "366"}
    assert cells(one, both)[4].startswith("【待补充：")
    assert cells(one, both | {"受理查档同比变化": "降4.9"})[4] == "4.9%"


def test_a_sign_is_part_of_a_number_that_was_typed_into_a_cell() -> None:
    """+5.1% is one number with its sign, and another one than 5.1% or -5.1%."""
    text = "指标 | 同比\n受理 | +5.1%\n办结 | -3\n费用 | 2-3"
    assert [(text[one.start : one.end], one.value) for one in find_numbers(text)][:2] == [
        ("+5.1%", Decimal("5.1")),
        ("-3", -3),
    ]
    one = model(TWO_YEARS, "| 受理查档 | 件 | 366 | 356 | +2.8% |")
    before = table(one, {"受理查档": "348", "受理查档#2": "366"})
    for changed in ("+4.9%", "4.9%"):
        (after,) = matched([before.text.replace("-4.9%", changed)], [before])
        assert {after.written(each) for each in after.numbers if not each.traced} == {changed}
