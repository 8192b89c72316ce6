"""发文字号 of the document itself: in the lines of its head, its title included, or in a line of its own below."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.document_number import NumberFound, document_number_in, is_document_number, order_number_in
from ingest.identity.found import Found, Piece
from ingest.identity.source import Source

_LABELLED = re.compile(r"[-*\s]*(?:发文字号|发文文号|文号|字号|文件编号)\s*[：:]")


def find_number(source: Source) -> Found | None:
    """The document's own number; a 令 that has no year in brackets comes second."""
    below = [line for line in source.opening if is_document_number(line.text) or _LABELLED.match(line.text)]
    lines = [*source.above, *below]
    return _first(lines, document_number_in) or _first(lines, order_number_in)


def _first(head: Sequence[Piece], read: Callable[[str], NumberFound | None]) -> Found | None:
    for piece in head:
        if found := read(piece.text):
            return piece.found(found.value, found.start, found.end)
    return None
