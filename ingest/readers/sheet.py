"""A printed page as a format's reader finds it: pieces of text with their places, not yet in rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ingest.document import Box
from ingest.readers.grid import Grid


class Piece(NamedTuple):
    """Text printed on one line without a break.

    `mark` is the number of the marked content it stands in (ISO 32000-1, 14.6), None without one; `confidence` is
    given where the text was recognised from an image.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    mark: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size as shown, its pieces in the order of the content, whether it has images.

    `grids` are its tables; each piece in one stands in one cell alone.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    images: bool
    grids: tuple[Grid, ...] = ()

    def in_grid(self, piece: Piece) -> bool:
        """Whether `piece` stands in a table."""
        return any(grid.cell_of(piece.box) is not None for grid in self.grids)
