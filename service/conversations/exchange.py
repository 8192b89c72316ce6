"""A kept answer as people read it on paper, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from index.conversations import StoredAnswer
from service.answering.answer import cited_title

_STATUSES = {
    "in_force": "现行有效",
    "amended": "已被修改",
    "repealed": "废止或失效",
    "not_yet": "尚未施行",
    "trial": "试行",
    "unknown": "时效不明",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A citation: its number, the place that it names, and the words that stand there."""

    n: int
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer; `completed` is empty when the question was complete as it was asked.

    `sentences` go with the numbers of their sources, `remarks` say how the answer ended and what to know of it.
    """

    question: str
    completed: str
    asked: str
    as_of: str
    sentences: tuple[tuple[str, tuple[int, ...]], ...]
    remarks: tuple[str, ...]
    sources: tuple[Source, ...]


def exchange_of(stored: StoredAnswer) -> Exchange:
    """What is written down of a kept answer."""
    answer = stored.answer
    return Exchange(
        question=stored.question,
        completed=answer["completed"] if answer["completed"] != stored.question else "",
        asked=moment(stored.asked_at),
        as_of=day_of(date.fromisoformat(answer["as_of"])),
        sentences=tuple((one["text"], tuple(one["citations"])) for one in answer["sentences"]),
        remarks=(answer["message"], *answer["notes"]),
        sources=tuple(Source(one["n"], place_of(one), one["quote"]) for one in answer["citations"]),
    )


def moment(when: datetime) -> str:
    """2026年11月24日 09:05, where this computer stands."""
    local = when.astimezone()
    return f"{day_of(local.date())} {local:%H:%M}"


def day_of(day: date) -> str:
    """2026年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def place_of(citation: Mapping[str, Any]) -> str:
    """《title》label（status） of a citation in the API's shape."""
    status = _STATUSES.get(citation["status_in_law"], citation["status_in_law"])
    # Answers that were kept before citations named offices have none.
    return f"{cited_title(citation['title'], citation.get('office', ''))}{citation['label']}（{status}）"
