"""Runs of text on a plain PDF page: characters printed one after the other, with their codes, font and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from struct import unpack

import numpy as np

from ingest.readers.pdf_fonts import PlainFont
from ingest.readers.pdf_objects import NotPlain
from ingest.readers.spacing import ASCENT, BOLD_WEIGHT, DESCENT


@dataclass(slots=True)
class Style:
    """How runs are printed: `scale` turns lengths in text space into lengths on the page, `height` heights.

    `spacing` stands between the characters (text space). `exact` is the size on the page, `shown` to tenths; a line in
    it reaches `above` and `below` its baseline.
    """

    font: PlainFont
    size: float
    scale: float
    height: float
    spacing: float
    exact: float = field(init=False)
    shown: float = field(init=False)
    above: float = field(init=False)
    below: float = field(init=False)
    bold: bool = field(init=False)

    def __post_init__(self) -> None:
        """Tell once for all runs how large and how heavy they are."""
        self.exact = self.size * self.height
        self.shown = round(self.exact, 1)
        self.above, self.below = ASCENT * self.shown, DESCENT * self.shown
        self.bold = self.font.weight >= BOLD_WEIGHT


@dataclass(slots=True)
class Run:
    """Characters printed one after the other: `x` and `y` of the first one's origin on the page, y upwards.

    `raw` holds their codes, two bytes for each, and `end` is where the last one ends; `text` and `end` are told
    when the whole page is gone through.
    """

    text: str
    raw: bytes
    style: Style
    x: float
    y: float
    end: float
    mark: int | None

    @property
    def widths(self) -> list[int]:
        """The widths of the characters: made when asked for, as most runs never are."""
        found: list[int] = self.style.font.advances[np.frombuffer(self.raw, ">u2")].tolist()
        return found

    @property
    def advance(self) -> float:
        """How far the last character ends from the first origin, in text space."""
        return sum(self.widths) * self.style.size / 1000 + (len(self.raw) // 2 - 1) * self.style.spacing

    def code(self, index: int) -> int:
        """The code of the first character (0) or of the last one (-1)."""
        return int.from_bytes(self.raw[-2:] if index else self.raw[:2], "big")

    def offset(self, index: int) -> float:
        """How far right of the first origin the character at `index` begins, on the page."""
        style, width = self.style, self.style.font.advances.item
        before = sum([width(code) for code in unpack(f">{index}H", self.raw[: 2 * index])])
        return (before * style.size / 1000 + index * style.spacing) * style.scale

    def width(self, index: int) -> float:
        """The width of one character, on the page."""
        code = int.from_bytes(self.raw[2 * index : 2 * index + 2], "big")
        return self.style.font.advances.item(code) * self.style.size / 1000 * self.style.scale


def decode(runs: Sequence[Run]) -> None:
    """Give `runs` their texts and where they end, those of one font at once."""
    by_font: dict[int, list[Run]] = {}
    for run in runs:
        by_font.setdefault(id(run.style.font), []).append(run)
    for own in by_font.values():
        _decode(own, own[0].style.font)


def _decode(runs: list[Run], font: PlainFont) -> None:
    codes = np.frombuffer(b"".join([run.raw for run in runs]), ">u2").astype(np.intp)
    chars = font.points.take(codes)
    if not chars.all():
        raise NotPlain
    text = chars.tobytes().decode("utf-32-le", "surrogatepass")
    ends = list(accumulate([len(run.raw) // 2 for run in runs]))
    sums = font.advances.take(codes).cumsum().take(np.array(ends) - 1).tolist()
    start, before, last = 0, 0, None
    size = spacing = scale = 0.0
    for run, end, after in zip(runs, ends, sums, strict=True):
        if run.style is not last:
            last = run.style
            size, spacing, scale = last.size, last.spacing, last.scale
        if not run.text:
            run.text = text[start:end]
        run.end = run.x + ((after - before) * size / 1000 + (end - start - 1) * spacing) * scale
        start, before = end, after
