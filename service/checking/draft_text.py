"""A Draft as the plain text in which it is proofread, and where in that text each paragraph stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.drafting.draft import Draft, Section, attachment_mark

__all__ = ["DraftLine", "draft_lines", "draft_text", "located"]


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line of the text; where it is a paragraph `position` and `paragraph` count from 0, else they are None."""

    text: str
    attachment: int | None = None
    position: int | None = None
    paragraph: int | None = None


def draft_text(draft: Draft) -> str:
    """Title, number, addressee, sections, signature and attachments of `draft`, a line each."""
    return "\n".join(line.text for line in draft_lines(draft)) + "\n"


def draft_lines(draft: Draft) -> Iterator[DraftLine]:
    """Yield the lines that are not blank."""
    yield from (line for line in _lines(draft) if line.text.strip())


def located(draft: Draft, text: str) -> Iterator[tuple[int, DraftLine]]:
    """Yield where each paragraph begins in the kept `text` that was read from the draft; others are left out."""
    behind = 0
    for line in draft_lines(draft):
        at = text.find(line.text, behind)
        if at >= 0:
            behind = at + len(line.text)
            if line.paragraph is not None:
                yield at, line


def _lines(draft: Draft) -> Iterator[DraftLine]:
    yield DraftLine(draft.title)
    yield DraftLine(draft.document_number)
    yield DraftLine(f"{draft.addressee.rstrip('：:')}：" if draft.addressee else "")
    yield from _sections(draft.sections, None)
    yield DraftLine(draft.organisation)
    yield DraftLine(f"{draft.date.year}年{draft.date.month}月{draft.date.day}日" if draft.date else "")
    for place, one in enumerate(draft.attachments):
        yield DraftLine(f"{attachment_mark(place, len(draft.attachments))}：{one.title}")
        yield from _sections(one.sections, place)


def _sections(sections: Iterable[Section], attachment: int | None) -> Iterator[DraftLine]:
    for position, section in enumerate(sections):
        yield DraftLine(f"{section.mark}{section.heading}" if section.level else "")
        for number, one in enumerate(section.paragraphs):
            yield DraftLine(" ".join(one.text.split("\n")), attachment, position, number)
