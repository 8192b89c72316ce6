"""Hybrid search: candidates by words and by meaning, put into one order."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.ascending import within
from index.beside import begin
from index.embedding import Embedding
from index.lexical import LexicalIndex, Matches, Scope
from index.passage_shapes import NO_SHAPES, Outward
from index.question_memory import Closeness, Recalled
from index.ranking_features import Found
from index.records import Measures
from index.slate import Slate
from index.usual_memory import Waiting
from index.vectors import VectorIndex
from ingest.errors import ModelError

# How many passages each side proposes.
CANDIDATES = 200
# A passage scores its share of the best lexical score, and its dense score times this and times the part of the
# query that words did not find (1 - best score / score of a passage that holds the whole query). A query that quotes
# the law is thus left to words. Measured with the bundled model on 59,507 articles: recall@10 of 1,235 lay questions
# 0.454 by words, 0.479 with a weight of 2, 0.478 with 3; of staff questions 3 finds 0.01 to 0.05 more in first place
# (docs/decisions/0015-usual-questions.md). Without the last factor a weight of 1 loses 0.057 of cuts of 12 characters;
# reciprocal rank fusion loses 0.227 there.
DENSE_WEIGHT = 3.0

# How many words propose where more than words and meaning weighs them: what that lifts need not stand among the first.
# Of 416 staff questions over 59,507 articles 600 find 0.032 more among ten than 200, for 2.5 ms.
DEEPER = 600

# How many matching passages are put in order by words and meaning together; nobody pages further by relevance.
ORDERED = 600

Ids = NDArray[np.int64]
# Things that a query means without saying them, each in several words.
Meanings = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in the common order; `lexical`, `dense` and `known` are None where that side did not score it.

    `features` are what a learnt ranking went by, with their values; empty where none took part.
    """

    passage: int
    score: float
    lexical: float | None
    dense: float | None
    known: Closeness | None = None
    features: Mapping[str, float] = field(default_factory=dict)
    measures: Measures | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the Library among which near passages are looked for: the same documents, for words and for vectors."""

    scope: Scope | None = None
    allowed: Ids | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Where to look for what does not match but is near, and how many in each group; without groups nowhere."""

    groups: tuple[Group, ...] = ()
    depth: int = CANDIDATES


@dataclass(frozen=True, slots=True)
class _Dense:
    """The vectors against one query; nothing without either."""

    vectors: VectorIndex | None
    query: NDArray[np.float32] | None

    def nearest(self, limit: int, allowed: Ids | None) -> dict[int, float]:
        if self.vectors is None or self.query is None:
            return {}
        return {one.passage: one.score for one in self.vectors.search(self.query, limit, allowed)}

    def of(self, passages: Iterable[int]) -> dict[int, float]:
        if self.vectors is None or self.query is None:
            return {}
        return self.vectors.scores(self.query, np.asarray(sorted(passages), dtype=np.int64))


