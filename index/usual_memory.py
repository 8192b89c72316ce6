"""What is usually asked, in a search: how well a question fits the questions that an article is known to answer."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.questions import Asked
from index.terms import terms

K1, B = 0.9, 0.4
WORDS_WEIGHT = 0.6
MEANING_WEIGHT = 0.5
BAR = 0.2
CANDIDATES = 100
# The share of a question that words leave unfound from which this has its full weight.
FULLY_MISSING = 0.3

Numbers = NDArray[np.float32]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Passages, ascending, each with what being usually asked like this is worth, in parts of the best score."""

    passages: Ids
    worth: Numbers

    def among(self, allowed: Ids | None) -> Fit:
        """Those that are allowed, None for all."""
        if allowed is None:
            return self
        inside = np.isin(self.passages, allowed)
        return Fit(self.passages[inside], self.worth[inside])

    def weighed(self, missing: float) -> Fit:
        """The same where words left `missing` (0 to 1) of the question unfound: a quotation needs no other words."""
        return Fit(self.passages, self.worth * np.float32(min(1.0, missing / FULLY_MISSING)))

    def added_to(self, scores: Mapping[int, float]) -> dict[int, float]:
        """`scores` with the worth of each passage; the worthiest that they lack come in, none goes out."""
        best = max(scores.values(), default=0.0) or 1.0
        first = np.argsort(-self.worth, kind="stable")[:CANDIDATES]
        worth = dict(zip(self.passages.tolist(), self.worth.tolist(), strict=True))
        told = scores.keys() | {one for one in self.passages[first].tolist() if worth[one] > 0}
        return {one: scores.get(one, 0.0) + best * worth.get(one, 0.0) for one in told}


class UsualMemory:
    """Shipped questions ready to be compared with what is asked. Nothing changes after it was made."""

    def __init__(self, asked: Sequence[Asked], embedding: Embedding | None) -> None:
        groups: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for one in asked:
            groups[one.passages].append(one.question)
        self._groups = list(groups)
        counts = [Counter(term for question in questions for term in terms(question)) for questions in groups.values()]
        self._postings, self._rarity = _weighed(counts)
        self._embedding = embedding if asked else None
        questions = [question for some in groups.values() for question in some]
        self._starts = np.cumsum([0, *map(len, groups.values())])[:-1]
        self._vectors = _normal(self._embedding.encode(questions)) if self._embedding else None
        led = [(passage, place) for place, group in enumerate(self._groups) for passage in group]
        led.sort()
        self._passages = np.asarray([passage for passage, _ in led], dtype=np.int64)
        self._places = np.asarray([place for _, place in led], dtype=np.int64)

    def __len__(self) -> int:
        return len(self._groups)

    def fit(self, question: str) -> Fit:
        """What `question` being asked says of each passage."""
        worth = WORDS_WEIGHT * self.by_words(question)
        if self._vectors is not None and self._embedding is not None:
            worth += MEANING_WEIGHT * self.by_meaning(question)
        worth -= BAR
        return Fit(self._passages, worth[self._places])

    def by_words(self, question: str) -> Numbers:
        total = np.zeros(len(self._groups), dtype=np.float32)
        whole = 0.0
        for word, times in Counter(terms(question)).items():
            whole += times * self._rarity.get(word, self._unknown)
            if word in self._postings:
                places, weights = self._postings[word]
                total[places] += times * weights
        return total / max(whole, 1e-9)

    @property
    def _unknown(self) -> float:
        return math.log1p(2 * len(self._groups) + 1)

    def by_meaning(self, question: str) -> Numbers:
        alike = self._vectors @ _normal(self._embedding.encode([question]))[0]
        return np.maximum.reduceat(alike, self._starts)


def _weighed(counts: Sequence[Counter[str]]) -> tuple[dict[str, tuple[Ids, Numbers]], dict[str, float]]:
    """The BM25 weight of each term in each group, and each term's rarity among the groups."""
    lengths = np.asarray([one.total() for one in counts], dtype=np.float32)
    norm = K1 * (1 - B + B * lengths / max(float(lengths.mean()) if len(lengths) else 1.0, 1.0))
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, one in enumerate(counts):
        for word, times in one.items():
            held[word].append((place, times))
    postings, rarity = {}, {}
    for word, found in held.items():
        places = np.asarray([place for place, _ in found], dtype=np.int64)
        times = np.asarray([count for _, count in found], dtype=np.float32)
        rarity[word] = math.log1p((len(counts) - len(found) + 0.5) / (len(found) + 0.5))
        postings[word] = places, rarity[word] * times * (K1 + 1) / (times + norm[places])
    return postings, rarity


def _normal(vectors: Numbers) -> Numbers:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    normal: Numbers = vectors / np.maximum(lengths, 1e-9)
    return normal
