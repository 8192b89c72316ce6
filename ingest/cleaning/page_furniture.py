"""Steps on what a page carries beside its text: running heads and feet, page numbers."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.cleaning.editing import keep_lines
from ingest.document import Line, PageOfText, Reading

_NUMBER = r"(?:\d{1,4}|[０-９]{1,4})"
# — 1 —, - 1 -, ·1·: dashes on both sides (GB/T 9704—2012, 7.5: 四号半角宋体, one dash each side).
_BETWEEN_DASHES = re.compile(rf"[-–—―－─━·•]{{1,3}}\s*(?:{_NUMBER}|[ivxIVX]{{1,5}}|[Ⅰ-ⅻ])\s*[-–—―－─━·•]{{1,3}}$")
_IN_WORDS = re.compile(
    rf"第\s*{_NUMBER}\s*页\s*(?:\s*[,，/／]?\s*(?:共|总)\s*{_NUMBER}\s*页)?$"
    rf"|(?:Page|PAGE|page)\s*{_NUMBER}(?:\s*(?:of|/)\s*{_NUMBER})?$"
)
# What stands around a page number may be recognised as anything thin: 一4一, .3., 8., ~2~.
_RECOGNISED = re.compile(rf"[-–—―－─━一·•.。~～_]{{0,2}}\s*{_NUMBER}\s*[-–—―－─━一·•.。~～_]{{0,2}}$")
_BARE = re.compile(rf"{_NUMBER}(?:\s*[/／]\s*{_NUMBER})?$|[ivxlcIVXLC]{{1,6}}$")

# How many lines at either end of a page may be furniture, and in how much of its height.
_EDGE_LINES = 3
_EDGE_SHARE = 0.14
# A line is a running head when it stands on so many of the pages, three at least; less than half
# of them, since left and right pages may have heads of their own.
_LEAST_PAGES = 3
_PAGES_SHARE = 0.4
_SAME_PLACE = 6.0
# A scanned page sways by so much of its height; words recognised so much alike are the same.
_SWAY = 0.02
_ALIKE = 0.75
_LARGER = 1.15
_CHAPTER = re.compile(r"第[零〇一二三四五六七八九十百0-9]+[编章节]|[一二三四五六七八九十]+、")
_NUMERALS = re.compile(r"[零〇一二三四五六七八九十百0-9]")


def drop_page_numbers(reading: Reading) -> Reading:
    """Remove lines that are a page number.

    `— 1 —` and `第1页 共3页` go wherever they stand; a bare number only at the edge of a page whose
    number is known, for elsewhere it is text.
    """
    dropped = []
    for page in reading.pages:
        dropped += [line for line in page.lines if _is_decorated_number(line)]
        dropped += [line for line in _edges(page) if _BARE.match(line.text.strip())]
        outermost = (page.lines[0], page.lines[-1]) if page.lines else ()
        dropped += [
            line
            for line in _edges(page)
            if line in outermost and _is_recognised(line) and _RECOGNISED.match(line.text.strip())
        ]
    return keep_lines(reading, dropped)


def _is_decorated_number(line: Line) -> bool:
    if len(line.text) > 24 or line.cells is not None:
        return False
    text = line.text.strip()
    return bool(_BETWEEN_DASHES.match(text) or _IN_WORDS.match(text))


def drop_running_lines(reading: Reading) -> Reading:
    """Remove heads and feet: lines at the edge that most pages repeat at the same height."""
    seen: dict[tuple[str, int], list[Line]] = {}
    for page in reading.pages:
        for line in (line for line in _edges(page) if not _is_recognised(line)):
            seen.setdefault((_pattern(line.text), round(_top(line) / _SAME_PLACE)), []).append(line)
    enough = max(_LEAST_PAGES, len(reading.pages) * _PAGES_SHARE)
    running = [line for lines in seen.values() if len(lines) >= enough for line in lines]
    return keep_lines(reading, [*running, *_recognised_heads(reading)])


def _recognised_heads(reading: Reading) -> list[Line]:
    """Heads and feet in a scan, which sway in height and change with the chapter: 12 第一章商 品, 第一章 商品 13."""
    edges = [_Edge(line, _unnumbered(line.text), place) for page in reading.pages for line, place in _placed(page)]
    seen: dict[str, list[_Edge]] = {}
    for edge in edges:
        seen.setdefault(edge.words, []).append(edge)
    heads: list[_Edge] = []
    for words, same in seen.items():
        if words and len(same) >= _LEAST_PAGES:
            heads += same[1:] if _is_heading(same, reading) else same
    return [edge.line for edge in edges if any(edge is head or _is_variant(edge, head) for head in heads)]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A recognised line at the edge of a page: its words without a page number, its height in shares of the page's."""

    line: Line
    words: str
    place: float


def _placed(page: PageOfText) -> list[tuple[Line, float]]:
    return [(line, _top(line) / (page.height or 1.0)) for line in _edges(page) if _is_recognised(line)]


def _is_heading(same: Sequence[_Edge], reading: Reading) -> bool:
    """Whether the first of these lines may be what the others repeat: a title, a heading that stands nowhere else."""
    first, others = same[0], same[1:]
    if _squeezed(first.line.text) != first.words:
        return False
    size = statistics.median(edge.line.size or 0.0 for edge in others)
    if abs(first.place - statistics.median(edge.place for edge in others)) > _SWAY:
        return True
    if (first.line.size or 0.0) > size * _LARGER:
        return True
    known = {id(edge.line) for edge in same}
    lines = (line for page in reading.pages for line in page.lines if id(line) not in known)
    return bool(_CHAPTER.match(first.words)) and not any(_squeezed(line.text) == first.words for line in lines)


def _is_variant(edge: _Edge, head: _Edge) -> bool:
    """Whether a line is a head that was recognised a little differently, its numbers the same."""
    if abs(edge.place - head.place) > _SWAY or _NUMERALS.findall(edge.words) != _NUMERALS.findall(head.words):
        return False
    alike = SequenceMatcher(None, edge.words, head.words, autojunk=False)
    return edge.words != head.words and alike.ratio() >= _ALIKE


def _is_recognised(line: Line) -> bool:
    return line.segments[0].confidence is not None


def _unnumbered(text: str) -> str:
    """`text` without blanks and without the page number before or behind it."""
    return re.sub(rf"^{_NUMBER}(?=\D)|(?<=\D){_NUMBER}$", "", _squeezed(text))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _edges(page: PageOfText) -> list[Line]:
    if page.number is None or not page.height:
        return []
    margin = page.height * _EDGE_SHARE
    ends = [*page.lines[:_EDGE_LINES], *page.lines[-_EDGE_LINES:]]
    return [
        line
        for line in {id(line): line for line in ends}.values()
        if line.segments and line.cells is None and not margin < _top(line) < page.height - margin
    ]


def _top(line: Line) -> float:
    box = line.segments[0].box
    return box.top if box else 0.0


def _pattern(text: str) -> str:
    """`text` with its numbers and blanks forgotten, so that heads with a page number are alike."""
    return re.sub(r"\d+|[０-９]+", "0", _squeezed(text))
