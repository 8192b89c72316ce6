"""Change the text of lines without losing where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from ingest.document import Line, Reading, Segment


def map_lines(reading: Reading, change: Callable[[Line], Line]) -> Reading:
    """`reading` with `change` applied to each of its lines."""
    pages = tuple(replace(page, lines=tuple(change(line) for line in page.lines)) for page in reading.pages)
    return replace(reading, pages=pages)


def keep_lines(reading: Reading, dropped: Iterable[Line]) -> Reading:
    """`reading` without the very lines in `dropped` (by identity, not by equality)."""
    ids = {id(line) for line in dropped}
    if not ids:
        return reading
    pages = tuple(
        replace(page, lines=tuple(line for line in page.lines if id(line) not in ids)) for page in reading.pages
    )
    return replace(reading, pages=pages)


def substitute(line: Line, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Line:
    """`line` with every match of `pattern` replaced, in its cells too, segments kept right.

    A replacement is never longer than what it replaces.
    """
    if line.cells is not None and not line.segments:
        cells = tuple(pattern.sub(new, cell) for cell in line.cells)
        return line if cells == line.cells else replace(line, text=" | ".join(cells), cells=cells)
    if not pattern.search(line.text):
        return line
    text = pattern.sub(new, line.text)
    return replace(line, text=text, segments=_moved(line, pattern, new))


def _moved(line: Line, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> tuple[Segment, ...]:
    edits = [(found.start(), found.end(), len(new(found))) for found in pattern.finditer(line.text)]
    segments = []
    old_end = new_start = 0
    for segment in line.segments:
        old_end += segment.length
        new_end = _new_position(old_end, edits)
        if new_end > new_start:
            segments.append(replace(segment, length=new_end - new_start))
        new_start = new_end
    return tuple(segments)


def _new_position(old: int, edits: list[tuple[int, int, int]]) -> int:
    shift = 0
    for start, end, length in edits:
        if end <= old:
            shift += end - start - length
        elif start < old:
            return start - shift + min(old - start, length)
        else:
            break
    return old - shift
