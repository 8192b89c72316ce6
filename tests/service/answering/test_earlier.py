"""Earlier questions that nobody kept: the turns as when each is answered, for less work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from service.answering.answer import Answer
from service.answering.earlier import earlier_turns
from service.answering.pipeline import Answering
from service.answering.question import Question, Turn
from service.answering.turning import with_turns

TODAY = date(2026, 11, 24)
_WITHOUT_TITLE = "举报公车私用多久给答复？"


class Counting(Answering):
    """Counts what it answers; its twins count with it."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.answered: list[str] = []

    def answer(self, question: Question) -> Answer:
        self.answered.append(question.text)
        return super().answer(question)


@pytest.fixture(scope="module")
def library(office: Path) -> Iterator[Library]:
    with Library.open(office) as opened:
        yield opened


def _alike(one: Turn) -> tuple[object, ...]:
    return one.question, one.as_of, [cited.document_id for cited in one.cited[:1]]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["公务用车管理办法第七条", "那第二款呢？", "该办法第一条"],
        [_WITHOUT_TITLE, "该办法第一条", "第二条呢？"],
        ["2021年的公务用车管理办法第七条", "第八条呢？", "现在呢？"],
        ["科级干部出差住宿标准是多少？", "那处级干部呢？", "需要多久？"],
    ],
)
def test_the_turns_are_those_of_answered_questions(library: Library, texts: list[str]) -> None:
    """Completed alike, of the same day, and about the same document for whoever looks at what was quoted."""
    answering = Answering(library)
    turns = earlier_turns(answering, texts, TODAY, None)
    assert [_alike(one) for one in turns] == [_alike(one) for one in with_turns(answering, texts, TODAY, None)]


@pytest.mark.parametrize(
    ("texts", "asked", "completed", "answered"),
    [
        (["科级干部出差住宿标准是多少？"] * 9, "那处级干部呢？", "处级干部出差住宿标准是多少？", 0),
        (["公务用车管理办法第七条"], "该办法第一条", "《公务用车管理办法》第一条", 0),
        ([_WITHOUT_TITLE, _WITHOUT_TITLE], "该办法第一条", "《公务用车管理办法》第一条", 1),
    ],
)
def test_only_what_a_follow_up_needs_is_answered(
    library: Library, texts: list[str], asked: str, completed: str, answered: int
) -> None:
    """The words of the last question are mostly enough; what was quoted for it is looked up where they are not."""
    answering = Counting(library)
    question = Question(asked, TODAY, None, earlier_turns(answering, texts, TODAY, None))
    assert answering.understood(question).completed.endswith(completed[1:])
    assert len(answering.answered) == answered
