"""Versions of a Work."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from fastapi import APIRouter

from service.api.schemas import LawStatus, Shape
from service.api.state import Given
from service.identity_shaping import versions_shape

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])


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


@router.get("/{document_id}/versions", response_model=Versions)
def read_versions(state: Given, document_id: str) -> dict[str, Any]:
    """The versions of the document's Work, oldest first, with what began and ended each."""
    document = state.library.document(document_id)
    return versions_shape(document.work, state.library.versions(document.id))
