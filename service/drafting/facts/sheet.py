"""The facts sheet as a file: a template to fill in, and the lines of what was filled in (XLSX, CSV, JSON)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from ingest.errors import FactsRefused
from ingest.readers.encoding import decode
from ingest.readers.limits import Limits
from ingest.readers.spreadsheet import read_cells
from service.drafting.facts.filling import Line
from service.drafting.facts.rows import Row
from service.series.safety import safe
from service.series.tables import Cell, Table
from service.series.workbook import workbook

__all__ = ["COLUMNS", "Format", "MEDIA_TYPES", "read_sheet", "template"]

COLUMNS = ("章节", "指标", "计量单位", "期间", "上期数值", "本期数值", "备注", "上期原文", "编号")
_KEY = COLUMNS.index("编号")
# The names of the columns, and what people and programs call them that make a sheet of their own.
_FIELDS = {
    **dict.fromkeys(("章节", "部分", "标引", "section", "label"), "section"),
    **dict.fromkeys(("指标", "指标名称", "名称", "项目", "indicator", "name"), "indicator"),
    **dict.fromkeys(("计量单位", "单位", "unit"), "unit"),
    **dict.fromkeys(("本期数值", "本期数", "本期", "数值", "数据", "值", "value"), "value"),
    **dict.fromkeys(("备注", "说明", "note"), "note"),
    **dict.fromkeys(("上期原文", "原文", "quote"), "quote"),
    **dict.fromkeys(("编号", "key"), "key"),
}
_NAMES = ("key", "section", "indicator", "unit", "value", "note", "quote")
_SEARCHED = 20  # rows in which the names of the columns are looked for
_ZIP, _BOM = b"PK\x03\x04", b"\xef\xbb\xbf"
_ESCAPED = tuple("=+-@＝＋－＠")


class Format(StrEnum):
    """The formats of a facts sheet; the value is the file's ending."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


MEDIA_TYPES = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
}


def template(rows: Sequence[Row], form: Format, filled: Mapping[str, str] | None = None) -> bytes:
    """The sheet to fill in; the column 编号 is hidden in XLSX. `filled` gives values by key."""
    values = filled or {}
    if form is Format.JSON:
        told = [_told(row, values.get(row.key, "")) for row in rows]
        return (json.dumps({"facts": told}, ensure_ascii=False, indent=2) + "\n").encode()
    cells = [_cells(row, values.get(row.key, "")) for row in rows]
    if form is Format.XLSX:
        return workbook([Table("数据表", COLUMNS, tuple(cells), hidden=frozenset({_KEY}))])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe(str(cell or "")) for cell in row] for row in cells)
    return _BOM + out.getvalue().encode()


def _cells(row: Row, value: str) -> tuple[Cell, ...]:
    last = (row.section, row.indicator, row.unit, row.period, row.last)
    return (*last, value, row.note, row.quote, row.key)


def _told(row: Row, value: str) -> dict[str, str]:
    told = {"key": row.key, "section": row.section, "indicator": row.indicator, "unit": row.unit}
    return told | {"period": row.period, "last": row.last, "value": value, "note": row.note, "quote": row.quote}


def read_sheet(data: bytes, name: str, limits: Limits) -> list[Line]:
    """The lines of a filled sheet; FactsRefused where it has no such columns, IngestError where it cannot be read."""
    limits.check_bytes(data, name)
    if data.startswith(_ZIP):
        for rows in read_cells(data, name, limits):
            if lines := _lines(rows):
                return lines
        raise _no_columns(name)
    text, _ = decode(data, name)
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith(("{", "[")):
        return list(_of_json(text, name))
    delimiter = max("\t;,", key=text.partition("\n")[0].count)
    try:
        read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FactsRefused(f"数据表“{name}”不是完好的 CSV（{error}）。请从 Excel 或 WPS 重新另存。") from error
    if lines := _lines({number: dict(enumerate(row)) for number, row in enumerate(read, 1)}):
        return lines
    raise _no_columns(name)


def _lines(rows: Mapping[int, Mapping[int, str]]) -> list[Line]:
    """The lines under the names of the columns, in whatever order these stand; none where they are not found."""
    for number in sorted(rows)[:_SEARCHED]:
        names = {at: cell.strip().lower().partition("（")[0] for at, cell in rows[number].items()}
        columns = {at: _FIELDS[name] for at, name in names.items() if name in _FIELDS}
        if {"indicator", "value"} <= set(columns.values()):
            return [_line(at, rows[at], columns) for at in sorted(rows) if at > number]
    return []


def _line(number: int, row: Mapping[int, str], columns: Mapping[int, str]) -> Line:
    told = {field: _unescaped(row.get(at, "").strip()) for at, field in columns.items()}
    return Line(f"第{number}行", f"第{number}行“本期数值”", **told)


def _unescaped(text: str) -> str:
    """A text without the mark that kept it from being a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_ESCAPED) else text


def _of_json(text: str, name: str) -> Iterator[Line]:
    try:
        told: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise FactsRefused(f"数据表“{name}”第 {error.lineno} 行不是 JSON：{error.msg}。请检查引号和逗号。") from error
    listed = told.get("facts", told) if isinstance(told, dict) else told
    if isinstance(listed, dict) and not any(isinstance(value, (dict, list)) for value in listed.values()):
        listed = [{"indicator": name, "value": value} for name, value in listed.items()]  # {"立案": 52}
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise FactsRefused(f'数据表“{name}”应是 {{"facts": [{{"indicator", "value", …}}]}}。')
    for number, one in enumerate(listed, 1):
        named = {_FIELDS.get(str(name).strip().lower(), ""): value for name, value in one.items()}
        fields = {field: _text(named.get(field)) for field in _NAMES}
        yield Line(f"第{number}项", f"第{number}项 value", **fields)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _no_columns(name: str) -> FactsRefused:
    return FactsRefused(f"数据表“{name}”没有“指标”和“本期数值”两栏。请用 guiwen facts 下载的数据表填写。")
