"""The shapes of conversations."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from service.api.schemas import AnswerShape, Shape
from service.api.schemas_questions import KnownQuestionShape


class GivenAnswer(AnswerShape):
    """An answer and the id under which it is kept."""

    id: str


class PastAnswer(GivenAnswer):
    """An answer with what people said of it: whether a citation is confirmed, and the right Unit in its place."""

    asked_at: datetime
    confirmed: bool
    correction: KnownQuestionShape | None
    settings: dict[str, str | int | float | None]


class ConversationShape(Shape):
    id: str
    title: str
    created_at: datetime
    updated_at: datetime
    turns: int


class ConversationList(Shape):
    conversations: list[ConversationShape]


class WholeConversation(ConversationShape):
    answers: list[PastAnswer]


class TitleRequest(Shape):
    title: Annotated[str, StringConstraints(strip_whitespace=True), Field(min_length=1, max_length=200)]
