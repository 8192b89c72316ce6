"""Plain pages of a PDF, read without pdfium: text in embedded fonts that declare it, upright, without tables.

pdfium loads every glyph's outline to place it, which is most of the time that reading takes. A plain page
tells all that is needed in its content and the declarations of its fonts. Of any other page nothing is said,
and pdfium reads it; both ways give the same pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from struct import error as struct_error
from struct import pack, unpack

from ingest.readers.open_tables import find_open_grids
from ingest.readers.pdf_content import Content
from ingest.readers.pdf_fonts import PlainFont, read_font
from ingest.readers.pdf_lines import char_boxes, pieces_of, word_boxes
from ingest.readers.pdf_objects import NotPlain, Objects, Ref
from ingest.readers.ruling import find_grids
from ingest.readers.sheet import Sheet

# What broken objects make the reading of plain pages raise.
_BROKEN = (NotPlain, ValueError, LookupError, TypeError, ArithmeticError, RecursionError, struct_error)
_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
# After so many pages that are not plain, one after the other, the others are not tried; nor is a last page after one.
_MOST_FAILURES = 2
# A page with so many sides of shapes is a drawing.
_SIDES = (b" l\n", b" l\r", b" l ")
_MOST_SIDES = 1_000
_LEAST_RULES = 3


class PlainPages:
    """The plain pages of the PDF in `data`, which has `count` pages."""

    def __init__(self, data: bytes, count: int) -> None:
        self._fonts: dict[int, PlainFont] = {}
        self._failures = 0
        self._objects: Objects | None = None
        self._pages: list[dict[str, object]] = []
        try:
            self._objects = Objects(data)
            self._pages = list(_pages(self._objects))
        except _BROKEN:
            self._failures = _MOST_FAILURES
        if len(self._pages) != count:
            self._failures = _MOST_FAILURES

    def sheet(self, index: int) -> Sheet | None:
        """Page `index` (from 0), None where it is not plain."""
        if self._objects is None or self._failures >= _MOST_FAILURES:
            return None
        try:
            sheet = self._read(self._objects, index)
        except _BROKEN:
            self._failures += 1 if index + 2 < len(self._pages) else _MOST_FAILURES
            return None
        self._failures = 0
        return sheet

    def _read(self, objects: Objects, index: int) -> Sheet:
        page = self._pages[index]
        frame = _frame(objects, page)
        drawn = _content(objects, page["Contents"])
        if sum(map(drawn.count, _SIDES)) > _MOST_SIDES:
            raise NotPlain
        resources = objects.dictionary(page["Resources"])
        fonts = objects.dictionary(resources["Font"])
        _check_states(objects, resources)
        content = Content(partial(self._font, objects, fonts))
        content.read(drawn)
        pieces = pieces_of(content.runs, frame[0], frame[3])
        if not pieces or _holds_tables(content):
            raise NotPlain
        return Sheet(index + 1, frame[2] - frame[0], frame[3] - frame[1], pieces, False)

    def _font(self, objects: Objects, fonts: dict[str, object], name: str) -> PlainFont:
        value = fonts[name]
        if not isinstance(value, Ref):
            raise NotPlain
        if value.number not in self._fonts:
            self._fonts[value.number] = read_font(objects, value)
        return self._fonts[value.number]


def _holds_tables(content: Content) -> bool:
    """Whether pdfium's page must be asked for its tables."""
    if len(content.lines) < _LEAST_RULES:
        return False
    chars, words = partial(char_boxes, content.runs), partial(word_boxes, content.runs)
    return bool(find_grids(content.lines) or find_open_grids(content.lines, chars, (), words))


def _pages(objects: Objects) -> Iterator[dict[str, object]]:
    """The pages in order, each with what it inherits."""
    root = objects.dictionary(objects.trailer["Root"])
    waiting: list[tuple[object, dict[str, object]]] = [(root["Pages"], {})]
    seen: set[int] = set()
    while waiting:
        value, inherited = waiting.pop()
        if not isinstance(value, Ref) or value.number in seen:
            raise NotPlain
        seen.add(value.number)
        node = objects.dictionary(value)
        if "Kids" not in node:
            yield {**inherited, **node}
            continue
        own = inherited | {key: node[key] for key in _INHERITED if key in node}
        waiting.extend((kid, own) for kid in reversed(objects.array(node["Kids"])))


def _frame(objects: Objects, page: dict[str, object]) -> tuple[float, ...]:
    """Left, bottom, right, top of an upright page that is shown as a whole."""
    media = objects.numbers(page["MediaBox"])
    crop = objects.numbers(page.get("CropBox", media))
    if objects.resolved(page.get("Rotate", 0)) != 0 or "UserUnit" in page or crop != media or len(media) != 4:
        raise NotPlain
    left, bottom, right, top = unpack("4f", pack("4f", *media))
    if left >= right or bottom >= top:
        raise NotPlain
    return left, bottom, right, top


def _check_states(objects: Objects, resources: dict[str, object]) -> None:
    """Raise NotPlain when a graphics state of the page sets a font."""
    states = objects.dictionary(resources.get("ExtGState", {}))
    if any("Font" in objects.dictionary(state) for state in states.values()):
        raise NotPlain


def _content(objects: Objects, value: object) -> bytes:
    parts = objects.resolved(value)
    return b"\n".join(objects.stream(part) for part in (parts if isinstance(parts, list) else [value]))
