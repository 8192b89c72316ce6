"""Which numbers are among many that ascend."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.ascending import within

NUMBERS = st.lists(st.integers(0, 40))


@given(NUMBERS, st.sets(st.integers(0, 40)))
def test_the_same_as_looking_for_each(values: list[int], many: set[int]) -> None:
    """In any order, more than once, and among none at all."""
    told = within(np.asarray(values, dtype=np.int64), np.asarray(sorted(many), dtype=np.int64))
    assert told.tolist() == [one in many for one in values]
