"""What a document refers to, and who refers to it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from service.api.schemas_references import CitingList, ReferenceList
from service.api.state import Given
from service.referring import citing_shape, reference_shape

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])


@router.get("/{document_id}/references", response_model=ReferenceList)
def references(state: Given, document_id: str, as_of: date | None = None) -> dict[str, Any]:
    """The cross-references of a document and where each leads on the day."""
    document = state.library.document(document_id)
    followed = state.library.references(document.id, as_of or date.today())
    return {"references": [reference_shape(one) for one in followed]}


@router.get("/{document_id}/cited-by", response_model=CitingList)
def cited_by(state: Given, document_id: str, unit: Annotated[str, Query(max_length=300)] = "") -> dict[str, Any]:
    """Who refers to the document as a whole, or to one of its Units and what lies in it."""
    document = state.library.document(document_id)
    return {"citations": [citing_shape(one) for one in state.library.citing(document.id, unit)]}
