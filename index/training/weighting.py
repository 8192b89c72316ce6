"""Weighting: what a row counts for in the mean of a text, folded into the row itself."""

import numpy as np
from numpy.typing import NDArray

# A piece that was never met moves a text a little, so that equal rare characters still match.
RARE_LENGTH = 0.5


def weigh(
    vectors: NDArray[np.float32],
    counts: NDArray[np.int64],
    smoothing: float = 1e-3,
    components: int = 1,
    seed: int = 1,
) -> NDArray[np.float32]:
    """Return the static matrix: rows of unit length times the smooth inverse frequency of a piece.

    The weight is smoothing / (smoothing + share of the piece), after Arora, Liang and Ma (2017);
    `components` principal directions, which all texts share, are removed first. Row 0 is zero.
    """
    learnt = np.linalg.norm(vectors, axis=1) > 0
    rows = _unit(vectors)
    rows[learnt] = _unit(_without_components(rows[learnt], counts[learnt], components))
    draw = np.random.default_rng(seed)
    strangers = draw.standard_normal((int((~learnt).sum()), vectors.shape[1]))
    rows[~learnt] = _unit(strangers.astype(np.float32)) * RARE_LENGTH
    share = counts / max(1, counts.sum())
    rows *= (smoothing / (smoothing + share))[:, None].astype(np.float32)
    rows[0] = 0.0
    return rows


def _without_components(rows: NDArray[np.float32], counts: NDArray[np.int64], components: int) -> NDArray[np.float32]:
    weight = np.sqrt(counts / max(1, counts.sum()))[:, None]
    centre = (rows * weight**2).sum(axis=0) / max(float((weight**2).sum()), 1e-12)
    rows = rows - centre.astype(np.float32)
    if not components:
        return rows
    _, _, directions = np.linalg.svd((rows * weight).T @ (rows * weight))
    shared = directions[:components].astype(np.float32)
    return np.asarray(rows - rows @ shared.T @ shared, dtype=np.float32)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)
