"""Finds the weights by which a number is told that a question means as a whole (service.answering.figures.widest).

    python -m evals.widest --data LIBRARY [--today DAY] QUESTIONS.jsonl…

Questions that ask for one number, or for one that no report states. Each file is left out in turn and judged with the
weights of the others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import numpy as np

from evals.likeliest import KINDS, Truths, is_meant, ranking_of, read_arguments
from evals.number_questions import NumberQuestion, read_number_questions
from evals.refusals import Numbers, Shared, logistic
from index.embedding import Embedding
from index.library import Library
from service.answering.figures.widest import ENOUGH, WideField, ranked, wide_field_of
from service.answering.pipeline import read_question
from service.answering.question import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that it may mean, and which of it is meant."""

    file: str
    question: NumberQuestion
    field: WideField
    meant: Truths


def ask(library: Library, files: Sequence[Path], today: date) -> Iterator[Asked]:
    """Every question about one number of reports."""
    shared = Shared(library)
    for file in files:
        for question in read_number_questions(file):
            if question.kind not in KINDS:
                continue
            context = shared.context(Question(question.question, today, today))
            read_question(context)
            if context.understood is None or context.understood.title is not None:
                continue
            field = wide_field_of(context)
            if field is not None:
                meant = np.asarray([is_meant(question, one) for one in field.stated], dtype=bool)
                yield Asked(file.stem, question, field, meant)


@dataclass(frozen=True, slots=True)
class Found:
    """The weights: of the ranking, of the evidence, and the bias of the latter."""

    ranking: Numbers
    accepting: Numbers
    bias: float

    def probability(self, evidence: Numbers) -> float:
        """How probable it is that the likeliest is meant."""
        return float(1 / (1 + np.exp(-(evidence @ self.accepting + self.bias))))


def fitted(asked: Sequence[Asked]) -> Found:
    """The weights found on `asked`: a softmax over the numbers, then a logistic regression over the likeliest."""
    ranking = ranking_of([(one.field.features, one.meant) for one in asked])
    told = [ranked(one.field, ranking.tolist()) for one in asked]
    x = np.stack([evidence for _, evidence in told])
    y = np.asarray([one.meant[best] for one, (best, _) in zip(asked, told, strict=True)], dtype=float)
    accepting, bias = logistic(x, y, np.ones(len(y)))
    return Found(ranking, accepting, bias)


def _show(asked: Sequence[Asked]) -> None:
    rows: list[tuple[bool, bool, bool]] = []
    for file in sorted({one.file for one in asked}):
        found = fitted([one for one in asked if one.file != file])
        for one in (one for one in asked if one.file == file):
            best, evidence = ranked(one.field, found.ranking.tolist())
            told, right = found.probability(evidence) >= ENOUGH, bool(one.meant[best])
            rows.append((bool(one.question.gold), told, right))
            if told and not right:
                click.echo(f"误 {one.question.id} {one.question.question}｜{one.field.stated[best].clause[-30:]}")
    stated, not_stated = [row for row in rows if row[0]], [row for row in rows if not row[0]]
    click.echo(f"likeliest is meant: {sum(row[2] for row in stated)} of {len(stated)}")
    meant, other = (sum(row[1] and row[2] is right for row in stated) for right in (True, False))
    click.echo(f"told and meant: {meant}, not meant: {other}")
    click.echo(f"told where nothing is stated: {sum(row[1] for row in not_stated)} of {len(not_stated)}")


def main(arguments: Sequence[str]) -> int:
    """Print what the weights are worth on each file left out, and those found on all of them."""
    data, questions, today = read_arguments("widest", arguments)
    with Library.open(data, Embedding.load(None)) as library:
        asked = list(ask(library, questions, today))
    _show(asked)
    found = fitted(asked)
    click.echo(f"RANKING = {tuple(np.round(found.ranking, 3).tolist())}")
    click.echo(f"ACCEPTING = {tuple(np.round(found.accepting, 3).tolist())}\nBIAS = {round(found.bias, 3)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
