"""One page of a PDF → its pieces of printed text, as pdfium finds them, with their boxes."""

from __future__ import annotations

import ctypes
import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.document import Box
from ingest.readers.characters import BLANKS, INVISIBLE, is_wide
from ingest.readers.grid import Grid, Position
from ingest.readers.open_tables import find_open_grids, meet
from ingest.readers.pdf_calls import (
    box_of_char,
    font_size,
    font_weight,
    handle_of,
    mark_of_object,
    matrix_of_char,
    object_of_char,
    origin_of_char,
)
from ingest.readers.pdf_rules import Drawing, read_drawing
from ingest.readers.rows import union
from ingest.readers.ruling import find_grids
from ingest.readers.sheet import Piece, Sheet
from ingest.readers.spacing import ASCENT, BOLD_WEIGHT, DESCENT, is_spacing

# pdfium writes this for a hyphen at a line's end and runs the next printed line on after it.
_HYPHENS = "\ufffe\x02"
_PIECE = re.compile(rf"([^\r\n{_HYPHENS}]+)([{_HYPHENS}]?)")
# Only these blanks can stand beside wide characters.
_BLANK_BESIDE_OTHERS = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_NO_MARK = -1
_LEAST_RULES = 3

_Place = tuple[int, Position | None]  # a grid, and a cell of it; of no grid where there is none


