"""What is usually asked, in a search: how well a question fits the questions that an article is known to answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.ascending import within
from index.beside import begin
from index.byte_vectors import ByteVectors
from index.embedding import Embedding
from index.questions import Asked
from index.shipped_vectors import ShippedVectors
from index.term_weights import TermWeights, term_weights

# What a fit is worth to a search, in parts of the best score without it: words, meaning, and the bar below which it is
# worth nothing; with vectors, and by words alone. Measured in docs/decisions/0015-usual-questions.md.
BY_MEANING = (1.5, 1.0, 0.6)
BY_WORDS = (2.0, 0.0, 0.3)
# How well an article fits, where articles are compared with each other by their questions alone.
FIT_WORDS, FIT_MEANING, FIT_BAR = 2.0, 1.0, 0.8
# How many passages that nothing else proposes come in.
CANDIDATES = 100
# The share of a question that words leave unfound from which a fit has its full weight: a quotation needs no others.
FULLY_MISSING = 0.3

# What `Fit.rows` tells.
USUALLY = tuple(f"usual.{one}{part}" for part in ("", ".share") for one in ("words", "meaning", "worth"))

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

    def rows(self, passages: Ids) -> Numbers:
        """For each of `passages`: words, meaning and worth, each also as a share of the best; noughts of the unasked.

        The names of the columns are USUALLY.
        """
        table = np.zeros((len(passages), len(USUALLY)), dtype=np.float32)
        if len(self.passages):
            at = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
            asked = self.passages[at] == passages
            told = np.column_stack((self.words, self.meaning, self.worth))
            best = np.maximum(told.max(axis=0), np.float32(1e-3))
            table[asked] = np.column_stack((told, told / best))[at[asked]]
        return table

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


# A Fit that may still be in the making.
Waiting = Callable[[], Fit]


class UsualMemory:
    """Usual questions ready to be compared with what is asked. Nothing changes after it was made; safe from threads.

    The questions of one article, shipped or written by a model, count as one text. Without `embedding` they are
    compared by words alone.
    """

    def __init__(
        self,
        articles: Mapping[tuple[str, ...], Sequence[int]],
        embedding: Embedding | None,
        shipped: ShippedVectors | None = None,
        weights: TermWeights | None = None,
    ) -> None:
        """`articles` are passages by their questions (`by_article`).

        `shipped` has the vectors of those questions that guiwen ships, `weights` the terms of all, where they are
        there already.
        """
        self._weights = weights or term_weights(list(articles))
        self._meanings = _Meanings(list(articles), embedding, shipped) if embedding and articles else None
        led = sorted((passage, place) for place, passages in enumerate(articles.values()) for passage in passages)
        self._passages = np.asarray([passage for passage, _ in led], dtype=np.int64)
        self._places = np.asarray([place for _, place in led], dtype=np.int64)

    def begin(self, question: str) -> Waiting:
        """Begin to compare `question` by meaning; what it says of each passage is waited for where it is wanted."""
        if self._meanings is None:
            return lambda: self.fit(question)
        nearest = begin(self._meanings.nearest, question)
        return lambda: self._fit(self._weights.shares(question), nearest())

    def fit(self, question: str) -> Fit:
        """What `question` being asked says of each passage."""
        return self._fit(*self._compared(question))

    def _fit(self, words: Numbers, meaning: Numbers) -> Fit:
        by_words, by_meaning, bar = BY_MEANING if self._meanings else BY_WORDS
        worth = np.maximum(0, by_words * words + by_meaning * meaning - np.float32(bar))
        return Fit(self._passages, worth[self._places], words[self._places], meaning[self._places])

    def fitness(self, question: str) -> Numbers:
        """How well `question` fits what each passage is asked, in their order; below nothing where it does not."""
        words, meaning = self._compared(question)
        told: Numbers = FIT_WORDS * words + FIT_MEANING * meaning - np.float32(FIT_BAR)
        return told[self._places]

    def _compared(self, question: str) -> tuple[Numbers, Numbers]:
        words = self._weights.shares(question)
        return words, self._meanings.nearest(question) if self._meanings else np.zeros_like(words)


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
        self._vectors = ByteVectors.of(embedding.encode(own)) if own else None
        self._starts = np.cumsum([0, *map(len, articles)])[:-1]

    def nearest(self, question: str) -> Numbers:
        """The cosine of the nearest question of each article, 0 in the place of one below."""
        best: Numbers = np.maximum.reduceat(self._alike(question), self._starts)
        return best

    def _alike(self, question: str) -> Numbers:
        """The cosine of each question, 0 in the place of one below."""
        if self._shipped is not None and self._vectors is None:
            return self._shipped.nearness(question)[self._rows]
        alike = np.empty(len(self._theirs), dtype=np.float32)
        if self._shipped is not None:
            alike[self._theirs] = self._shipped.nearness(question)[self._rows]
        if self._vectors is not None:
            alike[~self._theirs] = self._vectors.products(self._embedding.vector_of(question))
        return alike


def by_article(asked: Sequence[Asked]) -> dict[tuple[str, ...], list[int]]:
    """The passages that have the same questions, by these: each passage stands once, whoever wrote its questions."""
    questions: dict[int, dict[str, None]] = defaultdict(dict)
    for one in asked:
        for passage in one.passages:
            questions[passage][one.question] = None
    articles: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for passage, some in questions.items():
        articles[tuple(some)].append(passage)
    return articles
