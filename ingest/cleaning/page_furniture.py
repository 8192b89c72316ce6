"""Steps on what a page carries beside its text: running heads and feet, page numbers."""

from __future__ import annotations

import re

from ingest.cleaning.editing import keep_lines
from ingest.document import Line, PageOfText, Reading

_NUMBER = r"(?:\d{1,4}|[０-９]{1,4})"
# — 1 —, - 1 -, ·1·: dashes on both sides (GB/T 9704—2012, 7.5: 四号半角宋体, one dash each side).
_BETWEEN_DASHES = re.compile(rf"[-–—―－─━·•]{{1,3}}\s*(?:{_NUMBER}|[ivxIVX]{{1,5}}|[Ⅰ-ⅻ])\s*[-–—―－─━·•]{{1,3}}$")
_IN_WORDS = re.compile(
    rf"第\s*{_NUMBER}\s*页\s*(?:\s*[,，/／]?\s*(?:共|总)\s*{_NUMBER}\s*页)?$"
    rf"|(?:Page|PAGE|page)\s*{_NUMBER}(?:\s*(?:of|/)\s*{_NUMBER})?$"
)
_BARE = re.compile(rf"{_NUMBER}(?:\s*[/／]\s*{_NUMBER})?$|[ivxlcIVXLC]{{1,6}}$")

# How many lines at either end of a page may be furniture, and in how much of its height.
_EDGE_LINES = 3
_EDGE_SHARE = 0.14
# A line is a running head when it stands on so many of the pages, three at least; less than half
# of them, since left and right pages may have heads of their own.
_LEAST_PAGES = 3
_PAGES_SHARE = 0.4
_SAME_PLACE = 6.0


def drop_page_numbers(reading: Reading) -> Reading:
    """Remove lines that are a page number.

    `— 1 —` and `第1页 共3页` go wherever they stand; a bare number only at the edge of a page whose
    number is known, for elsewhere it is text.
    """
    dropped = []
    for page in reading.pages:
        dropped += [line for line in page.lines if _is_decorated_number(line)]
        dropped += [line for line in _edges(page) if _BARE.match(line.text.strip())]
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
        for line in _edges(page):
            seen.setdefault((_pattern(line.text), round(_top(line) / _SAME_PLACE)), []).append(line)
    enough = max(_LEAST_PAGES, len(reading.pages) * _PAGES_SHARE)
    running = [line for lines in seen.values() if len(lines) >= enough for line in lines]
    return keep_lines(reading, [*running, *_recognised_heads(reading)])


def _recognised_heads(reading: Reading) -> list[Line]:
    """Heads in a scan, which sway in height and change with the chapter: 12 第一章商 品, 第一章 商品 13.

    The first of them stays where it has no page number: it may be the heading that they repeat.
    """
    seen: dict[str, list[Line]] = {}
    for page in reading.pages:
        for line in _edges(page):
            if line.segments[0].confidence is not None and _top(line) <= (page.height or 0.0) * _EDGE_SHARE:
                seen.setdefault(_unnumbered(line.text), []).append(line)
    heads = []
    for words, lines in seen.items():
        if words and len(lines) >= _LEAST_PAGES:
            heads += lines if _squeezed(lines[0].text) != words else lines[1:]
    return heads


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
