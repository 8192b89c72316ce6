"""All that one search found, in its order: what pages are cut from, the same while documents come and go."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]

# Lists that can be paged through without a gap although documents have come meanwhile; of a large library one takes a
# megabyte at most.
KEPT = 64


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Listing:
    """The passages in order, of those folded the first alone; `total` and `facets` count every one.

    `folded` gives, for a passage, those that say nearly the same; `scores` stand beside `passages`.
    """

    token: str
    passages: Ids
    scores: NDArray[np.float64]
    matching: NDArray[np.bool_]
    total: int
    facets: dict[str, dict[str, int]]
    folded: Mapping[int, Sequence[int]] = field(default_factory=dict)


class Listings:
    """The listings of the last searches, by token; safe from any thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Listing] = OrderedDict()
        self._lock = Lock()

    def get(self, token: str) -> Listing | None:
        """The listing of this token, while it is kept."""
        with self._lock:
            if found := self._kept.get(token):
                self._kept.move_to_end(token)
            return found

    def keep(self, listing: Listing) -> None:
        """Keep a listing for its further pages."""
        with self._lock:
            self._kept[listing.token] = listing
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def token_of(*parts: object) -> str:
    """The same for the same search in the same state of the Library."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=9).hexdigest()


def cursor_of(token: str, offset: int) -> str:
    """What the next page is asked for with."""
    return f"{token}.{offset}"


def read_cursor(cursor: str) -> tuple[str, int] | None:
    """Token and offset; None for what is no cursor of ours."""
    token, mark, offset = cursor.partition(".")
    if not mark or not offset.isascii() or not offset.isdecimal() or len(offset) > 9:
        return None
    return token, int(offset)
