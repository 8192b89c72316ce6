"""The grid of a table on a page: edges of columns and rows, and which cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ingest.document import Box

Position = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """`columns` and `rows` are edges, one more than there are columns and rows, in points from the top-left corner.

    `owners[row][column]` is the first position of the cell that stands there. The first `heads` rows name the columns.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    owners: tuple[tuple[Position, ...], ...]
    heads: int = 0

    @property
    def box(self) -> Box:
        """The whole table."""
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])

    def cell_at(self, x: float, y: float) -> Position | None:
        """The cell at a point, None outside of the table."""
        columns, rows = self.columns, self.rows
        if columns[0] <= x < columns[-1] and rows[0] <= y < rows[-1]:
            return self.owners[bisect_right(rows, y) - 1][bisect_right(columns, x) - 1]
        return None

    def cell_of(self, box: Box) -> Position | None:
        """The cell that the middle of `box` stands in."""
        return self.cell_at((box.left + box.right) / 2, (box.top + box.bottom) / 2)

    def cell_box(self, position: Position) -> Box:
        """The box of a cell that is not merged."""
        row, column = position
        return Box(self.columns[column], self.rows[row], self.columns[column + 1], self.rows[row + 1])

    def height_of(self, position: Position) -> int:
        """Over how many rows the cell that begins at `position` goes."""
        row, column = position
        return sum(owners[column] == position for owners in self.owners[row:])


def plain_owners(rows: int, columns: int) -> tuple[tuple[Position, ...], ...]:
    """The owners of a grid without merged cells."""
    return tuple(tuple((row, column) for column in range(columns)) for row in range(rows))
