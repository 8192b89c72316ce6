"""The shapes of generations: questions that a chat model writes for articles."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service.api.schemas import Shape

_Named = Annotated[str, Field(min_length=1, max_length=500)]


class GenerationRequest(Shape):
    """`documents` are ids or titles, none for all regulations; at most `limit` articles."""

    documents: Annotated[tuple[_Named, ...], Field(max_length=1000)] = ()
    limit: Annotated[int | None, Field(ge=1, le=1_000_000)] = None


class GenerationShape(Shape):
    """How far it is: `finished` of `total` articles, 0 until they were counted; `message` says what went wrong.

    `stored` articles have `questions` new ones, of `nothing` no line passed the check, `failed` had no reply.
    """

    id: str
    state: Literal["running", "done", "cancelled", "failed"]
    documents: list[str]
    total: int
    finished: int
    current: str | None
    message: str | None
    questions: int
    stored: int
    nothing: int
    failed: int


class GenerationList(Shape):
    generations: list[GenerationShape]