class Ranker:
    """Ranks passages for a query; without vectors or embedding it goes by words alone."""

    def __init__(self, lexical: LexicalIndex, vectors: VectorIndex | None, embedding: Embedding | None) -> None:
        if vectors is not None and embedding is not None and vectors.model != embedding.fingerprint:
            raise ModelError("向量索引与当前向量模型不符。请运行 guiwen doctor --repair 重建。")
        self._lexical = lexical
        self._vectors = vectors
        self._embedding = embedding

    def rank(
        self,
        query: str,
        limit: int,
        scope: Scope | None = None,
        allowed_passages: Ids | None = None,
        meant: Meanings = (),
        known: Recalled | None = None,
        usual: Waiting | None = None,
        shapes: Outward = NO_SHAPES,
        by_norm: bool = True,
    ) -> list[Ranked]:
        """The best `limit` passages in `scope` and among `allowed_passages`, best first; `known` is what memory says.

        `allowed_passages` ascend; where both filters are given, they are those of `scope`. A score is comparable within
        one query only; equal scores stand in the order of passages. Whoever ranks norms himself asks without `by_norm`.
        """
        slate = self.slate(query, limit, scope, allowed_passages, meant, known, usual, shapes, by_norm)
        scores, lexical, dense = slate.scores, slate.found.lexical, slate.found.dense
        first = _best(scores, dense, limit)
        recalled = {passage: slate.known.of(passage) for passage in first} if slate.known else {}
        told = {passage: slate.features.row(passage) for passage in first} if slate.features else {}
        measured = _measured(first, slate.found) if dense else {}
        return [
            Ranked(
                one,
                scores[one],
                lexical.get(one),
                dense.get(one),
                recalled.get(one),
                told.get(one, {}),
                measured.get(one),
            )
            for one in first
        ]

    def slate(
        self,
        query: str,
        limit: int,
        scope: Scope | None = None,
        allowed_passages: Ids | None = None,
        meant: Meanings = (),
        known: Recalled | None = None,
        usual: Waiting | None = None,
        shapes: Outward = NO_SHAPES,
        by_norm: bool = True,
    ) -> Slate:
        """Everything that `rank` puts in order."""
        depth = max(limit, CANDIDATES)
        inside = self._inside(scope, allowed_passages) if known or usual else None
        known = known.among(inside) if known else None
        evidence = known.testimony.evidence if known and known.testimony else None
        # The net has learnt from slates that are in the order of norms.
        ranked = shapes if by_norm or evidence else NO_SHAPES
        deep = max(depth, DEEPER) if evidence or ranked else depth
        places = [allowed_passages] if evidence is None else [allowed_passages, evidence.surroundings]
        meaning = self._dense(" ".join((query, *chain.from_iterable(meant))))
        nearest = begin(self._nearest, meaning, depth, scope, places)
        lexical = self._by_words(query, deep, scope, allowed_passages, meant)
        proposed = {*lexical, *known.proposed.tolist()} if known else lexical.keys()
        proposed = proposed | set(evidence.proposed.tolist()) if evidence else proposed
        dense = nearest()
        # What was found otherwise gets its dense score too: no passage is judged by half of what is known.
        dense |= meaning.of(proposed - dense.keys())
        whole = self._lexical.whole(query) if dense or known or usual or ranked else 0.0
        missing = _missing(lexical, whole)
        fused = _ranked_by_norm(_fused(lexical, dense, whole), ranked, missing)
        # Asked for last: it is in the making meanwhile.
        asked_of = usual().among(inside).weighed(missing) if usual else None
        found = Found(lexical, dense, fused, whole, asked_of)
        scores = asked_of.added_to(fused) if asked_of else fused
        return Slate.of(found, scores, known.weighed(missing) if known else None, shapes)

    def _inside(self, scope: Scope | None, allowed: Ids | None) -> Ids | None:
        """The passages that count, None for all."""
        return self._lexical.passages(scope) if allowed is None and scope else allowed

    def order(self, query: str, found: Matches, near: Near, known: Recalled | None, usual: Waiting | None) -> Matches:
        """Every passage of `found`, and what is near besides, best first: ORDERED of them by meaning too.

        Scores fall along the list; equal ones stand in the order of passages.
        """
        first = slice(0, ORDERED)
        lexical = dict(zip(found.passages[first].tolist(), found.scores[first].tolist(), strict=True))
        dense = self._dense(query)
        told: dict[int, float] = {}
        for group in near.groups:
            lexical |= {one.passage: one.score for one in self._lexical.search(query, near.depth, group.scope)}
            told |= dense.nearest(near.depth, group.allowed)
        told |= dense.of(lexical.keys() - told.keys())
        whole = self._lexical.whole(query) if query else 0.0
        scores = _fused(lexical, told, whole)
        missing = _missing(lexical, whole)
        inside = None if near.groups else np.asarray(sorted(scores), dtype=np.int64)
        scores = usual().among(inside).weighed(missing).added_to(scores) if usual else scores
        scores = known.among(inside).weighed(missing).added_to(scores) if known else scores
        return _listed(scores, found)

    def alike(self, words: str, text: str, limit: int, group: Group) -> list[int]:
        """At most `limit` passages of `group` that share `words`, or what `text` means, the likest first."""
        lexical = {one.passage: one.score for one in self._lexical.search(words, limit, group.scope)}
        dense = self._dense(text)
        near = dense.nearest(limit, group.allowed)
        near |= dense.of(lexical.keys() - near.keys())
        best = max(lexical.values(), default=1.0)
        scores = {one: lexical.get(one, 0.0) / best + near.get(one, 0.0) for one in lexical.keys() | near.keys()}
        return sorted(scores, key=lambda one: (-scores[one], one))[:limit]

    def _dense(self, query: str) -> _Dense:
        if self._vectors is None or self._embedding is None or not query:
            return _Dense(None, None)
        vector = self._embedding.vector_of(query)
        return _Dense(self._vectors, vector) if vector.any() else _Dense(None, None)

    def by_words(self) -> Ranker:
        """The same without vectors."""
        return Ranker(self._lexical, None, None)

    def rarity(self, words: Iterable[str]) -> dict[str, float]:
        """How rare each term is among the passages."""
        return self._lexical.rarity(words)

    def _by_words(
        self, query: str, depth: int, scope: Scope | None, allowed: Ids | None, meant: Meanings
    ) -> dict[int, float]:
        if allowed is None:
            return {one.passage: one.score for one in self._lexical.search(query, depth, scope, meant)}
        # The lexical index knows documents, not passages: look deeper until enough of them are allowed.
        looked = depth if scope else _depth_for(depth, len(allowed), self._lexical.count())
        while True:
            found = self._lexical.search(query, looked, scope, meant)
            inside = within(np.asarray([one.passage for one in found], dtype=np.int64), allowed)
            kept = [one for one, is_allowed in zip(found, inside, strict=True) if is_allowed]
            if len(found) < looked or len(kept) >= min(depth, len(allowed)):
                return {one.passage: one.score for one in kept[:depth]}
            looked *= 4

    def _nearest(
        self, meaning: _Dense, depth: int, scope: Scope | None, places: Sequence[Ids | None]
    ) -> dict[int, float]:
        """The nearest in each of `places`, None for all in `scope`."""
        near: dict[int, float] = {}
        for allowed in places:
            inside = self._lexical.passages(scope) if allowed is None and scope else allowed
            near |= meaning.nearest(depth, inside)
        return near