def read_sheet(document: pdfium.PdfDocument, index: int) -> Sheet:
    """Page `index` (from 0) of `document`; raises PdfiumError where it cannot be loaded."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            extraction = _Extraction(page, text_page)
            grids = _grids(read_drawing(page.raw, extraction.shown), extraction)
            pieces = extraction.parted(grids) if grids else extraction.pieces
        finally:
            text_page.close()
        width, height = page.get_size()
        return Sheet(index + 1, width, height, pieces, not pieces and _has_images(page), grids)
    finally:
        page.close()


def _grids(drawing: Drawing, extraction: _Extraction) -> tuple[Grid, ...]:
    if len(drawing.rules) < _LEAST_RULES:
        return ()
    grids = find_grids(drawing.rules, drawing.shades)
    return (*grids, *find_open_grids(drawing.rules, extraction.char_boxes, grids))


def _has_images(page: pdfium.PdfPage) -> bool:
    kinds = (pdfium_c.FPDF_PAGEOBJ_IMAGE,)
    return any(True for _ in page.get_objects(filter=kinds, max_depth=4))


class _Extraction:
    """The characters of one page; positions are turned to the top-left corner of the shown page.

    pdfium is asked a few times for each piece, not for each character, and fills the same structures again.
    """

    def __init__(self, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> None:
        self._text_page = text_page.raw
        self._handle = handle_of(text_page.raw)
        self._rotation = page.get_rotation()
        self._frame = page.get_bbox()  # get_cropbox knows nothing of boxes inherited from the page tree
        self._rect, self._matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._to_rect, self._to_matrix = ctypes.addressof(self._rect), ctypes.addressof(self._matrix)
        self._to_x, self._to_y = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._known_ends: dict[int, tuple[float, float]] = {}
        self._chars = self._characters()
        self._found = list(self._find())

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the page in the order of its content."""
        return tuple(piece for piece, _, _ in self._found)

    def parted(self, grids: Sequence[Grid]) -> tuple[Piece, ...]:
        """The pieces, parted where cells of `grids` are."""
        boxed = [(grid, grid.box) for grid in grids]
        return tuple([piece for found in self._found for piece in self._in_cells(*found, boxed)])

    def char_boxes(self, area: Box) -> list[Box]:
        """The boxes of the characters that stand on lines in `area`."""
        return [
            self._char_box(piece, index)
            for piece, start, end in self._found
            if meet(piece.box, area)
            for index, char in enumerate(self._chars[start:end], start)
            if not _is_no_text(char)
        ]

    def _find(self) -> Iterator[tuple[Piece, int, int]]:
        """Each piece, and from which character to which it goes."""
        chars = self._chars
        for found in _PIECE.finditer(chars):
            start, end = _trimmed(chars, *found.span(1))
            if start < end:
                yield self._piece(chars, start, end, "-" if found[2] else ""), start, end

    def _in_cells(self, piece: Piece, start: int, end: int, grids: Sequence[tuple[Grid, Box]]) -> Iterator[Piece]:
        """The piece, or what of it stands in one cell each, and outside of all."""
        near = [grid for grid, box in grids if meet(piece.box, box)]
        if not near or _is_in_one_cell(piece.box, near):
            yield piece
            return
        place_of = self._places(piece, near)
        first, last_place = start, None
        for index, char in enumerate(self._chars[start:end], start):
            if _is_no_text(char):
                continue
            place = place_of(index)
            if index > start and place != last_place:
                yield self._piece(self._chars, *_trimmed(self._chars, first, index), "")
                first = index
            last_place = place
        tail = "-" if self._ends_hyphened(end) else ""
        yield self._piece(self._chars, first, end, tail) if first > start else piece

    def _places(self, piece: Piece, grids: Sequence[Grid]) -> Callable[[int], _Place]:
        """What tells in which cell the middle of a character of `piece` stands."""
        middle = (piece.box.top + piece.box.bottom) / 2

        def place(index: int) -> _Place:
            if self._rotation:
                box = self._box(index)
                x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            else:
                left, right = self._ends(index)
                x, y = (left + right) / 2, middle
            for number, grid in enumerate(grids):
                cell = grid.cell_at(x, y)
                if cell is not None:
                    return number, cell
            return -1, None

        return place

    def _ends_hyphened(self, end: int) -> bool:
        return self._chars[end : end + 1] in tuple(_HYPHENS)

    def _char_box(self, piece: Piece, index: int) -> Box:
        if self._rotation:
            return self._box(index)
        left, right = self._ends(index)
        return Box(left, piece.box.top, right, piece.box.bottom)

    def _characters(self) -> str:
        """The text of the page, one code point for each character that pdfium counts."""
        count = pdfium_c.FPDFText_CountChars(self._text_page)
        buffer = (ctypes.c_ushort * (count + 1))()
        pdfium_c.FPDFText_GetText(self._text_page, 0, count, buffer)
        text = bytes(buffer).decode("utf-16-le", "replace").removesuffix("\x00")
        if len(text) == count and "\x00" not in text:
            return text
        codes = (pdfium_c.FPDFText_GetUnicode(self._text_page, index) for index in range(count))
        return "".join(chr(code) if code and code < 0x110000 else " " for code in codes)

    def _piece(self, chars: str, start: int, end: int, tail: str) -> Piece:
        size = self._size(start)
        return Piece(
            self._spaced(chars, start, end, size) + tail,
            self._line_box(start, end - 1, size),
            size,
            font_weight(self._handle, start) >= BOLD_WEIGHT,
            self._mark(start),
        )

    def _spaced(self, chars: str, start: int, end: int, size: float) -> str:
        """The text of a piece; the blanks that pdfium made of mere spacing left out."""
        text = chars[start:end]
        if text.isascii() or " " not in text:
            return text
        dropped = {
            index
            for index in (start + found.start() for found in _BLANK_BESIDE_OTHERS.finditer(text))
            if start < index < end - 1
            and (is_wide(chars[index - 1]) or is_wide(chars[index + 1]))
            and pdfium_c.FPDFText_IsGenerated(self._text_page, index) == 1
        }
        if not dropped:
            return text
        usual = self._usual_gap(chars, start, end)
        dropped = {index for index in dropped if self._is_spacing(chars, index, size, usual)}
        return "".join(chars[index] for index in range(start, end) if index not in dropped)

    def _usual_gap(self, chars: str, start: int, end: int) -> float:
        """The gap between neighbouring wide characters of a piece: zero unless it is justified."""
        boxes = [
            self._box(index) if is_wide(chars[index]) else None for index in range(start, end) if chars[index] != " "
        ]
        return statistics.median(
            [after.left - before.right for before, after in pairwise(boxes) if before and after] or [0.0]
        )

    def _is_spacing(self, chars: str, index: int, size: float, usual: float) -> bool:
        gap = self._box(index + 1).left - self._box(index - 1).right
        return is_spacing(chars[index - 1], chars[index + 1], gap, usual, size)

    def _size(self, index: int) -> float:
        matrix, scale = self._matrix, 1.0
        if matrix_of_char(self._handle, index, self._to_matrix):
            scale = (matrix.c**2 + matrix.d**2) ** 0.5
        return round(float(font_size(self._handle, index)) * scale, 1)

    def _mark(self, index: int) -> int | None:
        item = object_of_char(self._handle, index)
        if not item:
            return None
        mark = int(mark_of_object(item))
        return None if mark == _NO_MARK else mark

    def _box(self, index: int) -> Box:
        """The cell of a character, advance and line height rather than ink."""
        rect = self._rect
        box_of_char(self._handle, index, self._to_rect)
        return self.shown(rect.left, rect.bottom, rect.right, rect.top)

    def _ends(self, index: int) -> tuple[float, float]:
        """Left and right of the cell of a character, on a page that is not turned."""
        known = self._known_ends.get(index)
        if known is None:
            rect, left = self._rect, self._frame[0]
            box_of_char(self._handle, index, self._to_rect)
            known = self._known_ends[index] = rect.left - left, rect.right - left
        return known

    def _line_box(self, first: int, last: int, size: float) -> Box:
        """The box of a line: height by its size, since fonts declare heights of any measure."""
        if self._rotation:
            box = union(self._box(first), self._box(last))
            return Box(round(box.left, 2), round(box.top, 2), round(box.right, 2), round(box.bottom, 2))
        (left, right), (last_left, last_right) = self._ends(first), self._ends(last)
        origin_of_char(self._handle, first, self._to_x, self._to_y)
        baseline = self._frame[3] - self._y.value
        return Box(
            round(left if left <= last_left else last_left, 2),
            round(baseline - ASCENT * size, 2),
            round(right if right >= last_right else last_right, 2),
            round(baseline + DESCENT * size, 2),
        )

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box on the page as it is shown."""
        frame_left, frame_bottom, frame_right, frame_top = self._frame
        if not self._rotation:
            return Box(left - frame_left, frame_top - top, right - frame_left, frame_top - bottom)
        if self._rotation == 90:
            return Box(bottom - frame_bottom, left - frame_left, top - frame_bottom, right - frame_left)
        if self._rotation == 180:
            return Box(frame_right - right, bottom - frame_bottom, frame_right - left, top - frame_bottom)
        return Box(frame_top - top, frame_right - right, frame_top - bottom, frame_right - left)


def _trimmed(chars: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _is_no_text(chars[start]):
        start += 1
    while start < end and _is_no_text(chars[end - 1]):
        end -= 1
    return start, end


def _is_in_one_cell(box: Box, grids: Sequence[Grid]) -> bool:
    inset = min(1.0, (box.right - box.left) / 2)
    middle = (box.top + box.bottom) / 2
    ends = [(grid.cell_at(box.left + inset, middle), grid.cell_at(box.right - inset, middle)) for grid in grids]
    return any(first is not None and first == last for first, last in ends)


@lru_cache(maxsize=8192)
def _is_no_text(char: str) -> bool:
    return char in BLANKS or INVISIBLE.match(char) is not None
