"""Lines → the document's plain text, with the place of every line in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.document import Line, Place


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the plain text: `text == plain.text[start:end]`."""

    start: int
    end: int
    text: str
    source: Line


@dataclass(frozen=True, slots=True)
class PlainText:
    """The whole text, lines joined by one newline each, and the places its runs have in the source."""

    text: str
    lines: tuple[TextLine, ...]
    places: tuple[Place, ...]

    def page(self, position: int) -> int | None:
        """The page on which the code point at `position` stands; None for a source without pages."""
        if not self.places:
            return None
        index = bisect_right(self.places, position, key=lambda place: place.start) - 1
        return self.places[max(index, 0)].page

    def part(self, first: int, last: int) -> PlainText:
        """The lines `[first, last)` as a text of their own, whose spans begin at 0 again."""
        chosen = self.lines[first:last]
        if not chosen:
            return PlainText("", (), ())
        start, end = chosen[0].start, chosen[-1].end
        lines = tuple(replace(line, start=line.start - start, end=line.end - start) for line in chosen)
        places = tuple(
            replace(place, start=place.start - start, end=place.end - start)
            for place in self.places
            if start <= place.start < end
        )
        return PlainText(self.text[start:end], lines, places)


def assemble(lines: Sequence[Line]) -> PlainText:
    """The plain text of `lines`; lines without visible text are left out."""
    kept: list[TextLine] = []
    places: list[Place] = []
    position = 0
    for line in lines:
        if not line.text.strip():
            continue
        kept.append(TextLine(position, position + len(line.text), line.text, line))
        places.extend(_places(line, position))
        position += len(line.text) + 1
    text = "\n".join(line.text for line in kept)
    return PlainText(text, tuple(kept), tuple(places))


def _places(line: Line, position: int) -> list[Place]:
    places = []
    for segment in line.segments:
        places.append(Place(position, position + segment.length, segment.page, segment.box, segment.confidence))
        position += segment.length
    return places
