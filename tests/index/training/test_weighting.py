"""Weights of the static rows: rare pieces count for more, row 0 for nothing."""

import numpy as np

from index.training.weighting import RARE_LENGTH, weigh


def _rows() -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(0)
    vectors = draw.standard_normal((50, 8)).astype(np.float32)
    vectors[[0, 49]] = 0
    return vectors, np.arange(5000, 0, -100, dtype=np.int64)


def test_frequent_rows_are_shorter() -> None:
    """The length of a learnt row is its smooth inverse frequency."""
    vectors, counts = _rows()
    lengths = np.linalg.norm(weigh(vectors, counts), axis=1)
    share = counts / counts.sum()
    np.testing.assert_allclose(lengths[1:49], (1e-3 / (1e-3 + share))[1:49], rtol=1e-4)


def test_unknown_is_zero_and_rare_rows_are_set() -> None:
    """Row 0 never moves a text; a piece without a vector gets a short repeatable one."""
    vectors, counts = _rows()
    counts[49] = 0
    rows = weigh(vectors, counts, seed=4)
    assert not rows[0].any()
    np.testing.assert_allclose(np.linalg.norm(rows[49]), RARE_LENGTH, rtol=1e-4)
    np.testing.assert_array_equal(rows, weigh(vectors, counts, seed=4))


def test_components_are_removed() -> None:
    """What all rows share is gone afterwards."""
    vectors, counts = _rows()
    vectors[1:49] += 5.0
    rows = weigh(vectors, counts, components=1)[1:49]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert abs((rows @ rows.T)[np.triu_indices(48, 1)].mean()) < 0.1
