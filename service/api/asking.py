"""Questions and searches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from index.records import SearchFilters
from ingest.document import DocumentKind, LegalStatus
from service.answering.question import Question
from service.api.schemas import AskRequest, SearchResult
from service.api.schemas_conversations import GivenAnswer
from service.api.state import Given
from service.conversations.shaping import stored_shape
from service.searching import search
from service.shaping import search_shape

router = APIRouter(prefix="/api/v1", tags=["asking"])


@router.post("/ask", response_model=GivenAnswer)
def ask(state: Given, request: AskRequest) -> dict[str, Any]:
    """The answer to a question, every sentence with its citations; it is kept in its conversation."""
    question = Question(request.question, date.today(), request.as_of, language=request.language)
    if request.conversation:
        question = replace(question, conversation=request.conversation)
    return stored_shape(state.talking.ask(question))


@router.get("/search", response_model=SearchResult)
def find(
    state: Given,
    q: Annotated[str, Query(min_length=1, max_length=2000)],
    kind: Annotated[list[DocumentKind] | None, Query()] = None,
    year: Annotated[list[int] | None, Query()] = None,
    organisation: Annotated[list[str] | None, Query()] = None,
    status: Annotated[list[LegalStatus] | None, Query()] = None,
    as_of: date | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> dict[str, Any]:
    """The passages that fit a query best, with facets."""
    filters = SearchFilters(
        kinds=frozenset(item.value for item in kind or ()),
        years=frozenset(year or ()),
        organisations=frozenset(organisation or ()),
        statuses=frozenset(item.value for item in status or ()),
        as_of=as_of,
    )
    return search_shape(search(state.library, q, filters, limit))
