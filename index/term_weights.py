"""How much each term of some texts counts in each of them: BM25 over texts that are asked again and again."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.kept_arrays import Array, KeptArrays, key_of
from index.terms import terms

# Robertson and Zaragoza 2009, for texts that are short, and alike in length: the questions of an article.
K1, B = 0.9, 0.4

Numbers = NDArray[np.float32]


class TermWeights:
    """The weights of terms in texts, each of which is a list of sentences. Nothing changes after it was made."""

    def __init__(self, size: int, arrays: Mapping[str, Array]) -> None:
        """The arrays of `term_arrays` over `size` texts."""
        words = arrays["words"].tobytes().decode().split("\n") if arrays["words"].size else []
        self._size = size
        self._row = {word: row for row, word in enumerate(words)}
        self._rare: NDArray[np.float64] = arrays["rare"].astype(np.float64, copy=False)
        self._ends: NDArray[np.int64] = arrays["ends"].astype(np.int64, copy=False)
        self._places: NDArray[np.int32] = arrays["places"].astype(np.int32, copy=False)
        self._weights: Numbers = arrays["weights"].astype(np.float32, copy=False)

    def shares(self, question: str) -> Numbers:
        """The share, from 0, of the weight of the question's terms that each text holds."""
        total = np.zeros(self._size, dtype=np.float32)
        unknown = math.log1p(2 * self._size + 1)  # the rarity of a term that no text holds
        whole = 0.0
        for word, times in Counter(terms(question)).items():
            row = self._row.get(word)
            if row is None:
                whole += times * unknown
                continue
            whole += times * float(self._rare[row])
            span = slice(int(self._ends[row - 1]) if row else 0, int(self._ends[row]))
            total[self._places[span]] += times * self._weights[span]
        return total / np.float32(whole or 1.0)


def term_weights(texts: Sequence[Sequence[str]], kept: KeptArrays | None = None, name: str = "") -> TermWeights:
    """The weights of the terms of `texts`, read under `name` where they are `kept`."""
    if kept is None:
        return TermWeights(len(texts), term_arrays(texts))
    parts = (part for sentences in texts for part in (str(len(sentences)), *sentences))
    return TermWeights(len(texts), kept.of(name, key_of(parts), lambda: term_arrays(texts)))


def term_arrays(texts: Sequence[Sequence[str]]) -> dict[str, Array]:
    """The terms (`words`, UTF-8, a line each), how `rare` each is, the `places` of the texts that hold it, ascending.

    And its `weights` there; those of a term end where `ends` says.
    """
    counts = [Counter(chain.from_iterable(map(terms, sentences))) for sentences in texts]
    lengths = np.asarray([one.total() for one in counts], dtype=np.float32)
    mean = float(lengths.mean()) if len(lengths) else 1.0
    longer = K1 * (1 - B + B * lengths / np.float32(mean or 1.0))
    numbers: dict[str, int] = {}
    # One row for each term of each text, term by term: as a whole, for there are millions of them.
    of_term = np.asarray([numbers.setdefault(word, len(numbers)) for one in counts for word in one], dtype=np.int64)
    order = np.argsort(of_term, kind="stable")
    places = np.repeat(np.arange(len(counts), dtype=np.int32), [len(one) for one in counts])[order]
    times = np.asarray([often for one in counts for often in one.values()], dtype=np.float32)[order]
    held = np.bincount(of_term, minlength=len(numbers))
    rare = np.log1p((len(counts) - held + 0.5) / (held + 0.5))
    weights = (np.repeat(rare, held) * (K1 + 1) * times / (times + longer[places])).astype(np.float32)
    words = np.frombuffer("\n".join(numbers).encode(), dtype=np.uint8)
    return {"words": words, "rare": rare, "ends": np.cumsum(held), "places": places, "weights": weights}
