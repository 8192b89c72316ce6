"""Question memory in a search: known questions that resemble what is asked vote for the passages that answered them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.ascending import within
from index.embedding import Embedding
from index.question_evidence import BY_MEANING as MEASURES_BY_MEANING
from index.question_evidence import BY_WORDS as MEASURES_BY_WORDS
from index.question_evidence import Evidence, familiarity
from index.question_nearness import KnownTexts, Nearness, Rarity
from index.question_ranker import QuestionRanker, bundled
from index.question_surroundings import Surroundings
from index.questions import NEARLY_SAME, Asked

# How many passages that nothing else proposes memory brings in.
CANDIDATES = 200
# A repeated question brings its Unit before everything that words, meaning and votes can reach; of several that are
# nearly the same the nearest first.
REPEATED = 100.0
# So many places at the top go by the sure worth of votes alone: likely passages are worth looking at, and seldom the
# answer. What would be lifted farther keeps its order just below them, by this part of what it had more.
FIRM = 3
BEYOND = 0.01

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
class Testimony:
    """What a learnt ranking goes by where what is asked is familiar enough.

    Measured in docs/decisions/0025-learnt-ranking.md.
    """

    evidence: Evidence
    ranker: QuestionRanker
    familiarity: float


@dataclass(frozen=True, slots=True)
class Recalled:
    """The passages that votes say something of, ascending, each with its Closeness.

    `lift` is from votes for the passage itself; without them it stands near such a passage, or in its document.
    `testimony` is None where nothing known is near enough to be learnt from.
    """

    passages: Places
    lift: Weights
    worth: Weights
    nearest: Weights
    missing: float
    testimony: Testimony | None = None

    def among(self, allowed: Places | None) -> Recalled:
        """Those that are allowed, which ascend; None for all."""
        if allowed is None:
            return self
        inside = within(self.passages, allowed)
        lift, worth, nearest = (one[inside] for one in (self.lift, self.worth, self.nearest))
        told = self.testimony
        told = replace(told, evidence=told.evidence.among(allowed)) if told else None
        return Recalled(self.passages[inside], lift, worth, nearest, self.missing, told)

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
        return replace(self, lift=share * self.lift, worth=worth)

    def of(self, passage: int) -> Closeness | None:
        """What is said of one passage; None where nothing is."""
        place = int(np.searchsorted(self.passages, passage))
        if place == len(self.passages) or self.passages[place] != passage:
            return None
        return Closeness(float(self.worth[place]), float(self.nearest[place]))

    def repeating(self, passages: Places) -> NDArray[np.bool_]:
        """Which of `passages`, ascending, answer this very question."""
        return np.isin(passages, self.passages[self.nearest >= NEARLY_SAME])

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
        ranker: QuestionRanker | None = None,
    ) -> None:
        """`documents` are the passages, in order, of each document that holds a passage of `known`.

        `ranker` is the bundled one where none is given.
        """
        self._texts = KnownTexts(known, rarity, embedding)
        by_meaning = self._texts.by_meaning
        self._election = BY_MEANING if by_meaning else BY_WORDS
        self._measures = MEASURES_BY_MEANING if by_meaning else MEASURES_BY_WORDS
        self._around = Surroundings.of(known, documents)
        self._ranker = ranker or bundled(by_meaning)

    def __len__(self) -> int:
        """How many questions are known."""
        return len(self._texts)

    def recall(self, question: str, rarity: Rarity, learnt: bool = True) -> Recalled:
        """What `question` being asked says of every passage that is known to answer something, and of those around.

        Without `learnt` there is no testimony in it.
        """
        counted = self._election
        nearness = self._texts.near(question, rarity)
        near = counted.meaning * nearness.meaning + (1 - counted.meaning) * nearness.words
        votes = np.exp(counted.sharpness * (near - counted.stranger))
        votes = (votes / (1 + votes.sum())).astype(np.float32)
        own, document, neighbour = self._around.counted(votes)
        worth = counted.passage * own + counted.document * document + counted.neighbour * neighbour
        best = self._around.best(nearness.words)
        testimony = self._testimony(nearness) if learnt else None
        return Recalled(self._around.passages, counted.lift * own, worth, best, counted.missing, testimony)

    def _testimony(self, near: Nearness) -> Testimony | None:
        familiar = familiarity(near, self._texts.by_meaning)
        trust = self._ranker.trust(familiar)
        if not trust:
            return None
        evidence = Evidence.of(near, self._around, self._measures, trust)
        return Testimony(evidence, self._ranker, familiar)


def _below_the_first(sure: NDArray[np.float64], lifted: NDArray[np.float64]) -> NDArray[np.float64]:
    """The first FIRM of `sure` as they are, the others as `lifted`, but hardly above these."""
    if len(sure) <= FIRM:
        return sure
    last = np.partition(sure, -FIRM)[-FIRM]
    others = np.where(lifted <= last, lifted, last + BEYOND * (lifted - last))
    return np.where(sure >= last, sure, others)
