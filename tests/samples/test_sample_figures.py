"""The numbers of the sample office agree with each other."""

from decimal import Decimal

import pytest

from samples.errors import SampleError
from samples.figures import BALANCES, HALVES, RATIOS, SUMS, YEARLY_TABLE, Indicator, Ratio, indicators
from samples.filling import fill, growth

YEARS = ("2021", "2022", "2023")
CUMULATIVE = ("室藏档案", "累计数字化", "新能源汽车", "固定资产", "现行制度", "党员", "在编人员")


@pytest.mark.parametrize("name", sorted(indicators()))
def test_every_indicator_has_a_value_for_every_half_year(name: str) -> None:
    """A row is as long as the list of half-years, and no value is negative."""
    values = indicators()[name].values
    assert len(values) == len(HALVES)
    assert min(values) >= 0


@pytest.mark.parametrize(("whole", "parts"), SUMS.items())
def test_parts_add_up_to_the_whole(whole: str, parts: tuple[str, ...]) -> None:
    """In every half-year the parts make the total."""
    rows = indicators()
    for place in range(len(HALVES)):
        assert sum(rows[part].values[place] for part in parts) == rows[whole].values[place]


@pytest.mark.parametrize(("stock", "flows"), BALANCES.items())
def test_stocks_move_by_what_came_and_went(stock: str, flows: tuple[str, str | None]) -> None:
    """A stock is the earlier stock plus what was added, less what was taken away."""
    rows, (added, taken) = indicators(), flows
    for place in range(1, len(HALVES)):
        gone = rows[taken].values[place] if taken else Decimal(0)
        change = rows[stock].values[place] - rows[stock].values[place - 1]
        assert change == rows[added].values[place] - gone


@pytest.mark.parametrize("name", CUMULATIVE)
def test_cumulative_numbers_only_grow(name: str) -> None:
    """What accumulates never shrinks from one report to the next."""
    values = indicators()[name].values
    assert list(values) == sorted(values)


@pytest.mark.parametrize("year", YEARS)
def test_a_year_is_its_two_halves(year: str) -> None:
    """A yearly flow is the first half plus the second; a yearly stock is that of December."""
    for row in indicators().values():
        first, second = (row.values[HALVES.index(year + half)] for half in ("H1", "H2"))
        assert row.at(year) == (first + second if row.behaviour == "flow" else second)


@pytest.mark.parametrize("ratio", [ratio for ratio in RATIOS.values() if ratio.unit == "%"])
def test_shares_stay_below_a_hundred_percent(ratio: Ratio) -> None:
    """No rate in percent passes 100."""
    assert all(0 < ratio.at(year) < 100 for year in YEARS)


def test_what_is_not_finished_is_accepted_less_finished() -> None:
    """Open cases are the accepted ones that were not settled."""
    rows = indicators()
    for place in range(len(HALVES)):
        open_cases = rows["信访受理"].values[place] - rows["信访办结"].values[place]
        assert rows["未办结信访"].values[place] == open_cases


def test_the_yearly_table_names_known_indicators() -> None:
    """Each row of the annex exists, and its unit and wording are unlike any other's."""
    known: dict[str, Indicator | Ratio] = {**indicators(), **RATIOS}
    rows = [(known[name].wording, known[name].unit) for name in YEARLY_TABLE]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [("3230", "3204", "0.8"), ("304", "320", "-5.0"), ("543", "543", "0.0"), ("1.05", "1", "5.0")],
)
def test_growth_is_rounded_half_up(now: str, before: str, expected: str) -> None:
    """Growth over a year has one decimal."""
    assert growth(Decimal(now), Decimal(before)) == Decimal(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("派车{派车}台次，{派车|同比}", "派车3230台次，同比增长0.8%"),
        ("办结率{信访办结率}%，{信访办结率|点}", "办结率93.2%，同比提高2.2个百分点"),
        ("值班{值班}人次，{值班|同比}", "值班543人次，与上年同期持平"),
    ],
)
def test_slots_are_filled(source: str, expected: str) -> None:
    """A slot takes its value, its growth or its change in points."""
    assert fill(source, "2022H1") == expected


@pytest.mark.parametrize("source", ["{没有这个指标}", "{派车|没有这个写法}"])
def test_an_unknown_slot_is_refused(source: str) -> None:
    """A misspelt slot never reaches a report."""
    with pytest.raises(SampleError):
        fill(source, "2022H1")
