"""Where the words of a query stand in a document that a search has found."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from service.api.schemas_searching import MatchesShape
from service.api.state import Given
from service.searching.matches import matches
from service.searching.shape import spans_shape

router = APIRouter(prefix="/api/v1/documents", tags=["searching"])

Place = Annotated[int, Query(ge=0)]


@router.get("/{document_id}/matches", response_model=MatchesShape)
def find_in_document(
    state: Given,
    document_id: str,
    q: Annotated[str, Query(min_length=1, max_length=2000)],
    start: Place = 0,
    end: Place = 0,
) -> dict[str, Any]:
    """Where words and phrases of a query stand in the whole text, and their parts in the passage `[start, end)`."""
    return {"matches": spans_shape(matches(state.library, document_id, q, (start, end)))}
