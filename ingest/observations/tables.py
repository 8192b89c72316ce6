"""Numbers in tables: a cell is read with its row's name, its column's head and the table's unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.document import Unit, UnitKind
from ingest.observation import Direction, Observation, Origin, Qualifier
from ingest.observations.measures import Measure, normalise, read_measure
from ingest.observations.periods import Base, moved, resolve
from ingest.observations.times import find_times

__all__ = ["find_in_tables"]

_NUMBER = re.compile(r"(?P<sign>[-−－+])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)")
_MEASURE_HEAD = re.compile(r"单位\s*[:：]\s*(?P<unit>[^）)】\]]+)")
_BRACKET = re.compile(r"[（(]\s*(?:单位[:：])?\s*(?P<unit>[^（）()]{1,10})[）)]\s*$|[/／](?P<slash>[^/／]{1,6})$")
_ORDER = re.compile(r"序号|编号|行次|代码|名次|排名|排位|电话|日期|时间$|^年份$|^月份$|文号")
_UNIT_COLUMN = re.compile(r"(?:计量)?单位$")
_CHANGE_HEAD = re.compile(r"同比|环比|增长|增减|增速|增幅|降幅|变化|±|增加|减少|提高|下降")
# Heads that say when, or no more than that numbers stand below; 预算数 says which.
_SORT = re.compile(r"本[期年月]|上年|上期|去年|今年|\d{4}年|^(?:累计|数|数量|数值|金额|总额|实绩|合计|完成情况|情况)$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row in `[start, end)` of the text: `text` masked, `words` as they stand there."""

    text: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says: name, unit, period, whether its numbers are changes."""

    name: str
    unit: str
    period: str
    changes: bool
    comparison: str
    silent: bool
    units: bool


def find_in_tables(
    text: str, masked: str, units: Sequence[Unit], top: Base, organisation: str
) -> Iterator[Observation]:
    """Yield the observations of every table."""
    yield from _below(text, masked, units, top, top, organisation)


def _below(
    text: str, masked: str, units: Sequence[Unit], base: Base, top: Base, organisation: str
) -> Iterator[Observation]:
    for unit in units:
        if unit.kind is UnitKind.TABLE:
            yield from _table(text, masked, unit, base, organisation)
        elif unit.children:
            words = unit.heading or masked[unit.start : unit.start + 40].split("\n")[0]
            times = list(find_times(masked, unit.start, min(unit.end, unit.start + len(words) + 8)))
            yield from _below(text, masked, unit.children, moved(base, words, times, top), top, organisation)


def _table(text: str, masked: str, table: Unit, base: Base, organisation: str) -> Iterator[Observation]:
    header = [_cells(text, masked, child) for child in table.children if child.kind is UnitKind.HEADER]
    rows = [child for child in table.children if child.kind is UnitKind.ROW]
    if not header:
        return
    caption = next((child for child in table.children if child.kind is UnitKind.CAPTION), None)
    if caption:
        base = moved(base, caption.text, list(find_times(masked, caption.start, caption.end)), base)
    measure = next(
        (
            found["unit"].strip()
            for child in table.children
            if (found := _MEASURE_HEAD.search(child.text)) and child.kind in (UnitKind.MEASURE, UnitKind.CAPTION)
        ),
        "",
    )
    columns = _columns(masked, header, base, measure)
    for row in rows:
        yield from _row(row, _cells(text, masked, row), columns, base, organisation)


def _cells(text: str, masked: str, unit: Unit) -> list[Cell]:
    cells = []
    start = unit.start
    for piece in masked[unit.start : unit.end].split(" | "):
        bare = piece.strip()
        lead = len(piece) - len(piece.lstrip())
        begin = start + lead
        cells.append(Cell(bare, text[begin : begin + len(bare)], begin, begin + len(bare)))
        start += len(piece) + 3
    return cells


def _columns(masked: str, header: Sequence[Sequence[Cell]], base: Base, measure: str) -> list[Column]:
    """The columns; a head over several rows is joined from the top down."""
    width = max(len(row) for row in header)
    columns = []
    for index in range(width):
        cells = [row[index] for row in header if index < len(row)]
        parts: list[str] = []
        for cell in cells:
            if cell.words and cell.words not in parts:
                parts.append(cell.words)
        period = ""
        for cell in cells:
            for time in find_times(masked, cell.start, cell.end):
                period = resolve(time, base) or period
        columns.append(_column("".join(parts), period, measure))
    return columns


def _column(words: str, period: str, measure: str) -> Column:
    bracket = _BRACKET.search(words)
    unit = (bracket["unit"] or bracket["slash"] or "").strip() if bracket else ""
    known = read_measure(unit, 0) if unit else None
    if bracket and known is None and unit not in ("%", "‰"):
        unit, bracket = "", None
    name = words[: bracket.start()] if bracket else words
    changes = _CHANGE_HEAD.search(name) is not None
    comparison = next((word for word in ("同比", "环比", "比上年") if word in name), "")
    plain = "" if changes else measure
    return Column(
        name, unit or plain, period, changes, comparison, bool(_ORDER.search(name)), bool(_UNIT_COLUMN.search(name))
    )


def _row(
    row: Unit, cells: Sequence[Cell], columns: Sequence[Column], base: Base, organisation: str
) -> Iterator[Observation]:
    own_unit, name = "", ""
    for index, cell in enumerate(cells):
        column = columns[index] if index < len(columns) else None
        if column and column.units:
            own_unit = cell.text
        elif not name and cell.text and not (column and column.silent) and not _NUMBER.match(cell.text):
            name = cell.words
    for index, cell in enumerate(cells):
        column = columns[index] if index < len(columns) else None
        if column is None or column.silent or column.units:
            continue
        if found := _read(cell, column, own_unit, name, row, base, organisation):
            yield found


def _read(
    cell: Cell, column: Column, own_unit: str, name: str, row: Unit, base: Base, organisation: str
) -> Observation | None:
    number = _NUMBER.match(cell.text)
    if number is None or not name:
        return None
    written = read_measure(cell.text, number.end())
    rest = cell.text[written.end if written else number.end() :].strip()
    if rest and rest not in ("左右", "以上", "以下"):
        return None
    unit = written.text if written else (column.unit if column.changes else own_unit or column.unit)
    value = Decimal(number["digits"].replace(",", ""))
    down = number["sign"] in ("-", "−", "－")
    measure = written or (read_measure(unit, 0) if unit else None) or Measure(unit, "", unit, 0)
    factor, common = normalise(measure.scale, measure.word)
    normalized = -value * factor if down else value * factor
    indicator = _indicator(name, column)
    return Observation(
        indicator=indicator,
        value=value if column.changes or not down else -value,
        value_high=None,
        unit=unit,
        qualifier=Qualifier.CHANGE if column.changes else Qualifier.EXACT,
        period=column.period or base.period,
        organisation=organisation,
        start=cell.start + (number.start("digits") if column.changes else 0),
        end=cell.start + (written.end if written else number.end()),
        quote_start=row.start,
        quote_end=row.end,
        normalized_value=normalized,
        normalized_high=None,
        normalized_unit=common,
        direction=(Direction.DOWN if down else Direction.UP) if column.changes else None,
        comparison=column.comparison,
        cumulative="累计" in name or "累计" in column.name,
        origin=Origin.TABLE,
        confidence=1.0 if unit else 0.7,
    )


def _indicator(name: str, column: Column) -> str:
    """The row's name, with the column's where that says more than when: 财政收入 | 预算数."""
    if column.changes or column.period or _SORT.search(column.name):
        return name
    return f"{name}{column.name}"
