"""Steps on what does not show: invisible characters, runs of blanks, blank lines."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.cleaning.editing import map_lines, substitute
from ingest.document import Line, Reading
from ingest.readers.characters import BLANKS, INVISIBLE

_EDGES = re.compile(f"^[{BLANKS}]+|[{BLANKS}]+$")
_RUN = re.compile(f"[{BLANKS}]{{2,}}|[{BLANKS.replace(' ', '').replace(chr(0x3000), '')}]")


def drop_invisible(reading: Reading) -> Reading:
    """Remove control, zero-width and direction marks."""
    return map_lines(reading, lambda line: substitute(line, INVISIBLE, lambda _: ""))


def collapse_blanks(reading: Reading) -> Reading:
    """Trim each line (and cell) and make each inner run of blanks one space.

    A lone space or full-width blank (第一条　为了) stays as it is; other lone blanks, such as the
    no-break space, become a space.
    """
    return map_lines(reading, _collapsed)


def _collapsed(line: Line) -> Line:
    return substitute(substitute(line, _EDGES, lambda _: ""), _RUN, lambda _: " ")


def drop_blank_lines(reading: Reading) -> Reading:
    """Remove lines without text."""
    pages = tuple(
        replace(page, lines=tuple(line for line in page.lines if line.text.strip(BLANKS + "|")))
        for page in reading.pages
    )
    return replace(reading, pages=pages)
