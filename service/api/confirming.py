"""What people say of kept answers."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from service.api.schemas_questions import ConfirmationRequest, CorrectionOfAnswer, KnownQuestionShape, QuestionPairs
from service.api.state import Given
from service.confirming import confirm_answer, correct_answer, withdraw_answer
from service.remembering import NOBODY, Named, question_shape

router = APIRouter(prefix="/api/v1/answers", tags=["answers"])


@router.post("/{answer}/confirmation", response_model=QuestionPairs)
def confirm_citations(state: Given, answer: str, request: ConfirmationRequest | None = None) -> dict[str, Any]:
    """Remember that the citations with these numbers answer the question; without numbers the first article does."""
    stored = state.library.conversations.answer(answer)
    made = confirm_answer(state.library, stored, request.labels if request else (), NOBODY)
    return {"questions": [question_shape(one) for one in made]}


@router.delete("/{answer}/confirmation", status_code=204)
def withdraw_confirmation(state: Given, answer: str) -> None:
    """Forget what was confirmed of the question; that nothing was is no error."""
    withdraw_answer(state.library, state.library.conversations.answer(answer), NOBODY)


@router.post("/{answer}/correction", response_model=KnownQuestionShape)
def correct_citations(state: Given, answer: str, request: CorrectionOfAnswer) -> dict[str, Any]:
    """Remember the Unit that is right, in place of what was confirmed of the question."""
    stored = state.library.conversations.answer(answer)
    right = Named(request.document_id, request.label)
    return question_shape(correct_answer(state.library, stored, right, NOBODY, request.note))
