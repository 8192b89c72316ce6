"""Corrections: the doubtful lines of a recognised document, and what they really say."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from service.api.schemas import DocumentDetail
from service.api.schemas_corrections import CorrectionRequest, DoubtList
from service.api.state import Given
from service.correcting import Correcting, Edit, doubts_shape
from service.shaping import detail_shape
from service.workplace import reading_limits

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])


@router.get("/{document_id}/doubts", response_model=DoubtList)
def read_doubts(state: Given, document_id: str) -> JSONResponse:
    """The recognised lines that should be looked at, the least certain first."""
    return JSONResponse(doubts_shape(state.library, document_id))


@router.post("/{document_id}/corrections", response_model=DocumentDetail)
def correct_document(state: Given, document_id: str, request: CorrectionRequest) -> dict[str, Any]:
    """Correct recognised lines; the corrections are kept apart from the reading and survive another ingestion."""
    edits = [Edit(each.start, each.end, each.text) for each in request.corrections]
    correcting = Correcting(state.library, reading_limits(state.settings), date.today(), state.reader)
    document = correcting.correct(document_id, edits)
    return detail_shape(document, state.library.members(document.id))
