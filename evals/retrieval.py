"""Retrieval measured on a corpus with known questions, through the search code of the product."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from evals.comparison import interval, write_records
from index.embedding import Embedding
from index.passage_shapes import NO_SHAPES, Shapes
from index.question_memory import QuestionMemory
from index.search import Ranker
from index.training.statutes import (
    Article,
    Question,
    build,
    read_articles,
    read_questions,
    remember,
    shapes_of,
    usual_of,
)
from index.usual_memory import UsualMemory
from ingest.errors import ModelError

RECALL_AT = (1, 5, 10, 20, 50, 100)
RECIPROCAL_RANK_AT = 10
_DEPTH = max(RECALL_AT)


@dataclass(frozen=True, slots=True)
class Report:
    """The figures; recall is the share of a question's relevant passages found among the first k, averaged.

    `intervals` are 95 % bootstrap intervals over the questions, by the name of the figure.
    """

    queries: int
    passages: int
    recall: Mapping[int, float]
    reciprocal_rank: float
    intervals: Mapping[str, Sequence[float]]
    index_seconds: float
    milliseconds: Mapping[str, float]
    peak_memory_mb: float
    model: str | None

    def to_json(self) -> dict[str, object]:
        """The report as `guiwen eval retrieval` prints it."""
        return {
            "queries": self.queries,
            "passages": self.passages,
            "recall": {str(k): round(value, 4) for k, value in self.recall.items()},
            f"mrr@{RECIPROCAL_RANK_AT}": round(self.reciprocal_rank, 4),
            "intervals": self.intervals,
            "index_seconds": round(self.index_seconds, 2),
            "milliseconds": {name: round(value, 2) for name, value in self.milliseconds.items()},
            "peak_memory_mb": round(self.peak_memory_mb, 1),
            "model": self.model,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question found: the ids in order, and the time it took."""

    question: Question
    found: tuple[str, ...]
    milliseconds: float

    def to_json(self) -> dict[str, object]:
        """The outcome as a line of the file that `guiwen eval retrieval --each` writes."""
        places = {one: place for place, one in enumerate(self.found, 1)}
        return {
            "id": self.question.id,
            "question": self.question.question,
            "places": {one: places.get(one) for one in sorted(self.question.relevant)},
            **{f"recall@{k}": recall(self, k) for k in RECALL_AT},
            f"mrr@{RECIPROCAL_RANK_AT}": reciprocal_rank(self),
            "milliseconds": round(self.milliseconds, 2),
        }


def evaluate(
    corpus: Path, queries: Path, known: Path | None = None, model: str | None = None, each: Path | None = None
) -> Report:
    """The figures of `queries` over `corpus`, indexed in a temporary folder; `model` None is the bundled one.

    Without a bundled model the search goes by words alone, as the product does. Raises SettingsError for a file
    that is missing or malformed; ModelError for a `model` that cannot be loaded. The questions in the file `known`
    and their relevant passages are what question memory holds; shipped usual questions count for the articles of
    their wording. What became of each question is written to `each`.
    """
    articles = read_articles(corpus)
    questions = list(read_questions(queries))
    learned = list(read_questions(known)) if known else []
    embedding = _embedding(model)
    with TemporaryDirectory(prefix="guiwen-eval-") as folder:
        started = time.perf_counter()
        ranker = build(articles, Path(folder), embedding)
        memory = remember(learned, articles, ranker, embedding) if learned else None
        usual = usual_of(articles, embedding)
        shapes = shapes_of(articles)
        seconds = time.perf_counter() - started
        outcomes = [ask(ranker, question, articles, memory, shapes, usual) for question in questions]
    if each:
        write_records(each, (outcome.to_json() for outcome in outcomes))
    return report(outcomes, len(articles), seconds, embedding)


def ask(
    ranker: Ranker,
    question: Question,
    articles: Sequence[Article],
    memory: QuestionMemory | None = None,
    shapes: Shapes = NO_SHAPES,
    usual: UsualMemory | None = None,
) -> Outcome:
    """The ids that `question` finds, and how long the ranking took."""
    started = time.perf_counter()
    known = memory.recall(question.question, ranker.rarity) if memory else None
    asked = usual.begin(question.question) if usual else None
    ranked = ranker.rank(question.question, _DEPTH, known=known, usual=asked, shapes=shapes)
    milliseconds = (time.perf_counter() - started) * 1_000
    return Outcome(question, tuple(articles[one.passage].id for one in ranked), milliseconds)


def report(outcomes: Sequence[Outcome], passages: int, seconds: float, embedding: Embedding | None) -> Report:
    """The figures of `outcomes`."""
    times = [outcome.milliseconds for outcome in outcomes]
    found = {f"recall@{k}": [recall(outcome, k) for outcome in outcomes] for k in RECALL_AT}
    ranks = [reciprocal_rank(outcome) for outcome in outcomes]
    return Report(
        queries=len(outcomes),
        passages=passages,
        recall={k: float(np.mean(found[f"recall@{k}"])) for k in RECALL_AT},
        reciprocal_rank=float(np.mean(ranks)),
        intervals={name: interval(values) for name, values in (found | {f"mrr@{RECIPROCAL_RANK_AT}": ranks}).items()},
        index_seconds=seconds,
        milliseconds={f"p{share}": float(np.percentile(times, share)) for share in (50, 95)},
        peak_memory_mb=_peak_memory_mb(),
        model=embedding.fingerprint if embedding else None,
    )


def recall(outcome: Outcome, k: int) -> float:
    """The share of the relevant passages among the first `k`."""
    return len(outcome.question.relevant.intersection(outcome.found[:k])) / len(outcome.question.relevant)


def reciprocal_rank(outcome: Outcome) -> float:
    """One by the place of the first relevant passage, zero when the first ten hold none."""
    for place, found in enumerate(outcome.found[:RECIPROCAL_RANK_AT], start=1):
        if found in outcome.question.relevant:
            return 1 / place
    return 0.0


def _embedding(model: str | None) -> Embedding | None:
    try:
        return Embedding.load(model)
    except ModelError:
        if model is not None:
            raise
        return None


def _peak_memory_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    return peak / (1_048_576 if sys.platform == "darwin" else 1_024)
