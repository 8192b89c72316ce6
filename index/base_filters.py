"""Filters over a base of vectors: what each leaves of it, kept for those that recur from question to question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from index.vector_base import Ids, Mask, Part, VectorBase, selector

# Filters of which it is kept what they leave: a byte a vector each.
FILTERS_KEPT = 4
# What a filter leaves is copied from the base when it is asked for again; the copies hold no more than so many vectors
# together (208 MB). Else faiss asks of every vector whether it counts: to compare 45,000 of a million takes 2 ms in a
# copy and 47 without one.
COPIED = 400_000
# A filter that was asked for so often takes the room of those that were not asked for longer: copying 300,000 vectors
# takes as long as ten searches without a copy.
OFTEN = 10


@dataclass(slots=True)
class Filter:
    """The passages that a filter leaves, as faiss asks for them; what that is of the base; how often it searched."""

    allowed: Ids
    selector: Any
    part: Part
    searches: int = 0


class BaseFilters:
    """The filters over a base of which nothing more is `gone`; safe from threads."""

    def __init__(self, base: VectorBase, gone: Mask) -> None:
        self._base = base
        self._gone = gone
        self._standing = Part(~gone) if gone.any() else None
        self.kept: tuple[Filter, ...] = ()

    @property
    def standing(self) -> Part | None:
        """What counts of the base without a filter; None where all does."""
        return self._standing

    def of(self, allowed: Ids) -> Filter:
        """The filter that leaves `allowed`, known by being the very same array."""
        known = [one for one in self.kept if one.allowed is allowed]
        wanted = known[0] if known else Filter(allowed, selector(allowed), self._part(allowed))
        others = [one for one in self.kept if one is not wanted]
        self.kept = (wanted, *others[: FILTERS_KEPT - 1])
        return wanted

    def part(self, allowed: Ids) -> Part:
        """What counts of the base under that filter, copied where that is worth it."""
        one = self.of(allowed)
        one.searches += 1
        if not one.part.copied and 0 < one.part.count <= COPIED:
            if one.searches > OFTEN:
                self._make_room(one.part.count)
            if one.searches > 1 and self._room() >= one.part.count:
                self._base.copy(one.part)
        return one.part

    def _room(self) -> int:
        return COPIED - sum(one.part.copied for one in self.kept)

    def _make_room(self, count: int) -> None:
        for one in reversed(self.kept):
            if self._room() >= count:
                return
            if one.part.copied:
                one.part.copy, one.searches = None, 0

    def _part(self, allowed: Ids) -> Part:
        places = self._base.places(allowed)
        inside = np.zeros(len(self._base), dtype=bool)
        inside[places[places >= 0]] = True
        return Part(inside & ~self._gone)
