"""What is usually asked, in a search: how well a question fits the questions that an article is known to answer."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.ascending import within
from index.embedding import Embedding
from index.questions import Asked
from index.shipped_vectors import ShippedVectors
from index.terms import terms

# BM25 over the questions of an article as one text (Robertson and Zaragoza 2009); they are short, and alike in length.
K1, B = 0.9, 0.4
# What a fit is worth, in parts of the best score without it, and the bar below which it takes away. Measured in
# docs/decisions/0015-usual-questions.md.
WORDS_WEIGHT = 2.0
MEANING_WEIGHT = 1.0
BAR = 0.8
# How many passages that nothing else proposes come in.
CANDIDATES = 100
# The share of a question that words leave unfound from which a fit has its full weight: a quotation needs no others.
FULLY_MISSING = 0.3

Numbers = NDArray[np.float32]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Passages, ascending, each with what being usually asked like this is worth, in parts of the best score.

    `words` is the share of the question's words that the questions of each passage hold, `meaning` the cosine of the
    nearest of these.
    """

    passages: Ids
    worth: Numbers
    words: Numbers
    meaning: Numbers

    def among(self, allowed: Ids | None) -> Fit:
        """Those that are allowed, which ascend; None for all."""
        if allowed is None:
            return self
        inside = within(self.passages, allowed)
        return Fit(self.passages[inside], self.worth[inside], self.words[inside], self.meaning[inside])

    def weighed(self, missing: float) -> Fit:
        """The same where words left `missing` (0 to 1) of the question unfound."""
        return replace(self, worth=self.worth * np.float32(min(1.0, missing / FULLY_MISSING)))

    def of(self, passage: int) -> tuple[float, float] | None:
        """The words and the meaning of one passage; None where nothing is known to be asked of it."""
        place = int(np.searchsorted(self.passages, passage))
        if place == len(self.passages) or self.passages[place] != passage:
            return None
        return float(self.words[place]), float(self.meaning[place])

    def added_to(self, scores: Mapping[int, float]) -> dict[int, float]:
        """`scores` with the worth of each passage; the worthiest that they lack come in, none goes out."""
        if not len(self.passages):
            return dict(scores)
        best = max(scores.values(), default=0.0) or 1.0
        first = np.argpartition(-self.worth, CANDIDATES)[:CANDIDATES] if len(self.worth) > CANDIDATES else slice(None)
        worthy = self.passages[first][self.worth[first] > 0]
        told = np.union1d(worthy, np.fromiter(scores, np.int64, len(scores)))
        at = np.minimum(np.searchsorted(self.passages, told), len(self.passages) - 1)
        worth = np.where(self.passages[at] == told, self.worth[at], 0.0)
        return {
            one: scores.get(one, 0.0) + best * more for one, more in zip(told.tolist(), worth.tolist(), strict=True)
        }


class UsualMemory:
    """Usual questions ready to be compared with what is asked. Nothing changes after it was made; safe from threads.

    The questions of one article, shipped or written by a model, count as one text. Without `embedding` they are
    compared by words alone.
    """

    def __init__(
        self, asked: Sequence[Asked], embedding: Embedding | None, shipped: ShippedVectors | None = None
    ) -> None:
        """`shipped` has the vectors of those questions that guiwen ships."""
        articles = _by_article(asked)
        self._size = len(articles)
        counts = [Counter(chain.from_iterable(map(terms, some))) for some in articles]
        self._postings, self._rarity = _weighed(counts)
        self._meanings = _Meanings(list(articles), embedding, shipped) if embedding and articles else None
        led = sorted((passage, place) for place, passages in enumerate(articles.values()) for passage in passages)
        self._passages = np.asarray([passage for passage, _ in led], dtype=np.int64)
        self._places = np.asarray([place for _, place in led], dtype=np.int64)

    def fit(self, question: str) -> Fit:
        """What `question` being asked says of each passage."""
        words = self._by_words(question)
        meaning = self._meanings.nearest(question) if self._meanings else np.zeros_like(words)
        worth = WORDS_WEIGHT * words + MEANING_WEIGHT * meaning - np.float32(BAR)
        return Fit(self._passages, worth[self._places], words[self._places], meaning[self._places])

    def _by_words(self, question: str) -> Numbers:
        """The share, from 0, of the weight of the question's terms that the questions of each article hold."""
        total = np.zeros(self._size, dtype=np.float32)
        unknown = math.log1p(2 * self._size + 1)  # the rarity of a term that no question holds
        whole = 0.0
        for word, times in Counter(terms(question)).items():
            whole += times * self._rarity.get(word, unknown)
            if word in self._postings:
                places, weights = self._postings[word]
                total[places] += times * weights
        return total / np.float32(whole or 1.0)


