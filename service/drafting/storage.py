"""Drafts that are kept: made from a model and facts, changed section by section, exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.drafts import DraftChange, DraftStore, StoredDraft
from ingest.errors import DraftNotFound
from service.drafting.composing.context import Composed
from service.drafting.draft import Draft, Section
from service.drafting.export.shaping import draft_of, draft_shape
from service.drafting.reading_back.matching import matched
from service.drafting.shaping import composed_shape

__all__ = ["Drafts", "SectionChange"]

_BESIDE = ("suggestions",)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What somebody wrote in the section at `position`; an autosave where `auto`."""

    position: int
    heading: str
    paragraphs: Sequence[str]
    author: str = ""
    auto: bool = False


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

    def put_section(self, draft: str, revision: int, change: SectionChange) -> StoredDraft:
        """The draft with the words of a section changed: numbers that stand as before keep their sources.

        A number that was changed or is new is untraced.
        """
        stored = self._store.get(draft)
        one = draft_of(stored.content)
        if not 0 <= change.position < len(one.sections):
            raise DraftNotFound(f"这份草稿没有第 {change.position + 1} 个部分，它只有 {len(one.sections)} 个部分。")
        old = one.sections[change.position]
        texts = [text.strip() for text in change.paragraphs if text.strip()]
        section = replace(old, heading=change.heading.strip(), paragraphs=tuple(matched(texts, old.paragraphs)))
        return self._put(
            stored, revision, _with_section(one, change.position, section), f"修改“{old.mark}{old.heading}”", change
        )

    def renew(
        self, draft: str, revision: int, composed: Composed, request: dict[str, Any], position: int | None, author: str
    ) -> StoredDraft:
        """The draft with the section at `position`, or all of it, as it is composed anew from `request`."""
        stored = self._store.get(draft)
        shape = composed_shape(composed)
        if position is not None:
            old, new = draft_of(stored.content), composed.draft
            if not 0 <= position < min(len(old.sections), len(new.sections)):
                raise DraftNotFound(f"这份草稿没有第 {position + 1} 个部分，它只有 {len(old.sections)} 个部分。")
            one = _with_section(old, position, new.sections[position])
            shape = draft_shape(replace(one, checks=new.checks)) | {name: shape[name] for name in _BESIDE}
        made = DraftChange(shape["title"], shape, "重新起草", author, request=request)
        return self._store.put(draft, revision, made)

    def _put(self, stored: StoredDraft, revision: int, one: Draft, note: str, change: SectionChange) -> StoredDraft:
        beside = {name: stored.content[name] for name in _BESIDE if name in stored.content}
        made = DraftChange(one.title, draft_shape(one) | beside, note, change.author, change.auto)
        return self._store.put(stored.record.id, revision, made)


def _with_section(one: Draft, position: int, section: Section) -> Draft:
    sections = (*one.sections[:position], section, *one.sections[position + 1 :])
    return replace(one, sections=sections)
