"""The names of the indicators of a Library, found by the words that people use for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from service.answering.figures.bynames import bynames_of
from service.answering.figures.matching import Word

# A name has to hold so much of the weight of what is asked.
_LEAST = 0.15
_OTHER_WORD = 0.9


class IndicatorNames:
    """Finds names by pairs of their characters; `read` gives the names when the first question comes."""

    def __init__(self, read: Callable[[], Iterable[str]]) -> None:
        self._read = read
        self._names: list[str] = []
        # Of which name each text is: the name itself or a byname of it.
        self._owners: list[int] = []
        # The pairs of names alone, and where every pair stands.
        self._named: frozenset[str] = frozenset()
        self._holding: dict[str, list[int]] | None = None

    def like(self, words: Sequence[Word], most: int) -> list[str]:
        """At most `most` names that hold the words, or others that may be written for them, the best first."""
        holding = self._index()
        whole = sum(word.weight for word in words) or 1.0
        scores: dict[int, float] = defaultdict(float)
        for word in words:
            for place, share in self._told(word, holding).items():
                scores[place] += word.weight * share
        best: dict[int, float] = defaultdict(float)
        for text, score in scores.items():
            best[self._owners[text]] = max(best[self._owners[text]], score)
        kept = [place for place, score in best.items() if score >= _LEAST * whole]
        kept.sort(key=lambda place: (-best[place], len(self._names[place])))
        return [self._names[place] for place in kept[:most]]

    def tells(self, word: str) -> bool:
        """Whether any name has all of `word`, pair by pair."""
        self._index()
        return all(pair in self._named for pair in _pairs(word))

    def called(self, word: str) -> bool:
        """Whether any name or byname has it."""
        holding = self._index()
        return all(pair in holding for pair in _pairs(word))

    def _told(self, word: Word, holding: dict[str, list[int]]) -> dict[int, float]:
        """How much of `word` each name tells."""
        told: dict[int, float] = {}
        for text, share in ((word.text, 1.0), *((other, _OTHER_WORD) for other in word.others)):
            pairs = _pairs(text)
            found: dict[int, int] = defaultdict(int)
            for pair in pairs:
                for place in holding.get(pair, ()):
                    found[place] += 1
            for place, count in found.items():
                told[place] = max(told.get(place, 0.0), share * count / len(pairs))
        return told

    def _index(self) -> dict[str, list[int]]:
        if self._holding is None:
            holding: dict[str, list[int]] = defaultdict(list)
            names = sorted(set(self._read()))
            texts = [(place, text) for place, name in enumerate(names) for text in (name, *bynames_of(name))]
            for at, (_, text) in enumerate(texts):
                for pair in _pairs(text):
                    holding[pair].append(at)
            self._named = frozenset(pair for name in names for pair in _pairs(name))
            self._names, self._owners, self._holding = names, [place for place, _ in texts], dict(holding)
        return self._holding


def _pairs(text: str) -> frozenset[str]:
    text = text.casefold()
    return frozenset(map("".join, pairwise(text))) if len(text) > 1 else frozenset({text})
