"""The shapes of a comparison."""

from __future__ import annotations

from typing import Literal

from service.api.schemas import DocumentSummary, Shape


class WordRun(Shape):
    """A stretch of one wording; `changed` when the other wording does not have it."""

    text: str
    changed: bool


class ComparedSide(Shape):
    """One part of one document; its words stand in `[start, end)`, an article's number before them."""

    unit_id: str
    kind: str
    label: str
    start: int
    end: int
    runs: list[WordRun]


class ComparedRow(Shape):
    """Two parts that correspond, or one without a counterpart."""

    state: Literal["same", "changed", "added", "removed", "moved"]
    rewritten: bool
    left: ComparedSide | None
    right: ComparedSide | None


class ComparisonShape(Shape):
    left: DocumentSummary
    right: DocumentSummary
    rows: list[ComparedRow]
    counts: dict[str, int]
