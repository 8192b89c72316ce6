"""Vectors in memory as bytes: all of them, and what those filters leave that are asked for again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from index.byte_vectors import ByteVectors, Ids, Numbers

# Filters of which it is kept what they leave: 256 bytes a vector, so some 18 MB for 70,000 each.
FILTERS_KEPT = 4


@dataclass(frozen=True, slots=True)
class BytePart:
    """Vectors with their ids."""

    ids: Ids
    vectors: ByteVectors

    def nearest(self, vector: Numbers, limit: int) -> Ids:
        """The ids of some `limit` with the greatest inner products."""
        return self.ids[self.vectors.nearest(vector, limit)]


@dataclass(slots=True)
class _Filter:
    """The ids that a filter leaves, known by being the very same array."""

    allowed: Ids
    part: BytePart | None = None


class ByteParts:
    """The parts of vectors that do not change; safe from threads."""

    def __init__(self, dimension: int, present: Callable[[Ids], Ids], rows: Callable[[Ids], Numbers]) -> None:
        """`present` gives those of some ids that are there, `rows` the vectors of some that are."""
        self._dimension = dimension
        self._present = present
        self._rows = rows
        self._whole: BytePart | None = None
        self._filters: tuple[_Filter, ...] = ()
        self._making = Lock()

    def whole(self, ids: Callable[[], Ids]) -> BytePart:
        """All of them, whose `ids` are asked for once."""
        with self._making:
            if self._whole is None:
                self._whole = self._made(ids())
            return self._whole

    def left(self, allowed: Ids) -> BytePart | None:
        """What a filter leaves; None when it is asked for the first time, for most never come again."""
        with self._making:
            known = next((one for one in self._filters if one.allowed is allowed), None)
            wanted = known or _Filter(allowed)
            others = [one for one in self._filters if one is not wanted]
            self._filters = (wanted, *others[: FILTERS_KEPT - 1])
            if known and known.part is None:
                known.part = self._made(self._present(allowed))
            return wanted.part

    def _made(self, ids: Ids) -> BytePart:
        return BytePart(ids, ByteVectors(len(ids), self._dimension, lambda start, end: self._rows(ids[start:end])))
