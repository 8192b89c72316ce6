"""One worksheet of an XLSX, read as a stream → its rows as they show (ECMA-376 part 1, 18.3.1)."""

from __future__ import annotations

import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import IO

from lxml import etree

from ingest.errors import TookTooLong, TooLarge
from ingest.readers.cell_format import GENERAL, shown
from ingest.readers.limits import Limits
from ingest.readers.sheet_lines import Cell, one_line

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# What the format escapes in its texts: _x000D_ is a carriage return.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_COLUMNS = 16_384
_EXACT_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell's style says of it."""

    code: str
    bold: bool


@dataclass(slots=True)
class Allowance:
    """How much a whole workbook may still hold, and until when it may be read."""

    name: str
    limits: Limits
    ends: float
    cells: int = 0

    @classmethod
    def of(cls, name: str, limits: Limits) -> Allowance:
        """The allowance of the file `name`, from now on."""
        return cls(name, limits, time.monotonic() + limits.seconds)

    def take_grid(self, rows: Collection[Mapping[int, Cell]]) -> None:
        """Raise TooLarge when few cells stand so far apart that the table around them is too large."""
        width = len({column for row in rows for column in row})
        if len(rows) * width > self.limits.cells:
            self.take(self.limits.cells + 1)

    def take(self, cells: int) -> None:
        """Count `cells` more; raises TooLarge or TookTooLong."""
        self.cells += cells
        if self.cells > self.limits.cells:
            raise TooLarge(
                f"文件“{self.name}”的表格超过 {self.limits.cells} 个单元格的上限。请拆分文件，或删去多余的行列后再试。"
            )
        if time.monotonic() > self.ends:
            raise TookTooLong(f"文件“{self.name}”读了 {self.limits.seconds:g} 秒还没有读完，已停止。请拆分文件后再试。")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the cells of all sheets refer to; `whole` reads hidden rows and columns too."""

    texts: Sequence[str]
    looks: Sequence[Look]
    from_1904: bool
    allowance: Allowance
    whole: bool = False


@dataclass(slots=True)
class Sheet:
    """The rows that show, by number, and what was left out."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    hidden_rows: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    left_out_columns: set[int] = field(default_factory=set)
    without_value: int = 0

    def grid(self) -> list[dict[int, Cell]]:
        """The rows in order, an empty one wherever rows are missing."""
        rows: list[dict[int, Cell]] = []
        last = 0
        for number in sorted(self.rows.keys() | self.hidden):
            rows.extend([{}] * (number > last + 1))
            rows.extend([self.rows[number]] if number in self.rows else [])
            last = number
        return rows


def read_sheet(stream: IO[bytes], workbook: Workbook) -> Sheet:
    """The sheet in `stream`; raises TooLarge, TookTooLong and what lxml raises."""
    sheet = Sheet()
    tags = ("{*}row", "{*}col", "{*}mergeCell")
    number = 0
    for _, element in etree.iterparse(stream, events=("end",), tag=tags, resolve_entities=False, no_network=True):
        kind = etree.QName(element).localname
        if kind == "row":
            number = int(element.get("r") or number + 1)
            _read_row(element, number, workbook, sheet)
        elif kind == "col":
            if not workbook.whole:
                _hide_columns(element, sheet)
        else:
            workbook.allowance.take(1)
            sheet.merges.extend(_range(element.get("ref") or ""))
        _forget(element)
    _merge(sheet, workbook.allowance)
    workbook.allowance.take_grid(sheet.rows.values())
    return sheet


def read_texts(stream: IO[bytes], allowance: Allowance) -> list[str]:
    """The texts that cells share (18.4.8), without the phonetic guides."""
    texts = []
    for _, item in etree.iterparse(stream, events=("end",), tag="{*}si", resolve_entities=False, no_network=True):
        allowance.take(0)
        texts.append(_text(item))
        if len(texts) > allowance.limits.cells:
            allowance.take(len(texts))
        _forget(item)
    return texts


