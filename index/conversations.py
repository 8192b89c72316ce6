"""Conversations: what was asked, and the answers as they were given out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation in a list; `turns` is the number of its answers."""

    id: str
    title: str
    created_at: datetime
    updated_at: datetime
    turns: int


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as it was given out (`answer`, whole), and the settings that shaped it.

    `text` is what a search looks through, `named_day` the day that the question named, for those that follow it.
    """

    id: str
    question: str
    text: str
    answer: dict[str, Any]
    settings: dict[str, Any]
    named_day: date | None
    asked_at: datetime
