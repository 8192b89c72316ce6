"""What known questions say of passages, as numbers that a learnt ranking weighs (index.question_ranker)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.ascending import within
from index.question_nearness import Nearness
from index.question_surroundings import Surroundings

# How many passages that have votes themselves, by each measure, come in.
CANDIDATES = 100
# Documents with less of the votes than this are not looked through for what is near.
SHARE = 0.15

Ids = NDArray[np.int64]
Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to tell how near a known question is, and what votes follow (as index.question_memory.Election has it).

    The first four are the parts of index.question_nearness.Nearness in the sum.
    """

    name: str
    words: float
    meaning: float
    answer_words: float
    answer_meaning: float
    sharpness: float
    stranger: float

    def of(self, near: Nearness) -> Numbers:
        """How near each known question is."""
        parts = (
            (self.words, near.words),
            (self.meaning, near.meaning),
            (self.answer_words, near.answer_words),
            (self.answer_meaning, near.answer_meaning),
        )
        return np.asarray(sum(part * each for part, each in parts if part), dtype=np.float32)


# Chosen by cross-validation (docs/decisions/0025-learnt-ranking.md).
BY_MEANING = (
    Measure("question", 0.1, 0.9, 0, 0, 20, 0.6),
    Measure("words", 1, 0, 0, 0, 20, 0.35),
    Measure("answer", 0, 0, 0, 1, 20, 0.6),
    Measure("answer_words", 0, 0, 1, 0, 20, 0.6),
    Measure("together", 0.15, 0.35, 0.15, 0.35, 25, 0.55),
)
BY_WORDS = (
    Measure("words", 1, 0, 0, 0, 20, 0.35),
    Measure("answer_words", 0, 0, 1, 0, 20, 0.6),
    Measure("together", 0.5, 0, 0.5, 0, 25, 0.55),
)
# What is asked is as familiar as the mean nearness of this many nearest known questions, all parts counting alike.
FAMILIAR = 3
OF_VOTES = ("own", "document", "neighbour", "nearest")


def familiarity(near: Nearness, by_meaning: bool) -> float:
    """How familiar what is asked is, from 0 to 1; of fewer known questions than FAMILIAR those that lack count as 0."""
    parts = [near.words, near.answer_words, *((near.meaning, near.answer_meaning) if by_meaning else ())]
    nearest = np.sort(np.mean(parts, axis=0))[-FAMILIAR:]
    return float(np.maximum(nearest, 0).sum() / FAMILIAR)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passages that known questions say something of, ascending, and what: a row each, a column for each name.

    `names` are `measure.part` for each of the measures and OF_VOTES. `trust`, from 0 to 1, is what all of it counts
    for beside what is known without it.
    """

    names: tuple[str, ...]
    passages: Ids
    table: Numbers
    trust: float

    @classmethod
    def of(cls, near: Nearness, around: Surroundings, measures: Sequence[Measure], trust: float) -> Evidence:
        """The evidence of known questions that are as `near`."""
        columns = []
        for measure in measures:
            nearness = measure.of(near)
            votes = np.exp(measure.sharpness * (nearness - measure.stranger))
            votes = (votes / (1 + votes.sum())).astype(np.float32)
            columns += [*around.counted(votes), around.best(nearness)]
        names = tuple(f"{measure.name}.{part}" for measure in measures for part in OF_VOTES)
        return cls(names, around.passages, np.column_stack(columns), trust)

    def among(self, allowed: Ids | None) -> Evidence:
        """What is said of those that are allowed, which ascend; None for all."""
        if allowed is None:
            return self
        inside = within(self.passages, allowed)
        return Evidence(self.names, self.passages[inside], self.table[inside], self.trust)

    def rows(self, passages: Ids) -> Numbers:
        """What is said of each of `passages`; noughts where nothing is."""
        found = np.zeros((len(passages), len(self.names)), dtype=np.float32)
        if len(self.passages):
            places = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
            there = self.passages[places] == passages
            found[there] = self.table[places[there]]
        return found

    @property
    def proposed(self) -> Ids:
        """The passages with most votes of their own by any measure."""
        first: list[Ids] = [self.passages[:0]]
        for number, name in enumerate(self.names):
            if name.endswith(".own"):
                votes = self.table[:, number]
                best = np.argsort(-votes, kind="stable")[:CANDIDATES]
                first.append(self.passages[best[votes[best] > 0]])
        return np.unique(np.concatenate(first))

    @property
    def surroundings(self) -> Ids:
        """The passages of documents that have a share of the votes."""
        shares = [self.table[:, number] for number, name in enumerate(self.names) if name.endswith(".document")]
        return self.passages[np.max(shares, axis=0) >= SHARE] if shares else self.passages[:0]
