"""Bm25: a small lexical ranking over Han unigrams and bigrams, to measure a model beside it."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.training.tokenizer import RUNS, normalise

_RUNS = re.compile(RUNS)
SATURATION = 1.2
LENGTH_SHARE = 0.75


def terms(text: str) -> list[str]:
    """Return the Han characters and pairs of neighbouring ones, and the other runs whole."""
    found: list[str] = []
    for run in _RUNS.findall(normalise(text)):
        if run.isascii():
            found.append(run)
        else:
            found += run
            found += (run[at : at + 2] for at in range(len(run) - 1))
    return found


class Bm25:
    """An inverted index of `passages` in memory that scores all of them for a question."""

    def __init__(self, passages: Sequence[str]) -> None:
        columns: dict[str, tuple[list[int], list[int]]] = {}
        lengths = np.zeros(len(passages), dtype=np.float32)
        for place, passage in enumerate(passages):
            counts = Counter(terms(passage))
            lengths[place] = counts.total()
            for term, count in counts.items():
                places, times = columns.setdefault(term, ([], []))
                places.append(place)
                times.append(count)
        norms = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / max(1, lengths.mean()))
        self._size = len(passages)
        self._postings = {
            term: _posting(np.array(places), np.array(times, dtype=np.float32), norms)
            for term, (places, times) in columns.items()
        }

    def scores(self, question: str) -> NDArray[np.float32]:
        """Return the BM25 score of every passage for `question`, in the passages' order."""
        total = np.zeros(self._size, dtype=np.float32)
        for term in terms(question):
            if term in self._postings:
                places, values = self._postings[term]
                total[places] += values
        return total


def _posting(
    places: NDArray[np.int64], times: NDArray[np.float32], norms: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    size, found = len(norms), len(places)
    rarity = np.log1p((size - found + 0.5) / (found + 0.5))
    values = rarity * times * (SATURATION + 1) / (times + norms[places])
    return places, values.astype(np.float32)
