"""Finds the weights by which a number is told that is called otherwise (service.answering.figures.likeliest).

    python -m evals.likeliest --data LIBRARY [--today DAY] QUESTIONS.jsonl…

Questions that ask for one number, or for one that no report states. Each file is left out in turn and judged with the
weights of the others: what only reports say in other words than the question, and what they do not say at all.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from evals.number_questions import NumberQuestion, folded, read_number_questions
from evals.refusals import Numbers, Shared, logistic
from index.embedding import Embedding
from index.library import Library
from service.answering.figures.asking import read_askings
from service.answering.figures.likeliest import (
    ENOUGH,
    EVIDENCE,
    SHARE,
    TOLD_ELSEWHERE,
    Field,
    field_of,
    ranked,
)
from service.answering.figures.selecting import chosen_for
from service.answering.figures.stated import Stated
from service.answering.pipeline import read_question
from service.answering.question import Question

KINDS = ("value", "unanswerable")
# Against the growing of the weights of the ranking, per step.
RANKING_PENALTY = 0.02
STEPS, RATE = 400, 0.05

Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it may mean, which of it is meant, and whether no number is called as it is asked for."""

    file: str
    question: NumberQuestion
    field: Field
    meant: Truths
    uncalled: bool


def ask(library: Library, files: Sequence[Path], today: date) -> Iterator[Asked]:
    """Every question that is about numbers of reports, and that anything may be meant by."""
    shared = Shared(library)
    for file in files:
        for question in read_number_questions(file):
            context = shared.context(Question(question.question, today, today))
            read_question(context)
            if question.kind not in KINDS or context.understood is None or context.understood.title is not None:
                continue
            asking = read_askings(context.searched, today.year, context.offices.names)[0]
            field = field_of(context, asking.operands[0], asking.units)
            if field is not None:
                meant = np.asarray([is_meant(question, one) for one in field.stated], dtype=bool)
                chosen = chosen_for(context, asking.operands[0], asking.units)
                yield Asked(file.stem, question, field, meant, not (chosen.found or chosen.elsewhen))


def is_meant(question: NumberQuestion, stated: Stated) -> bool:
    """Whether `stated` is one of the numbers that answer `question`."""
    also = question.also or tuple(() for _ in question.gold)
    places = [place for gold, more in zip(question.gold, also, strict=True) for place in (gold, *more)]
    written = folded(stated.written)
    return any(
        stated.document.file == file and re.search(rf"(?<![\d.]){re.escape(folded(number))}", written)
        for file, number in places
    )


def fit_ranking(asked: Sequence[Asked]) -> Numbers:
    """The weights of NAMES by which what is meant is likeliest."""
    return ranking_of([(one.field.features, one.meant) for one in asked])


def ranking_of(asked: Sequence[tuple[Numbers, Truths]], given: Sequence[Numbers] = ()) -> Numbers:
    """The weights by which what is meant is likeliest: the softmax over what may be meant (ListNet, 2007).

    `given` is added to the scores of each, unweighted.
    """
    spread = np.concatenate([features for features, _ in asked]).std(axis=0) + 1e-9
    added = given or [np.zeros(len(meant)) for _, meant in asked]
    samples = [
        (features / spread, meant, more) for (features, meant), more in zip(asked, added, strict=True) if meant.any()
    ]
    weights, mean, square = (np.zeros(len(spread)) for _ in range(3))
    for step in range(1, STEPS + 1):
        gradient = -RANKING_PENALTY * weights
        for features, meant, more in samples:
            scores = features @ weights + more
            told = np.exp(scores - scores.max())
            told /= told.sum()
            wanted = told * meant
            gradient += features.T @ (wanted / (wanted.sum() + 1e-12) - told) / len(samples)
        # Adam (Kingma and Ba 2015)
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    found: Numbers = weights / spread
    return found


def fit_accepting(asked: Sequence[Asked], ranking: Numbers) -> tuple[Numbers, float]:
    """The weights of EVIDENCE and the bias by which the likeliest is what is meant: a logistic regression."""
    told = [ranked(one.field, ranking.tolist()) for one in asked]
    x = np.stack([evidence for _, evidence in told])
    y = np.asarray([one.meant[best] for one, (best, _) in zip(asked, told, strict=True)], dtype=float)
    counts = np.where(y > 0, len(y) / (2 * y.sum()), len(y) / (2 * (1 - y).sum()))
    return logistic(x, y, counts)


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, and what the likeliest is worth for it."""

    asked: Asked
    best: int
    likelihood: float
    probability: float

    @property
    def told(self) -> bool:
        """Whether the likeliest would be told."""
        field = self.asked.field
        return field.told_elsewhere <= TOLD_ELSEWHERE and self.likelihood >= SHARE and self.probability >= ENOUGH

    @property
    def right(self) -> bool:
        """Whether it is what is meant."""
        return bool(self.asked.meant[self.best])


def left_out(asked: Sequence[Asked]) -> Iterator[Judged]:
    """Every question, judged with the weights found on the other files."""
    for file in sorted({one.file for one in asked}):
        others = [one for one in asked if one.file != file]
        ranking = fit_ranking(others)
        accepting, bias = fit_accepting(others, ranking)
        for one in asked:
            if one.file == file:
                best, evidence = ranked(one.field, ranking.tolist())
                probability = 1 / (1 + np.exp(-(evidence @ accepting + bias)))
                yield Judged(one, best, float(evidence[EVIDENCE.index("likelihood")]), float(probability))


def _show(judged: Sequence[Judged]) -> None:
    hard = [one for one in judged if one.asked.uncalled]
    for one in sorted(hard, key=lambda each: -each.probability):
        mark = "对" if one.right else "误" if one.asked.question.gold else "无"
        told = "答" if one.told else "拒"
        clause = one.asked.field.stated[one.best].clause[-30:]
        click.echo(f"{told}{mark} {one.probability:.2f} {one.likelihood:.2f} {one.asked.question.question}｜{clause}")
    with_answer = [one for one in judged if one.asked.meant.any()]
    first = sum(one.right for one in with_answer)
    click.echo(f"meant is likeliest: {first} of {len(with_answer)}; told where none is called as it is asked for:")
    for mark, some in (("meant", [one for one in hard if one.right]), ("not", [one for one in hard if not one.right])):
        click.echo(f"  {mark}: {sum(one.told for one in some)} of {len(some)}")


def _print_weights(asked: Sequence[Asked]) -> None:
    ranking = fit_ranking(asked)
    accepting, bias = fit_accepting(asked, ranking)
    click.echo(f"RANKING = {tuple(np.round(ranking, 3).tolist())}")
    click.echo(f"ACCEPTING = {tuple(np.round(accepting, 3).tolist())}")
    click.echo(f"BIAS = {round(bias, 3)}")


def read_arguments(program: str, arguments: Sequence[str]) -> tuple[Path, Sequence[Path], date]:
    """The library, the files of questions and the day that `arguments` give."""
    parser = argparse.ArgumentParser(prog=f"python -m evals.{program}")
    parser.add_argument("--data", type=Path, required=True, help="the folder of a library with the reports asked about")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("questions", type=Path, nargs="+")
    told = parser.parse_args(arguments)
    return told.data, told.questions, told.today


def main(arguments: Sequence[str]) -> int:
    """Print what the likeliest is worth on each file left out, and the weights found on all of them."""
    data, questions, today = read_arguments("likeliest", arguments)
    with Library.open(data, Embedding.load(None)) as library:
        asked = list(ask(library, questions, today))
    _show(list(left_out(asked)))
    _print_weights(asked)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
