"""The lines of a source, and where each stands in the text that the product made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.observations.folding import Folded
from ingest.errors import SettingsError
from ingest.readers import Limits, read

__all__ = ["Placed", "place_lines", "source_lines"]

_TEXTS = frozenset({".txt", ".md"})
_CLAUSE = re.compile(r"[^。；，;,]+[。；，;,]?")
# A shorter line or clause may stand elsewhere by chance.
_LEAST_ANCHOR = 8
_LEAST_CLAUSE = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """Pieces of one line as (start in the folded line, start in the folded text, length), in the order of the line."""

    line: Folded
    pieces: tuple[tuple[int, int, int], ...]

    def find(self, start: int, end: int, text: Folded) -> tuple[int, int] | None:
        """The span in the original text of `[start, end)` of the original line; None where that piece was not found."""
        first, last = self.line.offset(start), self.line.offset(end) - 1
        for ours, theirs, length in self.pieces:
            if ours <= first <= last < ours + length:
                return text.places[theirs + first - ours], text.places[theirs + last - ours] + 1
        return None

    def span(self, text: Folded) -> tuple[int, int] | None:
        """The span in the original text from the first to the last piece that was found."""
        if not self.pieces:
            return None
        _, theirs, length = self.pieces[-1]
        return text.places[self.pieces[0][1]], text.places[theirs + length - 1] + 1

    @property
    def whole(self) -> bool:
        """Whether every character of the line was found."""
        return sum(length for _, _, length in self.pieces) == len(self.line.text)


def source_lines(path: Path, data: bytes) -> list[str]:
    """The lines of a text file; of other sources the paragraphs and table rows that the product's reader sees."""
    if path.suffix.lower() in _TEXTS:
        try:
            return data.decode("utf-8-sig").split("\n")
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path} 不是 UTF-8（{error}）。请先转换编码。") from error
    reading = read(data, path.name, Limits(), None)
    return [line.text for page in reading.pages for line in page.lines]


def place_lines(lines: Sequence[str], text: Folded) -> list[Placed]:
    """Where each of `lines` stands in `text`, in order; lines that occur once fix the places of the others."""
    folded = [Folded.of(line) for line in lines]
    anchors = _anchors(folded, text)
    placed = []
    reached = 0
    for number, line in enumerate(folded):
        limit = next((at for other, at in anchors.items() if other > number), len(text.text))
        pieces = _pieces(line, text.text, anchors.get(number), reached, limit)
        if pieces:
            reached = pieces[-1][1] + pieces[-1][2]
        placed.append(Placed(line, pieces))
    return placed


def _anchors(lines: Sequence[Folded], text: Folded) -> dict[int, int]:
    """The places of the lines (by index) that stand once among the lines and once in the text, in rising order."""
    counts = Counter(line.text for line in lines)
    anchors: dict[int, int] = {}
    reached = 0
    for number, line in enumerate(lines):
        if len(line.text) < _LEAST_ANCHOR or counts[line.text] > 1 or text.text.count(line.text) != 1:
            continue
        at = text.text.index(line.text)
        if at >= reached:
            anchors[number] = at
            reached = at + len(line.text)
    return anchors


def _pieces(line: Folded, text: str, anchor: int | None, reached: int, limit: int) -> tuple[tuple[int, int, int], ...]:
    if not line.text:
        return ()
    at = anchor if anchor is not None else text.find(line.text, reached, limit)
    if at >= 0:
        return ((0, at, len(line.text)),)
    pieces = []
    for clause in _CLAUSE.finditer(line.text):
        at = text.find(clause[0], reached, limit) if len(clause[0]) >= _LEAST_CLAUSE else -1
        if at >= 0:
            pieces.append((clause.start(), at, len(clause[0])))
            reached = at + len(clause[0])
    return tuple(pieces)
