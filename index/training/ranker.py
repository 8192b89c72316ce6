"""`python -m index.training.ranker --data DATA --out FOLDER`: train the learnt ranking over question memory.

Reads `retrieval/corpus.jsonl` and `retrieval/queries-train.jsonl` under DATA; prints what cross-validation gives.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.embedding import Embedding
from index.question_ranker import QuestionRanker, blended
from index.training.bootstrap import Figure, bootstrap
from index.training.ranking_net import Recipe, fit
from index.training.ranking_samples import FOLDS, Sample, Sampler, folds_of
from index.training.statutes import Article, Question, build, read_articles, read_questions, shapes_of, usual_of

CORPUS, QUESTIONS = "retrieval/corpus.jsonl", "retrieval/queries-train.jsonl"
CUT, DEEP = 10, 100
# From where on, and up to where, what is asked is familiar enough for the net: wider costs questions of another kind.
BOUNDS: Mapping[str, tuple[float, float]] = {"by_meaning": (0.21, 0.33), "by_words": (0.08, 0.16)}
# How many questions are known, and whether with their answers, in further samples of each question: so the net learns
# what to go by where memory says little.
FEW = ((100, True), (300, False))
# Of what other people ask every fourth question is learnt from: of more, what is known counts less (0.737 → 0.730).
TAUGHT = 4
# How the figures of cross-validation are named.
FIGURES = ("recall@10", "recall@100", "mrr@10")


@dataclass(frozen=True, slots=True)
class Material:
    """The corpus, its questions, what other people ask of it, and further questions by name that are only judged."""

    articles: Sequence[Article]
    questions: Sequence[Question]
    beside: Sequence[Question]
    others: Mapping[str, Sequence[Question]]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What is learnt from: questions with those of the other folds known, with `few` of them, and what others ask."""

    crossed: Sequence[Sample]
    few: Sequence[Sample]
    beside: Sequence[Sample]

    @classmethod
    def of(cls, sampler: Sampler, material: Material) -> Lessons:
        """The samples; what other people ask is asked with everything known."""
        asked, known = material.beside, material.questions
        folds = folds_of(len(asked)).tolist()
        return cls(
            list(sampler.crossed(known)),
            [one for many, answers in FEW for one in sampler.crossed(known, many, answers)],
            [replace(one, fold=fold) for one, fold in zip(sampler.asked(asked, known), folds, strict=True)],
        )

    def without(self, fold: int) -> list[Sample]:
        """Everything but one fold, of which -1 is none."""
        return [one for one in (*self.crossed, *self.few, *self.beside[::TAUGHT]) if one.fold != fold]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and judge, with vectors and by words alone."""
    given = _arguments(arguments)
    material = Material(
        read_articles(given.data / CORPUS),
        list(read_questions(given.data / QUESTIONS)),
        list(read_questions(given.beside)) if given.beside else [],
        {path.stem: list(read_questions(path)) for path in given.judge},
    )
    given.out.mkdir(parents=True, exist_ok=True)
    embedding = Embedding.load()
    with TemporaryDirectory(prefix="guiwen-ranker-") as folder:
        ranker = build(material.articles, Path(folder), embedding)
        shapes = shapes_of(material.articles)
        samplers = {
            "by_meaning": Sampler(ranker, material.articles, embedding, shapes, usual_of(material.articles, embedding)),
            "by_words": Sampler(ranker.by_words(), material.articles, None, shapes, usual_of(material.articles, None)),
        }
        for name, sampler in samplers.items():
            learnt = _train(sampler, material, name)
            path = given.out / f"{name}.json"
            path.write_text(json.dumps(learnt.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _train(sampler: Sampler, material: Material, name: str) -> QuestionRanker:
    low, high = BOUNDS[name]
    lessons = Lessons.of(sampler, material)
    _say(
        f"{name}: {len(lessons.crossed)} questions, {np.mean([len(one.right) for one in lessons.crossed]):.0f} passages"
    )
    folds = [fit(lessons.without(fold), Recipe(), low, high) for fold in range(FOLDS)]
    for said, samples in (("held back", lessons.crossed), ("few known", lessons.few), ("beside", lessons.beside)):
        for line in _judged(said, samples, folds):
            _say(f"{name}: {line}")
    learnt = fit(lessons.without(-1), Recipe(), low, high)
    for each, asked in material.others.items():
        for line in _judged(each, list(sampler.asked(asked, material.questions)), [learnt]):
            _say(f"{name}: {line}")
    return learnt


def _judged(name: str, samples: Sequence[Sample], rankers: Sequence[QuestionRanker]) -> Iterator[str]:
    """Lines of figures before and after; a sample of a fold is ranked by that fold's ranker."""
    if not samples:
        return
    before = np.asarray([figures(one.present, one) for one in samples])
    after = np.asarray([figures(ranked(one, rankers[max(one.fold, 0)]), one) for one in samples])
    for number, figure in enumerate(FIGURES):
        told = [bootstrap(each[:, number].tolist()) for each in (before, after, after - before)]
        yield f"{name}, {len(samples)} questions, {figure}: " + " → ".join(map(str, told[:2])) + f", {_signed(told[2])}"


def ranked(sample: Sample, ranker: QuestionRanker) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The scores of a sample's passages as a search would give them."""
    trust = ranker.trust(sample.familiarity)
    return blended(sample.present, ranker.scores(sample.table), trust) if trust else sample.present


def figures(scores: np.ndarray[tuple[int], np.dtype[np.float64]], sample: Sample) -> tuple[float, float, float]:
    """Recall at CUT and at DEEP, and the reciprocal rank of the first right passage among the first CUT."""
    right = sample.right[np.argsort(-scores, kind="stable")]
    first = np.flatnonzero(right[:CUT])
    rank = 1 / (first[0] + 1) if len(first) else 0.0
    return right[:CUT].sum() / sample.wanted, right[:DEEP].sum() / sample.wanted, float(rank)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _signed(figure: Figure) -> str:
    return f"{figure.mean:+.3f} [{figure.low:+.3f}, {figure.high:+.3f}]"


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds retrieval/")
    parser.add_argument("--out", type=Path, required=True, help="where the two files of weights go")
    parser.add_argument("--beside", type=Path, help="what other people ask of the corpus (evals.corpus_questions)")
    parser.add_argument("--judge", type=Path, nargs="*", default=[], help="further questions, to be judged only")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
