"""Kept searches: a search under a name, and what it asks when it is run again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from index.search_book import SavedSearch
from service.searching.filters import Filters
from service.searching.listing import Sort
from service.searching.searcher import Request

# The filters by the names that a request has for them.
NAMES = {
    "kind": "kinds",
    "year": "years",
    "period": "periods",
    "organisation": "organisations",
    "status": "statuses",
    "section": "sections",
    "document": "documents",
}


def kept_filters(filters: Filters) -> dict[str, list[str]]:
    """The filters that restrict anything, as they are kept."""
    kept = {name: sorted(map(str, getattr(filters, held))) for name, held in NAMES.items()}
    kept["as_of"] = [filters.as_of.isoformat()] if filters.as_of else []
    return {name: values for name, values in kept.items() if values}


def read_filters(kept: Mapping[str, Sequence[str]]) -> Filters:
    """The filters of a kept search."""
    day = kept.get("as_of")
    return Filters(
        kinds=frozenset(kept.get("kind", ())),
        years=frozenset(map(int, kept.get("year", ()))),
        periods=frozenset(kept.get("period", ())),
        organisations=frozenset(kept.get("organisation", ())),
        statuses=frozenset(kept.get("status", ())),
        sections=frozenset(kept.get("section", ())),
        documents=frozenset(kept.get("document", ())),
        as_of=date.fromisoformat(day[0]) if day else None,
    )


def request_of(saved: SavedSearch, limit: int, cursor: str = "") -> Request:
    """What a kept search asks."""
    return Request(saved.query, read_filters(saved.filters), Sort(saved.sort), limit, cursor=cursor)


def saved_shape(saved: SavedSearch) -> dict[str, Any]:
    """A kept search as lists show it."""
    return {
        "id": saved.id,
        "name": saved.name,
        "query": saved.query,
        "filters": {name: list(values) for name, values in saved.filters.items()},
        "sort": saved.sort,
        "made_at": saved.made_at.isoformat(timespec="seconds"),
    }
