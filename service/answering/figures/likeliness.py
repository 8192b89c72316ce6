"""What tells how likely a stated number is meant, however it is called: by words, by characters and by meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.indicator_book import IndicatorBook
from index.indicators import normal_form
from index.terms import terms
from index.words import words_of
from service.answering.figures.bynames import bynames_of
from service.answering.figures.choosing import time_fit
from service.answering.figures.matching import Matcher
from service.answering.figures.operands import Operand
from service.answering.figures.stated import Stated
from service.answering.figures.wording import light
from service.answering.relevance import Rarity

Numbers = NDArray[np.float64]

# The features, in the order of the columns.
NAMES = (
    *("words_clause", "words_quote", "words_name", "rarest_least", "rarest_most"),
    *("near_name", "near_clause", "near_quote", "near_byname"),
    *("share", "close", "lost", "head", "asked"),
    *("pairs_clause", "pairs_quote", "signs_clause", "signs_quote", "signs_name"),
    *("of_the_time", "otherwise_planned"),
)
_SAYS = re.compile(r"[\u4e00-\u9fffA-Za-z]")
# What a word in the sentence beside the clause of a number is worth, and a word of one character.
_BESIDE, _SHORT = 0.9, 1.5
# So many of the words asked for, the rarest, tell whether it is of the same thing.
_RAREST = 2


class Likeliness:
    """Measures stated numbers against one thing that a question names."""

    def __init__(self, operand: Operand, matcher: Matcher, book: IndicatorBook, rarity: Rarity) -> None:
        self._operand, self._matcher, self._book = operand, matcher, book
        self._subject = "".join(operand.subject.split())
        pairs = [one for one in terms(operand.subject) if len(one) > 1]
        rare = rarity(pairs)
        self._pairs = {one: rare.get(one, 0.0) for one in pairs}
        every = _telling(operand.subject)
        self._words = [one for one in every if one not in light()] or every
        weights = np.asarray([_weight(one, rarity) for one in self._words])
        self._weights = weights / (weights.sum() or 1.0)

    def features(self, stated: Sequence[Stated]) -> Numbers:
        """One row for each of `stated`, its columns as in NAMES."""
        if not stated:
            return np.zeros((0, len(NAMES)))
        names = [one.observation.indicator for one in stated]
        clauses, quotes = [one.clause for one in stated], [one.record.quote for one in stated]
        near = self._book.likeness([self._subject], [*names, *clauses, *quotes])[0].reshape(3, -1)
        own = [self._matcher.features(one)[:5] for one in stated]
        told = [self._by_pairs(clauses), self._by_pairs(quotes)]
        signs = [self._by_signs(texts) for texts in (clauses, quotes, names)]
        when = [float(time_fit(self._operand, one) > 1) for one in stated]
        planned = [float(one.planned is not self._operand.planned) for one in stated]
        columns = [*self._by_words(clauses, quotes, names), *near, self._by_bynames(names)]
        return np.column_stack([*columns, *zip(*own, strict=True), *told, *signs, when, planned]).astype(np.float64)

    def _by_words(self, clauses: Sequence[str], quotes: Sequence[str], names: Sequence[str]) -> list[Numbers]:
        """How far the words asked for are told, each by the word that is nearest to it."""
        if not self._words:
            return [np.zeros(len(names))] * (3 + _RAREST)
        cut = [[_telling(text) for text in texts] for texts in (clauses, quotes, names)]
        every = list(dict.fromkeys(word for texts in cut for words in texts for word in words))
        near = self._book.likeness(self._words, every)
        column = {word: at for at, word in enumerate(every)}
        clause, quote, name = (
            np.array([self._nearest(near, column, words, text) for words, text in zip(some, texts, strict=True)])
            for some, texts in zip(cut, (clauses, quotes, names), strict=True)
        )
        rarest = np.maximum(clause, _BESIDE * quote)[:, np.argsort(-self._weights, kind="stable")[:_RAREST]]
        weighed = [one @ self._weights for one in (clause, quote, name)]
        return [*weighed, rarest.min(axis=1), rarest.max(axis=1)]

    def _nearest(
        self, near: NDArray[np.float32], column: dict[str, int], words: Sequence[str], text: str
    ) -> NDArray[np.float32]:
        """For each word asked for, how near the nearest of `words` is; 1 where `text` has it."""
        there = np.asarray([word in text for word in self._words], dtype=np.float32)
        if not words:
            return there
        nearest: NDArray[np.float32] = near[:, [column[word] for word in words]].max(axis=1)
        return np.maximum(there, nearest)

    def _by_bynames(self, names: Iterable[str]) -> Numbers:
        """How near the nearest byname of each comes."""
        called = {name: bynames_of(normal_form(name)) for name in names}
        every = list(dict.fromkeys(one for some in called.values() for one in some))
        near = dict(zip(every, self._book.likeness([self._subject], every)[0].tolist(), strict=True))
        best = {name: max((near[one] for one in some), default=0.0) for name, some in called.items()}
        return np.asarray([max(0.0, best[name]) for name in names])

    def _by_pairs(self, texts: Iterable[str]) -> Numbers:
        """The share of the weight of the pairs of characters asked for that each text has."""
        whole = sum(self._pairs.values()) or 1.0
        return np.asarray(
            [sum(weight for pair, weight in self._pairs.items() if pair in text) / whole for text in texts]
        )

    def _by_signs(self, texts: Iterable[str]) -> Numbers:
        """The share of the characters asked for that each text has."""
        signs = set(self._subject)
        return np.asarray([sum(one in text for one in signs) / (len(signs) or 1) for text in texts])


def _telling(text: str) -> list[str]:
    return [word for word in dict.fromkeys(words_of(text)) if _SAYS.search(word)]


def _weight(word: str, rarity: Rarity) -> float:
    pairs = [one for one in terms(word) if len(one) > 1]
    rare = rarity(pairs)
    return sum(rare.get(one, 0.0) for one in pairs) / len(pairs) if pairs else _SHORT
