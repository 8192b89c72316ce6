"""One paragraph across documents: others like it, and how each year worded it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from ingest.document import DocumentKind
from service.api.schemas_searching import AlikeShape, WordingsShape
from service.api.state import Given
from service.searching.alike import alike
from service.searching.paragraph import Paragraph, of_passage, paragraph
from service.searching.shape import alike_shape, wordings_shape
from service.searching.wordings import wordings

router = APIRouter(prefix="/api/v1", tags=["searching"])


def _by_label(state: Given, document_id: str, label: Annotated[str, Query(min_length=1, max_length=200)]) -> Paragraph:
    """The paragraph of this label."""
    return paragraph(state.library, document_id, label)


def _by_passage(state: Given, passage: int) -> Paragraph:
    """The passage of this number, as hits give it."""
    return of_passage(state.library, passage)


Labelled = Annotated[Paragraph, Depends(_by_label)]
Numbered = Annotated[Paragraph, Depends(_by_passage)]
Kinds = Annotated[list[DocumentKind] | None, Query()]
Limit = Annotated[int, Query(ge=1, le=100)]


@router.get("/documents/{document_id}/alike", response_model=AlikeShape)
def alike_paragraph(state: Given, source: Labelled, kind: Kinds = None, limit: Limit = 10) -> dict[str, Any]:
    """More like this paragraph, without itself and what says nearly the same."""
    return alike_shape(source, alike(state.library, source, limit, frozenset(kind or ())))


@router.get("/passages/{passage}/alike", response_model=AlikeShape)
def alike_passage(state: Given, source: Numbered, kind: Kinds = None, limit: Limit = 10) -> dict[str, Any]:
    """More like this passage, without itself and what says nearly the same."""
    return alike_shape(source, alike(state.library, source, limit, frozenset(kind or ())))


@router.get("/documents/{document_id}/wording", response_model=WordingsShape)
def wordings_of_paragraph(state: Given, source: Labelled, limit: Limit = 50) -> dict[str, Any]:
    """How other documents of the same kind word this paragraph, with the changed words marked."""
    return wordings_shape(source, wordings(state.library, source, limit))


@router.get("/passages/{passage}/wording", response_model=WordingsShape)
def wordings_of_passage(state: Given, source: Numbered, limit: Limit = 50) -> dict[str, Any]:
    """How other documents of the same kind word this passage, with the changed words marked."""
    return wordings_shape(source, wordings(state.library, source, limit))
