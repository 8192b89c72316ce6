"""The shapes of 定稿: what is open in a draft, settling, finalising, reopening."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service.api.schemas import Shape
from service.api.schemas_checking import ComparedWith, FindingShape
from service.api.schemas_drafting import AcceptedShape, DraftCheckShape, PlacedText

Author = Annotated[str, Field(max_length=100)]
Reason = Annotated[str, Field(max_length=1000)]


class DraftPlaceShape(Shape):
    """`[start, end)` of a paragraph; section (`position`) and paragraph are counted from 0, also in an attachment."""

    attachment: int | None = None
    position: int
    paragraph: int
    start: int
    end: int


class DraftFindingShape(FindingShape):
    """A finding of proofreading; `place` where it lies in one paragraph, `accepted` where somebody answers for it."""

    place: DraftPlaceShape | None
    accepted: bool


class BlockShape(Shape):
    """What keeps a draft from being final."""

    kind: Literal["untraced", "gap", "finding", "check"]
    where: str
    text: str
    message: str


class DraftChecks(Shape):
    """What is open: the draft's own checks, the findings of proofreading, and what keeps it from being final."""

    state: Literal["open", "final"]
    revision: int
    untraced: list[PlacedText]
    gaps: list[PlacedText]
    checks: list[DraftCheckShape]
    against: ComparedWith | None
    findings: list[DraftFindingShape]
    accepted: list[AcceptedShape]
    blocks: list[BlockShape]


class SettleRequest(Shape):
    """Somebody answers for what stands at `place`.

    Either with a `reason` (由我核实), or with the words (`quote`) of a `document` of the Library or of a `material` of
    the draft, which have to stand there and to say it.
    """

    revision: int
    place: DraftPlaceShape
    reason: Reason = ""
    document: Annotated[str, Field(max_length=300)] = ""
    material: Annotated[str, Field(max_length=64)] = ""
    quote: Annotated[str, Field(max_length=5000)] = ""
    author: Author = ""


class FillRequest(Shape):
    """What somebody writes at `place`, where a gap or a number stands: with its source, as to settle, or without one.

    A number without a source is untraced, and has to be settled before the draft is final.
    """

    revision: int
    place: DraftPlaceShape
    text: Annotated[str, Field(min_length=1, max_length=2000)]
    reason: Reason = ""
    document: Annotated[str, Field(max_length=300)] = ""
    material: Annotated[str, Field(max_length=64)] = ""
    quote: Annotated[str, Field(max_length=5000)] = ""
    author: Author = ""


class AcceptRequest(Shape):
    """Somebody answers for a finding, which is named by its kind, quote and message."""

    revision: int
    kind: Annotated[str, Field(max_length=100)]
    quote: Annotated[str, Field(max_length=20_000)]
    message: Annotated[str, Field(max_length=5000)]
    reason: Reason
    author: Author


class FinaliseRequest(Shape):
    revision: int
    author: Author = ""


class ReopenRequest(Shape):
    """Who takes a final draft back, and why."""

    revision: int
    reason: Reason
    author: Author
