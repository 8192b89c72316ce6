"""The shapes of question memory."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from index.questions import LONGEST_ANSWER, LONGEST_QUESTION
from service.api.schemas import Shape


class KnownQuestionShape(Shape):
    """A question and the Unit that answers it; `dormant` while the library lacks that Unit.

    `prompt` is what a chat model was asked for it with; empty where people asked.
    """

    id: str
    question: str
    answer: str
    document_id: str
    title: str
    unit_id: str
    label: str
    author: str
    source: Literal["generated", "imported", "confirmed", "corrected"]
    added_at: str
    dormant: bool
    prompt: str = ""


class QuestionList(Shape):
    total: int
    questions: list[KnownQuestionShape]


class QuestionPairs(Shape):
    questions: list[KnownQuestionShape]


class ConfirmationRequest(Shape):
    """`labels` are numbers of citations; none mean the first article."""

    labels: Annotated[tuple[int, ...], Field(max_length=100)] = ()


class CorrectionOfAnswer(Shape):
    """`label` of the document is right; `note` says why."""

    document_id: Annotated[str, Field(max_length=500)]
    label: Annotated[str, Field(min_length=1, max_length=200)]
    note: Annotated[str, Field(max_length=LONGEST_ANSWER)] = ""


class QuestionRequest(Shape):
    """`label` of the document answers `question`."""

    question: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]
    document_id: Annotated[str, Field(max_length=500)]
    label: Annotated[str, Field(min_length=1, max_length=200)]
