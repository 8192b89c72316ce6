"""Pages that have no text → the lines recognised on them, each page of the same bytes only once."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ingest.document import Box
from ingest.ocr import Found, Image, recognise
from ingest.readers.recognised_text import as_written

POINTS_PER_INCH = 72.0
DRAWN_AT = 200.0
"""Dots per inch at which pages without an image of their own are drawn for recognition."""

# Below this many degrees rows and edges are straight enough; above the other something else is printed aslant.
_LEAST_SKEW = 0.3
_MOST_SKEW = 8.0
# Only lines tell an angle that are so many times as long as they are high and fill such a share of the page's width;
# fewer than two may be aslant by chance.
_TELLING = 5.0
_TELLING_SHARE = 0.2
_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line as it was recognised.

    `box` is in points from the page's top-left corner; on a skewed page, where the line would stand if the page were
    turned straight about its middle.
    """

    text: str
    box: Box
    confidence: float


class Memory(Protocol):
    """Keeps what was recognised on the pages of files."""

    def recall(self, sha256: str) -> Mapping[int, tuple[RecognisedLine, ...]]:
        """The pages of these bytes that were recognised before, by number."""

    def keep(self, sha256: str, page: int, lines: Sequence[RecognisedLine]) -> None:
        """Remember the lines of one page."""


@dataclass(slots=True)
class Recogniser:
    """Recognises the pages of one file; with a `memory`, those alone that it does not hold."""

    sha256: str = ""
    memory: Memory | None = None
    recalled: Mapping[int, tuple[RecognisedLine, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Recall what is known of the file."""
        self.recalled = self.memory.recall(self.sha256) if self.memory else {}

    def knows(self, page: int) -> bool:
        """Whether this page needs no recognising."""
        return page in self.recalled

    def read(self, page: int, draw: Callable[[], Image], points: float) -> tuple[RecognisedLine, ...]:
        """The lines of a page; `draw` gives its image, each pixel of which measures so many `points`."""
        if page in self.recalled:
            return self.recalled[page]
        image = draw()
        lines = straightened(recognise(image), image.shape[1], image.shape[0], points)
        if self.memory:
            self.memory.keep(self.sha256, page, lines)
        return lines


def straightened(found: Sequence[Found], width: int, height: int, points: float) -> tuple[RecognisedLine, ...]:
    """The lines on a page of these pixels with boxes as if it lay straight, `points` to a pixel."""
    angle = math.radians(_skew(found, width))
    sine, cosine, x0, y0 = math.sin(-angle), math.cos(angle), width / 2, height / 2
    lines = []
    for each in found:
        turned = [
            (x0 + (x - x0) * cosine - (y - y0) * sine, y0 + (x - x0) * sine + (y - y0) * cosine)
            for x, y in each.corners
        ]
        if text := as_written(each.text):
            lines.append(RecognisedLine(text, _box(turned, points), each.confidence))
    return tuple(lines)


def _skew(found: Sequence[Found], width: int) -> float:
    """The angle in degrees by which the page lies aslant, zero where it is straight or cannot be told."""
    angles = []
    for each in found:
        (x1, y1), (x2, y2), _, (x4, y4) = each.corners
        length, height = math.hypot(x2 - x1, y2 - y1), math.hypot(x4 - x1, y4 - y1)
        if length > max(_TELLING * height, _TELLING_SHARE * width):
            angles.append((math.degrees(math.atan2(y2 - y1, x2 - x1)), length))
    angle = _median(angles) if len(angles) >= _LEAST_LINES else 0.0
    return angle if _LEAST_SKEW < abs(angle) < _MOST_SKEW else 0.0


def _median(weighted: Sequence[tuple[float, float]]) -> float:
    half = sum(weight for _, weight in weighted) / 2
    for value, weight in sorted(weighted):
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _box(corners: Sequence[tuple[float, float]], points: float) -> Box:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(*(round(value * points, 2) for value in (min(xs), min(ys), max(xs), max(ys))))
