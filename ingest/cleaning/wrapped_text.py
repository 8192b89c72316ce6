"""A step on text files whose lines end where a window or a sheet of paper ended: join what is one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Line, PageOfText, Reading
from ingest.marks import annex_mark, article_mark, list_mark, structure_mark
from ingest.readers.characters import is_wide
from ingest.readers.joining import join

# Lines of 20 to 60 Han, of which a third at least are full, and most full ones stop within a sentence.
_NARROWEST, _WIDEST = 40, 120
_LEAST_LINES = 8
_SLACK = 8
_FULL_SHARE = 0.35
_BROKEN_SHARE = 0.5
_LEAST_BROKEN = 4
_ENDS = re.compile(r"[。！？；：!?;:][”’）》)」』]*$")
_FULL_STOP = re.compile(r"[。！？!?][”’）》)」』]*$")
_REFERENCE = re.compile(r"[（(][0-9一二三四五六七八九十]+[)）]\s*[项款目条、]|[0-9一二三四五六七八九十]+\s*[项款目条]")
_FIRST_WORD = re.compile(r"[0-9A-Za-z.%]+|.[，。；：、！？）》”]*")


def join_wrapped(reading: Reading) -> Reading:
    """Join the lines of a text that was broken at one width; without clear evidence for that it stays as it is.

    The evidence: no line is wider than a page, many lines are nearly as wide as the widest, and most of these stop
    within a sentence. A short line ends a paragraph, and so does a full one that ends a sentence.
    """
    if not reading.paragraphs or any(page.number is not None for page in reading.pages):
        return reading
    return replace(reading, pages=tuple(replace(page, lines=_unwrapped(page)) for page in reading.pages))


def _unwrapped(page: PageOfText) -> tuple[Line, ...]:
    lines = page.lines
    width = _common_width([line for line in lines if line.cells is None])
    if width is None:
        return lines
    joined: list[Line] = []
    room = 0
    for line in lines:
        if joined and _goes_on(joined[-1], line, room):
            joined[-1] = join(joined[-1], line)
        else:
            joined.append(line)
        room = width - _width(line.text)
    return tuple(joined)


def _common_width(lines: Sequence[Line]) -> int | None:
    """The width that `lines` were broken at; None when they were not."""
    if len(lines) < _LEAST_LINES:
        return None
    widths = [_width(line.text) for line in lines]
    widest = max(widths)
    full = [index for index, width in enumerate(widths) if width >= widest - _SLACK]
    broken = [index for index in full if _is_broken(lines, index)]
    is_evident = len(full) >= len(lines) * _FULL_SHARE and len(broken) >= max(len(full) * _BROKEN_SHARE, _LEAST_BROKEN)
    return widest if _NARROWEST <= widest <= _WIDEST and is_evident else None


def _is_broken(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stops within a sentence, and the next one goes on with it rather than with a number of its own."""
    goes_on = index + 1 < len(lines) and not _opens(lines[index + 1].text)
    return goes_on and _ENDS.search(lines[index].text) is None


def _goes_on(before: Line, line: Line, room: int) -> bool:
    if before.cells is not None or line.cells is not None or line.heading_level is not None:
        return False
    if before.heading_level is not None or before.centred or line.centred:
        return False
    first = _FIRST_WORD.match(line.text)
    # What was trimmed from the beginning of a paragraph's first line is two Han wide.
    is_full = room <= max(_SLACK, _width(first.group()) + 1 if first else 0)
    return is_full and not _FULL_STOP.search(before.text) and not _opens(line.text)


def _opens(text: str) -> bool:
    if annex_mark(text) or structure_mark(text) or article_mark(text, None):
        return True
    return list_mark(text) is not None and not _REFERENCE.match(text)


def _width(text: str) -> int:
    return sum(2 if is_wide(char) else 1 for char in text.strip())
