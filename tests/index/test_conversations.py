"""Conversations are kept whole, found by what was said, renamed and deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index.conversations import StoredAnswer
from index.library import Library
from ingest.errors import ConversationNotFound

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def kept(library: Library, conversation: str, question: str, text: str, minute: int) -> StoredAnswer:
    """An answer given `minute` minutes after the start."""
    asked_at = START + timedelta(minutes=minute)
    whole = {"answer": text, "citations": [], "completed": question}
    made = StoredAnswer(f"{conversation}-{minute}", question, text, whole, {"embedding": None}, None, asked_at)
    library.conversations.add(conversation, made, question)
    return made


def test_an_answer_comes_back_as_it_was_kept(library: Library) -> None:
    """Every field, in the order of asking, also after the library was closed; the first question is the title."""
    first = kept(library, "a", "钥匙归谁保管？", "钥匙由门卫保管。", 0)
    named = StoredAnswer("x", "那2020年呢？", "由值班室保管。", {"citations": []}, {}, date(2020, 1, 1), START)
    library.conversations.add("a", named, "那2020年呢？")
    library.close()
    with Library.open(library.folder) as again:
        conversation, answers = again.conversations.get("a")
    assert answers == [first, named]
    assert (conversation.title, conversation.turns) == ("钥匙归谁保管？", 2)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["b", "a"]),
        ("门卫", ["a"]),  # in an answer
        ("车辆", ["b"]),  # in a question
        ("%", []),  # no pattern
        ("_", []),
    ],
)
def test_conversations_are_found_by_what_was_said(library: Library, words: str, found: list[str]) -> None:
    """The words may stand in a question or an answer; the last used comes first."""
    kept(library, "a", "钥匙归谁保管？", "钥匙由门卫保管。", 0)
    kept(library, "b", "车辆归谁管？", "由后勤科管理。", 1)
    assert [each.id for each in library.conversations.find(words)] == found


def test_a_list_goes_on_before_a_moment(library: Library) -> None:
    """`before` continues after the last one seen; a new answer moves its conversation to the front."""
    for minute, name in enumerate("abc"):
        kept(library, name, "问", "答", minute)
    kept(library, "a", "再问", "答", 9)
    first = library.conversations.find(limit=2)
    rest = library.conversations.find(before=first[-1].updated_at)
    assert [[each.id for each in page] for page in (first, rest)] == [["a", "c"], ["b"]]


def test_renaming_and_deleting(library: Library) -> None:
    """A title is data; a deleted conversation is gone with its answers, another stays."""
    kept(library, "a", "问", "答", 0)
    kept(library, "b", "问", "答", 1)
    library.conversations.rename("a", "<b>**县</b>")
    assert library.conversations.get("a")[0].title == "<b>**县</b>"
    library.conversations.remove("a")
    assert library.conversations.answers("a") == []
    assert [each.id for each in library.conversations.find()] == ["b"]
    for call in (library.conversations.get, library.conversations.remove):
        with pytest.raises(ConversationNotFound, match="“a”"):
            call("a")
    with pytest.raises(ConversationNotFound):
        library.conversations.rename("a", "新")
