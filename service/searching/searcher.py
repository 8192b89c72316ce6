"""Search over everything: a query and filters → a page of hits, exact counts, and the place of the next page."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.columns import Columns
from index.finder import Found
from index.held import Held
from index.library import Library
from index.records import DocumentRecord, PassageRecord
from index.wanted import Wanted
from service.searching.facets import STATUSES, Table
from service.searching.fields import Field
from service.searching.filters import Filters, in_section, satisfies, stands, titled
from service.searching.folding import LOOKED_THROUGH, fold
from service.searching.listing import Listing, Listings, Sort, cursor_of, read_cursor, token_of
from service.searching.marking import Span, found_spans, snippet
from service.searching.query import Query, read_query

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Request:
    """What is looked for, and which page of it; `cursor`, of an earlier page, counts before `offset`."""

    text: str
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    offset: int = 0
    cursor: str = ""
    fold: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A passage in its document."""

    document: DocumentRecord
    passage: PassageRecord


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    `matching` when it holds the words and is not near in meaning alone; `marks` are spans of the document's text,
    `snippet_marks` those of the snippet. `also` are passages that say nearly the same.
    """

    place: Place
    score: float
    matching: bool
    snippet: str
    snippet_marks: tuple[Span, ...]
    marks: tuple[Span, ...]
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits. `total` and `facets` count every passage that was found, also those folded into a hit.

    `hits_total` is the number of hits on all pages; `cursor` asks for the next, empty on the last. `changed` when the
    list that a cursor belonged to is no longer there, and the Library has changed since.
    """

    query: Query
    total: int
    hits_total: int
    facets: dict[str, dict[str, int]]
    hits: tuple[Hit, ...]
    offset: int
    cursor: str
    changed: bool
    milliseconds: float


class Searcher:
    """Searches one Library; safe from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._finder = library.finder
        self._tables: Held[tuple[int, date], Table] = Held()
        self._listings = Listings()

    def prepare(self) -> None:
        """Load what the first search would have to wait for."""
        for text in ("上半年工作", "类型:报告"):
            self.search(Request(text, limit=1))
        self._finder.find(Wanted(("无从查起的词",)))

    def search(self, request: Request) -> SearchResult:
        """The page that `request` asks for."""
        started = time.perf_counter()
        query = read_query(request.text)
        listing, offset, changed = self._listing(request, query)
        hits = tuple(self._hits(listing, query, offset, request.limit))
        after = offset + request.limit
        more = cursor_of(listing.token, after) if after < len(listing.passages) else ""
        elapsed = round((time.perf_counter() - started) * 1000, 2)
        total, hits_total = listing.total, len(listing.passages)
        return SearchResult(query, total, hits_total, listing.facets, hits, offset, more, changed, elapsed)

    def _listing(self, request: Request, query: Query) -> tuple[Listing, int, bool]:
        """The list that the page is cut from, where, and whether it is another than the cursor's."""
        asked = read_cursor(request.cursor) if request.cursor else None
        if asked and (kept := self._listings.get(asked[0])):
            return kept, asked[1], False
        made = self._made(request, query)
        self._listings.keep(made)
        if asked is None:
            return made, request.offset, False
        return made, asked[1], asked[0] != made.token

    def _made(self, request: Request, query: Query) -> Listing:
        found = self._finder.find(query.wanted)
        day = request.filters.as_of or date.today()
        token = token_of(found.state, day, query, request.filters, request.sort, request.fold)
        if listing := self._listings.get(token):
            return listing
        table = self._table(found.columns, day)
        places = found.columns.places(found.passages)
        allowed = self._allowed(request, query, found, table)
        facets, kept = table.facets(places, allowed, request.filters)
        order = _ordered(found, places, kept, request.sort, bool(query.wanted.text))
        total = len(order)
        folded: Mapping[int, Sequence[int]] = {}
        if request.fold and query.wanted.text:
            first = found.passages[order[:LOOKED_THROUGH]]
            alone, folded = fold(found.passages[order], self._finder.sketches(first), found.columns)
            order = order[alone]
        passages, matching = found.passages[order], found.matching[order]
        return Listing(token, passages, found.scores[order], matching, total, facets, folded)

    def _allowed(self, request: Request, query: Query, found: Found, table: Table) -> Mask:
        """Which of what was found the box and the day let through, whatever facets are chosen."""
        columns, filters = found.columns, request.filters
        places = columns.places(found.passages)
        allowed = np.ones(len(places), dtype=bool)
        if not query.asks and filters == Filters():
            return ~allowed
        if query.conditions or query.wanted.excluded or filters.documents or filters.as_of:
            allowed &= _documents(query, filters, table)[columns.document[places]]
        if any(one.field is Field.SECTION for one in query.conditions):
            sections = [in_section(query.conditions, name) for name in columns.sections]
            allowed &= np.asarray(sections, dtype=bool)[columns.section[places]]
        return allowed

    def _table(self, columns: Columns, day: date) -> Table:
        statuses = self._finder.columns.statuses(columns, day, STATUSES)
        return self._tables.current((columns.generation, day), lambda: Table(columns, statuses))

    def _hits(self, listing: Listing, query: Query, offset: int, limit: int) -> Iterator[Hit]:
        shown = listing.passages[offset : offset + limit].tolist()
        others = [one for passage in shown for one in listing.folded.get(passage, ())]
        there = self._finder.passages([*shown, *others])
        for number, passage in enumerate(shown, offset):
            if passage not in there:
                continue
            also = tuple(Place(*there[one]) for one in listing.folded.get(passage, ()) if one in there)
            yield _hit(
                Place(*there[passage]), query, float(listing.scores[number]), bool(listing.matching[number]), also
            )


def _documents(query: Query, filters: Filters, table: Table) -> Mask:
    by_id, by_box, named = stands(filters), satisfies(query.conditions), titled(query.wanted.excluded)
    holds = (by_id(one) and by_box(one) and not named(one) for one in table.standings)
    return np.fromiter(holds, dtype=bool, count=len(table.standings))


def _hit(place: Place, query: Query, score: float, matching: bool, also: tuple[Place, ...]) -> Hit:
    text, start = place.passage.text, place.passage.start
    spans = found_spans(text, query.wanted)
    shown = snippet(text, spans)
    marks = tuple((start + a, start + b) for a, b in spans)
    return Hit(place, score, matching, shown.text, shown.spans, marks, also)


def _ordered(found: Found, places: NDArray[np.int64], kept: Mask, sort: Sort, by_relevance: bool) -> NDArray[np.int64]:
    """Positions in `found` in the order asked for; of the same day, as found; what has no day last."""
    positions = np.flatnonzero(kept)
    if sort is Sort.RELEVANCE and by_relevance:
        return positions
    documents = found.columns.document[places[positions]]
    days = found.columns.days[documents]
    if sort is Sort.OLDEST:
        keys = np.where(days == 0, np.iinfo(np.int64).max, days)
    else:
        keys = -days
    if by_relevance:
        # What is only near in meaning stands behind what holds the words, whatever its day.
        return positions[np.lexsort((keys, ~found.matching[positions]))]
    return positions[np.lexsort((found.columns.starts[places[positions]], documents, keys))]
