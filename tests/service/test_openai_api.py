"""A message as OpenAI's clients get it: text that is no markup, and places that are right."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.answering.answer import Answer, AnswerStatus, Sentence
from service.openai_api import Completion, Message, cited_places, usage
from tests.service.test_exporting import HOSTILE, PLAIN, bare, shown


def refusal(message: str = "没有找到。", notes: tuple[str, ...] = ()) -> Answer:
    """An answer without sentences."""
    return Answer(AnswerStatus.NOT_FOUND, message, "", (), (), (), date(2026, 11, 24), "c", notes=notes)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_documents_is_no_markup(text: str) -> None:
    """A reader of Markdown shows it as it stands, with the number behind it."""
    message = Message()
    message.add_sentence(Sentence(text, (1, 2)))
    kinds, told = shown(message.content)
    assert kinds <= PLAIN
    assert bare(told) == bare(text) + "[1][2]"


def test_stars_are_shown_as_stars() -> None:
    """`**县`, as some published texts write a name that they hide, does not begin bold type."""
    message = Message()
    assert message.add_sentence(Sentence("**县人民政府应当公布。", (1,))) == r"\*\*县人民政府应当公布。[1]"
    assert shown(message.content)[1] == "**县人民政府应当公布。[1]"


_TEXTS = st.text(alphabet=st.sampled_from([*"[]()*\\:!1县 \n𠮷"]), max_size=30)
_SENTENCES = st.lists(st.tuples(_TEXTS, st.lists(st.integers(1, 12), max_size=3, unique=True)), max_size=5)


@given(_SENTENCES)
def test_marks_point_at_their_numbers(sentences: list[tuple[str, list[int]]]) -> None:
    """Counted in code points; the pieces that were told make up the content."""
    message = Message()
    pieces = [message.add_sentence(Sentence(text, tuple(numbers))) for text, numbers in sentences]
    pieces.append(message.add_end(refusal()))
    assert "".join(pieces) == message.content
    assert [mark.n for mark in message.marks] == [n for _, numbers in sentences for n in numbers]
    assert all(message.content[mark.start : mark.end] == f"[{mark.n}]" for mark in message.marks)


@given(_SENTENCES)
def test_no_sentence_makes_a_link_of_a_number(sentences: list[tuple[str, list[int]]]) -> None:
    """Whatever stands around [1], it is the number of a source and leads nowhere."""
    message = Message()
    for text, numbers in sentences:
        message.add_sentence(Sentence(text, tuple(numbers)))
    message.add_end(refusal())
    assert shown(message.content)[0] <= PLAIN


def test_a_refusal_is_its_message() -> None:
    """Its status is told with the remarks; nothing is cited."""
    told = Completion("http://127.0.0.1/", ["问"]).whole(refusal(notes=("*注*",)))
    message = told["choices"][0]["message"]
    assert message["content"] == "没有找到。\n\n\\*注\\*"
    assert message["annotations"] == cited_places((), refusal(), "") == []
    assert (message["guiwen"]["status"], told["choices"][0]["finish_reason"]) == ("not_found", "stop")


def test_usage_counts_characters() -> None:
    """Of everything that was sent, and of the content."""
    assert usage(["公车", "𠮷"], "第一条") == {"prompt_tokens": 3, "completion_tokens": 3, "total_tokens": 6}
