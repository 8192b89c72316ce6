"""What a PDF page draws of straight lines and shaded areas: the material of ruled tables."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium_c

from ingest.document import Box
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
    objects = (pdfium_c.FPDFPage_GetObject(page, index) for index in range(count))
    return _drawn(list(_paths(objects, _Matrix(), 0)), shown)


class _Matrix:
    """A transformation of the plane; the identity at first."""

    def __init__(self, a: float = 1, b: float = 0, c: float = 0, d: float = 1, e: float = 0, f: float = 0) -> None:
        self._values = a, b, c, d, e, f

    def applied(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._values
        return a * x + c * y + e, b * x + d * y + f

    def of(self, item: pdfium_c.FPDF_PAGEOBJECT) -> _Matrix:
        """The matrix of an object that stands in what this one transforms."""
        own = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFPageObj_GetMatrix(item, own)
        a, b, c, d, _, _ = self._values
        e, f = self.applied(own.e, own.f)
        return _Matrix(own.a * a + own.b * c, own.a * b + own.b * d, own.c * a + own.d * c, own.c * b + own.d * d, e, f)


@dataclass(frozen=True, slots=True)
class _Path:
    """One stroke or area, as left, bottom, right, top of the page; a rule where it is thin."""

    box: tuple[float, float, float, float]
    is_rule: bool


def _drawn(paths: list[_Path], shown: Shown) -> Drawing:
    rules = tuple(shown(*path.box) for path in paths if path.is_rule)
    return Drawing(rules, tuple(shown(*path.box) for path in paths if not path.is_rule))


def _paths(objects: Iterator[pdfium_c.FPDF_PAGEOBJECT], matrix: _Matrix, depth: int) -> Iterator[_Path]:
    for item in objects:
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield from _path(item, matrix)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            count = pdfium_c.FPDFFormObj_CountObjects(item)
            inner = (pdfium_c.FPDFFormObj_GetObject(item, index) for index in range(min(count, _MOST_OBJECTS)))
            yield from _paths(inner, matrix.of(item), depth + 1)


def _path(item: pdfium_c.FPDF_PAGEOBJECT, matrix: _Matrix) -> Iterator[_Path]:
    count = pdfium_c.FPDFPath_CountSegments(item)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
    is_ground = bool(fill.value) and not _is_white(item)
    for points in _subpaths(item, count, matrix.of(item)):
        box = _around(points)
        if _is_thin(box):
            if fill.value or stroke.value:
                yield _Path(box, True)
            continue
        if stroke.value:
            sides = (_around(list(pair)) for pair in pairwise(points))
            yield from (_Path(side, True) for side in sides if _is_thin(side))
        if is_ground:
            yield _Path(box, False)


def _subpaths(item: pdfium_c.FPDF_PAGEOBJECT, count: int, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each closed or open line of a path."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        if points and pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        points.append(matrix.applied(x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _around(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _is_thin(box: tuple[float, float, float, float]) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= THINNEST


def _is_white(item: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return min(red.value, green.value, blue.value) >= _LIGHTEST or not alpha.value
