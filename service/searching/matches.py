"""Where in a whole document the words of a query stand, for a reader who goes from one to the next."""

from __future__ import annotations

from bisect import bisect_left

from index.library import Library
from service.searching.marking import Span, spans_around
from service.searching.query import read_query

MOST = 2_000
"""So many matches are told of at most, those around the passage: nobody steps through more."""


def matches(library: Library, document_id: str, query: str, passage: Span) -> tuple[Span, ...]:
    """The spans of the document's text where words and phrases of `query` stand; of their parts, those in `passage`."""
    text = library.text(library.document(document_id).id)
    start = min(passage[0], len(text))
    found = spans_around(text, read_query(query).wanted, (start, min(max(start, passage[1]), len(text))))
    first = max(0, min(bisect_left(found, (start, 0)) - MOST // 2, len(found) - MOST))
    return found[first : first + MOST]
