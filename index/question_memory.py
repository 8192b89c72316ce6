"""Question memory in a search: how close what is asked is to what is known, and what that is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.questions import NEARLY_SAME, Asked, folded
from index.terms import terms

# What closeness is worth, in parts of the best score without memory; below BAR it takes away: a passage that is asked
# about often, but never like this, is no likelier for that. So being asked about much is no advantage by itself.
# Measured in docs/decisions/0013-question-memory.md; what is chosen there helps repeated subjects and harms no others.
UNION_WEIGHT = 0.28
DENSE_WEIGHT = 0.17
SHARED_WEIGHT = 0.22
BAR = 0.213
# Without vectors the same is said by words alone.
BAR_BY_WORDS = 0.11
# The share of a question that words leave unfound from which memory has its full weight; a question that quotes the law
# is left to words.
FULLY_MISSING = 0.5
# A repeated question brings its Unit before everything that words and meaning can reach (1 + the weights - BAR);
# of several that are nearly the same the nearest first.
REPEATED = 2.0
# How many passages that nothing else proposes memory brings in.
CANDIDATES = 200

Rarity = Callable[[Iterable[str]], Mapping[str, float]]
Places = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Closeness:
    """What memory says of a passage: its worth, and from 0 to 1 how near the nearest known question is (1: the same).

    `worth` is in parts of the best score without memory, and may be negative.
    """

    worth: float
    nearest: float

    @property
    def repeats(self) -> bool:
        """Whether the question is a known one, or nearly."""
        return self.nearest >= NEARLY_SAME


@dataclass(frozen=True, slots=True)
class Recalled:
    """The passages that are known to answer something, ascending, each with its Closeness."""

    passages: Places
    worth: Weights
    nearest: Weights

    def among(self, allowed: Places) -> Recalled:
        """Those that are allowed."""
        inside = np.isin(self.passages, allowed)
        return Recalled(self.passages[inside], self.worth[inside], self.nearest[inside])

    def weighed(self, missing: float) -> Recalled:
        """The same where words left `missing` (0 to 1) of the question unfound: a quotation needs no memory."""
        share = np.float32(min(1.0, missing / FULLY_MISSING))
        worth = np.where(self.nearest >= NEARLY_SAME, self.worth, share * self.worth)
        return Recalled(self.passages, worth, self.nearest)

    def of(self, passage: int) -> Closeness | None:
        """What is said of one passage; None where it is not known for anything."""
        place = int(np.searchsorted(self.passages, passage))
        if place == len(self.passages) or self.passages[place] != passage:
            return None
        return Closeness(float(self.worth[place]), float(self.nearest[place]))

    def added_to(self, scores: Mapping[int, float]) -> dict[int, float]:
        """`scores` with the worth of each passage; the worthiest that they lack come in, none goes out."""
        best = max(scores.values(), default=0.0) or 1.0
        worthy = np.flatnonzero(self.worth > 0)
        first = worthy[np.argsort(-self.worth[worthy], kind="stable")[:CANDIDATES]]
        told = scores.keys() | set(self.passages[first].tolist())
        worth = {passage: one.worth for passage in told if (one := self.of(passage))}
        return {passage: scores.get(passage, 0.0) + best * worth.get(passage, 0.0) for passage in told}


class QuestionMemory:
    """Known questions ready to be compared with what is asked. Nothing changes after it was made; safe from threads."""

    def __init__(self, known: Sequence[Asked], rarity: Rarity, embedding: Embedding | None) -> None:
        self._embedding = embedding if known else None
        self._folds: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(known):
            self._folds[folded(one.question)].append(place)
        led = [(place, passage) for place, one in enumerate(known) for passage in one.passages]
        self._passages, columns = np.unique(np.asarray([one for _, one in led], dtype=np.int64), return_inverse=True)
        order = np.argsort(columns, kind="stable")
        self._asked = np.asarray([place for place, _ in led], dtype=np.int64)[order]
        self._columns = columns[order]
        self._starts = np.searchsorted(self._columns, np.arange(len(self._passages)))
        words = [sorted(set(terms(one.question))) for one in known]
        self._rarity = rarity({word for some in words for word in some})
        self._whole = np.asarray([sum(map(self._rarity.__getitem__, some)) for some in words], dtype=np.float32)
        self._postings = _postings(words)
        self._unions = _postings([sorted(held) for held in self._held(words)])
        self._vectors = _normal(self._embedding.encode([one.question for one in known])) if self._embedding else None

    def _held(self, words: Sequence[Sequence[str]]) -> list[set[str]]:
        """The terms of all questions of each passage."""
        held: list[set[str]] = [set() for _ in self._passages]
        for column, place in zip(self._columns.tolist(), self._asked.tolist(), strict=True):
            held[column].update(words[place])
        return held

    def __len__(self) -> int:
        """How many passages are known to answer something."""
        return len(self._passages)

    def recall(self, question: str, rarity: Rarity) -> Recalled:
        """What `question` being asked says of every passage that is known to answer something."""
        asked = rarity(set(terms(question)))
        whole = sum(asked.values())
        if not len(self) or not whole:
            return Recalled(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32), np.empty(0, dtype=np.float32))
        union = self._sum(asked, self._unions, len(self._passages)) / whole
        shared = 2 * self._sum(asked, self._postings, len(self._whole)) / (self._whole + whole)
        shared[self._folds.get(folded(question), [])] = 1.0
        nearest = self._best(np.minimum(shared, 1.0))
        worth = UNION_WEIGHT * union + SHARED_WEIGHT * nearest + self._meant(question)
        return Recalled(self._passages, np.where(nearest >= NEARLY_SAME, REPEATED * nearest, worth), nearest)

    def _meant(self, question: str) -> Weights | float:
        """What meaning adds, less the bar."""
        if self._vectors is None or self._embedding is None:
            return -BAR_BY_WORDS
        alike = self._vectors @ _normal(self._embedding.encode([question]))[0]
        meant: Weights = DENSE_WEIGHT * self._best(alike) - np.float32(BAR)
        return meant

    def _sum(self, asked: Mapping[str, float], postings: Mapping[str, Places], size: int) -> Weights:
        total = np.zeros(size, dtype=np.float32)
        for word, weight in asked.items():
            if word in postings:
                total[postings[word]] += weight
        return total

    def _best(self, values: Weights) -> Weights:
        """The best of its questions, for each passage."""
        return np.maximum.reduceat(values[self._asked], self._starts)


def _postings(words: Sequence[Sequence[str]]) -> dict[str, Places]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(words):
        for word in some:
            found[word].append(place)
    return {word: np.asarray(places, dtype=np.int64) for word, places in found.items()}


def _normal(vectors: Weights) -> Weights:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    normal: Weights = vectors / np.maximum(lengths, 1e-9)
    return normal
