"""落款: who signs at the foot of a document, and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.dates import find_dates
from ingest.labels import UnitKind
from ingest.plaintext import TextLine
from ingest.tree import Node

MAX_SIGNER = 40
_WINDOW = 6
_FOOT = re.compile(r"[（(].{2,40}[）)]$|抄送|主办|印发|联系人|主题词|附注")


@dataclass(frozen=True, slots=True)
class Signature:
    """The signing lines `lines[first:last]`, the signer's name and the day."""

    first: int
    last: int
    signer: str
    day: date

    def node(self, lines: Sequence[TextLine]) -> Node:
        """The signature as a node of the tree."""
        return Node(UnitKind.SIGNATURE, lines[self.first].start, lines[self.last - 1].end)


def find_signature(lines: Sequence[TextLine], body: int) -> Signature | None:
    """The signature among the last lines behind `body`, or None."""
    for index in range(len(lines) - 1, max(body, len(lines) - _WINDOW) - 1, -1):
        day = _whole_date(lines[index].text)
        if day:
            first = index
            while first > body and index - first < 2 and _is_signer(lines[first - 1]):
                first -= 1
            signer = "、".join(line.text for line in lines[first:index])
            return Signature(first, index + 1, signer, day)
        if not _FOOT.match(lines[index].text):
            return None
    return None


def _whole_date(text: str) -> date | None:
    found = next(find_dates(text), None)
    if found is None or len(text.strip()) - (found.end - found.start) > 4 or found.start > 2:
        return None
    return found.value


def _is_signer(line: TextLine) -> bool:
    text = line.text
    return (
        len(text) <= MAX_SIGNER and line.source.cells is None and not re.search(r"[。；，：:、]|^第|^[（(]|^附", text)
    )