class _Meanings:
    """The vectors of the questions, article by article; of those that are shipped, where these are."""

    def __init__(self, articles: Sequence[Sequence[str]], embedding: Embedding, shipped: ShippedVectors | None) -> None:
        self._embedding = embedding
        self._shipped = shipped
        questions = [question for some in articles for question in some]
        rows = [shipped.row(question) if shipped else None for question in questions]
        # Where in the order of the questions what is shipped stands, and what is not.
        self._rows = np.asarray([row for row in rows if row is not None], dtype=np.int64)
        self._theirs = np.asarray([row is not None for row in rows], dtype=bool)
        own = [question for question, row in zip(questions, rows, strict=True) if row is None]
        self._vectors = embedding.encode(own) if own else None
        self._starts = np.cumsum([0, *map(len, articles)])[:-1]

    def nearest(self, question: str) -> Numbers:
        """The cosine of the nearest question of each article."""
        alike = np.empty(len(self._theirs), dtype=np.float32)
        if self._shipped is not None:
            alike[self._theirs] = self._shipped.nearness(question)[self._rows]
        if self._vectors is not None:
            alike[~self._theirs] = self._vectors @ self._embedding.encode([question])[0]
        best: Numbers = np.maximum.reduceat(alike, self._starts)
        return best


def _by_article(asked: Sequence[Asked]) -> dict[tuple[str, ...], list[int]]:
    """The passages that have the same questions, by these: each passage stands once, whoever wrote its questions."""
    questions: dict[int, dict[str, None]] = defaultdict(dict)
    for one in asked:
        for passage in one.passages:
            questions[passage][one.question] = None
    articles: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for passage, some in questions.items():
        articles[tuple(some)].append(passage)
    return articles


def _weighed(counts: Sequence[Counter[str]]) -> tuple[dict[str, tuple[Ids, Numbers]], dict[str, float]]:
    """The BM25 weight of each term in each article's questions, and each term's rarity among them."""
    lengths = np.asarray([one.total() for one in counts], dtype=np.float32)
    mean = float(lengths.mean()) if len(lengths) else 1.0
    longer = K1 * (1 - B + B * lengths / np.float32(mean or 1.0))
    numbers: dict[str, int] = {}
    # One row for each term of each article, term by term: as a whole, for there are half a million of them.
    of_term = np.asarray([numbers.setdefault(word, len(numbers)) for one in counts for word in one], dtype=np.int64)
    order = np.argsort(of_term, kind="stable")
    places = np.repeat(np.arange(len(counts)), [len(one) for one in counts])[order]
    times = np.asarray([often for one in counts for often in one.values()], dtype=np.float32)[order]
    held = np.bincount(of_term, minlength=len(numbers))
    rare = np.log1p((len(counts) - held + 0.5) / (held + 0.5))
    weights = (np.repeat(rare, held) * (K1 + 1) * times / (times + longer[places])).astype(np.float32)
    ends = np.cumsum(held)
    spans = zip(numbers, (ends - held).tolist(), ends.tolist(), strict=True)
    postings = {word: (places[start:end], weights[start:end]) for word, start, end in spans}
    return postings, dict(zip(numbers, rare.tolist(), strict=True))
