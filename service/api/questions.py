"""Question memory: list, add, remove, export."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from index.questions import QuestionSource
from service.api.schemas_questions import KnownQuestionShape, QuestionList, QuestionRequest
from service.api.state import Given
from service.remembering import NOBODY, Named, confirm, exported, question_shape

router = APIRouter(prefix="/api/v1/questions", tags=["questions"])


@router.get("", response_model=QuestionList)
def list_questions(
    state: Given,
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    source: QuestionSource | None = None,
) -> dict[str, Any]:
    """Questions, of every `source` or one, that hold `q` in question, title or label, newest first."""
    total, found = state.library.questions.find(q, limit, offset, source)
    return {"total": total, "questions": [question_shape(one) for one in found]}


@router.post("", status_code=201, response_model=KnownQuestionShape)
def add_question(state: Given, request: QuestionRequest) -> dict[str, Any]:
    """Remember which Unit answers a question; a pair that is known stays one."""
    unit = Named(request.document_id, request.label)
    return question_shape(confirm(state.library, request.question, [unit], NOBODY)[0])


@router.get("/export", response_class=Response)
def export_questions(state: Given, source: QuestionSource | None = None) -> Response:
    """Every question, or those of one `source`, as JSON lines, which `guiwen learn` takes in."""
    lines = "".join(f"{line}\n" for line in exported(state.library.questions.all(source)))
    headers = {"content-disposition": 'attachment; filename="questions.jsonl"'}
    return Response(lines, media_type="application/x-ndjson; charset=utf-8", headers=headers)


@router.delete("/{question_id}", status_code=204)
def remove_question(state: Given, question_id: str) -> None:
    """Forget a known question."""
    state.library.questions.remove([question_id])
