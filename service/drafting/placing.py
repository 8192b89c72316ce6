"""The sections of a draft by their place: those of its text, and those of its annexes."""

from __future__ import annotations

from dataclasses import replace

from service.drafting.draft import Draft, Section

__all__ = ["sections_of", "with_section"]


def sections_of(draft: Draft, attachment: int | None) -> tuple[Section, ...]:
    """The sections of the text, or of the annex (counted from 0); none where there is no such annex."""
    if attachment is None:
        return draft.sections
    return draft.attachments[attachment].sections if 0 <= attachment < len(draft.attachments) else ()


def with_section(draft: Draft, position: int, section: Section, attachment: int | None = None) -> Draft:
    """`draft` with another section at a place that it has."""
    old = sections_of(draft, attachment)
    sections = (*old[:position], section, *old[position + 1 :])
    if attachment is None:
        return replace(draft, sections=sections)
    changed = replace(draft.attachments[attachment], sections=sections)
    attachments = (*draft.attachments[:attachment], changed, *draft.attachments[attachment + 1 :])
    return replace(draft, attachments=attachments)
