"""What a passage looks like from outside: how long it is, where it stands in its document, and the rank of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.norms import Norm

Ids = NDArray[np.int64]
Numbers = NDArray[np.float32]

# So many passages stand at the beginning of a document: what it is for, and whom it concerns.
BEGINNING = 3
NORMS = tuple(Norm)
# The ranks that most of what is asked about has; others are told by having none of these.
RANKED = (Norm.LAW, Norm.ADMINISTRATIVE, Norm.JUDICIAL)
# The logarithm of the length; whether the passage stands at the beginning; whether its document has one of the ranks.
OUTWARD = ("length", "beginning", *(norm.value for norm in RANKED))


@dataclass(frozen=True, slots=True)
class Shape:
    """A passage: the number of its characters, its place in its document, from 0, and the rank of the document.

    `worth` is what it is worth by that rank (index.norms).
    """

    passage: int
    length: int
    place: int
    norm: Norm
    worth: float = 0.0


class Outward(Protocol):
    """What passages look like from outside, wherever that is kept; false where nothing is known of any."""

    def __bool__(self) -> bool: ...
    def worth(self, passages: Ids) -> Numbers: ...
    def seen(self, passages: Ids) -> Numbers: ...


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of every passage as columns, ascending by passage; `norms` are places in NORMS."""

    passages: Ids
    lengths: Ids
    places: Ids
    norms: Ids
    worths: Numbers
    usual_length: float

    @classmethod
    def of(cls, shapes: Iterable[Shape]) -> Shapes:
        """The columns of shapes in any order."""
        told = sorted(shapes, key=lambda one: one.passage)
        rows = [(one.passage, one.length, one.place, number) for number, one in enumerate(told)]
        return cls.in_documents(
            np.asarray(rows, dtype=np.int64).reshape(-1, 4), [(one.norm, one.worth) for one in told]
        )

    @classmethod
    def in_documents(cls, rows: Ids, ranks: Sequence[tuple[Norm, float]]) -> Shapes:
        """The columns of rows of passage, length, place and the place among `ranks` of what the document's rank is."""
        passages, lengths, places, ranked = np.ascontiguousarray(rows[np.argsort(rows[:, 0], kind="stable")].T)
        norms = np.asarray([NORMS.index(norm) for norm, _ in ranks], dtype=np.int64)
        worths = np.asarray([worth for _, worth in ranks], dtype=np.float32)
        usual = float(np.median(lengths)) if len(lengths) else 0.0
        return cls(passages, lengths, places, norms[ranked], worths[ranked], usual)

    def __bool__(self) -> bool:
        return bool(len(self.passages))

    def worth(self, passages: Ids) -> Numbers:
        """What each of `passages` is worth by the rank of its document; 0 for one that is unknown."""
        if not len(self.passages):
            return np.zeros(len(passages), dtype=np.float32)
        found = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
        return np.where(self.passages[found] == passages, self.worths[found], np.float32(0)).astype(np.float32)

    def seen(self, passages: Ids) -> Numbers:
        """A row for each of `passages`, a column for each of OUTWARD; one that is unknown is as most are."""
        rows = np.zeros((len(passages), len(OUTWARD)), dtype=np.float32)
        if not len(self.passages):
            return rows
        found = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
        there = self.passages[found] == passages
        rows[:, 0] = np.log1p(np.where(there, self.lengths[found], self.usual_length))
        rows[:, 1] = there & (self.places[found] < BEGINNING)
        for column, norm in enumerate(RANKED, 2):
            rows[:, column] = there & (self.norms[found] == NORMS.index(norm))
        return rows


NO_SHAPES = Shapes.of(())


@dataclass(frozen=True, slots=True)
class AskedShapes:
    """The shapes of very many passages: worths by document, the rest looked up for the passages that are asked for.

    A document's passages are stored together, and ids are given in order: all between its first and last are its own.
    """

    firsts: Ids
    lasts: Ids
    worths: Numbers
    of: Callable[[Ids], Shapes]

    def __bool__(self) -> bool:
        return bool(len(self.firsts))

    def worth(self, passages: Ids) -> Numbers:
        """As `Shapes.worth`."""
        places = np.maximum(np.searchsorted(self.firsts, passages, side="right") - 1, 0)
        inside = (self.firsts[places] <= passages) & (passages <= self.lasts[places])
        return np.where(inside, self.worths[places], np.float32(0)).astype(np.float32)

    def seen(self, passages: Ids) -> Numbers:
        """As `Shapes.seen`; what is usual among them stands for one that is unknown."""
        return self.of(passages).seen(passages)
