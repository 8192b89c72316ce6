"""The shapes of versions of a Work."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from service.api.schemas import LawStatus, Shape


class CauseShape(Shape):
    """What began or ended a version: the words `[start, end)` of the document, where it says so in words."""

    document_id: str
    title: str
    quote: str
    start: int
    end: int
    kind: Literal["repeals", "amends", "replaced", "own"]
    day: date


class VersionShape(Shape):
    document_id: str
    title: str
    issuer: str
    effective_from: date | None
    effective_to: date | None
    published: date | None
    passed: date | None
    status_in_law: LawStatus
    begun_by: CauseShape | None
    ended_by: CauseShape | None
    unknown: list[str]


class SaidOfWork(Shape):
    """What a person said: the Work is the same as `same_as` (机关《标题》), or, where that is null, none but itself."""

    same_as: str | None
    edited_at: str
    note: str
    needs_confirmation: bool


class CandidateShape(Shape):
    """The last version of a Work of another office that may be the same."""

    document_id: str
    title: str
    issuer: str
    effective_from: date | None


class Versions(Shape):
    """`joined` says whether versions of another title or office are among them."""

    work: str
    versions: list[VersionShape]
    joined: bool
    edited: SaidOfWork | None
    candidates: list[CandidateShape]


class WorkEdit(Shape):
    """The document whose Work is the same; null where the Work stands for itself."""

    same_as: Annotated[str | None, Field(max_length=500)]
    note: Annotated[str, Field(max_length=1000)] = ""
