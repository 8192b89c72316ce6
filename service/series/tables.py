"""A series as tables: one to look at, and one with a row for every source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from index.periods import Period
from ingest.observation import Qualifier
from service.series.building import Line, Point, Series, Since
from service.series.readings import Reading

Cell = str | Decimal | int | None

QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.APPROXIMATE: "约",
    Qualifier.AT_LEAST: "以上",
    Qualifier.AT_MOST: "以下",
    Qualifier.CHANGE: "变化",
}
_SOURCES = (
    *(
        "指标",
        "机构",
        "比较基准",
        "期间",
        "数值",
        "上限",
        "计量单位",
        "限定",
        "累计",
        "较前一期变化（%）",
        "算式",
        "同比算式",
    ),
    *("备注", "原文写法", "文件", "位置", "原文", "文件编号", "起", "止"),
)
_BETWEEN = "；"


@dataclass(frozen=True, slots=True)
class Table:
    """A name, the names of the columns, and rows as long as these; the columns in `hidden` do not show."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: frozenset[int] = frozenset()


def overview(series: Series) -> Table:
    """A row for each period, two columns for each line: its value, and its change since the point before in percent."""
    periods = sorted({point.period for line in series.lines for point in line.points})
    columns = [name for line in series.lines for name in (_headed(series, line), f"{_named(line)}变化（%）")]
    of_line = [{point.period: point for point in line.points} for line in series.lines]
    rows = ((period.words, *(cell for points in of_line for cell in _cells(points.get(period)))) for period in periods)
    return Table("序列", ("期间", *columns), tuple(rows))


def sources(series: Series) -> Table:
    """A row for everything that states a value, and for every gap."""
    rows = (row for line in series.lines for point in line.points for row in _rows(series, line, point))
    return Table("出处", _SOURCES, tuple(rows))


def _headed(series: Series, line: Line) -> str:
    return f"{_named(line)}（{series.scale.unit}）"


def _named(line: Line) -> str:
    return f"{line.organisation}{line.comparison}"


def _cells(point: Point | None) -> tuple[Cell, Cell]:
    if point is None or not point.readings:
        return None, None
    percent = point.change.change.percent if point.change else None
    if len(point.readings) == 1 and point.readings[0].shown_high is None:
        return point.readings[0].shown, percent
    return _BETWEEN.join(map(_range, point.readings)), percent


def _range(reading: Reading) -> str:
    high = "" if reading.shown_high is None else f"—{reading.shown_high:f}"
    return f"{reading.shown:f}{high}"


def _rows(series: Series, line: Line, point: Point) -> Iterator[tuple[Cell, ...]]:
    head = series.group.name, line.organisation, line.comparison, point.period.words
    if not point.readings:
        yield (*head, *[None] * 8, "缺", *[None] * 7)
        return
    remark = "数值互相矛盾" if point.conflict else point.uncomputed
    yearly = point.year_on_year.change.words if point.year_on_year else None
    computed: tuple[Cell, ...] = (*_computed(point.change), yearly)
    for reading in point.readings:
        for record in reading.sources:
            one = record.observation
            value = reading.shown, reading.shown_high, series.scale.unit, QUALIFIERS[one.qualifier]
            place = record.title, record.label, record.quote, record.document_id, one.start, one.end
            written = f"{one.value:f}" + (f"—{one.value_high:f}" if one.value_high is not None else "") + one.unit
            yield (*head, *value, "累计" * one.cumulative, *computed, remark, f"{one.indicator}{written}", *place)
            computed = None, None, None  # the change is that of the point, told once


def _computed(since: Since | None) -> tuple[Cell, Cell]:
    return (since.change.percent, since.change.words) if since else (None, None)


def file_name(series: Series) -> str:
    """What a file with the series is called, without its ending."""
    spans = [point.period for line in series.lines for point in line.points]
    return "".join((series.group.name, *_from_to(spans)))


def _from_to(periods: list[Period]) -> Iterator[str]:
    if periods:
        first, last = min(periods), max(periods)
        yield f" {first.text}" + (f" 至 {last.text}" if last != first else "")
