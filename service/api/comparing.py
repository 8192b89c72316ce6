"""Two documents side by side."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from service.api.schemas_comparing import ComparisonShape
from service.api.state import Given
from service.comparing.comparison import compare_documents
from service.comparing.shape import comparison_shape

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])


@router.get("/{document_id}/compare", response_model=ComparisonShape)
def compare(
    state: Given, document_id: str, other: Annotated[str, Query(alias="with", min_length=1, max_length=200)]
) -> dict[str, Any]:
    """This document (left) beside the one named by `with` (right): corresponding parts, changed words marked."""
    return comparison_shape(compare_documents(state.library, document_id, other))
