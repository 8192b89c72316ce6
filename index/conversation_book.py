"""The conversations of a Library, kept in the catalogue."""

from __future__ import annotations

from datetime import datetime

from index import catalog_conversations
from index.catalog import Catalog
from index.conversations import Conversation, StoredAnswer
from ingest.errors import AnswerNotFound, ConversationNotFound


class ConversationBook:
    """The conversations; no index follows them, so writing waits for the database only and not for an ingestion."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def add(self, conversation: str, made: StoredAnswer, title: str) -> None:
        """Keep an answer; it is on the disk when this returns. `title` counts when the conversation begins."""
        with self._catalog.writing() as connection:
            catalog_conversations.add(connection, conversation, made, title)

    def find(self, text: str = "", limit: int = 50, before: datetime | None = None) -> list[Conversation]:
        """Conversations that hold `text` in title, question or answer, the last used first."""
        with self._catalog.reading() as connection:
            return catalog_conversations.listing(connection, text, limit, before)

    def get(self, conversation: str) -> tuple[Conversation, list[StoredAnswer]]:
        """A conversation and its answers, oldest first; ConversationNotFound."""
        with self._catalog.reading() as connection:
            found = catalog_conversations.get(connection, conversation)
            if found is None:
                raise _unknown(conversation)
            return found, catalog_conversations.answers_of(connection, conversation)

    def answers(self, conversation: str) -> list[StoredAnswer]:
        """The answers of a conversation, oldest first; none when it has not begun."""
        with self._catalog.reading() as connection:
            return catalog_conversations.answers_of(connection, conversation)

    def answer(self, answer_id: str) -> StoredAnswer:
        """The answer of this id; AnswerNotFound."""
        with self._catalog.reading() as connection:
            found = catalog_conversations.answer(connection, answer_id)
        if found is None:
            raise AnswerNotFound(f"没有编号为“{answer_id}”的回答，它的会话可能已被删除。请再问一次。")
        return found

    def rename(self, conversation: str, title: str) -> None:
        """Give a conversation another title; ConversationNotFound."""
        with self._catalog.writing() as connection:
            if not catalog_conversations.rename(connection, conversation, title):
                raise _unknown(conversation)

    def remove(self, conversation: str) -> None:
        """Delete a conversation with its answers; ConversationNotFound."""
        with self._catalog.writing() as connection:
            if not catalog_conversations.remove(connection, conversation):
                raise _unknown(conversation)


def _unknown(conversation: str) -> ConversationNotFound:
    return ConversationNotFound(f"没有编号为“{conversation}”的会话，它可能已被删除。请从会话列表中另选一个。")
