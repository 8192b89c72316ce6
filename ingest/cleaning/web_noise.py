"""A step on what a text copied from a web page carries above and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.cleaning import web_words as words
from ingest.cleaning.editing import keep_lines, substitute
from ingest.dates import first_date
from ingest.document import Line, Reading
from ingest.marks import annex_mark, article_mark, list_mark, structure_mark
from ingest.readers.joining import join

# The head ends where so many lines were kept, or with the first line of the text itself.
_HEAD_KEPT = 14
_FOOT_LINES = 40
_LONGEST = 60
_REPEATED = 20
_MAX_VALUE = 30
_SALUTATION = re.compile(r"(?:各位|同志们|尊敬的)[^。；]{0,20}[：:，,！!]?")
_ENDED = ("。", "！", "？", "；", "：", "”", "!", "?", ";")


def drop_web_noise(reading: Reading) -> Reading:
    """Remove buttons, the way to the page, counters and the foot of the site; source and date stay, each on one line.

    Only above the first line of the text and below its last: nothing between them is looked at.
    """
    # What goes may bring other lines to the head or the foot.
    while (less := _without_noise(reading)) != reading:
        reading = less
    return reading


def _without_noise(reading: Reading) -> Reading:
    lines = [line for page in reading.pages for line in page.lines]
    end, dropped = _head(lines)
    dropped += _foot(lines, end)
    heads = {id(line) for line in lines[:end]}
    kept = keep_lines(reading, dropped)
    pages = tuple(replace(page, lines=tuple(_with_values(page.lines, heads))) for page in kept.pages)
    return replace(kept, pages=pages)


def _head(lines: Sequence[Line]) -> tuple[int, list[Line]]:
    """The index of the first line of the text, and the noise before it."""
    trail = _Trail()
    dropped: list[Line] = []
    kept: list[Line] = []
    for index, line in enumerate(lines):
        text = line.text.strip()
        if len(kept) >= _HEAD_KEPT or _is_text(line, text):
            return index, dropped
        if trail.takes(text) or words.NOISE.fullmatch(text) or words.CAPTION.fullmatch(text):
            dropped.append(line)
            continue
        if trail.was_taken:
            # The page's own title, once for the browser and once for the reader.
            dropped += [earlier for earlier in kept if earlier.text == line.text]
        kept.append(line)
    return len(lines), dropped


class _Trail:
    """What is noise only by what stands before it: 首页 > 政务公开, and 字号： 大 中 小."""

    def __init__(self) -> None:
        self.was_taken = False
        self._sizes = False
        self._arrow = False
        self._open = False
        self._names: set[str] = set()

    def takes(self, text: str) -> bool:
        """Whether `text` goes on with the way to the page or with the sizes of its letters."""
        if words.OPENS_SIZE.fullmatch(text):
            self._sizes = True
            return words.NOISE.fullmatch(text) is not None
        if self._sizes and (words.SIZE.fullmatch(text) or text in "】】])）"):
            return True
        self._sizes = False
        if words.OPENS_TRAIL.fullmatch(text):
            self._open = self.was_taken = True
            return True
        if self._open and words.ARROW.fullmatch(text):
            self._arrow = True
            return True
        if self._open and (self._arrow or text in self._names):
            self._arrow = False
            self._names.add(text)
            return True
        self._open = False
        return False


def _is_text(line: Line, text: str) -> bool:
    """Whether `line` is of the text itself, so that the head ends before it."""
    if line.cells is not None or _SALUTATION.fullmatch(text):
        return True
    if words.NOISE.fullmatch(text) or words.CAPTION.fullmatch(text) or words.IDENTITY.match(text):
        return False
    return len(text) > _LONGEST or bool(_opens(text)) or (text.endswith("。") and len(text) > 20)


def _opens(text: str) -> bool:
    return bool(list_mark(text) or structure_mark(text) or article_mark(text, None))


def _foot(lines: Sequence[Line], floor: int) -> list[Line]:
    """The lines from the one that opens the foot of the page to the end."""
    first = len(lines)
    while first > max(floor, len(lines) - _FOOT_LINES) and _may_be_foot(lines, first - 1):
        first -= 1
    tail = lines[first:]
    site = any(words.SITE.fullmatch(line.text.strip()) for line in tail)
    for index, line in enumerate(tail):
        text = line.text.strip()
        if words.FOOT.fullmatch(text) or (site and words.SITE_DETAIL.fullmatch(text)):
            return list(tail[index:])
    return []


def _may_be_foot(lines: Sequence[Line], index: int) -> bool:
    """Whether a line may stand in the foot: noise, the title of another page, or words that the text has already."""
    line = lines[index]
    text = line.text.strip()
    if line.cells is not None:
        return False
    if words.NOISE.fullmatch(text) or words.SITE_DETAIL.fullmatch(text):
        return True
    if len(text) > _REPEATED and _squeezed(text)[:_LONGEST] in _squeezed("".join(line.text for line in lines[:index])):
        return True
    return (
        len(text) <= _LONGEST
        and not text.endswith(_ENDED)
        and not (first_date(text) and len(text) < 24)
        and not _belongs(text)
    )


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _belongs(text: str) -> bool:
    """Whether a short line at the end is of the text: a section, an annex, a copy list."""
    return bool(_opens(text) or annex_mark(text) or re.match(r"抄送|分送|主送|附[：:注]|[（(].*[）)]$", text))


def _without_inline(line: Line) -> Line:
    if line.cells is not None or not words.IDENTITY.search(line.text):
        return line
    while (shorter := substitute(line, words.INLINE, lambda _: "")) != line:
        line = shorter
    return line


def _with_values(lines: Sequence[Line], heads: set[int]) -> Iterator[Line]:
    """来源： and the line below it that names the source, as one line, and lines of the head without counters."""
    waiting: Line | None = None
    for line in lines:
        in_head = id(line) in heads
        if waiting is not None and in_head and _is_value(line):
            yield join(waiting, line)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = line if in_head and line.cells is None and words.LABEL.match(line.text.strip()) else None
        if waiting is None:
            yield _without_inline(line) if in_head else line
    if waiting is not None:
        yield waiting


def _is_value(line: Line) -> bool:
    return line.cells is None and len(line.text) <= _MAX_VALUE and not re.search(r"[:：。](?!\d)", line.text)
