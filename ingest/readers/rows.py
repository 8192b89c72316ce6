"""The pieces of a page → rows in reading order: beside each other joined, top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.document import Box
from ingest.readers.characters import is_wide
from ingest.readers.sheet import Piece, Sheet

# Two pieces stand in one row when their heights overlap by this share of the smaller one.
_SAME_ROW = 0.6
# So many rows with two wide pieces side by side mean columns; then the order of the file stands.
_COLUMN_ROWS = 5
_COLUMN_WIDTH = 0.25
_LEAST_GAP = 0.2
_SAME_SIZE = 0.08


def rows_of(sheet: Sheet) -> tuple[Piece, ...]:
    """The rows of `sheet` outside of its tables, each as one piece, top to bottom."""
    pieces = tuple(piece for piece in sheet.pieces if not sheet.in_grid(piece)) if sheet.grids else sheet.pieces
    if all(first.box.bottom < second.box.top for first, second in pairwise(pieces)):
        return pieces  # each below the one before
    groups = _grouped(pieces)
    if sum(_is_columns(group, sheet.width) for group in groups) >= _COLUMN_ROWS:
        return pieces
    return tuple(_merged(group) for group in groups)


def merged_rows(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The rows that `pieces` stand in, each as one piece, top to bottom."""
    return tuple(_merged(group) for group in _grouped(pieces))


def body_rows(pages: Sequence[Sequence[Piece]]) -> list[Piece]:
    """The rows in the size that most of the text has: no titles, heads, feet."""
    sizes: dict[float, int] = {}
    for rows in pages:
        for row in rows:
            sizes[row.size] = sizes.get(row.size, 0) + len(row.text)
    usual = max(sizes, key=lambda size: sizes[size])
    alike = {size for size in sizes if abs(size - usual) <= _SAME_SIZE * usual}
    return [row for rows in pages for row in rows if row.size in alike]


def _grouped(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    first: Box | None = None
    for piece in sorted(pieces, key=_order):
        # What begins below a row is not in it, which most pieces tell so.
        if first is not None and piece.box.top < first.bottom and _is_same_row(first, piece.box):
            groups[-1].append(piece)
        else:
            first = piece.box
            groups.append([piece])
    return groups


def _order(piece: Piece) -> tuple[float, float]:
    box = piece.box
    return (box.top + box.bottom) / 2, box.left


def _is_same_row(first: Box, second: Box) -> bool:
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    smaller = min(first.bottom - first.top, second.bottom - second.top)
    return overlap > _SAME_ROW * smaller


def _is_columns(group: list[Piece], width: float) -> bool:
    if len(group) == 1:
        return False
    wide = [piece for piece in group if piece.box.right - piece.box.left > _COLUMN_WIDTH * width]
    return len(wide) >= 2


def _merged(group: list[Piece]) -> Piece:
    if len(group) == 1:
        return group[0]
    first, *others = sorted(group, key=lambda piece: piece.box.left)
    for piece in others:
        gap = piece.box.left - first.box.right
        first = Piece(
            first.text + _blank(first, piece, gap) + piece.text,
            union(first.box, piece.box),
            max(first.size, piece.size),
            first.bold and piece.bold,
            first.mark,
            _lower(first.confidence, piece.confidence),
        )
    return first


def _lower(first: float | None, second: float | None) -> float | None:
    return min((each for each in (first, second) if each is not None), default=None)


def _blank(first: Piece, second: Piece, gap: float) -> str:
    wide = is_wide(first.text[-1]) and is_wide(second.text[0])
    return " " if gap > first.size * (1.0 if wide else _LEAST_GAP) else ""


def union(first: Box, second: Box) -> Box:
    """The box around both."""
    return Box(
        min(first.left, second.left),
        min(first.top, second.top),
        max(first.right, second.right),
        max(first.bottom, second.bottom),
    )
