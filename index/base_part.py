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
    """The places of a base that count, as bits; a copy of their vectors too, where one was made."""

    def __init__(self, inside: Mask) -> None:
        self.inside = inside
        self.count = int(np.count_nonzero(inside))
        # The attribute keeps the bits alive: faiss holds their address only.
        self._bits = np.packbits(inside, bitorder="little")
        self.selector = faiss.IDSelectorBitmap(self._bits)  # type: ignore[call-arg,arg-type]  # as in index.vectors
        self._copy: tuple[Ids, Any] | None = None

    @property
    def copied(self) -> int:
        """How many vectors were copied."""
        return self.count if self._copy else 0

    def places(self) -> Ids:
        """The places that count, ascending."""
        return np.flatnonzero(self.inside)

    def copy(self, lists: Any) -> None:
        """Copy from the lists of the base, as they are, the vectors that count; made twice it is the same."""
        found = [np.empty(0, dtype=np.int64)]
        codes = [np.empty((0, lists.code_size), dtype=np.uint8)]
        for number in range(lists.nlist):
            count = lists.invlists.list_size(number)
            if count:
                places = faiss.rev_swig_ptr(lists.invlists.get_ids(number), count)
                rows = faiss.rev_swig_ptr(lists.invlists.get_codes(number), count * lists.code_size)
                kept = np.flatnonzero(self.inside[places])
                found.append(places[kept])
                codes.append(rows.reshape(count, lists.code_size)[kept])
        flat = faiss.IndexScalarQuantizer(lists.d, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        flat.add_sa_codes(np.concatenate(codes))
        self._copy = np.concatenate(found), flat

    def nearest(self, query: Rows, limit: int) -> tuple[Ids, Numbers] | None:
        """Places and inner products of the nearest of all that count, best first; None where no copy was made."""
        if not self.copied or self._copy is None:
            return None
        places, flat = self._copy
        scores, found = flat.search(query.reshape(1, -1), min(limit, len(places)))
        return places[found[0]], scores[0]