def _measured(passages: Iterable[int], found: Found) -> dict[int, Measures]:
    """How near each of `passages` is."""
    best, whole = max(found.lexical.values(), default=0.0) or 1.0, found.whole or 1.0
    words = {one: found.lexical.get(one, 0.0) for one in passages}
    asked = found.usual.of if found.usual else lambda _: None
    return {
        one: Measures(score / whole, score / best, found.dense.get(one, 0.0), asked(one))
        for one, score in words.items()
    }


def _depth_for(depth: int, allowed: int, count: int) -> int:
    """How far to look for `depth` passages of which so many of `count` are allowed, with half as many again."""
    return max(depth, math.ceil(1.5 * depth * count / max(1, allowed)))


def _listed(scores: Mapping[int, float], found: Matches) -> Matches:
    """The scored passages in their order, then those of `found` that were not scored, below them."""
    passages = np.fromiter(scores.keys(), dtype=np.int64, count=len(scores))
    values = np.fromiter(scores.values(), dtype=np.float64, count=len(scores))
    order = np.lexsort((passages, -values))
    rest = slice(ORDERED, None)
    beyond = ~np.isin(found.passages[rest], passages)
    others, lexical = found.passages[rest][beyond], found.scores[rest][beyond]
    least = float(values.min(initial=0.0)) - 1
    below = least + lexical / max(float(lexical.max(initial=0.0)), 1e-9) - 1
    return Matches(np.concatenate([passages[order], others]), np.concatenate([values[order], below]))


def _fused(lexical: Mapping[int, float], dense: Mapping[int, float], whole: float) -> dict[int, float]:
    best = max(lexical.values(), default=0.0)
    missing = _missing(lexical, whole)
    by_words = {passage: score / best for passage, score in lexical.items()} if best else {}
    weight = DENSE_WEIGHT * missing
    by_meaning = {passage: weight * score for passage, score in dense.items()}
    return {
        passage: by_words.get(passage, 0.0) + by_meaning.get(passage, 0.0) for passage in lexical.keys() | dense.keys()
    }


def _best(scores: Mapping[int, float], dense: Mapping[int, float], limit: int) -> list[int]:
    """The passages with the best scores; of equal ones the nearer in meaning, then in their order."""
    passages = np.fromiter(scores, dtype=np.int64, count=len(scores))
    values = np.fromiter(scores.values(), dtype=np.float64, count=len(scores))
    near = np.fromiter((dense.get(one, 0.0) for one in scores), dtype=np.float64, count=len(scores))
    best: list[int] = passages[np.lexsort((passages, -near, -values))[: max(limit, 0)]].tolist()
    return best


def _ranked_by_norm(scores: Mapping[int, float], shapes: Outward, missing: float) -> Mapping[int, float]:
    """The same with what the rank of its document is worth for each passage: little where words find the question."""
    if not shapes:
        return scores
    worths = missing * shapes.worth(np.fromiter(scores, dtype=np.int64, count=len(scores))).astype(np.float64)
    return {passage: scores[passage] + worth for passage, worth in zip(scores, worths.tolist(), strict=True)}


def _missing(lexical: Mapping[int, float], whole: float) -> float:
    """The part of the query that words did not find."""
    return 1 - min(1.0, max(lexical.values(), default=0.0) / whole) if whole else 1.0
