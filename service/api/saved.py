"""Kept searches: kept, listed, renamed, removed, run."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from service.api.schemas_saved import FiltersShape, NameRequest, SavedList, SavedShape, SaveRequest
from service.api.schemas_searching import SearchResult
from service.api.state import Given
from service.searching.filters import Filters
from service.searching.saved import kept_filters, request_of, saved_shape
from service.searching.shape import search_shape

router = APIRouter(prefix="/api/v1/searches", tags=["searching"])


@router.get("", response_model=SavedList)
def list_searches(state: Given) -> dict[str, Any]:
    """Every kept search, the newest first."""
    return {"searches": [saved_shape(one) for one in state.library.searches.all()]}


@router.post("", status_code=201, response_model=SavedShape)
def keep_search(state: Given, request: SaveRequest) -> dict[str, Any]:
    """Keep a search under a name."""
    filters = kept_filters(_filters(request.filters))
    return saved_shape(state.library.searches.add(request.name, request.query, filters, request.sort.value))


@router.get("/{search}", response_model=SavedShape)
def read_search(state: Given, search: str) -> dict[str, Any]:
    """One kept search, by id or by its only name."""
    return saved_shape(state.library.searches.get(search))


@router.patch("/{search}", response_model=SavedShape)
def rename_search(state: Given, search: str, request: NameRequest) -> dict[str, Any]:
    """Give a kept search another name."""
    return saved_shape(state.library.searches.rename(search, request.name))


@router.delete("/{search}", status_code=204)
def remove_search(state: Given, search: str) -> None:
    """Forget a kept search."""
    state.library.searches.remove(search)


@router.get("/{search}/run", response_model=SearchResult)
def run_search(
    state: Given,
    search: str,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    cursor: Annotated[str, Query(max_length=64)] = "",
) -> dict[str, Any]:
    """What a kept search finds now."""
    return search_shape(state.searcher.search(request_of(state.library.searches.get(search), limit, cursor)))


def _filters(given: FiltersShape) -> Filters:
    return Filters(
        kinds=frozenset(given.kind),
        years=frozenset(given.year),
        periods=frozenset(given.period),
        organisations=frozenset(given.organisation),
        statuses=frozenset(given.status),
        sections=frozenset(given.section),
        documents=frozenset(given.document),
        as_of=given.as_of,
    )
