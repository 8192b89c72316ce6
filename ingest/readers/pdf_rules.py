"""What a PDF page draws of straight lines and shaded areas: the material of ruled tables."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import addressof
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium_c

from ingest.document import Box
from ingest.readers.pdf_calls import (
    closes,
    colour_of_object,
    count_in_form,
    count_of_segments,
    handle_of,
    kind_of_object,
    kind_of_segment,
    matrix_of_object,
    mode_of_path,
    object_of_form,
    object_of_page,
    point_of_segment,
    segment_of_path,
)
from ingest.readers.ruling import THINNEST

# A page with more objects, or a path with more segments, is a drawing: it is not looked through.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_DEEPEST_FORM = 3
_LIGHTEST = 250

Shown = Callable[[float, float, float, float], Box]
"""Left, bottom, right, top on the page → the box as shown."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The thin boxes of the lines of a page, and the boxes of its shaded areas."""

    rules: tuple[Box, ...]
    shades: tuple[Box, ...]


def read_drawing(page: pdfium_c.FPDF_PAGE, shown: Shown) -> Drawing:
    """The lines and areas of `page`; none where they are a drawing of many objects."""
    count = pdfium_c.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return Drawing((), ())
    handle = handle_of(page)
    objects = (object_of_page(handle, index) for index in range(count))
    paths = list(_Paths().of(objects, _IDENTITY, 0))
    rules = tuple(shown(*box) for box, is_rule in paths if is_rule)
    return Drawing(rules, tuple(shown(*box) for box, is_rule in paths if not is_rule))


_Edges = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Paths:
    """Goes through the objects of a page, of which there may be thousands: pdfium fills the same structures again."""

    def __init__(self) -> None:
        self._own = pdfium_c.FS_MATRIX()
        self._to_own = addressof(self._own)
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._to_x, self._to_y = addressof(self._x), addressof(self._y)
        self._to_fill, self._to_stroke = addressof(self._fill), addressof(self._stroke)
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._to_colour = [addressof(each) for each in self._colour]

    def of(self, objects: Iterable[int], matrix: _Matrix, depth: int) -> Iterator[tuple[_Edges, bool]]:
        """Strokes and areas as left, bottom, right, top of the page, and whether each is a rule."""
        for item in objects:
            kind = kind_of_object(item)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                yield from self._path(item, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                count = count_in_form(item)
                inner = (object_of_form(item, index) for index in range(min(count, _MOST_OBJECTS)))
                yield from self.of(inner, self._matrix(item, matrix), depth + 1)

    def _path(self, item: int, matrix: _Matrix) -> Iterator[tuple[_Edges, bool]]:
        count = count_of_segments(item)
        if not 2 <= count <= _MOST_SEGMENTS:
            return
        mode_of_path(item, self._to_fill, self._to_stroke)
        fill, stroke = bool(self._fill.value), bool(self._stroke.value)
        if not fill and not stroke:
            return
        is_ground = fill and not self._is_white(item)
        for points in self._subpaths(item, count, self._matrix(item, matrix)):
            box = _around(points)
            if _is_thin(box):
                yield box, True
                continue
            if stroke:
                yield from ((side, True) for side in map(_around, pairwise(points)) if _is_thin(side))
            if is_ground:
                yield box, False

    def _matrix(self, item: int, matrix: _Matrix) -> _Matrix:
        """The matrix of an object that stands in what `matrix` transforms."""
        own = self._own
        matrix_of_object(item, self._to_own)
        a, b, c, d, e, f = own.a, own.b, own.c, own.d, own.e, own.f
        if matrix is _IDENTITY:
            return a, b, c, d, e, f
        outer_a, outer_b, outer_c, outer_d, outer_e, outer_f = matrix
        return (
            a * outer_a + b * outer_c,
            a * outer_b + b * outer_d,
            c * outer_a + d * outer_c,
            c * outer_b + d * outer_d,
            outer_a * e + outer_c * f + outer_e,
            outer_b * e + outer_d * f + outer_f,
        )

    def _subpaths(self, item: int, count: int, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
        """The corners of each closed or open line of a path."""
        a, b, c, d, e, f = matrix
        points: list[tuple[float, float]] = []
        across, up = self._x, self._y
        for index in range(count):
            segment = segment_of_path(item, index)
            point_of_segment(segment, self._to_x, self._to_y)
            if points and kind_of_segment(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
                yield points
                points = []
            x, y = across.value, up.value
            points.append((a * x + c * y + e, b * x + d * y + f))
            if closes(segment):
                points.append(points[0])
        if points:
            yield points

    def _is_white(self, item: int) -> bool:
        colour_of_object(item, *self._to_colour)
        red, green, blue, alpha = [each.value for each in self._colour]
        return min(red, green, blue) >= _LIGHTEST or not alpha


def _around(points: Sequence[tuple[float, float]]) -> _Edges:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _is_thin(box: _Edges) -> bool:
    return box[2] - box[0] <= THINNEST or box[3] - box[1] <= THINNEST
