"""Parts of vectors as bytes: what recurs is made once, what does not is not made."""

from __future__ import annotations

import numpy as np

from index import byte_parts
from index.byte_parts import ByteParts
from index.byte_vectors import Ids, Numbers

ROWS = np.eye(40, 16, dtype=np.float32) + np.eye(40, 16, -16, dtype=np.float32)


class Counted:
    """Vectors by id, from 0 to 39, that tell how many of them were asked for."""

    def __init__(self) -> None:
        self.asked = 0
        self.parts = ByteParts(16, lambda ids: ids[ids < len(ROWS)], self._rows)

    def _rows(self, ids: Ids) -> Numbers:
        self.asked += len(ids)
        return ROWS[ids]


def test_the_whole_is_made_once() -> None:
    counted = Counted()
    whole = counted.parts.whole(lambda: np.arange(40, dtype=np.int64))
    made = counted.asked
    assert counted.parts.whole(lambda: np.empty(0, dtype=np.int64)) is whole
    assert counted.asked == made
    assert sorted(whole.nearest(ROWS[3], 2).tolist()) == [3, 19]


def test_a_filter_is_made_when_it_comes_again() -> None:
    """It is known by being the very same array; ids that are not there are passed over."""
    counted = Counted()
    allowed = np.asarray([1, 19, 20, 999], dtype=np.int64)
    assert counted.parts.left(allowed) is None
    assert counted.parts.left(allowed.copy()) is None
    assert counted.asked == 0
    part = counted.parts.left(allowed)
    assert part is not None
    assert part.ids.tolist() == [1, 19, 20]
    assert part.nearest(ROWS[3], 1).tolist() == [19]
    assert counted.parts.left(allowed) is part


def test_so_many_filters_are_kept() -> None:
    """Those that were asked for last."""
    counted = Counted()
    several = [np.arange(number, 30, dtype=np.int64) for number in range(byte_parts.FILTERS_KEPT + 1)]
    for one in several:
        counted.parts.left(one)
        assert counted.parts.left(one) is not None
    made = counted.asked
    assert counted.parts.left(several[-1]) is not None
    assert counted.asked == made
    assert counted.parts.left(several[0]) is None


def test_a_filter_that_leaves_nothing() -> None:
    nothing = np.asarray([500], dtype=np.int64)
    counted = Counted()
    counted.parts.left(nothing)
    part = counted.parts.left(nothing)
    assert part is not None
    assert part.nearest(ROWS[0], 5).tolist() == []
