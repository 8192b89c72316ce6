"""Drafts as they are kept: what was written, version by version."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class DraftState(StrEnum):
    """Whether a draft is still written."""

    OPEN = "open"
    FINAL = "final"  # read-only until it is reopened


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
    state: DraftState = DraftState.OPEN


@dataclass(frozen=True, slots=True)
class Material:
    """A text that somebody gave to a draft to write from; `document` is its id where it is one of the Library."""

    id: str
    title: str
    text: str
    document: str
    author: str
    added_at: datetime


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
    A final draft is not changed (DraftFinal) before it is reopened.
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

    def mark(self, draft: str, revision: int, state: DraftState, note: str, author: str) -> StoredDraft:
        """Make it final, or open again: a version of its own, with the same content, says who did so and why."""

    def materials(self, draft: str) -> list[Material]:
        """The texts to write from, in the order in which they were given."""

    def add_material(self, draft: str, title: str, text: str, document: str, author: str) -> Material:
        """Keep a text to write from; none of the versions changes by it."""

    def remove_material(self, draft: str, material: str) -> None:
        """Forget a text; DraftNotFound where the draft has none of this id."""
