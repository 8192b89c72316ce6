"""`python -m index.training.ranker --data DATA --out FOLDER`: train the learnt ranking over question memory.

Reads `retrieval/corpus.jsonl` and `retrieval/queries-train.jsonl` under DATA; prints what cross-validation gives.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.embedding import Embedding
from index.question_ranker import QuestionRanker, blended
from index.training.bootstrap import Figure, bootstrap
from index.training.ranking_net import Recipe, fit
from index.training.ranking_samples import FOLDS, Sample, Sampler
from index.training.statutes import Article, Question, build, read_articles, read_questions, shapes_of, usual_of

CORPUS, QUESTIONS = "retrieval/corpus.jsonl", "retrieval/queries-train.jsonl"
CUT, DEEP = 10, 100
# From where on, and up to where, what is asked is familiar enough for the net: wider costs questions of another kind.
BOUNDS: Mapping[str, tuple[float, float]] = {"by_meaning": (0.25, 0.40), "by_words": (0.25, 0.40)}
# How the figures of cross-validation are named.
FIGURES = ("recall@10", "recall@100", "mrr@10")


@dataclass(frozen=True, slots=True)
class Material:
    """The corpus, its questions, and further questions by name that are judged but not learnt from."""

    articles: Sequence[Article]
    questions: Sequence[Question]
    others: Mapping[str, Sequence[Question]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and judge, with vectors and by words alone."""
    given = _arguments(arguments)
    material = Material(
        read_articles(given.data / CORPUS),
        list(read_questions(given.data / QUESTIONS)),
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
    crossed = list(sampler.crossed(material.questions))
    _say(f"{name}: {len(crossed)} questions, {np.mean([len(one.right) for one in crossed]):.0f} passages each")
    others = {each: list(sampler.asked(asked, material.questions)) for each, asked in material.others.items()}
    folds = [fit([one for one in crossed if one.fold != fold], Recipe(), low, high) for fold in range(FOLDS)]
    for line in _judged("held back", crossed, folds):
        _say(f"{name}: {line}")
    learnt = fit(crossed, Recipe(), low, high)
    for each, samples in others.items():
        for line in _judged(each, samples, [learnt]):
            _say(f"{name}: {line}")
    return learnt


def _judged(name: str, samples: Sequence[Sample], rankers: Sequence[QuestionRanker]) -> Iterator[str]:
    """Lines of figures before and after; a sample of a fold is ranked by that fold's ranker."""
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
    parser.add_argument("--judge", type=Path, nargs="*", default=[], help="further questions, to be judged only")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
