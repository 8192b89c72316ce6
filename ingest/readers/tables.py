"""The tables of printed pages, and between which rows of text they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Box, Line
from ingest.readers.grid import Grid
from ingest.readers.sheet import Piece, Sheet
from ingest.readers.table_rows import TablePart, cells_of, numbered, stands_alone, table_part


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """The rows of a table on one page; `index` of the page's rows stand before it."""

    index: int
    lines: tuple[Line, ...]


def place_tables(sheets: Sequence[Sheet], rows: Sequence[Sequence[Piece]]) -> list[tuple[PlacedTable, ...]]:
    """For each sheet its tables in order; `rows` are its rows of text outside of them."""
    found = [
        (number, _place(grid.box, own), part)
        for number, (sheet, own) in enumerate(zip(sheets, rows, strict=True))
        for grid in sorted(sheet.grids, key=lambda each: (_place(each.box, own), each.rows[0]))
        if (part := _part(grid, sheet, own))
    ]
    lines = numbered([part for _, _, part in found])
    placed: list[list[PlacedTable]] = [[] for _ in sheets]
    for (number, index, _), own_lines in zip(found, lines, strict=True):
        placed[number].append(PlacedTable(index, own_lines))
    return [tuple(each) for each in placed]


def _part(grid: Grid, sheet: Sheet, rows: Sequence[Piece]) -> TablePart | None:
    opens, ends = stands_alone(grid, rows, sheet.height)
    return table_part(grid, sheet.pieces, sheet.number, opens, ends)


def without_frames(sheet: Sheet) -> Sheet:
    """`sheet` with those grids alone whose text makes a table of them."""
    if not sheet.grids:
        return sheet
    grids = tuple(grid for grid in sheet.grids if cells_of(grid, sheet.pieces) is not None)
    return Sheet(sheet.number, sheet.width, sheet.height, sheet.pieces, sheet.images, grids)


def _place(box: Box, rows: Sequence[Piece]) -> int:
    """How many of `rows` stand before `box`: up to the last one above it, in its column."""
    beside = [(index, row) for index, row in enumerate(rows) if row.box.left < box.right and row.box.right > box.left]
    above = [index for index, row in beside if row.box.top < box.top]
    if above:
        return above[-1] + 1
    return beside[0][0] if beside else 0
