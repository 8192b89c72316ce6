"""Versions of a Work."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from service.api.schemas_versions import Versions
from service.api.state import Given
from service.identity_shaping import versions_shape

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])


@router.get("/{document_id}/versions", response_model=Versions)
def read_versions(state: Given, document_id: str) -> dict[str, Any]:
    """The versions of the document's Work, oldest first, with what began and ended each."""
    document = state.library.document(document_id)
    return versions_shape(document.work, state.library.versions(document.id))
