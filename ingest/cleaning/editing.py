"""Change the text of lines without losing where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import accumulate

from ingest.document import Line, Reading, Segment

_BETWEEN_CELLS = " | "


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
    return replace(reading, pages=pages, properties=_head_lines(reading, ids))


def _head_lines(reading: Reading, dropped: set[int]) -> dict[str, str]:
    """The properties of `reading`, where `head_lines` counts no dropped line."""
    if "head_lines" not in reading.properties:
        return reading.properties
    lines = [line for page in reading.pages for line in page.lines]
    count = sum(id(line) not in dropped for line in lines[: int(reading.properties["head_lines"])])
    return reading.properties | {"head_lines": str(count)}


def substitute(line: Line, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Line:
    """`line` with every match of `pattern` replaced, in its cells too, segments kept right.

    A replacement is never longer than what it replaces.
    """
    runs = [(0, line.text)] if line.cells is None else _runs(line.cells)
    if not any(pattern.search(run) for _, run in runs):
        return line
    edits = [
        (offset + found.start(), offset + found.end(), len(new(found)))
        for offset, run in runs
        for found in pattern.finditer(run)
    ]
    texts = tuple(pattern.sub(new, run) for _, run in runs)
    return replace(
        line,
        text=_BETWEEN_CELLS.join(texts),
        cells=None if line.cells is None else texts,
        segments=_moved(line, edits),
    )


def _runs(cells: tuple[str, ...]) -> list[tuple[int, str]]:
    """Each cell with the place where it begins in the text of its row."""
    starts = accumulate((len(cell) + len(_BETWEEN_CELLS) for cell in cells), initial=0)
    return list(zip(starts, cells, strict=False))


def _moved(line: Line, edits: list[tuple[int, int, int]]) -> tuple[Segment, ...]:
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
