"""Search over everything: hits with snippets, and facets with counts."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.library import Library
from index.records import PassageHit, SearchFilters
from index.terms import terms

# Facets and totals are counted over this many best passages.
CONSIDERED = 200
SNIPPET = 120


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the part of it that fits the query best."""

    found: PassageHit
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits; `total` and `facets` count the best passages, at most CONSIDERED of them."""

    total: int
    facets: dict[str, dict[str, int]]
    hits: tuple[Hit, ...]
    milliseconds: float


def search(library: Library, query: str, filters: SearchFilters, limit: int) -> SearchResult:
    """The `limit` best hits for `query` among the documents that `filters` allow."""
    started = time.perf_counter()
    found = library.search(query, max(CONSIDERED, limit), filters)
    wanted = set(terms(query))
    hits = tuple(Hit(hit, snippet(hit.passage.text, wanted)) for hit in found[:limit])
    elapsed = round((time.perf_counter() - started) * 1000, 2)
    return SearchResult(len(found), _facets(found), hits, elapsed)


def _facets(hits: Sequence[PassageHit]) -> dict[str, dict[str, int]]:
    documents = [hit.document for hit in hits]
    today = date.today()
    return {
        "kind": _count(document.kind.value for document in documents),
        "year": _count(str(document.year) for document in documents if document.year),
        "organisation": _count(document.organisation or document.issuer for document in documents),
        "status": _count(document.standing(today).value for document in documents),
    }


def _count(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(value for value in values if value).most_common())


def snippet(text: str, wanted: set[str]) -> str:
    """The stretch of at most SNIPPET code points of `text`, cut marks included, that holds most `wanted` terms."""
    flat = " ".join(text.split())
    if len(flat) <= SNIPPET:
        return flat
    width = SNIPPET - 2
    starts = range(0, len(flat) - width + 1, 15)
    best = max(starts, key=lambda start: (len(wanted & set(terms(flat[start : start + width]))), -start))
    head = "…" if best else ""
    tail = "…" if best + width < len(flat) else ""
    return head + flat[best : best + width] + tail
