"""A step on what a browser prints around a page: the day, the page's title, its address, page x of y."""

from __future__ import annotations

import re

from ingest.cleaning.editing import keep_lines
from ingest.document import Line, Reading

_ADDRESS = r"(?:https?|file)://[^\s一-鿿]+"
_DAY = r"\d{2,4}[/-]\d{1,2}[/-]\d{1,2}[,，]?\s+(?:[上下]午\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?"
_COUNT = r"(?:第\s?\d{1,4}\s?页\s?[/／,，]?\s?(?:共\s?\d{1,4}\s?页)?|\d{1,4}\s?[/／]\s?\d{1,4}|Page \d{1,4} of \d{1,4})"
# The address together with the day or the count of pages is a browser's foot wherever it stands.
_FOOT = re.compile(
    rf"{_ADDRESS}\s+(?:{_DAY}\s+)?{_COUNT}|{_ADDRESS}\s+{_DAY}|{_DAY}\s+{_ADDRESS}(?:\s+{_COUNT})?"
    rf"|{_DAY}\s+{_COUNT}|{_COUNT}\s+{_ADDRESS}"
)
# The day before the title is a browser's head, at the edge of a page only; so is the address alone.
_HEAD = re.compile(rf"{_DAY}(?:\s+\S.{{0,80}})?|\S.{{0,80}}\s{_DAY}|{_ADDRESS}")
_EDGE_LINES = 2


def drop_browser_print(reading: Reading) -> Reading:
    """Remove the head and the foot that a browser prints on every page; a day or an address in the text stays."""
    lines = [line for page in reading.pages for line in page.lines if line.cells is None]
    feet = [line for line in lines if _FOOT.fullmatch(line.text.strip())]
    edges: list[Line] = []
    if feet or _is_headed_throughout(reading):
        for page in reading.pages:
            if page.number is not None:
                edges += [*page.lines[:_EDGE_LINES], *page.lines[-_EDGE_LINES:]]
    heads = [line for line in edges if line.cells is None and _HEAD.fullmatch(line.text.strip())]
    return keep_lines(reading, [*feet, *heads])


def _is_headed_throughout(reading: Reading) -> bool:
    """Whether every page of several begins with a day and ends with an address, or the like."""
    pages = [page for page in reading.pages if page.number is not None and page.lines]
    return len(pages) > 1 and all(
        _HEAD.fullmatch(page.lines[0].text.strip()) and _HEAD.fullmatch(page.lines[-1].text.strip()) for page in pages
    )
