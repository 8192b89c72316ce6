"""What a learnt ranking learns from: the features of every passage on a question's slate, and which are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.passage_shapes import Shapes
from index.question_memory import Recalled
from index.question_ranker import QuestionRanker
from index.search import Ranker
from index.training.statutes import Article, Question, remember
from index.usual_memory import UsualMemory

FOLDS = 5
DEPTH = 100

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sample:
    """One question: `names` of the features, a row for each passage of the slate, which are right, of how many.

    `present` are the scores without the learnt ranking, `familiarity` is how familiar it is.
    """

    fold: int
    names: tuple[str, ...]
    table: Numbers
    right: NDArray[np.bool_]
    wanted: int
    present: NDArray[np.float64]
    familiarity: float


def folds_of(count: int, seed: int = 11) -> NDArray[np.int64]:
    """The fold of each of so many questions, drawn with `seed`."""
    order = np.random.default_rng(seed).permutation(count)
    folds = np.empty(count, dtype=np.int64)
    folds[order] = np.arange(count) % FOLDS
    return folds


@dataclass(frozen=True, slots=True)
class Sampler:
    """Makes samples over one corpus."""

    ranker: Ranker
    articles: Sequence[Article]
    embedding: Embedding | None
    shapes: Shapes
    usual: UsualMemory | None = None

    def crossed(
        self, questions: Sequence[Question], known: int | None = None, answers: bool = True, seed: int = 5
    ) -> Iterator[Sample]:
        """A sample for each question: those of the other folds are known, or so many of them, with answers or not."""
        folds, draw = folds_of(len(questions)), np.random.default_rng(seed)
        for fold in range(FOLDS):
            others = np.flatnonzero(folds != fold)
            if known is not None:
                others = np.sort(draw.choice(others, min(known, len(others)), replace=False))
            told = [questions[place] for place in others.tolist()]
            asked = [questions[place] for place in np.flatnonzero(folds == fold).tolist()]
            yield from self.asked(asked, told if answers else [replace(one, answer="") for one in told], fold)

    def asked(self, questions: Iterable[Question], known: Sequence[Question], fold: int = -1) -> Iterator[Sample]:
        """A sample for each question where all of `known` are known."""
        memory = remember(known, self.articles, self.ranker, self.embedding, WHOLLY)
        for one in questions:
            recalled = memory.recall(one.question, self.ranker.rarity)
            yield self._sample(one, recalled, fold)

    def _sample(self, question: Question, recalled: Recalled, fold: int) -> Sample:
        usual = self.usual.begin(question.question) if self.usual else None
        slate = self.ranker.slate(question.question, DEPTH, known=recalled, usual=usual, shapes=self.shapes)
        if slate.features is None or slate.known is None or slate.known.testimony is None:
            raise ValueError("nothing is known to learn from")
        passages = slate.features.passages.tolist()
        right = np.asarray([self.articles[place].id in question.relevant for place in passages], dtype=bool)
        present = np.asarray([slate.present[place] for place in passages])
        familiar = slate.known.testimony.familiarity
        return Sample(
            fold, slate.features.names, slate.features.table, right, len(question.relevant), present, familiar
        )


def _nothing(width: int) -> Numbers:
    return np.zeros(width, dtype=np.float32)


# Trusts memory wholly and ranks by nothing: what it is given is what is wanted of it.
WHOLLY = QuestionRanker(
    (), _nothing(0), _nothing(0), np.zeros((0, 0), dtype=np.float32), _nothing(0), _nothing(0), -2, -1
)
