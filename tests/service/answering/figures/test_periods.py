"""Periods in questions about numbers."""

from __future__ import annotations

import pytest

from service.answering.figures.periods import EVERY_YEAR, asked_periods, split_period

ASKED = [
    ("2023年上半年立案多少件？", [(2023, 2023, "H1", 0)]),
    ("上半年立案多少件？", [(None, None, "H1", 0)]),
    ("去年下半年立案多少件？", [(2022, 2022, "H2", 0)]),
    ("今年一季度旅游收入多少？", [(2023, 2023, "Q1", 0)]),
    ("2022年第3季度的收入", [(2022, 2022, "Q3", 0)]),
    ("前三季度生产总值", [(None, None, "Q1/Q3", 0)]),
    ("2023年5月新调入几名？", [(2023, 2023, "05", 0)]),
    ("5月份新调入几名？", [(None, None, "05", 0)]),
    ("1—5月用电量", [(None, None, "01/05", 0)]),
    ("近三年旅游收入怎么变的？", [(None, None, "", 3)]),
    ("这几年旅游收入怎么变的？", [(None, None, "", 3)]),
    ("“十四五”期间累计生产多少", [(2025, 2025, "2021/", 0)]),
    ("十三五时期新增多少", [(2020, 2020, "2016/", 0)]),
    ("23年打了多少粮食？", [(2023, 2023, "", 0)]),
    ("10年来增长多少？", [(None, None, "", 10)]),
    ("2021年以来怎么变的", [(2021, 2023, "", 0)]),
    ("历年立案数", [(None, None, "", EVERY_YEAR)]),
    ("2021年到2023年旅游收入", [(2021, 2023, "", 0)]),
    ("2021-2023年旅游收入", [(2021, 2023, "", 0)]),
    ("2024年比2023年多多少", [(2024, 2024, "", 0), (2023, 2023, "", 0)]),
    ("二〇二三年上半年", [(2023, 2023, "H1", 0)]),
    ("2023年全年立案多少", [(2023, 2023, "", 0)]),
    ("去年立案多少", [(2022, 2022, "", 0)]),
    ("三个月内办结多少", []),
    ("12345热线工单多少件", []),
    ("科级廉政档案更新了几份？", []),
]


@pytest.mark.parametrize(("question", "expected"), ASKED)
def test_periods_of_a_question(question: str, expected: list[tuple[int | None, int | None, str, int]]) -> None:
    """Years, parts of years, spans and 近几年, counted from 2023."""
    found = asked_periods(question, 2023)
    assert [(one.first, one.last, one.part, one.recent) for one in found] == expected


OBSERVED = [
    ("2023", (2023, "")),
    ("2023H1", (2023, "H1")),
    ("2023Q3", (2023, "Q3")),
    ("2023-05", (2023, "05")),
    ("2023-06-05", (2023, "06-05")),
    ("2023-01/2023-05", (2023, "01/05")),
    ("2023Q1/2023Q3", (2023, "Q1/Q3")),
    ("2023Q1-Q3", (2023, "Q1/Q3")),
    ("2021/2025", (2025, "2021/")),
    ("", (None, "")),
]


@pytest.mark.parametrize(("observed", "expected"), OBSERVED)
def test_an_observed_period_is_split(observed: str, expected: tuple[int | None, str]) -> None:
    """The later year and the part of it."""
    assert split_period(observed) == expected


FITS = [
    ("2023年上半年", "2023H1", 2),
    ("2023年上半年", "2023", 0),
    ("上半年", "2022H1", 2),
    ("2023年", "2023", 2),
    ("2023年", "2023H1", 1),
    ("2023年", "2022", 0),
    ("近三年", "2022", 2),
    ("2021年到2023年", "2022", 2),
    ("2021年到2023年", "2020", 0),
]


@pytest.mark.parametrize(("asked", "observed", "expected"), FITS)
def test_periods_fit(asked: str, observed: str, expected: int) -> None:
    """The period itself, a part of the year, or none of it."""
    assert asked_periods(asked, 2023)[0].fit(observed) == expected
