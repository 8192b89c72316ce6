"""Rows 合计 and columns 合计 of tables that are not the sum of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.document import Unit, UnitKind
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof
from service.series.change import plain

_TOTAL = re.compile(r"[\s　]*(?:合[\s　]*计|总[\s　]*计|共[\s　]*计)[\s　]*")
_SUBTOTAL = re.compile(r"小计|其中|#|比上年|同比|增|率|比重|占比|平均|均|排名|序号|名次|%")
_NUMBER = re.compile(r"[\s　]*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)[\s　]*")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's words in `[start, end)` of the text, and its number where it is one."""

    text: str
    start: int
    end: int

    @property
    def value(self) -> Decimal | None:
        found = _NUMBER.fullmatch(self.text)
        return Decimal(found[1].replace(",", "")) if found else None


def find(proof: Proof) -> Iterator[Remark]:
    """The sums of each table, downwards and across."""
    for unit in proof.units:
        if unit.kind is UnitKind.TABLE:
            rows = [_cells(row) for row in unit.children if row.kind is UnitKind.ROW]
            header = next((_cells(row) for row in unit.children if row.kind is UnitKind.HEADER), [])
            if all(len(row) == len(rows[0]) for row in rows):
                yield from _down(rows, header)
                yield from _across(rows, header)


def _cells(row: Unit) -> list[_Cell]:
    """The cells, which stand in the text with | between them."""
    cells, start = [], row.start
    for part in row.text.split("|"):
        lead = len(part) - len(part.lstrip())
        cells.append(_Cell(part.strip(), start + lead, start + lead + len(part.strip())))
        start += len(part) + 1
    return cells


def _down(rows: Sequence[Sequence[_Cell]], header: Sequence[_Cell]) -> Iterator[Remark]:
    places = [place for place, row in enumerate(rows) if any(_TOTAL.fullmatch(cell.text) for cell in row[:2])]
    if len(places) != 1 or any(_SUBTOTAL.search(cell.text) for row in rows for cell in row[:2]):
        return
    total, others = rows[places[0]], [row for place, row in enumerate(rows) if place != places[0]]
    for column, cell in enumerate(total):
        name = header[column].text if column < len(header) else ""
        if cell.value is not None and not _SUBTOTAL.search(name):
            yield from _compared(cell, [row[column] for row in others], name or "本列")


def _across(rows: Sequence[Sequence[_Cell]], header: Sequence[_Cell]) -> Iterator[Remark]:
    places = [place for place, cell in enumerate(header) if _TOTAL.fullmatch(cell.text)]
    if len(places) != 1 or any(_SUBTOTAL.search(cell.text) for cell in header):
        return
    for row in rows:
        if len(row) == len(header) and row[places[0]].value is not None:
            others = [cell for place, cell in enumerate(row) if place not in (0, places[0])]
            yield from _compared(row[places[0]], others, row[0].text or "本行")


def _compared(total: _Cell, parts: Sequence[_Cell], name: str) -> Iterator[Remark]:
    values = [cell.value for cell in parts if cell.text]
    known = [value for value in values if value is not None]
    if len(known) < _LEAST or len(known) < len(values) or total.value is None:
        return
    found = sum(known, Decimal(0))
    places = max(max(0, -int(value.as_tuple().exponent)) for value in (*known, total.value))
    slack = Decimal(10) ** -places / 2 * (len(known) + 1) if places else Decimal(0)
    if abs(found - total.value) > slack:
        said = f"“{name}”合计与各项之和不符：各项相加是{plain(found)}，表中写的是{plain(total.value)}。"
        yield Remark(total.start, total.end, Severity.ERROR, said, plain(found))