def _forget(element: etree._Element) -> None:
    """Free what was read: the element's children, and its siblings before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _read_row(row: etree._Element, number: int, workbook: Workbook, sheet: Sheet) -> None:
    if row.get("hidden") in ("1", "true") and not workbook.whole:
        sheet.hidden_rows += any(len(cell) for cell in row)
        sheet.hidden.add(number)
        workbook.allowance.take(len(row) + 1)
        return
    column, cells = 0, {}
    for child in row:
        column = _column(child.get("r") or "") or column + 1
        if column in sheet.hidden_columns:
            sheet.left_out_columns.update([column] if len(child) else [])
            continue
        if (cell := _read_cell(child, workbook, sheet)) is not None:
            cells[column] = cell
    workbook.allowance.take(len(cells))
    if cells:
        sheet.rows[number] = cells


def _read_cell(cell: etree._Element, workbook: Workbook, sheet: Sheet) -> Cell | None:
    value, inline, is_formula = "", None, False
    for child in cell:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag.endswith("}v"):
            value = child.text or ""
        elif tag.endswith("}is"):
            inline = child
        else:
            is_formula = is_formula or tag.endswith("}f")
    style = int(cell.get("s") or 0)
    look = workbook.looks[style] if style < len(workbook.looks) else _PLAIN
    if inline is not None:
        text = _text(inline)
    elif not value:
        sheet.without_value += is_formula and cell.get("t") != "str"
        return None
    else:
        text = _shown(value, cell.get("t") or "n", look, workbook)
    return Cell(text, look.bold) if text else None


_PLAIN = Look(GENERAL, False)


def _shown(value: str, kind: str, look: Look, workbook: Workbook) -> str:
    if kind == "s":
        place = int(value)
        return workbook.texts[place] if place < len(workbook.texts) else ""
    if kind == "n" and look.code == GENERAL and value.isdigit() and len(value) < _EXACT_DIGITS:
        return value  # by far the most cells
    if kind == "b":
        return "TRUE" if value.strip() == "1" else "FALSE"
    if kind in ("str", "e", "inlineStr"):
        return _line(value)
    if kind == "d":
        return value.removesuffix("T00:00:00").replace("T", " ")
    return one_line(shown(float(value), look.code, from_1904=workbook.from_1904))


def _text(element: etree._Element) -> str:
    """The text of a string item: plain, or runs of rich text; without ruby (rPh)."""
    pieces = []
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces.extend(part.text or "" for part in child.iterfind("{*}t"))
    return _line("".join(pieces))


def _line(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    return one_line(text)


def _hide_columns(element: etree._Element, sheet: Sheet) -> None:
    if element.get("hidden") in ("1", "true"):
        first, last = int(element.get("min") or 1), int(element.get("max") or 1)
        sheet.hidden_columns.update(range(max(first, 1), min(last, _MOST_COLUMNS) + 1))


@lru_cache(maxsize=65_536)
def _letters(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _column(reference: str) -> int:
    return _letters(reference.rstrip("0123456789")) if reference else 0


def _range(reference: str) -> Iterator[tuple[int, int, int, int]]:
    corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) == 2 and corners[0] and corners[1]:
        (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
        yield int(top), _letters(left), int(bottom), _letters(right)


def _merge(sheet: Sheet, allowance: Allowance) -> None:
    """Give every merged cell its reach, and clear what lies under it."""
    numbers = sorted(sheet.rows)
    for top, left, bottom, right in sheet.merges:
        within = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        allowance.take(len(within) // 16)
        for number in within:
            row = sheet.rows[number]
            for column in [one for one in row if left <= one <= right and (number, one) != (top, left)]:
                del row[column]
        anchor = sheet.rows.get(top, {}).get(left)
        if anchor is not None:
            shown_columns = sum(column not in sheet.hidden_columns for column in range(left, right + 1))
            reach = replace(anchor, rows=max(len(within), 1), columns=max(shown_columns, 1))
            sheet.rows[top][left] = reach
