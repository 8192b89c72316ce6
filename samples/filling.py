"""Fills `{name}` and `{name|form}` in a report's source with numbers from the figures."""

import re
from decimal import Decimal

from samples.errors import SampleError
from samples.figures import RATIOS, YEARLY_TABLE, Indicator, Ratio, earlier, indicators, rounded

_SLOT = re.compile(r"\{([^{}|]+)(?:\|([^{}]+))?\}")


def fill(source: str, period: str) -> str:
    """Return the source with every slot filled for the period (`2022H1` or `2022`).

    Raises SampleError for a slot whose name or form is unknown.
    """
    return _SLOT.sub(lambda slot: _filled(slot.group(1), slot.group(2), period), source)


def growth(now: Decimal, before: Decimal) -> Decimal:
    """Return the growth over a year in percent, one decimal."""
    return rounded((now - before) / before * 100, 1)


def _filled(name: str, form: str | None, period: str) -> str:
    if name == "指标表":
        return "\n".join(_table(period))
    row = _row(name)
    if form is None:
        return _value_words(row.at(period), row.unit)
    if form == "同比":
        return _growth_words(row, period)
    if form == "点":
        return _points_words(row, period)
    raise SampleError(f"报告源文中的写法 {{{name}|{form}}} 不认识；可用“同比”或“点”")


def _row(name: str) -> Indicator | Ratio:
    row = indicators().get(name) or RATIOS.get(name)
    if row is None:
        raise SampleError(f"samples/figures.py 中没有指标“{name}”；请补入数据表或改正报告源文")
    return row


def _value_words(value: Decimal, unit: str) -> str:
    """Offices write 12万页, not 12.0万页, but keep the decimal of a rate."""
    return str(value.to_integral_value() if unit != "%" and value == value.to_integral_value() else value)


def _growth_words(row: Indicator | Ratio, period: str) -> str:
    change = growth(row.at(period), row.at(earlier(period)))
    if change == 0:
        return "与上年同期持平"
    return f"同比{'增长' if change > 0 else '下降'}{abs(change)}%"


def _points_words(row: Indicator | Ratio, period: str) -> str:
    change = row.at(period) - row.at(earlier(period))
    if change == 0:
        return "与上年同期持平"
    return f"同比{'提高' if change > 0 else '降低'}{abs(change)}个百分点"


def _table(period: str) -> list[str]:
    head = f"| 序号 | 指标 | 单位 | {period}年 | {earlier(period)}年 | 同比增减 |"
    return [head, *(_table_row(i, _row(name), period) for i, name in enumerate(YEARLY_TABLE, 1))]


def _table_row(place: int, row: Indicator | Ratio, period: str) -> str:
    now, before = row.at(period), row.at(earlier(period))
    change = f"{now - before:+}个百分点" if row.unit == "%" else f"{growth(now, before):+}%"
    if now == before:
        change = "持平"
    return f"| {place} | {row.wording} | {row.unit} | {now} | {before} | {change} |"
