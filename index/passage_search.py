"""Passages for a question: filters through the catalogue, ranking through the indexes, texts from the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog, Eligible
from index.catalog_memories import Memory, changes
from index.catalog_shapes import asked_shapes, passage_shapes
from index.embedding import Embedding
from index.held import Held
from index.lexical import Scope
from index.passage_shapes import NO_SHAPES, Outward
from index.question_loading import RememberedQuestions, UsuallyAsked
from index.question_memory import Recalled
from index.records import DocumentRecord, PassageHit, PassageRecord, SearchFilters
from index.search import Meanings, Ranked
from index.snapshot import Loaded, Stamp
from index.usual_fields import Fields, usual_fields
from index.usual_memory import Waiting
from ingest.document import DocumentKind

# Filters that recur from question to question; each remembers what it lets through.
FILTERS_REMEMBERED = 16

# A filter that lets through more than this share of the passages is first applied to what was ranked: handing
# the indexes a hundred thousand ids costs more than ranking a few passages in vain.
MOST = 0.5

# Of so many passages, a filter that lets through more than this share is not handed to the full-text index, which then
# scores every passage of it that holds a character of the query: the first of all are looked through instead, until
# enough of them are allowed (a million passages, by year: 32 ms against 42 at a sixth, 42 against 34 at a half; by
# document a fifth takes 32 against 41, a third 60 against 40). The shapes of so many are not read all at once, which
# takes 3 s for a million, at every start and after every change.
MANY = 200_000
BROAD = 0.25

# How much longer a list is ranked when some of it may be filtered out, or has vanished since it was indexed.
DEEPER = 3

# People are usually asking for rules: where none is looked for, nobody need compare what they ask.
_WITH_RULES = frozenset({DocumentKind.REGULATION.value, DocumentKind.COMPILATION.value})


@dataclass(frozen=True, slots=True)
class Through:
    """What a filter lets through, None for everything; `most` when that is the larger part.

    `broad` when looking deeper among all by words costs less than asking for its documents: the passages are the same.
    """

    documents: frozenset[int] | None = None
    scope: Scope | None = None
    most: bool = False
    broad: bool = False


EVERYTHING = Through()


class PassageSearch:
    """Search over one catalogue and whatever state of the indexes it is given."""

    def __init__(self, catalog: Catalog, embedding: Embedding | None, kept: Path) -> None:
        """`kept` is the folder for vectors of what guiwen ships."""
        self._kept = kept
        self._catalog = catalog
        self._embedding = embedding
        self._memory = RememberedQuestions(catalog, embedding)
        self._usual = UsuallyAsked(catalog, embedding, kept)
        self._shapes: Held[tuple[Stamp, Stamp], Outward] = Held()
        self._passages = lru_cache(FILTERS_REMEMBERED)(self._find_passages)
        self._through = lru_cache(FILTERS_REMEMBERED)(self._find_through)
        self._works = lru_cache(1)(self._find_works)

    def search(
        self,
        loaded: Loaded,
        query: str,
        limit: int,
        filters: SearchFilters,
        meant: Meanings = (),
        asked: str = "",
        by_norm: bool = True,
    ) -> list[PassageHit]:
        """At most `limit` passages, best first; `asked` is what question memory compares, where it is not `query`.

        Without `by_norm` the rank of a passage's document counts only where a known question is near.
        """
        if loaded.ranker is None or limit <= 0:
            return []
        through = self._through(filters, loaded.stamps) if filters else EVERYTHING
        if through.documents is not None and not through.documents:
            return []
        rules = not filters.kinds or not _WITH_RULES.isdisjoint(filters.kinds)
        known, usual = self.recalled(loaded, asked or query, everyday=rules, learnt=True)
        needed = by_norm or (known is not None and known.testimony is not None)
        shapes = self._shapes.current(loaded.stamps, self._load_shapes) if needed else NO_SHAPES
        hits: list[PassageHit] = []
        for wanted, exact in _attempts(limit, through):
            exact = exact and through.scope is not None
            scope = through.scope if exact and not through.broad else None
            allowed = self._passages(filters, loaded.stamps) if exact else None
            ranked = loaded.ranker.rank(query, wanted, scope, allowed, meant, known, usual, shapes, by_norm)
            hits = self._hits(ranked, through.documents, limit, exact)
            if len(hits) >= limit or len(ranked) < wanted:
                break
        return hits

    def recalled(
        self, loaded: Loaded, asked: str, everyday: bool = True, learnt: bool = False
    ) -> tuple[Recalled | None, Waiting | None]:
        """What question memory and, for `everyday` words, usual questions say of passages; None where nothing.

        With what the `learnt` ranking goes by, where that is wanted.
        """
        memory = self._memory.current(loaded)
        usual = self._usual.current(loaded) if everyday else None
        begun = usual.begin(asked) if usual else None
        known = memory.recall(asked, loaded.ranker.rarity, learnt) if memory and loaded.ranker else None
        return known, begun

    def remembered(self) -> tuple[int, int]:
        """Numbers that grow whenever what `recalled` goes by has changed."""
        with self._catalog.reading() as connection:
            return changes(connection, Memory.KNOWN), changes(connection, Memory.USUAL)

    def fields(self, loaded: Loaded, question: str, found: str, best: str) -> Fields:
        """What `question` is about, where `found` is the text of what was found for it, and `best` of the best hit."""
        return usual_fields(self._embedding, self._kept).compare(question, self._works(loaded.stamps), found, best)

    def _hits(
        self, ranked: list[Ranked], documents: frozenset[int] | None, limit: int, exact: bool
    ) -> list[PassageHit]:
        """The first `limit` of `documents`, None for all; `exact` where nothing else should have been ranked."""
        kept = ranked
        if documents is not None and not exact:
            # Whose passages they are is read first: texts of what is filtered out, or has vanished, need not be.
            owners = self._catalog.recent.owners([one.passage for one in ranked])
            kept = [one for one in ranked if owners.get(one.passage) in documents]
        found = self._catalog.recent.passages([one.passage for one in kept[:limit]])
        if len(found) < limit < len(kept):
            # Some have vanished.
            found = self._catalog.recent.passages([one.passage for one in kept])
        there = [_hit(found[one.passage], one) for one in kept if one.passage in found]
        return [hit for hit in there if documents is None or hit.document.key in documents][:limit]

    def _load_shapes(self) -> Outward:
        if self._catalog.counts()[1] >= MANY:
            return asked_shapes(self._catalog)
        with self._catalog.reading() as connection:
            return passage_shapes(connection)

    def _find_works(self, _state: tuple[Stamp, Stamp]) -> frozenset[str]:
        return self._catalog.works()

    def _find_through(self, filters: SearchFilters, _state: tuple[Stamp, Stamp]) -> Through:
        eligible = self._catalog.eligible(filters)
        most = eligible.passages > MOST * eligible.of
        broad = eligible.of >= MANY and eligible.passages > BROAD * eligible.of
        return Through(eligible.documents, _scope(filters, eligible), most, broad)

    def _find_passages(self, filters: SearchFilters, _state: tuple[Stamp, Stamp]) -> NDArray[np.int64]:
        return self._catalog.passage_ids(filters)


def _hit(found: tuple[DocumentRecord, PassageRecord], one: Ranked) -> PassageHit:
    repeated = bool(one.known and one.known.repeats)
    return PassageHit(*found, one.score, one.lexical, one.dense, repeated, one.features, one.measures)


def _attempts(limit: int, through: Through) -> list[tuple[int, bool]]:
    """How many to rank, and whether the indexes apply the filter; each next one only when too few were left."""
    loosely = [(limit * DEEPER, False)] if through.most else []
    return [*loosely, (limit, True), (limit * DEEPER, True)]


def _scope(filters: SearchFilters, eligible: Eligible) -> Scope:
    """The filter for the full-text index, by document only where nothing shorter says it."""
    by_document = bool(filters.organisations or filters.documents or filters.as_of or filters.statuses)
    return Scope(
        kinds=filters.kinds,
        years=filters.years,
        documents=eligible.documents if by_document else frozenset(),
    )
