"""Dates and document numbers as official texts write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, first_date
from ingest.document_number import find_document_number, find_order_number, is_document_number
from ingest.labels import print_numeral


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年6月5日", date(2023, 6, 5)),
        ("2023 年 6 月 5 日", date(2023, 6, 5)),
        ("２０２３年６月５日", date(2023, 6, 5)),
        ("二〇二三年六月五日", date(2023, 6, 5)),
        ("二○二三年十二月二十五日", date(2023, 12, 25)),
        ("二零二三年十月三十日", date(2023, 10, 30)),
        ("2023-06-05", date(2023, 6, 5)),
        ("2023.6.5", date(2023, 6, 5)),
        ("2023/6/5", date(2023, 6, 5)),
        ("2023年2月30日", None),
        ("2023年13月1日", None),
        ("2023年6月", None),
        ("1.2023.6", None),
        ("", None),
    ],
)
def test_dates_are_read(text: str, day: date | None) -> None:
    """Every usual form is read; an impossible or incomplete date is none."""
    assert first_date(text) == day


def test_dates_keep_their_places() -> None:
    """Each date tells the span it was read from."""
    text = "自2023年6月5日起至二〇二四年一月一日止"
    assert [text[found.start : found.end] for found in find_dates(text)] == ["2023年6月5日", "二〇二四年一月一日"]


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_any_day_reads_back(day: date) -> None:
    """A day printed in Arabic or in Han is the day that is read."""
    han = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    assert first_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert first_date(f"{han}年{print_numeral(day.month)}月{print_numeral(day.day)}日") == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("青纪发〔2023〕2号", "青纪发〔2023〕2号"),
        ("青政办函〔2023〕 15 号", "青政办函〔2023〕15号"),
        ("关于登记的通知（青政发[2021]7号）", "青政发〔2021〕7号"),
        ("2022年4月14日青山县人民政府令〔2022〕第2号公布", "青山县人民政府令〔2022〕第2号"),
        ("日政发〔2023〕1号", "日政发〔2023〕1号"),
        ("**纪发〔2023〕2号", "**纪发〔2023〕2号"),
        ("青政发（２０２３）７号", "青政发〔2023〕7号"),
        ("青政发〔2023]7号", "青政发〔2023〕7号"),  # as recognised on a scan
        ("发文字号：青政办〔2023〕7号", "青政办〔2023〕7号"),
        ("青山县税务局公告2023年第5号", "青山县税务局公告2023年第5号"),
        ("甲部、乙局令〔2022〕第2号", "甲部、乙局令〔2022〕第2号"),
        ("青（研）发〔1987〕32号", "青（研）发〔1987〕32号"),
        ("2023年第2号", ""),
        ("第五号", ""),
    ],
)
def test_document_numbers_are_found(text: str, number: str) -> None:
    """发文字号 are found without blanks; the 日 of a date before them is not theirs."""
    assert find_document_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2002年5月27日 青山省人民政府令第354号公布", "青山省人民政府令第354号"),
        ("青山省人民政府令（第12号）", "青山省人民政府令第12号"),
        ("青山省人民政府第12号令", "青山省人民政府第12号令"),
        ("登记办法（青山省人民政府令第12号）", "青山省人民政府令第12号"),
        ("命令第三人", ""),
    ],
)
def test_orders_are_found(text: str, number: str) -> None:
    """令 numbers name who gave the order."""
    assert find_order_number(text).rstrip("）") == number


def test_a_line_may_be_a_document_number() -> None:
    """Only the whole line counts."""
    assert is_document_number(" 青纪发〔2023〕2号 ")
    assert not is_document_number("青纪发〔2023〕2号文件")
