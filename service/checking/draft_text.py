"""A Draft as the plain text in which it is proofread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.drafting.draft import Draft, Section, attachment_mark


def draft_text(draft: Draft) -> str:
    """Title, number, addressee, sections, signature and attachments of `draft`, a line each."""
    return "\n".join(line for line in _lines(draft) if line.strip()) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    yield draft.title
    yield draft.document_number
    yield f"{draft.addressee.rstrip('：:')}：" if draft.addressee else ""
    yield from _sections(draft.sections)
    yield draft.organisation
    yield f"{draft.date.year}年{draft.date.month}月{draft.date.day}日" if draft.date else ""
    for place, one in enumerate(draft.attachments):
        yield f"{attachment_mark(place, len(draft.attachments))}：{one.title}"
        yield from _sections(one.sections)


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield f"{section.mark}{section.heading}" if section.level else ""
        yield from (" ".join(one.text.split("\n")) for one in section.paragraphs)
