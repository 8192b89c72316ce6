"""A search as the plain dictionaries that the command line prints and the HTTP API sends."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any

from service.searching.marking import Span
from service.searching.paragraph import Paragraph
from service.searching.query import Query
from service.searching.searcher import Hit, Place, SearchResult
from service.searching.wordings import Wording


def search_shape(result: SearchResult) -> dict[str, Any]:
    """A search as `guiwen search --json` prints it."""
    return page_shape(result) | facets_shape(result)


def page_shape(result: SearchResult) -> dict[str, Any]:
    """The hits of a page, without the facets."""
    return {
        "hits": [hit_shape(hit) for hit in result.hits],
        "offset": result.offset,
        "cursor": result.cursor or None,
        "changed": result.changed,
        "query": query_shape(result.query),
    }


def facets_shape(result: SearchResult) -> dict[str, Any]:
    """The counts over everything that was found, and the time it took."""
    return {
        "total": result.total,
        "hits_total": result.hits_total,
        "facets": result.facets,
        "milliseconds": result.milliseconds,
    }


def query_shape(query: Query) -> dict[str, Any]:
    """What was understood of a query."""
    return {
        "words": list(query.wanted.words),
        "phrases": list(query.wanted.phrases),
        "excluded": list(query.wanted.excluded),
        "filters": [
            {"field": one.field.value, "values": list(one.values), "negated": one.negated} for one in query.conditions
        ],
        "ignored": list(query.ignored),
    }


def hit_shape(hit: Hit) -> dict[str, Any]:
    """A hit with everything that a list shows of it."""
    document, passage = hit.place.document, hit.place.passage
    return place_shape(hit.place) | {
        "file": document.file,
        "kind": document.kind.value,
        "organisation": document.organisation or document.issuer,
        "status_in_law": document.standing(date.today()).value,
        "path": passage.path,
        "text": passage.text,
        "snippet": hit.snippet,
        "highlights": spans_shape(hit.snippet_marks),
        "marks": spans_shape(hit.marks),
        "score": round(hit.score, 4),
        "matching": hit.matching,
        "also_in": [place_shape(one) for one in hit.also],
    }


def place_shape(place: Place) -> dict[str, Any]:
    """A passage by document, year and label."""
    document, passage = place.document, place.passage
    return {
        "passage": passage.id,
        "document_id": document.id,
        "title": document.title,
        "year": document.year,
        "period": document.period,
        "label": passage.label,
        "article": passage.article,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
    }


def spans_shape(spans: Iterable[Span]) -> list[dict[str, int]]:
    """Spans in code points."""
    return [{"start": start, "end": end} for start, end in spans]


def paragraph_shape(source: Paragraph) -> dict[str, Any]:
    """A paragraph that others are compared with."""
    document = source.document
    return {
        "document_id": document.id,
        "title": document.title,
        "year": document.year,
        "period": document.period,
        "organisation": document.organisation or document.issuer,
        "label": source.label,
        "page": source.page,
        "start": source.start,
        "end": source.end,
        "text": source.text,
    }


def alike_shape(source: Paragraph, hits: Iterable[Hit]) -> dict[str, Any]:
    """Paragraphs like one, as `guiwen alike --json` prints them."""
    return {"source": paragraph_shape(source), "hits": [hit_shape(hit) for hit in hits]}


def wordings_shape(source: Paragraph, found: Iterable[Wording]) -> dict[str, Any]:
    """The wordings of one formula, as `guiwen wording --json` prints them."""
    return {"source": paragraph_shape(source), "wordings": [_wording(one) for one in found]}


def _wording(one: Wording) -> dict[str, Any]:
    document = one.document
    return {
        "document_id": document.id,
        "title": document.title,
        "year": document.year,
        "period": document.period,
        "organisation": document.organisation or document.issuer,
        "label": one.label,
        "page": one.page,
        "start": one.start,
        "end": one.end,
        "text": "".join(run.text for run in one.runs),
        "likeness": one.likeness,
        "runs": [dataclasses.asdict(run) for run in one.runs],
        "source_runs": [dataclasses.asdict(run) for run in one.asked],
    }
