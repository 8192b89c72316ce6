"""Drafts as they are kept: what was written, version by version."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A draft in a list; `revision` grows with every change, also with one that is taken back."""

    id: str
    title: str
    period: str
    revision: int
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft with what it was made from (`request`) and its current version's content."""

    record: DraftRecord
    request: dict[str, Any]
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """A version of a draft, made from the version `parent` (0 for the first)."""

    number: int
    parent: int
    note: str
    author: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class DraftChange:
    """What is put in the place of the current version; an autosave (`auto`) takes the place of the one before it.

    A `request` takes the place of what the draft was made from; an empty one leaves that as it is.
    """

    title: str
    content: dict[str, Any]
    note: str = ""
    author: str = ""
    auto: bool = False
    period: str = ""
    request: dict[str, Any] = field(default_factory=dict)


class DraftStore(Protocol):
    """Where drafts are kept: DraftNotFound for one that is not there.

    Every change names the `revision` that it was made on, and is refused (DraftChanged) where there was another since.
    """

    def add(self, change: DraftChange) -> StoredDraft:
        """Keep a new draft."""

    def all(self) -> list[DraftRecord]:
        """Every draft, the last changed first."""

    def get(self, draft: str) -> StoredDraft:
        """The draft as it stands."""

    def put(self, draft: str, revision: int, change: DraftChange) -> StoredDraft:
        """Make a new version the current one."""

    def undo(self, draft: str, revision: int) -> StoredDraft:
        """Go back to the version that the current one was made from; DraftChanged where there is none."""

    def restore(self, draft: str, revision: int, version: int) -> StoredDraft:
        """Make an earlier or later version the current one; DraftNotFound where there is none of this number."""

    def versions(self, draft: str) -> list[DraftVersion]:
        """Every version, the first one first."""

    def remove(self, draft: str) -> None:
        """Forget a draft with its versions."""
