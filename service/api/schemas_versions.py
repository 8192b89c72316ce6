"""The shapes of versions of a Work."""

from __future__ import annotations

from datetime import date
from typing import Literal

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
    effective_from: date | None
    effective_to: date | None
    published: date | None
    passed: date | None
    status_in_law: LawStatus
    begun_by: CauseShape | None
    ended_by: CauseShape | None
    unknown: list[str]


class Versions(Shape):
    work: str
    versions: list[VersionShape]
