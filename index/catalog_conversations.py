"""Conversations in the catalogue; every function works inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, or_, select, update

from index.catalog_rows import read_time, stored_time
from index.catalog_tables import answers, conversations
from index.conversations import Conversation, StoredAnswer

# Made once: every question asks them, and making them costs more than asking.
_OF_ONE = conversations.c.id == bindparam("conversation")
_KEY = select(conversations.c.key).where(_OF_ONE)
_BEGIN = insert(conversations).returning(conversations.c.key)
_ADD = insert(answers)
_ANSWERS_OF = select(answers).join(conversations).where(_OF_ONE).order_by(answers.c.key)


def add(connection: Connection, conversation: str, made: StoredAnswer, title: str) -> None:
    """Add an answer to its conversation, which begins with it under `title` when there is none of this id."""
    moment = stored_time(made.asked_at)
    key = connection.scalar(_KEY, {"conversation": conversation})
    if key is None:
        begun = {"id": conversation, "title": title, "created_at": moment, "updated_at": moment}
        key = connection.scalar(_BEGIN, begun)
    else:
        connection.execute(update(conversations).where(conversations.c.key == key).values(updated_at=moment))
    row = {
        "id": made.id,
        "conversation": key,
        "question": made.question,
        "text": made.text,
        "answer": made.answer,
        "settings": made.settings,
        "named_day": made.named_day,
        "asked_at": moment,
    }
    connection.execute(_ADD, row)


def listing(connection: Connection, text: str, limit: int, before: datetime | None) -> list[Conversation]:
    """Conversations that hold `text` in title, question or answer, the last used first, used before `before`."""
    wanted = _counted()
    if text:
        said = or_(answers.c.question.contains(text, autoescape=True), answers.c.text.contains(text, autoescape=True))
        holding = select(answers.c.conversation).where(said)
        wanted = wanted.where(
            or_(conversations.c.title.contains(text, autoescape=True), conversations.c.key.in_(holding))
        )
    if before is not None:
        wanted = wanted.where(conversations.c.updated_at < stored_time(before))
    ordered = wanted.order_by(conversations.c.updated_at.desc(), conversations.c.key.desc()).limit(limit)
    return [_conversation(row) for row in connection.execute(ordered)]


def get(connection: Connection, conversation: str) -> Conversation | None:
    """The conversation of this id."""
    row = connection.execute(_counted().where(conversations.c.id == conversation)).first()
    return _conversation(row) if row else None


def answers_of(connection: Connection, conversation: str) -> list[StoredAnswer]:
    """The answers of a conversation, oldest first; none when it is unknown."""
    return [_answer(row) for row in connection.execute(_ANSWERS_OF, {"conversation": conversation})]


def answer(connection: Connection, answer_id: str) -> StoredAnswer | None:
    """The answer of this id."""
    row = connection.execute(select(answers).where(answers.c.id == answer_id)).first()
    return _answer(row) if row else None


def rename(connection: Connection, conversation: str, title: str) -> bool:
    """Give the conversation another title; whether there is one of this id."""
    change = update(conversations).where(conversations.c.id == conversation).values(title=title)
    return bool(connection.execute(change).rowcount)


def remove(connection: Connection, conversation: str) -> bool:
    """Delete the conversation with its answers; whether there was one of this id."""
    return bool(connection.execute(delete(conversations).where(conversations.c.id == conversation)).rowcount)


def _counted() -> Select[Any]:
    turns = select(func.count()).where(answers.c.conversation == conversations.c.key).scalar_subquery()
    return select(conversations, turns.label("turns"))


def _answer(row: Row[Any]) -> StoredAnswer:
    return StoredAnswer(
        row.id, row.question, row.text, row.answer, row.settings, row.named_day, read_time(row.asked_at)
    )


def _conversation(row: Row[Any]) -> Conversation:
    return Conversation(row.id, row.title, read_time(row.created_at), read_time(row.updated_at), row.turns)
