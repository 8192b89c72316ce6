"""Vectors of texts that guiwen ships, kept beside the indexes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.kept_arrays import KeptArrays, key_of

_NAME = "vectors"


class KeptVectors:
    """The vectors of one list of texts by one model; a file of other texts or another model is never read.

    They are kept, and given, as half-precision floats make them (35,000 vectors: 18 MB), so that it is the same
    whether they were read or made.
    """

    def __init__(self, folder: Path) -> None:
        self._kept = KeptArrays(folder)

    def of(self, texts: Sequence[str], embedding: Embedding) -> NDArray[np.float32]:
        """One row a text, as `embedding` encodes them."""
        key = key_of((embedding.fingerprint, *texts))
        kept = self._kept.of(_NAME, key, lambda: {_NAME: embedding.encode(texts).astype(np.float16)})
        return kept[_NAME].astype(np.float32)
