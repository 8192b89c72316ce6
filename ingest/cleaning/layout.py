"""How a printed document is set: its margins, sizes, line pitch, indents. Measured, not declared."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Box, Line, PageOfText, Segment
from ingest.readers.characters import is_wide

# A first line counts as indented from this many widths of a character (a Chinese indent is two).
INDENT = 1.4
_ROOM_TOLERANCE = 0.1
_NARROW = 0.6
_SAME_EDGE = 0.6
_LEAST_LINES = 8
# Body text is indented by some characters at most; what begins further right is set apart.
_ASIDE = 6.0
_SAME_WIDTH = 0.85
# The right edge is believed when enough lines come within so many characters of it.
_FULL = 2.0
_LEAST_FULL = 3
_FULL_SHARE = 0.1
_SPACED_BY = 1.12
# 前置标点 cannot end a line, 后置标点 cannot begin one (GB/T 15834—2011, 5.1); nor break from a word.
_UNIT = re.compile(
    r"[（《“‘〈【〔｛「『(\[{]*"
    r"(?:[0-9A-Za-z.,%‰/:_+#&@'-]+|——|……|.)"
    r"[）》”’〉】〕｝」』)\]},，。、；：！？!?;:.…%‰]*"
)
SENTENCE_END = re.compile(r"[。！？；：!?;:…][”’）》)」』]*$")


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the text of a page begins and ends."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The setting of one document.

    `indents` tells whether paragraphs begin indented; `spaced` the line pitch above which a new
    paragraph begins, where paragraphs stand further apart than lines.
    """

    edges: dict[int, Edges]
    size: float
    pitch: float
    indents: bool
    spaced: float | None

    def ends_short(self, line: Line, following: Line) -> bool:
        """Whether the first word of `following` would have fitted behind `line`."""
        box, size = last_box(line), line.size or self.size
        room = self.edges[line.segments[-1].page].right - box.right
        return room >= (_first_width(following.text) - _ROOM_TOLERANCE) * size

    def is_indented(self, line: Line) -> bool:
        """Whether `line` begins to the right of the text's left edge."""
        return self._shift(line.segments[0]) > INDENT * (line.size or self.size)

    def stands_aside(self, line: Line) -> bool:
        """Whether the first or the last row of `line` begins far right, as a signature or a date does."""
        shift = max(self._shift(line.segments[0]), self._shift(line.segments[-1]))
        return shift > _ASIDE * (line.size or self.size)

    def _shift(self, segment: Segment) -> float:
        return segment.box.left - self.edges[segment.page].left if segment.box else 0.0


def first_box(line: Line) -> Box:
    """The box of the first printed row of `line`."""
    return line.segments[0].box or Box(0.0, 0.0, 0.0, 0.0)


def last_box(line: Line) -> Box:
    """The box of the last printed row of `line`."""
    return line.segments[-1].box or Box(0.0, 0.0, 0.0, 0.0)


def is_placed(line: Line) -> bool:
    """Whether `line` is a printed line, no row of a table, and every segment of it has a box."""
    return line.cells is None and bool(line.segments) and all(segment.box is not None for segment in line.segments)


def measure(pages: Sequence[PageOfText]) -> Layout:
    """The layout of `pages`, which hold at least one placed line."""
    lines = [line for page in pages for line in page.lines if is_placed(line)]
    size = _usual_size(lines)
    body = [line for line in lines if not line.centred and _is_size(line, size)] or lines
    edges = _edges_by_page(pages, body, size)
    rough = Layout(edges, size, size * 1.5, False, None)
    pairs = [(a, b) for a, b in _pairs(pages) if _is_size(a, size) and _is_size(b, size)]
    ended = [(a, b) for a, b in pairs if rough.ends_short(a, b)]
    running = [(a, b) for a, b in pairs if not rough.ends_short(a, b) and not SENTENCE_END.search(a.text)]
    pitch = statistics.median([_pitch(a, b) for a, b in running] or [size * 1.5])
    after_end = [_pitch(a, b) for a, b in ended]
    spaced = statistics.median(after_end) if after_end else 0.0
    indented = sum(rough.is_indented(b) for _, b in ended)
    return Layout(
        edges,
        size,
        pitch,
        indents=bool(ended) and indented > len(ended) / 2,
        spaced=(pitch + spaced) / 2 if running and spaced > pitch * _SPACED_BY else None,
    )


def _pairs(pages: Iterable[PageOfText]) -> Iterator[tuple[Line, Line]]:
    for page in pages:
        for first, second in pairwise(page.lines):
            if is_placed(first) and is_placed(second):
                yield first, second


def _pitch(first: Line, second: Line) -> float:
    return first_box(second).bottom - last_box(first).bottom


def _usual_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size or 0.0] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) or 10.5


def _is_size(line: Line, size: float) -> bool:
    return abs((line.size or size) - size) <= size * 0.08


def _edges_by_page(pages: Sequence[PageOfText], body: Sequence[Line], size: float) -> dict[int, Edges]:
    """The edges of each page: those of its side (left or right pages) where its lines show them."""
    width = max((page.width or 0.0 for page in pages), default=0.0)
    whole = _edges(body, size, width)
    by_side = {}
    for side in (0, 1):
        lines = [line for line in body if line.segments[0].page % 2 == side]
        own = _edges(lines, size, width) if len(lines) >= _LEAST_LINES else whole
        is_whole_width = own.right - own.left >= _SAME_WIDTH * (whole.right - whole.left)
        by_side[side] = own if is_whole_width else whole
    numbers = {segment.page for page in pages for line in page.lines for segment in line.segments}
    return {number: by_side[number % 2] for number in numbers}


def _edges(lines: Sequence[Line], size: float, width: float) -> Edges:
    boxes = [segment.box for line in lines for segment in line.segments if segment.box]
    left = _first_shared(sorted(box.left for box in boxes), size)
    right = _first_shared(sorted((box.right for box in boxes), reverse=True), size)
    full = sum(box.right > right - _FULL * size for box in boxes)
    if full < max(_LEAST_FULL, len(boxes) * _FULL_SHARE):
        # Only short lines: nothing shows the right edge, but margins are mostly alike.
        right = max(right, width - left)
    return Edges(left, right)


def _first_shared(values: Sequence[float], size: float) -> float:
    """The outermost of `values` that another one nearly shares, so that strays do not count."""
    for first, second in pairwise(values):
        if abs(first - second) <= _SAME_EDGE * size:
            return first
    return values[0]


def _first_width(text: str) -> float:
    """The width of what cannot be parted from the beginning of `text`, in widths of a Han."""
    unit = _UNIT.match(text)
    return sum(1.0 if is_wide(char) else _NARROW for char in unit.group()) if unit else 0.0
