"""Question memory in a search: known questions that resemble what is asked vote for the passages that answered them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.question_surroundings import Surroundings
from index.questions import NEARLY_SAME, Asked, folded
from index.terms import terms

# How many passages that nothing else proposes memory brings in.
CANDIDATES = 200
# A repeated question brings its Unit before everything that words, meaning and votes can reach; of several that are
# nearly the same the nearest first.
REPEATED = 100.0
# So many places at the top go by the sure worth of votes alone: likely passages are worth looking at, and seldom the
# answer. What would be lifted farther keeps its order just below them, by this part of what it had more.
FIRM = 3
BEYOND = 0.01

Rarity = Callable[[Iterable[str]], Mapping[str, float]]
Places = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Election:
    """How votes are counted and what they are worth, in parts of the best score by words.

    A known question has a vote by its nearness to what is asked: `meaning` of that is the cosine, the rest the share
    of words. Votes grow by e for every 1 / `sharpness` of nearness and are shares of one whole, of which a `stranger`
    with that nearness, who votes for nothing, takes its part: where nothing known is near, votes are worth little.
    A whole vote for a passage is worth `passage`, and `lift` more below the first places.
    """

    meaning: float
    sharpness: float
    stranger: float
    passage: float
    lift: float
    document: float
    neighbour: float
    # The share of a question that words leave unfound from which votes have their full worth; a question that quotes
    # the law is left to words.
    missing: float


# Fitted in docs/decisions/0013-question-memory.md.
BY_MEANING = Election(
    meaning=0.9, sharpness=20, stranger=0.6, passage=0.8, lift=3.2, document=0.4, neighbour=0.5, missing=0.6
)
BY_WORDS = Election(
    meaning=0.0, sharpness=20, stranger=0.4, passage=0.5, lift=2.5, document=0.1, neighbour=0.5, missing=0.5
)


@dataclass(frozen=True, slots=True)
class Closeness:
    """What memory says of a passage: its worth, and from 0 to 1 how near the nearest known question is (1: the same).

    `worth` is in parts of the best score by words.
    """

    worth: float
    nearest: float

    @property
    def repeats(self) -> bool:
        """Whether the question is a known one, or nearly."""
        return self.nearest >= NEARLY_SAME


@dataclass(frozen=True, slots=True)
class Recalled:
    """The passages that votes say something of, ascending, each with its Closeness.

    `lift` is from votes for the passage itself; without them it stands near such a passage, or in its document.
    """

    passages: Places
    lift: Weights
    worth: Weights
    nearest: Weights
    missing: float

    def among(self, allowed: Places | None) -> Recalled:
        """Those that are allowed, None for all."""
        if allowed is None:
            return self
        inside = np.isin(self.passages, allowed)
        lift, worth, nearest = (one[inside] for one in (self.lift, self.worth, self.nearest))
        return Recalled(self.passages[inside], lift, worth, nearest, self.missing)

    @property
    def proposed(self) -> Places:
        """The passages that answer this very question, and those with most votes of their own."""
        likely = self.lift + np.where(self.nearest >= NEARLY_SAME, REPEATED, 0)
        first = np.argsort(-likely, kind="stable")[:CANDIDATES]
        return self.passages[first[likely[first] > 0]]

    def weighed(self, missing: float) -> Recalled:
        """The same where words left `missing` (0 to 1) of the question unfound: a quotation needs no memory."""
        share = np.float32(min(1.0, missing / self.missing))
        worth = share * self.worth + np.where(self.nearest >= NEARLY_SAME, REPEATED * self.nearest, 0)
        return Recalled(self.passages, share * self.lift, worth, self.nearest, self.missing)

    def of(self, passage: int) -> Closeness | None:
        """What is said of one passage; None where nothing is."""
        place = int(np.searchsorted(self.passages, passage))
        if place == len(self.passages) or self.passages[place] != passage:
            return None
        return Closeness(float(self.worth[place]), float(self.nearest[place]))

    def added_to(self, scores: Mapping[int, float]) -> dict[int, float]:
        """`scores` with the worth of each passage; those that memory proposes come in, none goes out."""
        told = np.asarray(sorted(scores.keys() | set(self.proposed.tolist())), dtype=np.int64)
        places = np.minimum(np.searchsorted(self.passages, told), max(len(self.passages) - 1, 0))
        said = self.passages[places] == told if len(self.passages) else np.zeros(len(told), dtype=bool)
        sure = np.asarray([scores.get(passage, 0.0) for passage in told.tolist()])
        sure[said] += self.worth[places[said]]
        lifted = sure.copy()
        lifted[said] += self.lift[places[said]]
        return dict(zip(told.tolist(), _below_the_first(sure, lifted).tolist(), strict=True))


class QuestionMemory:
    """Known questions ready to be compared with what is asked. Nothing changes after it was made; safe from threads."""

    def __init__(
        self,
        known: Sequence[Asked],
        documents: Iterable[Sequence[int]],
        rarity: Rarity,
        embedding: Embedding | None,
    ) -> None:
        """`documents` are the passages, in order, of each document that holds a passage of `known`."""
        self._embedding = embedding if known else None
        self._election = BY_MEANING if self._embedding else BY_WORDS
        self._around = Surroundings.of(known, documents)
        self._folds: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(known):
            self._folds[folded(one.question)].append(place)
        words = [sorted(set(terms(one.question))) for one in known]
        weights = rarity({word for some in words for word in some})
        self._whole = np.asarray([sum(map(weights.__getitem__, some)) for some in words], dtype=np.float32)
        self._postings = _postings(words)
        self._vectors = self._embedding.encode([one.question for one in known]) if self._embedding else None

    def __len__(self) -> int:
        """How many questions are known."""
        return len(self._whole)

    def recall(self, question: str, rarity: Rarity) -> Recalled:
        """What `question` being asked says of every passage that is known to answer something, and of those around."""
        counted = self._election
        shared = self._shared(question, rarity)
        near = counted.meaning * self._meant(question) + (1 - counted.meaning) * shared
        votes = np.exp(counted.sharpness * (near - counted.stranger))
        votes = (votes / (1 + votes.sum())).astype(np.float32)
        own, document, neighbour = self._around.counted(votes)
        worth = counted.passage * own + counted.document * document + counted.neighbour * neighbour
        return Recalled(self._around.passages, counted.lift * own, worth, self._around.best(shared), counted.missing)

    def _shared(self, question: str, rarity: Rarity) -> Weights:
        """How much of their terms the question and each known one share (Dice), by rarity; 1 for the same question."""
        asked = rarity(set(terms(question)))
        shared = np.zeros(len(self), dtype=np.float32)
        for word, weight in asked.items():
            if word in self._postings:
                shared[self._postings[word]] += 2 * weight
        shared /= np.maximum(self._whole + sum(asked.values()), 1e-9)
        shared[self._folds.get(folded(question), [])] = 1.0
        return np.minimum(shared, 1.0)

    def _meant(self, question: str) -> Weights | float:
        """The cosine of the question and each known one; 0 without vectors."""
        if self._vectors is None or self._embedding is None:
            return 0.0
        alike: Weights = self._vectors @ self._embedding.encode([question])[0]
        return alike


def _below_the_first(sure: NDArray[np.float64], lifted: NDArray[np.float64]) -> NDArray[np.float64]:
    """The first FIRM of `sure` as they are, the others as `lifted`, but hardly above these."""
    if len(sure) <= FIRM:
        return sure
    last = np.partition(sure, -FIRM)[-FIRM]
    others = np.where(lifted <= last, lifted, last + BEYOND * (lifted - last))
    return np.where(sure >= last, sure, others)


def _postings(words: Sequence[Sequence[str]]) -> dict[str, Places]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(words):
        for word in some:
            found[word].append(place)
    return {word: np.asarray(places, dtype=np.int64) for word, places in found.items()}
