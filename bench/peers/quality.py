"""How good what was found is: shares of the answers among the first, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.peers.tasks import ENOUGH, Place

_RESAMPLES = 2_000
_SEED = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over the questions, and the middle 95 per cent of what other questions of the kind would give."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ({self.low:.3f}–{self.high:.3f})"


def recall(found: Mapping[str, Sequence[Place]], gold: Mapping[str, Sequence[Place]], depth: int) -> Figure:
    """The share of a question's answers among the first `depth` pieces."""
    return _figure([_found(found[key][:depth], places) for key, places in gold.items()])


def reciprocal_rank(found: Mapping[str, Sequence[Place]], gold: Mapping[str, Sequence[Place]], depth: int) -> Figure:
    """One by the place of the first piece that holds an answer; 0 where none of the first `depth` does."""
    return _figure([_first(found[key][:depth], places) for key, places in gold.items()])


def once(found: Sequence[Place]) -> list[Place]:
    """The first piece of each document."""
    first: dict[str, Place] = {}
    for piece in found:
        first.setdefault(piece[0], piece)
    return list(first.values())


def holds(piece: Place, answer: Place) -> bool:
    """Whether the piece shows enough of the answer."""
    shared = min(piece[2], answer[2]) - max(piece[1], answer[1])
    return piece[0] == answer[0] and shared >= min(ENOUGH, (answer[2] - answer[1]) / 2)


def _found(pieces: Sequence[Place], answers: Sequence[Place]) -> float:
    return sum(any(holds(piece, answer) for piece in pieces) for answer in answers) / len(answers)


def _first(pieces: Sequence[Place], answers: Sequence[Place]) -> float:
    for place, piece in enumerate(pieces, 1):
        if any(holds(piece, answer) for answer in answers):
            return 1 / place
    return 0.0


def _figure(values: Sequence[float]) -> Figure:
    told = np.asarray(values)
    chance = np.random.default_rng(_SEED)
    means = [told[chance.integers(0, len(told), len(told))].mean() for _ in range(_RESAMPLES)]
    low, high = np.percentile(means, [2.5, 97.5])
    return Figure(float(told.mean()), float(low), float(high))
