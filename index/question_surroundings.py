"""Where known questions lead: to passages, and through them to the documents and the passages that stand around."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.questions import Asked

# A passage that stands so many places from one that has a vote has exp(-places / REACH) of that vote, up to FAR.
REACH = 8.0
FAR = 15

Places = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The passages of every document that known questions lead to, ascending, and who votes for what, as pairs.

    Numbers are places in the known questions, in `passages` and in the documents.
    """

    passages: Places
    questions: Places
    led_to: Places
    document_of: Places
    document_questions: Places
    document_led_to: Places
    stands_near: Places
    near_to: Places
    nearness: Weights

    @classmethod
    def of(cls, known: Sequence[Asked], documents: Iterable[Sequence[int]]) -> Surroundings:
        """What `known` lead to; `documents` are the passages of each document, in order."""
        whole = [list(one) for one in documents]
        alone = {passage for one in known for passage in one.passages}.difference(*whole)
        whole += [[passage] for passage in sorted(alone)]
        owners = {passage: number for number, one in enumerate(whole) for passage in one}
        passages = np.asarray(sorted(owners), dtype=np.int64)
        led = [(place, passage) for place, one in enumerate(known) for passage in one.passages]
        document_pairs = sorted({(place, owners[passage]) for place, passage in led})
        near = _near(whole, {passage for _, passage in led})
        return cls(
            passages,
            _column(led, 0),
            np.searchsorted(passages, _column(led, 1)),
            np.asarray([owners[passage] for passage in passages.tolist()], dtype=np.int64),
            _column(document_pairs, 0),
            _column(document_pairs, 1),
            np.searchsorted(passages, _column(near, 0)),
            np.searchsorted(passages, _column(near, 1)),
            np.exp(-_column(near, 2) / REACH).astype(np.float32),
        )

    def counted(self, votes: Weights) -> tuple[Weights, Weights, Weights]:
        """What each passage has of the questions' `votes`: for itself, for its document, and for those near it."""
        size = len(self.passages)
        own = np.bincount(self.led_to, votes[self.questions], size)
        document = np.bincount(self.document_led_to, votes[self.document_questions], size)[self.document_of]
        neighbour = np.bincount(self.stands_near, own[self.near_to] * self.nearness, size)
        return own.astype(np.float32), document.astype(np.float32), neighbour.astype(np.float32)

    def best(self, values: Weights) -> Weights:
        """For each passage the best value of the questions that lead to it; 0 where none does."""
        best = np.zeros(len(self.passages), dtype=np.float32)
        np.maximum.at(best, self.led_to, values[self.questions])
        return best


def _near(documents: Iterable[Sequence[int]], led_to: set[int]) -> list[tuple[int, int, int]]:
    """Each passage with each passage of `led_to` that stands near it in its document, and how far apart they stand."""
    found = []
    for passages in documents:
        for place, passage in enumerate(passages):
            if passage in led_to:
                start = max(0, place - FAR)
                around = enumerate(passages[start : place + FAR + 1], start)
                found += [(other, passage, abs(at - place)) for at, other in around if at != place]
    return found


def _column(rows: Sequence[tuple[int, ...]], number: int) -> Places:
    return np.asarray([row[number] for row in rows], dtype=np.int64)
