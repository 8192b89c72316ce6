"""Vectors as bytes: as near as floats say, to a thousandth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.byte_vectors import ByteVectors

Rows = NDArray[np.float32]


def unit(count: int, dimension: int, seed: int = 1) -> Rows:
    """So many vectors of unit length."""
    made = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    made /= np.maximum(np.linalg.norm(made, axis=1, keepdims=True), np.float32(1e-9))
    return made


@pytest.mark.parametrize(("count", "dimension"), [(1, 2), (30, 7), (500, 256), (40_000, 64), (300, 1024)])
def test_products_are_those_of_floats(count: int, dimension: int) -> None:
    rows, asked = unit(count, dimension), unit(1, dimension, seed=2)[0]
    told, exact = ByteVectors.of(rows).products(asked), rows @ asked
    assert told.dtype == np.float32
    # Where the product is less than nothing, 0 is told.
    assert np.abs(told - np.maximum(exact, 0)).max() < 0.02


@given(st.integers(1, 60), st.integers(1, 80), st.integers(0, 2**32 - 1))
def test_the_nearest_are_nearest(count: int, limit: int, seed: int) -> None:
    rows, asked = unit(count, 32, seed), unit(1, 32, seed + 1)[0]
    found = ByteVectors.of(rows).nearest(asked, limit)
    assert len(set(found.tolist())) == len(found) == min(limit, count)
    exact = rows @ asked
    worst_told, best_left = exact[found].min(), np.delete(exact, found).max(initial=-1.0)
    assert worst_told > best_left - 0.02


def test_noughts_are_near_nothing() -> None:
    rows = unit(20, 16)
    rows[3] = 0
    made = ByteVectors.of(rows)
    assert made.products(np.zeros(16, dtype=np.float32)).tolist() == [0.0] * 20
    assert made.products(rows[5])[3] == 0
    assert ByteVectors.of(np.zeros((4, 16), dtype=np.float32)).products(rows[5]).tolist() == [0.0] * 4


def test_nothing_is_near_to_none() -> None:
    made = ByteVectors.of(np.empty((0, 16), dtype=np.float32))
    asked = unit(1, 16)[0]
    assert made.products(asked).tolist() == []
    assert made.nearest(asked, 5).tolist() == []
