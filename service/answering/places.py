"""Whose local rules a question concerns: another place's only where the question names the place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from index.norms import Norm, norm_of, place_of, province_of
from index.records import DocumentRecord


class Places:
    """The documents of a Library by the place where they are in force.

    Where all local rules are of one province, the office is in it, and they are never left out.
    """

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._local: dict[str, set[str]] = defaultdict(set)
        everywhere: set[str] = set()
        for document in documents:
            if norm_of(document) is Norm.LOCAL:
                self._local[place_of(document)].add(document.id)
            else:
                everywhere.add(document.id)
        self._everywhere = frozenset(everywhere)
        self._several = len({province_of(place) for place in self._local}) > 1

    def documents(self, question: str) -> frozenset[str]:
        """The ids of the documents that `question` may mean; empty for all of them."""
        if not self._several:
            return frozenset()
        named = [ids for place, ids in self._local.items() if _named(place, question)]
        return self._everywhere.union(*named)


def _named(place: str, question: str) -> bool:
    return place in question or place.rstrip("省市区县州") in question
