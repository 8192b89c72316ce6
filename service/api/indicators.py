"""Groups of indicators: found, looked into, joined and parted by people."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query

from service.api.schemas_observations import IndicatorDetail, IndicatorList, MergeList, MergeRequest
from service.api.series import Wanted
from service.api.state import Given
from service.indicators import detail_shape, group_of, merge_shape
from service.observation_shaping import group_shape
from service.remembering import NOBODY

router = APIRouter(prefix="/api/v1/indicators", tags=["observations"])


@router.get("", response_model=IndicatorList)
def list_indicators(
    state: Given,
    wanted: Wanted,
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> dict[str, Any]:
    """The groups whose name, or a name in them, holds the words; the most frequent first."""
    found = state.library.observations.groups(replace(wanted, indicator=q.strip()))
    return {"groups": [group_shape(group) for group in found[:limit]], "total": len(found)}


@router.get("/group", response_model=IndicatorDetail)
def read_indicator(state: Given, wanted: Wanted, group: Annotated[str, Query(max_length=500)]) -> dict[str, Any]:
    """A group by its id: the names in it, what people said of them, and near names, which are only suggested."""
    return detail_shape(state.library, group_of(state.library, group, wanted), wanted)


@router.get("/merges", response_model=MergeList)
def list_merges(state: Given, undone: bool = False) -> dict[str, Any]:
    """What people said of names, oldest first; also what was taken back, if asked for."""
    return {"merges": [merge_shape(one) for one in state.library.indicators.said(undone=undone)]}


@router.post("/merges", response_model=MergeList)
def say_of_names(state: Given, request: MergeRequest) -> dict[str, Any]:
    """Hold two names for the same, or keep them apart, also as a suggestion; what people say afterwards."""
    said = state.library.indicators.join if request.same else state.library.indicators.part
    said(request.first, request.second, NOBODY, request.note)
    return list_merges(state)


@router.delete("/merges/{merge}", response_model=MergeList)
def undo_merge(state: Given, merge: int) -> dict[str, Any]:
    """Take back what was said of two names; it is kept, and no longer counts."""
    state.library.indicators.undo(merge, NOBODY)
    return list_merges(state)
