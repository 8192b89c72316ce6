"""Runs of text on a plain PDF page: characters printed one after the other, with their codes, font and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from struct import Struct

import numpy as np

from ingest.readers.pdf_fonts import PlainFont
from ingest.readers.pdf_objects import NotPlain


@dataclass(slots=True)
class Run:
    """Characters printed one after the other: `x` and `y` of the first one's origin on the page, y upwards.

    `raw` holds their codes, two bytes for each, and `end` is where the last one ends; `text` and `end` are told
    when the whole page is gone through. `scale` turns lengths in text space into lengths on the page; `spacing`
    stands between the characters (text space).
    """

    text: str
    raw: bytes
    font: PlainFont
    x: float
    y: float
    end: float
    size: float
    scale: float
    height: float
    spacing: float
    mark: int | None

    @property
    def advance(self) -> float:
        """How far the last character ends from the first origin, in text space."""
        widths = self.font.widths
        return sum([widths[code] for code in self.codes]) * self.size / 1000 + (len(self.raw) // 2 - 1) * self.spacing

    @property
    def codes(self) -> tuple[int, ...]:
        """The codes of the characters: made when asked for, as most runs never are."""
        return codes_of(self.raw)

    def code(self, index: int) -> int:
        """The code of the first character (0) or of the last one (-1)."""
        return int.from_bytes(self.raw[-2:] if index else self.raw[:2], "big")

    def offset(self, index: int) -> float:
        """How far right of the first origin the character at `index` begins, on the page."""
        widths = self.font.widths
        return (
            sum([widths[code] for code in self.codes[:index]]) * self.size / 1000 + index * self.spacing
        ) * self.scale

    def width(self, index: int) -> float:
        """The width of one character, on the page."""
        return self.font.widths[self.codes[index]] * self.size / 1000 * self.scale


def decode(runs: Sequence[Run]) -> None:
    """Give `runs` their texts and where they end, those of one font at once."""
    by_font: dict[int, list[Run]] = {}
    for run in runs:
        by_font.setdefault(id(run.font), []).append(run)
    for own in by_font.values():
        font = own[0].font
        codes = np.frombuffer(b"".join([run.raw for run in own]), ">u2")
        chars = font.points[codes]
        if not chars.all():
            raise NotPlain
        text = chars.tobytes().decode("utf-32-le", "surrogatepass")
        sums = np.cumsum(font.advances[codes]).tolist()
        start, before = 0, 0
        for run in own:
            end = start + len(run.raw) // 2
            if not run.text:
                run.text = text[start:end]
            after = sums[end - 1]
            run.end = run.x + ((after - before) * run.size / 1000 + (end - start - 1) * run.spacing) * run.scale
            start, before = end, after


def codes_of(raw: bytes) -> tuple[int, ...]:
    """The codes that pairs of bytes write."""
    return _pairs(len(raw) // 2).unpack(raw)


@cache
def _pairs(count: int) -> Struct:
    return Struct(f">{count}H")
