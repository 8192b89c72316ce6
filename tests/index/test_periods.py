"""Canonical periods: kind, order, words."""

from __future__ import annotations

import pytest

from index.periods import PeriodKind, canonical, read_period

KINDS = [
    ("2023", PeriodKind.YEAR, "2023年"),
    ("2023H1", PeriodKind.HALF, "2023年上半年"),
    ("2023Q4", PeriodKind.QUARTER, "2023年第四季度"),
    ("2023-05", PeriodKind.MONTH, "2023年5月"),
    ("2023-06-05", PeriodKind.DAY, "2023年6月5日"),
    ("2021/2023", PeriodKind.SPAN, "2021年至2023年"),
    ("2021-2023", PeriodKind.SPAN, "2021年至2023年"),
    ("2023Q1-Q3", PeriodKind.SPAN, "2023年第一季度至2023年第三季度"),
    ("2023-01/2023-06", PeriodKind.HALF, "2023年上半年"),
    ("2023Q1/2023Q4", PeriodKind.YEAR, "2023年"),
    ("2023-02/2023-07", PeriodKind.SPAN, "2023年2月至2023年7月"),
    ("", PeriodKind.UNKNOWN, ""),
    ("去年", PeriodKind.UNKNOWN, "去年"),
    ("2023-13", PeriodKind.UNKNOWN, "2023-13"),
    ("2023-02-30", PeriodKind.UNKNOWN, "2023-02-30"),
    ("2023/2021", PeriodKind.UNKNOWN, None),
]


@pytest.mark.parametrize(("text", "kind", "words"), KINDS)
def test_a_period_has_a_kind_and_words(text: str, kind: PeriodKind, words: str | None) -> None:
    """Two months that are a half year together are that half year."""
    period = read_period(text)
    assert period.kind is kind
    assert words is None or period.words == words


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023年上半年", "2023H1"),
        ("2023年度", "2023"),
        ("2023 年第三季度", "2023Q3"),
        ("2023年5月份", "2023-05"),
        ("2023年6月5日", "2023-06-05"),
        ("2023h2", "2023H2"),
        ("2023H1", "2023H1"),
        ("2021/2023", "2021/2023"),
        ("什么", "什么"),
    ],
)
def test_a_period_may_be_typed_as_people_write_it(written: str, expected: str) -> None:
    """What is no period stays as it is, and finds nothing."""
    assert canonical(written) == expected


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        ("2021H2", "2023H1", ["2022H1", "2022H2"]),
        ("2022", "2023", []),
        ("2022Q3", "2023Q2", ["2022Q4", "2023Q1"]),
        ("2022-11", "2023-02", ["2022-12", "2023-01"]),
        ("2022", "2023H1", []),
        ("2022-01-01", "2023-01-01", []),
    ],
)
def test_the_periods_between_two(first: str, last: str, between: list[str]) -> None:
    """They are of the same kind; between two days there are none."""
    assert [one.text for one in read_period(first).between(read_period(last))] == between


def test_the_year_before() -> None:
    """The same half, quarter or month; a span has none."""
    before = [read_period(text).year_before() for text in ("2023", "2023H1", "2023Q4", "2023-01", "2021/2023")]
    assert before == ["2022", "2022H1", "2022Q4", "2022-01", ""]
