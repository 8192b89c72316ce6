"""Mining: passages that share a question's words without answering it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.training.bm25 import Bm25
from index.training.evaluation import DEPTH, best_places
from index.training.pairs import bare

# The very first are too often right as well.
FIRST = 10
KEPT = 8


class Miner:
    """Draws negatives from the passages that stand at places 10 to 100 for a question's words."""

    def __init__(self, passages: Sequence[str], numbers: Sequence[int], seed: int) -> None:
        self._lexical = Bm25(passages)
        self._bare = [bare(passage) for passage in passages]
        self._numbers = np.asarray(numbers, dtype=np.int32)
        self._draw = np.random.default_rng(seed)

    def ranking(self, question: str) -> NDArray[np.int64]:
        """Return the places of the best passages by words, best first."""
        ranking: NDArray[np.int64] = best_places(self._lexical.scores(question)[None], DEPTH)[0]
        return ranking

    def negatives(self, ranking: NDArray[np.int64], positives: Sequence[str]) -> NDArray[np.int32]:
        """Return the numbers of `KEPT` passages of `ranking` that are none of `positives`; -1 where it has too few."""
        barred = {bare(positive) for positive in positives}
        places = [place for place in ranking[FIRST:].tolist() if self._bare[place] not in barred]
        chosen = self._draw.permutation(places)[:KEPT].astype(np.int64)
        found = np.full(KEPT, -1, dtype=np.int32)
        found[: len(chosen)] = self._numbers[chosen]
        return found
