"""What an OFD page draws of straight lines and shaded areas: the material of ruled tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Box
from ingest.readers.ofd_drawing import PATH, Item
from ingest.readers.ofd_package import child, is_true, text_of
from ingest.readers.ofd_paths import segments
from ingest.readers.ofd_pieces import POINTS
from ingest.readers.ruling import THINNEST

# A path of more segments is a drawing: it is not looked through.
_MOST_SEGMENTS = 400
_WHITE = ("255 255 255", "255")

Corners = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Lines:
    """The thin boxes of the lines of a page, and the boxes of its shaded areas, in points."""

    rules: tuple[Box, ...]
    shades: tuple[Box, ...]


def lines_of(items: Iterable[Item]) -> Lines:
    """The lines and areas among what a page draws."""
    rules: list[Box] = []
    shades: list[Box] = []
    for item in items:
        if item.kind != PATH:
            continue
        fill, stroke = is_true(item.attributes.get("Fill"), False), is_true(item.attributes.get("Stroke"), True)
        is_ground = fill and _fill_value(item) not in _WHITE
        for corners in _corners(item) if fill or stroke else ():
            box = _around(corners)
            if _is_thin(box):
                rules.append(box)
                continue
            if stroke:
                sides = (_around(side) for side in pairwise(corners))
                rules += [side for side in sides if _is_thin(side)]
            if is_ground:
                shades.append(box)
    return Lines(tuple(rules), tuple(shades))


def _fill_value(item: Item) -> str:
    colour = child(item.element, "FillColor")
    return " ".join((colour.get("Value") or "").split()) if colour is not None else ""


def _corners(item: Item) -> Iterator[Corners]:
    """The corners of each closed or open line of a path; curves make no table."""
    found = list(segments(text_of(child(item.element, "AbbreviatedData"))))
    if len(found) > _MOST_SEGMENTS or any(operator not in "MLZ" for operator, _ in found):
        return
    corners: list[tuple[float, float]] = []
    for operator, values in found:
        if operator == "M" and len(corners) > 1:
            yield corners
        if operator == "M":
            corners = []
        if operator == "Z":
            corners.append(corners[0])
        else:
            x, y = item.matrix.apply(*values)
            corners.append((x * POINTS, y * POINTS))
    if len(corners) > 1:
        yield corners


def _around(corners: Corners) -> Box:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_thin(box: Box) -> bool:
    return min(box.right - box.left, box.bottom - box.top) <= THINNEST
