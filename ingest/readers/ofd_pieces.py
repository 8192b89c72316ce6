"""The characters of an OFD page → pieces of printed text, as the reader of PDF has them."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.document import Box
from ingest.readers.characters import BLANKS, INVISIBLE, is_wide
from ingest.readers.grid import Grid, Position
from ingest.readers.ofd_drawing import Item, size_of
from ingest.readers.ofd_glyphs import Run, runs_of
from ingest.readers.ofd_package import number
from ingest.readers.ofd_resources import Font, Resources
from ingest.readers.sheet import Piece

POINTS = 72 / 25.4
"""Points in a millimetre."""

# The cell of a Han character above and below its baseline, as shares of its size.
_ASCENT = 0.9
_DESCENT = 0.2
_BOLD_WEIGHT = 600
# Up to so many degrees text is level, or upright; beyond it is set slantwise.
_LEVEL = 3.0
# Gaps beyond the usual one of the line, as shares of the size: between two wide characters, a wide and
# a Latin one (automatic spacing is 1/4), two Latin ones; and the gap that parts two pieces.
_WIDE_GAP, _MIXED_GAP, _LATIN_GAP = 0.2, 0.45, 0.25
_PIECE_GAP = 1.5
_SAME_BASELINE = 0.15
# Bold made by printing twice: the same character again so near is no second one.
_OVERPRINTED = 0.15
NO_FONT = Font("")
"""The font of a text whose own is not declared."""


class Glyph(NamedTuple):
    """A character on the page, in points; `order` is that of drawing."""

    char: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    order: int


class Writing:
    """The characters that text objects write; slanted objects, mostly watermarks, are counted and left out."""

    def __init__(self, texts: Iterable[Item], resources: Resources) -> None:
        self._glyphs: dict[float, list[Glyph]] = defaultdict(list)
        self._whole: list[tuple[int, Piece]] = []
        self.slanted = 0
        for order, item in enumerate(texts):
            self._take(order, item, is_bold(item, resources))

    def _take(self, order: int, item: Item, bold: bool) -> None:
        turned = abs(item.matrix.slant)
        size = round(size_of(item) * item.matrix.height * POINTS, 1)
        if size <= 0:
            return
        if min(turned % 90, 90 - turned % 90) > _LEVEL:
            self.slanted += 1
            return
        for run in runs_of(item):
            if turned > _LEVEL or _is_column(run):
                self._whole += [(order, piece) for piece in _whole(run, item, size, bold)]
            else:
                self._glyphs[size] += _glyphs(run, item, size, bold, order)

    def char_boxes(self) -> list[Box]:
        """The boxes of the characters that show."""
        shown = (glyph for glyphs in self._glyphs.values() for glyph in glyphs if glyph.char not in BLANKS)
        return [_box_of([glyph]) for glyph in shown]

    def pieces(self, grids: Sequence[Grid] = ()) -> tuple[Piece, ...]:
        """The pieces in the order of drawing, parted where cells of `grids` are."""
        found = list(self._whole)
        for glyphs in self._glyphs.values():
            for row in _on_baselines(glyphs):
                found += _pieces(row, grids)
        return tuple(piece for _, piece in sorted(found, key=lambda pair: pair[0]))


def is_bold(item: Item, resources: Resources) -> bool:
    """Whether a text object is set in bold letters, by its weight or by its font."""
    font = resources.fonts.get(item.attributes.get("Font") or "", NO_FONT)
    return font.bold or number(item.attributes.get("Weight"), 400) >= _BOLD_WEIGHT


def _is_column(run: Run) -> bool:
    return len(run.text) > 1 and abs(run.xs[-1] - run.xs[0]) < abs(run.ys[-1] - run.ys[0])


def _whole(run: Run, item: Item, size: float, bold: bool) -> Iterator[Piece]:
    """A run that is no level row: one piece, with the box around all of it."""
    text = INVISIBLE.sub("", run.text).strip(BLANKS)
    if not text:
        return
    points = [item.matrix.apply(x, y) for x, y in zip(run.xs, run.ys, strict=True)]
    xs, ys = [x * POINTS for x, _ in points], [y * POINTS for _, y in points]
    upright = abs(item.matrix.slant) <= _LEVEL
    top = min(ys) - (_ASCENT * size if upright else size)
    yield Piece(text, _box(min(xs), top, max(xs) + size, max(ys) + _DESCENT * size), size, bold)


def _glyphs(run: Run, item: Item, size: float, bold: bool, order: int) -> Iterator[Glyph]:
    stretch = item.matrix.a * POINTS
    apply = item.matrix.apply
    unseen = INVISIBLE.search(run.text) is not None
    for char, x, y, advance in zip(run.text, run.xs, run.ys, run.advances, strict=True):
        if unseen and INVISIBLE.match(char):
            continue
        across, down = apply(x, y)
        left = across * POINTS
        yield Glyph(char, left, left + advance * stretch, down * POINTS, size, bold, order)


def _on_baselines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if row and glyph.baseline - row[0].baseline > _SAME_BASELINE * glyph.size:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _pieces(row: list[Glyph], grids: Sequence[Grid]) -> Iterator[tuple[int, Piece]]:
    """The pieces of the glyphs on one baseline, each with the order of its first object."""
    glyphs = _once(sorted(row, key=lambda glyph: (glyph.left, glyph.order)))
    usual = _usual_gap(glyphs)
    text, blanks, held = "", "", list[Glyph]()
    for glyph in glyphs:
        if glyph.char in BLANKS:
            blanks += glyph.char
            continue
        gap = (glyph.left - held[-1].right) / glyph.size - usual if held else 0.0
        if held and (gap > _PIECE_GAP or (grids and _cell(held[-1], grids) != _cell(glyph, grids))):
            yield _piece(text, held)
            text, held = "", []
        elif held:
            text += blanks or (" " if gap > _least_gap(held[-1].char, glyph.char) else "")
        text += glyph.char
        held.append(glyph)
        blanks = ""
    if held:
        yield _piece(text, held)


def _cell(glyph: Glyph, grids: Sequence[Grid]) -> tuple[int, Position] | None:
    box = _box_of([glyph])
    cells = ((number, grid.cell_of(box)) for number, grid in enumerate(grids))
    return next(((number, cell) for number, cell in cells if cell is not None), None)


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in glyphs:
        if not any(_is_again(glyph, other) for other in kept[-2:]):
            kept.append(glyph)
    return kept


def _is_again(glyph: Glyph, other: Glyph) -> bool:
    return (
        glyph.char == other.char and glyph.order != other.order and glyph.left - other.left < _OVERPRINTED * glyph.size
    )


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """The gap between neighbouring wide characters, as a share of the size: zero unless the row is spaced."""
    gaps = [
        (after.left - before.right) / after.size
        for before, after in pairwise(glyphs)
        if is_wide(before.char) and is_wide(after.char)
    ]
    return min(max(statistics.median(gaps), 0.0), 1.0) if gaps else 0.0


def _least_gap(before: str, after: str) -> float:
    wide = is_wide(before) + is_wide(after)
    return _WIDE_GAP if wide == 2 else _MIXED_GAP if wide else _LATIN_GAP


def _piece(text: str, glyphs: Sequence[Glyph]) -> tuple[int, Piece]:
    bold = all(glyph.bold for glyph in glyphs)
    return min(glyph.order for glyph in glyphs), Piece(text, _box_of(glyphs), glyphs[0].size, bold)


def _box_of(glyphs: Sequence[Glyph]) -> Box:
    first, size = glyphs[0], glyphs[0].size
    return _box(
        first.left,
        first.baseline - _ASCENT * size,
        max(glyph.right for glyph in glyphs),
        first.baseline + _DESCENT * size,
    )


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
