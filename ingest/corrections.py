"""What people say that recognised lines really say, put in their places whenever the same bytes are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.document import Box, Line, Reading, Segment

# What a person has looked at.
CERTAIN = 1.0
_DIGITS = 1


@dataclass(frozen=True, slots=True)
class Correction:
    """The line recognised as `original` in the `box` on a page says `text`."""

    page: int
    box: Box
    original: str
    text: str


_Key = tuple[int, tuple[float, ...]]


def correct(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """`reading` with its recognised lines corrected, the later correction of a line before the earlier.

    A correction whose line is not there any more is told in a warning.
    """
    if not corrections:
        return reading
    wanted = {line_key(each.page, each.box): each for each in corrections}
    pages = tuple(replace(page, lines=tuple(_corrected(line, wanted) for line in page.lines)) for page in reading.pages)
    there = {line_key(segment.page, segment.box) for segment in _recognised(reading)}
    lost = len(wanted.keys() - there)
    warnings = (f"有 {lost} 处更正所在的行没有再识别出来，未能应用，请重新核对。",) if lost else ()
    return replace(reading, pages=pages, warnings=(*reading.warnings, *warnings))


def _corrected(line: Line, wanted: Mapping[_Key, Correction]) -> Line:
    texts: list[str] = []
    segments: list[Segment] = []
    position = 0
    for segment in line.segments:
        text = line.text[position : position + segment.length]
        position += segment.length
        found = wanted.get(line_key(segment.page, segment.box)) if segment.confidence is not None else None
        if found:
            text, segment = found.text, replace(segment, length=len(found.text), confidence=CERTAIN)
        texts.append(text)
        segments.append(segment)
    if not segments:
        return line
    return replace(line, text="".join(texts), segments=tuple(segment for segment in segments if segment.length))


def _recognised(reading: Reading) -> Iterator[Segment]:
    for page in reading.pages:
        for line in page.lines:
            yield from (segment for segment in line.segments if segment.confidence is not None)


def line_key(page: int, box: Box | None) -> _Key:
    """What tells a line from others: where it stands, to a tenth of a point."""
    edges = (box.left, box.top, box.right, box.bottom) if box else ()
    return page, tuple(round(edge, _DIGITS) for edge in edges)
