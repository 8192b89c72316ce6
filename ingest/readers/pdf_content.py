"""The content of a plain PDF page → its runs of text and what it draws; other operators are not plain."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import hypot

from ingest.document import Box
from ingest.readers.pdf_fonts import PlainFont, is_plain
from ingest.readers.pdf_objects import NotPlain
from ingest.readers.pdf_runs import Run, Style, decode
from ingest.readers.ruling import THINNEST

_NUMBER = rb"[-+.0-9]++\s++"
_SHOWN = rb"<[0-9A-Fa-f\s]*+>|\((?:[^()\\\r]|\\[^\r])*+\)"
_MARKED = rb"/[A-Za-z]++\s*+<<\s*+/MCID\s++(\d++)\s*+>>\s*+BDC(?![A-Za-z0-9*])"
# A string that is shown as most producers write it, with its place and the marks around it, in one match; or the
# beginning of marked content; else one operator with its operands. Possessive, so that no content makes it try again.
_STATEMENT = re.compile(
    rb"[\s\0]*+(?>"
    rb"(?:" + _MARKED + rb"\s*+)?+"
    rb"(BT\s++)?+(?:/([^\s\0()<>\[\]{}/%]++)\s++([-+.0-9]++)\s++Tf\s++)?+"
    rb"(?>((?:"
    + _NUMBER
    + rb"){3}[-+.0-9]++)\s++([-+.0-9]++)\s++([-+.0-9]++)\s++Tm\s*+|((?:"
    + _NUMBER
    + rb"){2})Td\s*+)?+"
    rb"(?><([0-9A-Fa-f]*+)>|(" + _SHOWN + rb"))\s*+Tj(?![A-Za-z0-9*])"
    rb"(?:\s++ET(?![A-Za-z0-9*]))?+(?:\s++(EMC)(?![A-Za-z0-9*]))?+"
    rb"|"
    + _MARKED
    + rb"|((?:(?>[-+.0-9]++|/[^\s\0()<>\[\]{}/%]*+|<<(?>[^<>]++|<[0-9A-Fa-f\s]*+>)*+>>|"
    + _SHOWN
    + rb"|\[[-+.0-9\s]*+\])[\s\0]*+)*+)([A-Za-z'\"][A-Za-z0-9*]*+))",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}
_MCID = re.compile(rb"/MCID\s+(\d+)")
_ACTUAL = re.compile(rb"/ActualText\s*<(?:FEFF|feff)([0-9A-Fa-f]{4})>")
_MOST_SIDES = 400
_LONGEST = 4_000
_MOST_RUNS = 50_000

Point = tuple[float, float]


@dataclass(slots=True)
class _State:
    """What q saves: the transformation (which neither turns nor slants) and the state of the text."""

    across: float = 1.0
    up: float = 1.0
    x: float = 0.0
    y: float = 0.0
    font: PlainFont | None = None
    size: float = 0.0
    spacing: float = 0.0
    leading: float = 0.0

    def copy(self) -> _State:
        """The same, apart."""
        return _State(self.across, self.up, self.x, self.y, self.font, self.size, self.spacing, self.leading)


@dataclass(slots=True)
class Content:
    """Reads the content of one page; `font_of` finds the fonts of its resources."""

    font_of: Callable[[str], PlainFont]
    runs: list[Run] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _saved: list[_State] = field(default_factory=list)
    _marks: list[int | None] = field(default_factory=list)
    _path: list[list[Point]] = field(default_factory=list)
    _across: float = 1.0
    _up: float = 1.0
    _start: Point = (0.0, 0.0)
    _x: float = 0.0
    _slant: float = 0.0
    _shape: bytes = b""
    _current: int | None = None
    _last: Run | None = None  # shown since the place was set
    _fonts: dict[bytes, PlainFont] = field(default_factory=dict)
    _styles: dict[tuple[int, float, float, float, float], Style] = field(default_factory=dict)
    _style: Style | None = None  # of what is shown next, where nothing has changed
    _name: bytes = b""
    _measure: bytes = b""
    _actual: str = ""
    _actual_depth: int = 0

    def read(self, content: bytes) -> None:
        """Go through `content`; raises NotPlain at what is not plain."""
        self._go_through(content)
        decode(self.runs)

    def _go_through(self, content: bytes) -> None:
        actions = {name: getattr(self, action) for name, action in _ACTIONS.items()}
        marks, end = self._marks, 0
        for statement in _STATEMENT.finditer(content):
            if statement.start() != end:
                raise NotPlain
            end = statement.end()
            begun, new, font, size, shape, x, y, moved, digits, string, ended, mark, operands, operator = (
                statement.groups()
            )
            if digits is None and string is None:
                if mark is not None:
                    self._mark_as(int(mark))
                elif operator not in _WITHOUT_TEXT:
                    actions[operator](operands)
                continue
            if begun is not None:
                marks.append(number := int(begun))
                if self._current is None:
                    self._current = number
            if font is not None and (font != self._name or size != self._measure):
                self._choose(font, size)
            if shape is not None:
                if shape != self._shape:
                    self._turn(shape)
                self._x, self._last = float(x), None
                self._start = self._x, float(y)
            else:
                if new is not None:
                    self._begin(new)
                if moved is not None:
                    self._move(moved)
            self._write(_string(string) if digits is None else unhexlify(digits))
            if ended is not None:
                self._unmark(ended)
        if content[end:].strip(b"\0 \t\r\n\f"):
            raise NotPlain

    def _begin(self, _: bytes) -> None:
        self._across, self._slant, self._up, self._shape = 1.0, 0.0, 1.0, b""
        self._start, self._x, self._last, self._style = (0.0, 0.0), 0.0, None, None

    def _place(self, operands: bytes) -> None:
        shape, x, y = operands.rsplit(None, 2)
        self._turn(shape)
        self._x, self._last = float(x), None
        self._start = self._x, float(y)

    def _turn(self, shape: bytes) -> None:
        self._across, self._slant, self._up = _unturned(shape)
        self._shape, self._style = shape, None

    def _move(self, operands: bytes) -> None:
        right, up = operands.split()
        x, y = self._start
        self._start = x + float(right) * self._across + float(up) * self._slant, y + float(up) * self._up
        self._x, self._last = self._start[0], None

    def _move_and_lead(self, operands: bytes) -> None:
        self._state.leading = -float(operands.split()[1])
        self._move(operands)

    def _next_line(self, _: bytes) -> None:
        self._move(b"0 %f" % -self._state.leading)

    def _choose_font(self, operands: bytes) -> None:
        name, size = operands.split()
        self._choose(name[1:], size)

    def _choose(self, name: bytes, size: bytes) -> None:
        font = self._fonts.get(name)
        if font is None:
            font = self._fonts[name] = self.font_of(name.decode("latin-1"))
        self._state.font, self._state.size = font, float(size)
        self._name, self._measure, self._style = name, size, None

    def _space(self, operands: bytes) -> None:
        self._state.spacing, self._style = float(operands), None

    def _lead(self, operands: bytes) -> None:
        self._state.leading = float(operands)

    def _show(self, operands: bytes) -> None:
        self._write(_string(operands))

    def _write(self, raw: bytes) -> None:
        style, length, runs = self._style or self._styled(), len(raw), self.runs
        if length % 2 or length > _LONGEST or len(runs) >= _MOST_RUNS:
            raise NotPlain
        if not length:
            return
        if self._last is not None:
            self._x += (self._last.advance + self._last.style.spacing) * self._across
        state = self._state
        text = self._instead(raw, style.font) if self._actual else ""
        x, y = self._x * state.across + state.x, self._start[1] * state.up + state.y
        self._last = Run(text, raw, style, x, y, x, self._current)
        runs.append(self._last)

    def _styled(self) -> Style:
        """How what is shown next is printed."""
        state = self._state
        scale, height = self._across * state.across, self._up * state.up
        if state.font is None or scale <= 0 or height <= 0 or state.size <= 0:
            raise NotPlain
        if self._slant:
            height = hypot(self._slant * state.across, height)
        key = id(state.font), state.size, scale, height, state.spacing
        if key not in self._styles:
            self._styles[key] = Style(state.font, *key[1:])
        self._style = self._styles[key]
        return self._style

    def _instead(self, raw: bytes, font: PlainFont) -> str:
        """What the file says that one character stands for, as far as the font has it."""
        actual, self._actual = self._actual, "\0"
        if len(raw) != 2 or actual == "\0" or not is_plain(actual):
            raise NotPlain
        return actual if ord(actual) in font.shown else ""

    def _transform(self, operands: bytes) -> None:
        state = self._state
        shape, *origin = operands.rsplit(None, 2)
        across, slant, up = _unturned(shape)
        x, y = map(float, origin)
        if slant:
            raise NotPlain
        state.x, state.y = x * state.across + state.x, y * state.up + state.y
        state.across, state.up = across * state.across, up * state.up
        self._style = None

    def _save(self, _: bytes) -> None:
        self._saved.append(self._state.copy())

    def _restore(self, _: bytes) -> None:
        self._state = self._saved.pop()
        self._name, self._style = b"", None

    def _mark(self, operands: bytes) -> None:
        number, actual = _marked(operands)
        self._mark_as(number)
        if actual:
            if self._actual:
                raise NotPlain
            self._actual, self._actual_depth = actual, len(self._marks)

    def _mark_as(self, number: int | None) -> None:
        self._marks.append(number)
        if self._current is None:
            self._current = number

    def _mark_without(self, _: bytes) -> None:
        self._marks.append(None)

    def _unmark(self, _: bytes) -> None:
        marks = self._marks
        if len(marks) == self._actual_depth:
            self._actual, self._actual_depth = "", 0
        marks.pop()
        if self._current is not None:
            self._current = next((mark for mark in marks if mark is not None), None) if marks else None

    def _only(self, operands: bytes) -> None:
        if float(operands) not in (0.0, 100.0):
            raise NotPlain

    def _rectangle(self, operands: bytes) -> None:
        x, y, width, height = map(float, operands.split())
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        self._path.append([self._shown(point) for point in corners])

    def _line_from(self, operands: bytes) -> None:
        x, y = map(float, operands.split())
        self._path.append([self._shown((x, y))])

    def _line_to(self, operands: bytes) -> None:
        x, y = map(float, operands.split()[-2:])
        self._path[-1].append(self._shown((x, y)))

    def _close(self, _: bytes) -> None:
        if self._path:
            self._path[-1].append(self._path[-1][0])

    def _draw(self, _: bytes) -> None:
        if len(self.lines) + sum(map(len, self._path)) > _MOST_SIDES:
            raise NotPlain
        for points in self._path:
            self.lines.extend(_boxes(points))
        self._path.clear()

    def _close_and_draw(self, operands: bytes) -> None:
        self._close(operands)
        self._draw(operands)

    def _drop(self, _: bytes) -> None:
        self._path.clear()

    def _shown(self, point: Point) -> Point:
        state = self._state
        return point[0] * state.across + state.x, -(point[1] * state.up + state.y)


_ACTIONS = {
    b"BT": "_begin",
    b"Tm": "_place",
    b"Td": "_move",
    b"TD": "_move_and_lead",
    b"T*": "_next_line",
    b"Tf": "_choose_font",
    b"Tc": "_space",
    b"TL": "_lead",
    b"Tj": "_show",
    b"Tz": "_only",
    b"Ts": "_only",
    b"cm": "_transform",
    b"q": "_save",
    b"Q": "_restore",
    b"BDC": "_mark",
    b"BMC": "_mark_without",
    b"EMC": "_unmark",
    b"re": "_rectangle",
    b"m": "_line_from",
    b"l": "_line_to",
    b"c": "_line_to",
    b"v": "_line_to",
    b"y": "_line_to",
    b"h": "_close",
    b"n": "_drop",
    **dict.fromkeys((b"S", b"f", b"F", b"f*", b"B", b"B*"), "_draw"),
    **dict.fromkeys((b"s", b"b", b"b*"), "_close_and_draw"),
}
# Colours, widths and kinds of lines, clipping, how glyphs are filled, spaces of one-byte fonts.
_WITHOUT_TEXT = frozenset(b"ET g G rg RG k K cs CS sc SC scn SCN w J j M d i ri W W* Tr Tw gs MP".split())


def _unturned(shape: bytes) -> tuple[float, float, float]:
    """The first four numbers of a transformation, which does not turn, without the second."""
    across, turned, slanted, up = map(float, shape.split())
    if turned:
        raise NotPlain
    return across, slanted, up


@lru_cache(maxsize=256)
def _marked(operands: bytes) -> tuple[int | None, str]:
    """The number of marked content, and the character that it says it stands for."""
    if not operands.rstrip().endswith(b">>"):
        raise NotPlain
    found, actual = _MCID.search(operands), _ACTUAL.search(operands)
    if actual is None and b"ActualText" in operands:
        raise NotPlain
    return int(found[1]) if found else None, chr(int(actual[1], 16)) if actual else ""


def _string(operands: bytes) -> bytes:
    text = operands.rstrip()
    if text[:1] == b"<":
        return unhexlify(text[1:-1])
    if text[:1] != b"(":
        raise NotPlain
    return _ESCAPE.sub(_unescaped, text[1:-1]) if b"\\" in text else text[1:-1]


def _unescaped(found: re.Match[bytes]) -> bytes:
    mark = found[1]
    if mark.isdigit():
        return bytes([int(mark, 8) & 255])
    return _ESCAPED.get(mark, mark)


def _boxes(points: list[Point]) -> list[Box]:
    """The boxes of a shape's sides, or of the whole of it where it is thin."""
    whole = _around(points)
    if min(whole.right - whole.left, whole.bottom - whole.top) <= THINNEST:
        return [whole]
    return [_around(list(side)) for side in pairwise(points)]


def _around(points: list[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))
