"""Conversations as the plain dictionaries that the HTTP API sends."""

from __future__ import annotations

from typing import Any

from index.conversations import Conversation, StoredAnswer
from service.answering.context import Progress, Written
from service.conversations.talking import Told
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


def whole_shape(conversation: Conversation, answers: list[StoredAnswer]) -> dict[str, Any]:
    """A conversation with its answers."""
    told = [stored_shape(each) | {"asked_at": each.asked_at.isoformat(), "settings": each.settings} for each in answers]
    return conversation_shape(conversation) | {"answers": told}
