"""The part of a base of vectors that counts under a filter: what is made for it once and used by many searches."""

from __future__ import annotations

from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Rows = NDArray[np.float32]
Numbers = NDArray[np.float32]
Mask = NDArray[np.bool_]


class Part:
    """The places of a base that count, as bits; `copy` is lists with their vectors alone, where such were made."""

    def __init__(self, inside: Mask) -> None:
        self.inside = inside
        self.count = int(np.count_nonzero(inside))
        # The attribute keeps the bits alive: faiss holds their address only.
        self._bits = np.packbits(inside, bitorder="little")
        self.selector = faiss.IDSelectorBitmap(self._bits)  # type: ignore[call-arg,arg-type]  # as in index.base_filters
        self.copy: Any = None

    @property
    def copied(self) -> int:
        """How many vectors were copied."""
        return self.count if self.copy else 0

    def places(self) -> Ids:
        """The places that count, ascending."""
        return np.flatnonzero(self.inside)
