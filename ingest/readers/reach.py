"""Cells that reach over rows and columns → rows in which every cell stands in its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

# Beyond this HTML itself lets columns reach no further (WHATWG HTML 4.9.11).
_MOST_COLUMNS = 1000
# A table that has been given more blanks than this is hostile, and its further cells reach nowhere.
_MOST_BLANKS = 200_000


@dataclass(slots=True)
class Reach:
    """Goes through the rows of a table and remembers which columns cells above still take."""

    taken: dict[int, int] = field(default_factory=dict)
    """How many rows more each column is taken."""
    blanks: int = 0

    def row(self, cells: Sequence[tuple[str, int, int]]) -> tuple[str, ...]:
        """The texts of the next row by column: cells are (text, columns, rows), what they merely cover is empty."""
        texts: dict[int, str] = {}
        below = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}
        column = 0
        for text, columns, rows in cells:
            while column in self.taken:
                column += 1
            if self.blanks > _MOST_BLANKS:
                columns = rows = 1
            columns = max(1, min(columns, _MOST_COLUMNS - column))
            for place in range(column, column + columns):
                texts[place] = text if place == column else ""
                if rows > 1:
                    below[place] = rows - 1
            column += columns
        width = max((*texts, *self.taken), default=-1) + 1
        self.taken = below if self.blanks <= _MOST_BLANKS else {}
        self.blanks += width - len(cells)
        return tuple(texts.get(place, "") for place in range(width))
