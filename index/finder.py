"""Everything that a search finds, in one order: what matches by words, and where that is little, what is near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index import catalog_columns
from index.catalog import Catalog
from index.columns import Columns, ColumnStore
from index.held import Held
from index.lexical import LexicalIndex, Matches, Scope
from index.passage_search import PassageSearch
from index.records import DocumentRecord, PassageRecord
from index.search import Group, Near
from index.shingles import HASHES
from index.snapshot import Loaded, Stamp
from index.terms import terms
from index.wanted import Leaning, Wanted
from ingest.document import DocumentKind

Ids = NDArray[np.int64]
# Of the indexes, of the catalogue, and of what question memory holds.
State = tuple[object, ...]

# Where fewer passages match than this, the nearest come in, of rules and of everything else: a question in everyday
# words matches nothing, and is not left without hits.
ENOUGH = 30
# The kinds that are looked through by themselves, lest rules, of which there are far more, leave no room for reports.
_OTHERS = frozenset(kind.value for kind in DocumentKind if kind is not DocumentKind.REGULATION)
_REMEMBERED = 32
# What a leaning adds to a passage that is of no rule; 1 is the score of the best by words.
WORTH = {Leaning.NONE: 0.0, Leaning.MILD: 0.3, Leaning.STRONG: 0.6}
# What holds the words stands before what is only near, unless that is nearer by as much.
HOLDING = 0.5
# Where a query tells nothing of what it prefers, every third place of the first page is for what is no rule.
FIRST_PAGE = 10
EVERY = 3
# How many rare terms of a paragraph look for others like it: as many as a long query has.
RARE = 40


@dataclass(frozen=True, slots=True)
class Found:
    """The passages that were found, best first; `matching` of them hold the words, the others are near in meaning.

    The same query finds the same as long as `state` is the same.
    """

    passages: Ids
    scores: NDArray[np.float64]
    matching: NDArray[np.bool_]
    columns: Columns
    state: State


class Finder:
    """Finds in one Library; safe from any thread."""

    def __init__(self, catalog: Catalog, indexes: Callable[[], Loaded], passages: PassageSearch) -> None:
        self._catalog = catalog
        self._indexes = indexes
        self._passages = passages
        self.columns = ColumnStore(catalog)
        self._found: OrderedDict[tuple[State, Wanted], Found] = OrderedDict()
        self._keeping = Lock()
        self._sketches: Held[tuple[Stamp, Stamp], tuple[Ids, NDArray[np.uint8]]] = Held()

    def find(self, wanted: Wanted) -> Found:
        """Everything that `wanted` finds; the same for the same state of the Library."""
        loaded, columns = self._indexes(), self.columns.current()
        state = (loaded.stamps, columns.generation, self._passages.remembered())
        key = (state, wanted)
        with self._keeping:
            if held := self._found.get(key):
                self._found.move_to_end(key)
                return held
        found = self._find(loaded, columns, wanted, state)
        with self._keeping:
            self._found[key] = found
            while len(self._found) > _REMEMBERED:
                self._found.popitem(last=False)
        return found

    def alike(self, text: str, limit: int, kinds: frozenset[str] = frozenset()) -> list[int]:
        """At most `limit` passages, of `kinds` where named, that share the rare words of `text` or its meaning."""
        loaded, columns = self._indexes(), self.columns.current()
        if loaded.lexical is None or loaded.ranker is None:
            return []
        told = {term for term in terms(text) if len(term) > 1}
        rarity = loaded.lexical.rarity(told)
        rare = sorted(told, key=lambda term: (-rarity[term], term))
        # What no other passage has tells nothing of others.
        known = [term for term in rare if rarity[term] < rarity[rare[0]] or len(rare) <= RARE][:RARE] or rare[:RARE]
        group = Group()
        if kinds:
            of_kinds = np.asarray([one.kind in kinds for one in columns.documents], dtype=bool)
            group = Group(Scope(kinds=kinds), columns.passages[of_kinds[columns.document]])
        return loaded.ranker.alike(" ".join(known), text, limit, group)

    def in_document(self, document: int, start: int, end: int) -> list[int]:
        """The passages of the document with this key that overlap `[start, end)` of its text, in its order."""
        with self._catalog.reading() as connection:
            return catalog_columns.passages_at(connection, document, start, end)

    def sketches(self, passages: Ids) -> NDArray[np.uint8]:
        """The sketch of each passage (index.shingles) as a row of bytes; noughts for one that is not indexed."""
        loaded = self._indexes()
        ids, sketches = self._sketches.current(loaded.stamps, lambda: _sketched(loaded))
        rows = np.zeros((len(passages), sketches.shape[1]), dtype=np.uint8)
        if len(ids):
            found = np.minimum(np.searchsorted(ids, passages), len(ids) - 1)
            there = ids[found] == passages
            rows[there] = sketches[found[there]]
        return rows

    def passages(self, ids: list[int]) -> dict[int, tuple[DocumentRecord, PassageRecord]]:
        """The passages with these ids and their documents; ids that are gone are left out."""
        return self._catalog.recent.passages(ids)

    def _find(self, loaded: Loaded, columns: Columns, wanted: Wanted, state: State) -> Found:
        if loaded.lexical is None or loaded.ranker is None:
            nothing = np.empty(0, dtype=np.int64)
            return Found(nothing, np.empty(0), np.empty(0, dtype=bool), columns, state)
        if not wanted.text:
            every = Matches(columns.passages, np.zeros(len(columns.passages)))
            return _kept(_without(every, loaded.lexical, wanted), every, columns, state)
        matches = loaded.lexical.matches(wanted)
        near = self._near(columns, matches) if wanted.words and not wanted.phrases else Near()
        known, usual = self._passages.recalled(loaded, wanted.text, everyday=bool(near.groups))
        ordered = loaded.ranker.order(wanted.text, matches, near, known, usual)
        ordered = _without(ordered, loaded.lexical, wanted) if near.groups else ordered
        return _kept(_leaning(ordered, matches, wanted.leaning, columns), matches, columns, state)

    def _near(self, columns: Columns, matches: Matches) -> Near:
        """Where to look for what is near: where too few match, among rules and among the rest."""
        kinds = columns.rules
        places = columns.places(matches.passages)
        matching = int(kinds[places].sum()), int((~kinds[places]).sum())
        groups = []
        if matching[0] < ENOUGH and matching[1] < ENOUGH:
            groups.append(Group())
        if matching[1] < ENOUGH and not kinds.all():
            groups.append(Group(Scope(kinds=_OTHERS), columns.passages[~kinds]))
        return Near(tuple(groups), ENOUGH)


def _sketched(loaded: Loaded) -> tuple[Ids, NDArray[np.uint8]]:
    if loaded.lexical is None:
        return np.empty(0, dtype=np.int64), np.empty((0, HASHES), dtype=np.uint8)
    ids, words = loaded.lexical.sketches()
    return ids, np.ascontiguousarray(words).view(np.uint8).reshape(len(ids), HASHES)


def _leaning(ordered: Matches, matches: Matches, leaning: Leaning, columns: Columns) -> Matches:
    """The same with what holds the words, and what the query prefers, lifted."""
    passages = ordered.passages
    others = np.zeros(len(passages), dtype=bool)
    there = columns.present(passages)
    others[there] = ~columns.rules[columns.places(passages)]
    lifted = ordered.scores + WORTH[leaning] * others
    if len(passages) > len(matches.passages):
        lifted += HOLDING * np.isin(passages, matches.passages)
    order = np.lexsort((passages, -lifted))
    if leaning is Leaning.MILD:
        order = _mixed(order, others[order])
    return Matches(passages[order], lifted[order])


def _mixed(order: NDArray[np.int64], others: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The first page with at least every third place for what is no rule, where there is any."""
    first = order[others][: FIRST_PAGE // EVERY]
    mixed = order[: FIRST_PAGE - len(first)].tolist()
    for number, one in enumerate(first.tolist(), 1):
        if one not in mixed[: number * EVERY]:
            mixed = [held for held in mixed if held != one]
            mixed.insert(min(number * EVERY - 1, len(mixed)), one)
    head = np.asarray(mixed, dtype=np.int64)
    return np.concatenate([head, order[~np.isin(order, head)]])


def _without(ordered: Matches, lexical: LexicalIndex, wanted: Wanted) -> Matches:
    gone = [lexical.standing(phrase) for phrase in wanted.excluded]
    if not gone:
        return ordered
    kept = ~np.isin(ordered.passages, np.concatenate(gone))
    return Matches(ordered.passages[kept], ordered.scores[kept])


def _kept(ordered: Matches, matches: Matches, columns: Columns, state: State) -> Found:
    """What the catalogue still has, in the same order."""
    present = columns.present(ordered.passages)
    passages = ordered.passages[present]
    matching = np.isin(passages, matches.passages, kind="sort") if len(passages) != len(matches.passages) else present
    return Found(passages, ordered.scores[present], matching, columns, state)
