"""Versions of a Work."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from service.api.schemas_versions import Versions, WorkEdit
from service.api.state import Given
from service.identity_shaping import versions_shape

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])


@router.get("/{document_id}/versions", response_model=Versions)
def read_versions(state: Given, document_id: str) -> dict[str, Any]:
    """The versions of the document's Work, oldest first, with what began and ended each."""
    return versions_shape(state.library, state.library.document(document_id))


@router.put("/{document_id}/work", response_model=Versions)
def edit_work(state: Given, document_id: str, request: WorkEdit) -> dict[str, Any]:
    """Join the document's Work with another, whose office was renamed, or keep it apart; the versions afterwards."""
    library = state.library
    document = library.document(document_id)
    if request.same_as is None:
        library.works.part(document, request.note)
    else:
        library.works.join(document, library.document(request.same_as), request.note)
    return versions_shape(library, library.document(document.id))


@router.delete("/{document_id}/work", response_model=Versions)
def undo_work(state: Given, document_id: str) -> dict[str, Any]:
    """Take back what a person said of the document's Work; the versions afterwards."""
    document = state.library.document(document_id)
    state.library.works.undo(document)
    return versions_shape(state.library, state.library.document(document.id))
