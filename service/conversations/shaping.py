"""Conversations as the plain dictionaries that the HTTP API sends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from index.conversations import Conversation, StoredAnswer
from service.answering.context import Progress, Written
from service.confirming import Verdict
from service.conversations.talking import Told
from service.remembering import question_shape
from service.shaping import citation_shape, sentence_shape


def conversation_shape(conversation: Conversation) -> dict[str, Any]:
    """A conversation in a list."""
    return {
        "id": conversation.id,
        "title": conversation.title,
        "created_at": conversation.created_at.isoformat(),
        "updated_at": conversation.updated_at.isoformat(),
        "turns": conversation.turns,
    }


def stored_shape(stored: StoredAnswer) -> dict[str, Any]:
    """The answer as it was given out, with its id."""
    return stored.answer | {"id": stored.id}


def told_shape(told: Told) -> tuple[str, dict[str, Any]]:
    """The name and the data of an event of a streamed answer."""
    match told:
        case Progress(step):
            return "progress", {"step": step}
        case Written(sentence, citations):
            return "sentence", sentence_shape(sentence) | {"new": [citation_shape(each) for each in citations]}
    return "answer", stored_shape(told)


def whole_shape(
    conversation: Conversation, answers: Iterable[StoredAnswer], verdict: Callable[[StoredAnswer], Verdict]
) -> dict[str, Any]:
    """A conversation with its answers, and what people said of each."""
    return conversation_shape(conversation) | {"answers": [_past_shape(each, verdict(each)) for each in answers]}


def _past_shape(stored: StoredAnswer, verdict: Verdict) -> dict[str, Any]:
    return stored_shape(stored) | {
        "asked_at": stored.asked_at.isoformat(),
        "settings": stored.settings,
        "confirmed": verdict.confirmed,
        "correction": question_shape(verdict.correction) if verdict.correction else None,
    }
