"""落款: who signs at the foot of a document, and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.dates import DateFound, find_dates
from ingest.labels import UnitKind
from ingest.marks import annex_mark
from ingest.plaintext import TextLine
from ingest.tree import Node

MAX_SIGNER = 40
_MAX_SIGNERS = 12
_WINDOW = 8
_FOOT = re.compile(r"[（(].{2,40}[）)]$|抄送|分送|主送|主办|.{0,40}印发|共印|印数|联系人|主题词|附注")
_DECORATION = re.compile(r"[*>\\\s]+$|^[*>\s]+")
_COVERED = re.compile(r"(?:印发|发布|公布|转发)(?P<title>.{4,80})的(?:通知|通告|公告|决定|令)$")
_ORGANISATION = re.compile(
    r"(?:局|委|部|院|会|室|厅|办|处|署|行|府|司|社|中心|小组|法院|监委|集团|大学|学校|街道|支队|大队)$"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """The foot `lines[first:last]` (who signs, the day, what follows them), the signer's name and the day.

    `signer_span` and `day_span` are where they stand in the plain text.
    """

    first: int
    last: int
    signer: str
    day: date
    signer_span: tuple[int, int]
    day_span: tuple[int, int]

    def node(self, lines: Sequence[TextLine]) -> Node:
        """The signature as a node of the tree."""
        return Node(UnitKind.SIGNATURE, lines[self.first].start, lines[self.last - 1].end)


def find_signature(lines: Sequence[TextLine], body: int) -> Signature | None:
    """The signature behind `body`: among the last lines of the document, or of what stands before its annexes."""
    ends = [len(lines), *(index for index in range(body + 1, len(lines)) if annex_mark(lines[index].text))]
    return next((found for end in ends if (found := _signature_before(lines, body, end))), None)


def covering_signature(lines: Sequence[TextLine], title: str) -> Signature | None:
    """The signature of a notice (关于印发《…》的通知) before the text that it covers, which repeats its title."""
    covered = _COVERED.search(title)
    name = re.sub(r"[《》\s]", "", covered["title"]) if covered else ""
    ends = (index for index in range(2, len(lines)) if re.sub(r"[《》\s]", "", lines[index].text) == name)
    return next((found for end in ends if (found := _signature_before(lines, 1, end))), None) if name else None


def _signature_before(lines: Sequence[TextLine], body: int, end: int) -> Signature | None:
    for index in range(end - 1, max(body, end - _WINDOW) - 1, -1):
        text = _undecorated(lines[index].text)
        if day := _whole_date(lines[index].text):
            first = _first_signer(lines, body, index)
            signing = lines[first:index]
            signer = "、".join(name for line in signing for name in _names(line.text))
            names = (signing[0].start, signing[-1].end) if signing else (0, 0)
            start = lines[index].start
            return Signature(first, end, signer, day.value, names, (start + day.start, start + day.end))
        if not _FOOT.match(text):
            return None
    return None


def _first_signer(lines: Sequence[TextLine], body: int, index: int) -> int:
    """The first of the signing lines above the date at `index`: one name, or a column of organisations."""
    first = index
    while first > body and index - first < _MAX_SIGNERS and _is_signer(lines[first - 1]):
        if index - first >= 1 and not _ORGANISATION.search(_undecorated(lines[first - 1].text)):
            break
        first -= 1
    return first


def _names(text: str) -> list[str]:
    """The organisations that one line names: those apart by blanks, when every one is an organisation."""
    parts = re.split(r"[\s　]+", _undecorated(text))
    whole = all(_ORGANISATION.search(part) for part in parts)
    return parts if whole else [_undecorated(text)]


def _undecorated(text: str) -> str:
    stripped = _DECORATION.sub("", text)
    # **县 at the start of a name is a mask, **某某局** is emphasis.
    return text.strip() if text.startswith("*") and not text.rstrip("\\ ").endswith("*") else stripped


def _whole_date(line: str) -> DateFound | None:
    """The day that is all that `line` holds, marks of emphasis apart."""
    found = next(find_dates(line), None)
    text = _undecorated(line)
    lead = len(line) - len(line.lstrip("*> \t　"))
    if found is None or len(text) - (found.end - found.start) > 4 or found.start - lead > 2:
        return None
    return found


def _is_signer(line: TextLine) -> bool:
    text = _undecorated(line.text)
    if line.source.cells is not None or not text or re.search(r"[。；，：:、]|^第|^[（(]|^附|\d{4}", text):
        return False
    return len(text) <= MAX_SIGNER or len(_names(text)) > 1
