"""Conversations as files."""

from __future__ import annotations

from enum import StrEnum

from index.library import Library
from service.conversations.exchange import exchange_of
from service.conversations.markdown import markdown
from service.conversations.word import word


class Format(StrEnum):
    """The formats of an exported conversation; the value is the file's ending."""

    MARKDOWN = "md"
    WORD = "docx"


MEDIA_TYPES = {
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def export(library: Library, conversation: str, form: Format) -> tuple[str, bytes]:
    """The title of a conversation and its file; ConversationNotFound."""
    found, answers = library.conversations.get(conversation)
    exchanges = [exchange_of(each) for each in answers]
    if form is Format.WORD:
        return found.title, word(found.title, exchanges)
    return found.title, markdown(found.title, exchanges).encode()
