"""How near what is asked is to each known question: to its words and meaning, and to those of what was answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.questions import Asked, folded
from index.terms import terms

Rarity = Callable[[Iterable[str]], Mapping[str, float]]
Places = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Nearness:
    """One number a known question, from 0 (or below, of a cosine) to 1.

    `words` is the share of terms in common (Dice) by rarity, `meaning` the cosine; `answer_words` the share of what is
    asked that the known answer holds, `answer_meaning` the cosine with that answer. Where no answer is known the
    question stands for it; without vectors the meanings are noughts.
    """

    words: Weights
    meaning: Weights
    answer_words: Weights
    answer_meaning: Weights


class KnownTexts:
    """Known questions and answers, ready to be compared. Nothing changes after it was made; safe from threads."""

    def __init__(self, known: Sequence[Asked], rarity: Rarity, embedding: Embedding | None) -> None:
        self._embedding = embedding if known else None
        self._folds: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(known):
            self._folds[folded(one.question)].append(place)
        words = [sorted(set(terms(one.question))) for one in known]
        weights = rarity(sorted({word for some in words for word in some}))
        self._whole = np.asarray([sum(map(weights.__getitem__, some)) for some in words], dtype=np.float32)
        self._questions = _postings(words)
        self._answers = _postings([sorted(set(terms(_answer(one)))) for one in known])
        self._meanings = self._encoded([one.question for one in known])
        self._answer_meanings = self._encoded([_answer(one) for one in known])

    def __len__(self) -> int:
        return len(self._whole)

    @property
    def by_meaning(self) -> bool:
        """Whether meanings are compared too."""
        return self._meanings is not None

    def near(self, question: str, rarity: Rarity) -> Nearness:
        """How near each known question is to `question`."""
        asked = rarity(sorted(set(terms(question))))
        whole = sum(asked.values())
        words = 2 * self._held(self._questions, asked) / np.maximum(self._whole + whole, 1e-9)
        words[self._folds.get(folded(question), [])] = 1.0
        answers = self._held(self._answers, asked) / np.float32(whole or 1.0)
        meanings = np.zeros(len(self), dtype=np.float32), np.zeros(len(self), dtype=np.float32)
        if self._embedding and self._meanings is not None and self._answer_meanings is not None:
            vector = self._embedding.vector_of(question)
            meanings = self._meanings @ vector, self._answer_meanings @ vector
        return Nearness(np.minimum(words, 1.0), meanings[0], np.minimum(answers, 1.0), meanings[1])

    def _held(self, postings: Mapping[str, Places], asked: Mapping[str, float]) -> Weights:
        """The weight of the terms of `asked` that each text holds."""
        held = np.zeros(len(self), dtype=np.float32)
        for word, weight in asked.items():
            if word in postings:
                held[postings[word]] += np.float32(weight)
        return held

    def _encoded(self, texts: Sequence[str]) -> Weights | None:
        return self._embedding.encode(texts) if self._embedding else None


def _answer(one: Asked) -> str:
    return one.answer or one.question


def _postings(words: Sequence[Sequence[str]]) -> dict[str, Places]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(words):
        for word in some:
            found[word].append(place)
    return {word: np.asarray(places, dtype=np.int64) for word, places in found.items()}
