"""Drafts that are kept: made from a model and facts, changed section by section, exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from index.drafts import DraftChange, DraftStore, StoredDraft
from ingest.errors import DraftNotFound
from service.drafting.composing.context import Composed
from service.drafting.dating import dated
from service.drafting.draft import Draft, Section
from service.drafting.export.shaping import draft_of, draft_shape
from service.drafting.ordering import counted_anew
from service.drafting.placing import sections_of, with_section
from service.drafting.putting_back import counterpart, with_section_back
from service.drafting.reading_back.matching import matched
from service.drafting.refilling import refilled
from service.drafting.shaping import composed_shape

__all__ = ["Drafts", "Head", "Saved", "SectionText", "changed_content"]

# What is kept with a draft that is no part of its text.
_BESIDE = ("suggestions", "accepted")


@dataclass(frozen=True, slots=True)
class Saved:
    """Who saves; an autosave where `auto`."""

    author: str = ""
    auto: bool = False


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section as somebody wrote it."""

    level: int
    mark: str
    heading: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below a draft; None leaves it as it is, `undated` takes the date away."""

    title: str | None = None
    addressee: str | None = None
    organisation: str | None = None
    document_number: str | None = None
    date: date | None = None
    undated: bool = False


class Drafts:
    """The drafts in a store; each may raise DraftNotFound, and each change DraftChanged."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store

    def keep(self, composed: Composed, request: dict[str, Any], author: str = "") -> StoredDraft:
        """A new draft, with what it was made from."""
        one = composed.draft
        return self._store.add(
            DraftChange(one.title, composed_shape(composed), "起草", author, period=one.period, request=request)
        )

    def put_section(
        self,
        draft: str,
        revision: int,
        position: int,
        heading: str,
        paragraphs: Sequence[str],
        by: Saved,
        attachment: int | None = None,
    ) -> StoredDraft:
        """The draft with the words of a section changed: numbers that stand as before keep their sources.

        A number that was changed or is new is untraced. With `attachment` the section is one of that annex.
        """
        stored = self._store.get(draft)
        one = draft_of(stored.content)
        sections = sections_of(one, attachment)
        if not 0 <= position < len(sections):
            whole = "这份草稿" if attachment is None else f"附件 {attachment + 1}"
            raise DraftNotFound(f"{whole}没有第 {position + 1} 个部分，它只有 {len(sections)} 个部分。")
        old = sections[position]
        texts = [text.strip() for text in paragraphs if text.strip()]
        section = replace(old, heading=heading.strip(), paragraphs=tuple(matched(texts, old.paragraphs)))
        name = f"{old.mark}{old.heading}" or ("开头" if attachment is None else one.attachments[attachment].title)
        return self._put(stored, revision, with_section(one, position, section, attachment), f"修改“{name}”", by)

    def put_sections(
        self, draft: str, revision: int, sections: Sequence[SectionText], by: Saved, *, count: bool = False
    ) -> StoredDraft:
        """The draft with other sections: moved, added, left out, reworded; numbers take their sources along.

        A number that was changed or is new is untraced. With `count` the marks (一、（一）) follow the new order.
        """
        stored = self._store.get(draft)
        one = draft_of(stored.content)
        texts = [[text.strip() for text in section.paragraphs if text.strip()] for section in sections]
        old = [paragraph for section in one.sections for paragraph in section.paragraphs]
        paragraphs = iter(matched([text for section in texts for text in section], old))
        made = tuple(
            Section(section.level, section.mark, section.heading.strip(), tuple(islice(paragraphs, len(written))))
            for section, written in zip(sections, texts, strict=True)
        )
        made = counted_anew(made, one.sections) if count else made
        return self._put(stored, revision, replace(one, sections=made), "调整结构", by)

    def put_head(self, draft: str, revision: int, head: Head, by: Saved) -> StoredDraft:
        """The draft with what of its head is given: title, addressee, organisation, number, date."""
        stored = self._store.get(draft)
        given = {name: value for name, value in asdict(head).items() if value is not None and name != "undated"}
        given |= {"date": None} if head.undated else {}
        return self._put(stored, revision, replace(draft_of(stored.content), **given), "修改标题和落款", by)

    def renew(
        self, draft: str, revision: int, composed: Composed, request: dict[str, Any], position: int | None, author: str
    ) -> StoredDraft:
        """The draft with the section at `position`, or all of it, as it is composed anew from `request`."""
        stored = self._store.get(draft)
        shape = composed_shape(composed)
        if position is not None:
            old, new = draft_of(stored.content), composed.draft
            one = with_section(old, position, counterpart(old, new, position))
            shape = draft_shape(dated(replace(one, checks=new.checks))) | {"suggestions": shape["suggestions"]}
        shape |= {name: stored.content[name] for name in _BESIDE if name in stored.content and name not in shape}
        made = DraftChange(shape["title"], shape, "重新起草", author, request=request)
        return self._store.put(draft, revision, made)

    def put_back(self, draft: str, revision: int, composed: Composed, label: str, author: str) -> StoredDraft:
        """The draft with a section of its model that it lacks, and those under it, as they are composed now."""
        stored = self._store.get(draft)
        one = with_section_back(draft_of(stored.content), composed.draft, label)
        return self._put(stored, revision, one, f"恢复“{label}”", Saved(author))

    def refill(
        self, draft: str, revision: int, before: Composed, after: Composed, request: dict[str, Any], author: str
    ) -> StoredDraft:
        """The draft with new facts: `before` and `after` are composed from the old and the new ones."""
        stored = self._store.get(draft)
        one = refilled(draft_of(stored.content), before.draft, after.draft)
        made = DraftChange(one.title, changed_content(stored, one), "填入数据", author, request=request)
        return self._store.put(draft, revision, made)

    def rewrite(self, stored: StoredDraft, one: Draft, note: str, author: str) -> StoredDraft:
        """The draft as a chat model wrote it, with what was kept beside it."""
        return self._put(stored, stored.record.revision, one, note, Saved(author))

    def _put(self, stored: StoredDraft, revision: int, one: Draft, note: str, change: Saved) -> StoredDraft:
        made = DraftChange(one.title, changed_content(stored, one), note, change.author, change.auto)
        return self._store.put(stored.record.id, revision, made)


def changed_content(stored: StoredDraft, one: Draft) -> dict[str, Any]:
    """The content of a version in which the draft is `one`, its date looked at; what is kept beside it stays."""
    return draft_shape(dated(one)) | {name: stored.content[name] for name in _BESIDE if name in stored.content}
