"""The shapes of doubtful lines and their corrections."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas import Shape


class DoubtfulLine(Shape):
    """A recognised line with its span and its box on the page, in points."""

    page: int
    start: int
    end: int
    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float


class DoubtList(Shape):
    lines: list[DoubtfulLine]


class CorrectedSpan(Shape):
    """`[start, end)` of the document's current text, inside one recognised line, should read `text`."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: Annotated[str, Field(max_length=2000)]


class CorrectionRequest(Shape):
    corrections: Annotated[list[CorrectedSpan], Field(min_length=1, max_length=1000)]
