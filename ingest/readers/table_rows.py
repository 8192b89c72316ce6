"""The text that stands in a grid → one Line for each row of the table, and tables that go over pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from ingest.document import Box, Line, Segment
from ingest.readers.grid import Grid, Position
from ingest.readers.joining import join
from ingest.readers.rows import merged_rows, union
from ingest.readers.sheet import Piece

SEPARATOR = " | "

# What stands in so much of a page at its top and bottom does not part two pieces of one table.
_MARGIN = 0.12
_CONTINUED = re.compile(r"[（(]?\s*(?:续\s*表|续上表|接上表)")
_SAME_EDGE = 6.0
# A grid whose text stands in fewer cells is a frame or a drawing.
_LEAST_CELLS = 3


@dataclass(frozen=True, slots=True)
class TablePart:
    """What of a table stands on one page; `opens` and `ends`: no text before it, after it, on the page."""

    grid: Grid
    lines: tuple[Line, ...]
    opens: bool
    ends: bool


def table_part(grid: Grid, pieces: Sequence[Piece], page: int, opens: bool, ends: bool) -> TablePart | None:
    """The rows of `grid` with the text in its cells, None where the text makes no table of it."""
    cells = cells_of(grid, pieces)
    if cells is None:
        return None
    heads = _heads(grid, cells)
    found = ((row, _row(grid, row, cells, page)) for row in range(len(grid.owners)))
    lines = tuple(replace(line, header=row < heads) for row, line in found if line)
    return TablePart(grid, lines, opens, ends)


def cells_of(grid: Grid, pieces: Sequence[Piece]) -> dict[Position, list[Piece]] | None:
    """The pieces in the cells of `grid`, None where they make no table of it."""
    cells: dict[Position, list[Piece]] = {}
    for piece in pieces:
        position = grid.cell_of(piece.box)
        if position is not None:
            cells.setdefault(position, []).append(piece)
    columns, rows = {column for _, column in cells}, {row for row, _ in cells}
    if len(cells) < _LEAST_CELLS or len(columns) < 2 or len(rows) < 2:
        return None
    return cells


def stands_alone(grid: Grid, rows: Sequence[Piece], height: float) -> tuple[bool, bool]:
    """Whether no text stands before, and none after, `grid` on a page but heads, feet and 续表."""
    top, bottom = height * _MARGIN, height * (1 - _MARGIN)
    before = [row for row in rows if row.box.bottom <= grid.rows[0] + 1 and row.box.bottom > top]
    after = [row for row in rows if row.box.top >= grid.rows[-1] - 1 and row.box.top < bottom]
    return all(_CONTINUED.match(row.text) for row in before), not after


def numbered(parts: Sequence[TablePart]) -> Iterator[tuple[Line, ...]]:
    """The lines of each part, numbered by tables; a part that goes on a table has no head of its own."""
    number, first = -1, 0
    lines: list[tuple[Line, ...]] = []
    for index, part in enumerate(parts):
        own = part.lines
        if index and _goes_on(parts[index - 1], part):
            repeated = _repeated(lines[first], own)
            lines[first] = _marked(lines[first], repeated)
            own = tuple(replace(line, header=False) for line in own[repeated:])
        else:
            number, first = number + 1, index
        lines.append(tuple(replace(line, table=number) for line in own))
    yield from lines


def _goes_on(before: TablePart, part: TablePart) -> bool:
    first, second = before.grid.columns, part.grid.columns
    return (
        before.ends
        and part.opens
        and len(first) == len(second)
        and before.lines[-1].segments[-1].page + 1 == part.lines[0].segments[0].page
        and all(abs(one - other) <= _SAME_EDGE for one, other in zip(first, second, strict=True))
    )


def _repeated(first: Sequence[Line], own: Sequence[Line]) -> int:
    """How many rows at the beginning of the table the next page repeats."""
    count = 0
    for one, other in zip(first, own[:-1], strict=False):
        if one.cells != other.cells:
            break
        count += 1
    return count


def _marked(lines: tuple[Line, ...], heads: int) -> tuple[Line, ...]:
    return tuple(replace(line, header=True) if index < heads else line for index, line in enumerate(lines))


def _heads(grid: Grid, cells: dict[Position, list[Piece]]) -> int:
    """How many rows name the columns: by ground, rules or bold type; merged cells go down with them."""
    heads = grid.heads or _bold_rows(grid, cells)
    if not heads or heads >= len(grid.owners):
        return 0
    reach = [row + grid.height_of((row, column)) for row, column in set(sum(grid.owners[:heads], ()))]
    return min(max(reach), len(grid.owners) - 1)


def _bold_rows(grid: Grid, cells: dict[Position, list[Piece]]) -> int:
    rows: dict[int, list[Piece]] = {}
    for (row, _), pieces in cells.items():
        rows.setdefault(row, []).extend(pieces)
    count = 0
    while count < len(grid.owners) and all(piece.bold for piece in rows.get(count, [])):
        count += 1
    return count


def _row(grid: Grid, row: int, cells: dict[Position, list[Piece]], page: int) -> Line | None:
    printed = []
    for column, owner in enumerate(grid.owners[row]):
        own = cells.get(owner, []) if owner == (row, column) else []
        printed.append(_cell(own))
    if not any(printed):
        return None
    texts = tuple(cell.text if cell else "" for cell in printed)
    filled = [cell for cell in printed if cell]
    return Line(
        SEPARATOR.join(texts),
        tuple(_segments(printed, grid.cell_box((row, 0)), page)),
        cells=texts,
        bold=all(cell.bold for cell in filled),
        size=max(cell.size for cell in filled),
    )


def _cell(pieces: Sequence[Piece]) -> Piece | None:
    """The text of a cell, its printed lines joined as those of a paragraph."""
    if not pieces:
        return None
    rows = merged_rows(pieces)
    joined = reduce(join, (Line(row.text) for row in rows))
    return Piece(
        joined.text,
        reduce(union, (row.box for row in rows)),
        max(row.size for row in rows),
        all(row.bold for row in rows),
    )


def _segments(cells: Sequence[Piece | None], first_box: Box, page: int) -> Iterator[Segment]:
    """A run for each cell with text; the separators, and empty cells, belong to the run before."""
    length, box = 0, cells[0].box if cells[0] else first_box
    for index, cell in enumerate(cells):
        if cell and index:
            if length:
                yield Segment(length, page, box)
            length, box = 0, cell.box
        length += len(cell.text) if cell else 0
        length += len(SEPARATOR) if index < len(cells) - 1 else 0
    yield Segment(length, page, box)
