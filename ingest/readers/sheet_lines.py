"""The cells of a sheet → Lines: which rows are captions, which name the columns, where a table ends.

A row of which only one cell is written, above a table that is wider, is a caption (a title, 单位：万元) and a plain
line. Empty rows part tables. Columns without any text are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.document import Line
from ingest.readers.characters import split_lines, trimmed

_NUMBER = re.compile(r"[-+－]?[¥￥]?[\d,，]*\.?\d+\s*[%％‰]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
# 填报单位：某局 and 单位：万元 stand side by side above a table; 注：… stands below one.
_FIELD = re.compile(r"[^\s：:]{1,12}[：:]")
_NOTE = re.compile(r"[（(]?(?:注|备注|说明|附注|资料来源|数据来源|填表人|制表人?|审核人?)\d*\s*[：:]")
_MOST_HEADERS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it shows; `rows` and `columns` say how far it reaches when it is merged."""

    text: str
    bold: bool = False
    rows: int = 1
    columns: int = 1


Row = Mapping[int, Cell]
"""The written cells of one row by column."""


def grid_lines(rows: Sequence[Row], tables: int, *, prose: bool) -> Iterator[Line]:
    """The lines of a sheet, its tables numbered from `tables`.

    With `prose` a single column without numbers is text and no table.
    """
    blocks = [_Block.of(rows) for rows in _parted(rows)]
    is_narrow = all(block.width == 1 for block in blocks)
    for block in blocks:
        is_text = block.width == 1 and (not is_narrow or (prose and not any(map(block.has_number, block.rows))))
        if is_text:
            yield from (Line(cell.text, bold=cell.bold) for row in block.rows for cell in row if cell)
            continue
        yield from block.lines(tables)
        tables += 1


def one_line(text: str) -> str:
    """The text of a cell on one line, without what does not show."""
    if text.isprintable():
        return text.strip(" ")
    return " ".join(kept for kept in map(trimmed, split_lines(text)) if kept)


def is_number(text: str) -> bool:
    """Whether a cell holds a number rather than words."""
    return _NUMBER.fullmatch(text) is not None


def _parted(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The runs of rows between empty ones; a row under a merged cell is not empty."""
    block: list[Row] = []
    covered = 0  # so many rows more are under a merged cell
    for row in rows:
        if any(cell.text for cell in row.values()) or (covered and block):
            block.append(row)
        elif block:
            yield block
            block = []
        covered = max(covered - 1, max((cell.rows - 1 for cell in row.values() if cell.text), default=0))
    if block:
        yield block


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that stand together, each with one place per column that has text anywhere."""

    rows: tuple[tuple[Cell | None, ...], ...]
    width: int

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Block:
        columns = sorted({column for row in rows for column, cell in row.items() if cell.text})
        kept = tuple(tuple(_within(row, column, columns) for column in columns) for row in rows)
        return cls(tuple(row for row in kept if _written(row)), len(columns))

    def lines(self, table: int) -> Iterator[Line]:
        first = self._captions()
        last = self._notes(first)
        headers = first + self._headers(self.rows[first:last])
        for place, row in enumerate(self.rows):
            if not first <= place < last:
                yield Line(
                    "　".join(cell.text for cell in _written(row)), bold=all(cell.bold for cell in _written(row))
                )
                continue
            texts = tuple(cell.text if cell else "" for cell in row)
            bold = all(cell.bold for cell in _written(row))
            yield Line(" | ".join(texts), cells=texts, table=table, header=place < headers, bold=bold)

    def _captions(self) -> int:
        """How many rows at the top stand above the table."""
        count = 0
        while self.width > 1 and count < len(self.rows) - 1 and self._is_caption(self.rows[count]):
            count += 1
        return count

    def _is_caption(self, row: Sequence[Cell | None]) -> bool:
        written = _written(row)
        if len(written) > 1:
            return all(_FIELD.match(cell.text) and not cell.text.endswith(("：", ":")) for cell in written)
        # One name over the second of two columns is their head.
        return row[0] is written[0] or written[0].columns > 1 or self.width > 2 or bool(_FIELD.match(written[0].text))

    def _notes(self, first: int) -> int:
        """Where the rows end that belong to the table and the notes begin."""
        end = len(self.rows)
        while self.width > 1 and end > first + 1 and _is_note(self.rows[end - 1]):
            end -= 1
        return end

    def _headers(self, rows: Sequence[Sequence[Cell | None]]) -> int:
        """How many of the first `rows` name the columns."""
        naming = 0
        while naming < min(len(rows), _MOST_HEADERS) and self._names_columns(rows[naming], below=naming > 0):
            naming += 1
        if not naming or len(rows) == 1:
            return 0
        count = min(max(_merged_head(rows), _bold_head(rows)), naming)
        if not count and any(map(self.has_number, rows)):
            count = 1
        return count + 1 if 0 < count < len(rows) and _counts_columns(rows[count]) else count

    def _names_columns(self, row: Sequence[Cell | None], *, below: bool) -> bool:
        texts = [cell.text for cell in _written(row)]
        if all(map(is_number, texts)) or not all(_YEAR.fullmatch(text) or not is_number(text) for text in texts):
            return False
        return below or len(texts) > 1 or self.width <= 2

    @staticmethod
    def has_number(row: Sequence[Cell | None]) -> bool:
        """Whether one of its cells is a number."""
        return any(is_number(cell.text) for cell in _written(row))


def _within(row: Row, column: int, columns: Sequence[int]) -> Cell | None:
    """The cell of `row` in `column`, reaching over so many of the `columns` that are kept."""
    cell = row.get(column)
    if cell is None or cell.columns == 1:
        return cell
    return replace(cell, columns=bisect_left(columns, column + cell.columns) - bisect_left(columns, column))


def _written(row: Sequence[Cell | None]) -> list[Cell]:
    return [cell for cell in row if cell and cell.text]


def _is_note(row: Sequence[Cell | None]) -> bool:
    written = _written(row)
    first = _NOTE.match(written[0].text) is not None
    return first and (len(written) == 1 or all(_FIELD.match(cell.text) for cell in written))


def _merged_head(rows: Sequence[Sequence[Cell | None]]) -> int:
    """How many rows a head takes whose cells are merged over columns and rows; 0 for none."""
    count = 0
    while count < len(rows) and len(head := _written(rows[count])) > 1 and any(cell.columns > 1 for cell in head):
        # The names below a merged cell belong to the head, and what is merged downwards says how deep it is.
        count = count + max(2, *(cell.rows for cell in head))
    return count


def _bold_head(rows: Sequence[Sequence[Cell | None]]) -> int:
    count = 0
    while count < len(rows) and all(cell.bold for cell in _written(rows[count])):
        count += 1
    return count if count < len(rows) else 0


def _counts_columns(row: Sequence[Cell | None]) -> bool:
    """Whether a row under the head numbers the columns: 甲 1 2 3, or 1 2 3."""
    texts = [cell.text for cell in _written(row)]
    numbers = [text for text in texts if text.isdecimal()]
    rest = [text for text in texts if not text.isdecimal()]
    counted = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return counted and len(numbers) > (0 if rest else 2) and all(text in ("甲", "乙", "丙", "栏次") for text in rest)
