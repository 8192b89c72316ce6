"""An edited DOCX as the parts of an official document: each line with the part that its style says it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Line
from ingest.marks import list_mark
from ingest.readers.docx import read_docx
from ingest.readers.limits import Limits
from ingest.report_headings import LEVELS
from service.drafting.draft import Draft
from service.drafting.export.body import addressed
from service.drafting.export.elements import printable
from service.drafting.export.ending import NO_DATE, issued
from service.drafting.export.styles import STYLES

_IDS = {style.name: style.id for style in STYLES}
_BLANKS = re.compile(r"\s+")
_MOST_HEADING = 40
_ENDS = tuple("。！？；：，")


class Role(StrEnum):
    """What part of an official document a line is."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    BODY = "body"
    SIGNATURE = "signature"
    DATE = "date"
    NUMBER = "number"
    ATTACHMENT = "attachment"  # the mark above one
    ATTACHMENT_TITLE = "attachment_title"
    LEFT_OUT = "left_out"  # what the export writes by itself: lists of attachments, heads, imprints, sources


_ROLES = {
    "Title": Role.TITLE,
    "Addressee": Role.ADDRESSEE,
    "BodyText": Role.BODY,
    "Signature": Role.SIGNATURE,
    "IssueDate": Role.DATE,
    "DocumentNumber": Role.NUMBER,
    "AttachmentMark": Role.ATTACHMENT,
    "AttachmentTitle": Role.ATTACHMENT_TITLE,
}
_LEFT_OUT = ("AttachmentList", "HeadNote", "OfficeMark", "Imprint", "SourceMark", "SourceCell")


@dataclass(frozen=True, slots=True)
class PartLine:
    """A line of the edited document; `level` is that of a heading."""

    role: Role
    text: str
    level: int = 0


def part_lines(data: bytes, name: str, limits: Limits, draft: Draft) -> Iterator[PartLine]:
    """Yield the lines of the DOCX in order, each with its role; the rows of a table are one paragraph.

    A line whose style is none of the export's is what its text says it is: a part of `draft` word by word, a heading
    by its number, else body. Raises what `read_docx` raises.
    """
    known = dict(_known(draft))
    in_sources, rows = False, list[str]()
    for page in read_docx(data, name, limits).pages:
        for line in page.lines:
            in_sources = in_sources or _IDS.get(line.style) == "SourceMark"
            if line.cells is not None:
                rows += [] if in_sources else [line.text]
                continue
            if rows:
                yield PartLine(Role.BODY, "\n".join(rows))
                rows = []
            yield _part(line, known)
    if rows:
        yield PartLine(Role.BODY, "\n".join(rows))


def squeezed(text: str) -> str:
    """`text` without blanks, as titles and names are compared."""
    return _BLANKS.sub("", printable(text))


def _part(line: Line, known: dict[str, PartLine]) -> PartLine:
    style = _IDS.get(line.style, "")
    if line.heading_level is not None and style not in _ROLES:
        return PartLine(Role.HEADING, line.text, min(line.heading_level, 4))
    if style in _LEFT_OUT:
        return PartLine(Role.LEFT_OUT, line.text)
    if style in _ROLES:
        return PartLine(_ROLES[style], line.text)
    if line.cells is None and squeezed(line.text) in known:
        return known[squeezed(line.text)]
    level = _level(line)
    return PartLine(Role.HEADING, line.text, level) if level else PartLine(Role.BODY, line.text)


def _level(line: Line) -> int:
    """The level of a heading that only its number shows, 0 for any other line."""
    mark = list_mark(line.text) if line.cells is None else None
    if mark is None or len(line.text) > _MOST_HEADING or line.text.endswith(_ENDS):
        return 0
    level = LEVELS.get(mark.style, 0)
    return level if level <= 4 else 0


def _known(draft: Draft) -> Iterator[tuple[str, PartLine]]:
    """The parts of the Draft by their words; what comes later counts."""
    for section in draft.sections:
        for one in section.paragraphs:
            yield squeezed(one.text), PartLine(Role.BODY, one.text)
        if section.level:
            heading = section.mark + section.heading
            yield squeezed(heading), PartLine(Role.HEADING, heading, section.level)
    for attachment in draft.attachments:
        yield squeezed(attachment.title), PartLine(Role.ATTACHMENT_TITLE, attachment.title)
    yield squeezed(draft.organisation), PartLine(Role.SIGNATURE, draft.organisation)
    yield NO_DATE, PartLine(Role.DATE, NO_DATE)
    if draft.date:
        yield issued(draft.date), PartLine(Role.DATE, issued(draft.date))
    yield squeezed(addressed(draft.addressee)), PartLine(Role.ADDRESSEE, addressed(draft.addressee))
    yield squeezed(draft.title), PartLine(Role.TITLE, draft.title)
