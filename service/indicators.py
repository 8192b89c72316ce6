"""Groups of indicators, what is in them and what people say of them, as the command line and the HTTP API show it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from index.library import Library
from index.observation_records import Group, Merge, ObservationFilters
from ingest.errors import IndicatorNotFound
from service.observation_shaping import group_shape, observation_shape
from service.series.shaping import wordings_shape
from service.suggestions import Suggestion, suggestions


def group_of(library: Library, group_id: str, filters: ObservationFilters) -> Group:
    """The group with this id among the Observations that `filters` let through; IndicatorNotFound."""
    found = library.observations.groups(replace(filters, indicator="", group=group_id))
    if not found:
        raise IndicatorNotFound(f"没有编号为“{group_id}”的指标组。可用 guiwen indicators 查看全部指标。")
    return found[0]


def detail_shape(library: Library, group: Group, filters: ObservationFilters) -> dict[str, Any]:
    """A group: its names as texts write them, what people said, and what may be the same."""
    own = replace(filters, indicator="", group=group.id)
    return {
        "group": group_shape(group),
        "wordings": wordings_shape(group.name, library.observations.wordings(own)),
        "merges": [merge_shape(one) for one in library.indicators.said(group.name)],
        "suggestions": [_suggestion_shape(one) for one in suggestions(library, group, filters)],
    }


def _suggestion_shape(one: Suggestion) -> dict[str, Any]:
    return {
        "group": group_shape(one.near.group),
        "nearness": one.near.nearness,
        "shared": one.near.shared,
        "own": [observation_shape(each) for each in one.own],
        "examples": [observation_shape(each) for each in one.examples],
        "both": one.both,
        "equal": one.equal,
    }


def merge_shape(merge: Merge) -> dict[str, Any]:
    """What a person said of two names, and whether it still counts."""
    return {
        "id": merge.key,
        "same": merge.same,
        "first": merge.first,
        "second": merge.second,
        "author": merge.author,
        "note": merge.note,
        "made_at": merge.made_at.isoformat(timespec="seconds"),
        "undone_at": merge.undone_at.isoformat(timespec="seconds") if merge.undone_at else None,
        "undone_by": merge.undone_by,
    }
