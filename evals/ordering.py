"""Finds what the measures of a hit count in the order of an answer's articles (service.answering.ranking).

    python -m evals.ordering SET=LIBRARY…

Each LIBRARY was made of the files that evals/questions/SET-small.txt lists (of story-*: see evals/questions). Each set
is left out in turn and judged with the weights of the others, and once more with what is usually asked of the right
documents forgotten, as of an office's own rules.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import numpy as np

from evals.law_questions import read_law_questions
from evals.likeliest import Truths, ranking_of
from evals.refusals import QUESTIONS, Numbers, Shared
from index.embedding import Embedding
from index.library import Library
from index.norms import norm_of
from index.records import PassageHit
from service.answering.context import Context
from service.answering.finding import retrieve
from service.answering.pipeline import read_question
from service.answering.question import Question
from service.answering.ranking import NORM, NORM_WEIGHT, WEIGHTS, said_by

KINDS = ("staff", "formal")
_ASKED = np.asarray([list(WEIGHTS).index(name) for name in ("asked_words", "asked_meaning", "asked_at_all")])


@dataclass(frozen=True, slots=True)
class Asked:
    """The hits of a question: what each measures, which are right, which of a right document, and their norms."""

    set: str
    measures: Numbers
    right: Truths
    of_right: Truths
    norms: Numbers

    def bare(self) -> Numbers:
        """The measures with nothing usually asked of the right documents."""
        told = self.measures.copy()
        told[np.ix_(np.flatnonzero(self.of_right), _ASKED)] = 0.0
        return told

    def first(self, weights: Numbers, measures: Numbers) -> bool:
        """Whether the right article comes first."""
        return bool(self.right[int((measures @ weights + self.norms).argmax())])


def ask(libraries: Mapping[str, Path]) -> Iterator[Asked]:
    """Every question of the sets that has an answer among its hits."""
    embedding = Embedding.load(None)
    for name, folder in libraries.items():
        library = Library.open(folder, embedding=embedding)
        shared = Shared(library)
        for question in read_law_questions(QUESTIONS / f"{name}.jsonl"):
            if question.turns or question.large_only or question.kind not in KINDS:
                continue
            context = shared.context(Question(question.question, date.today(), question.as_of))
            read_question(context)
            retrieve(context)
            hits = [hit for hit in context.hits if hit.measures]
            places = tuple((hit.document.file, hit.passage.article or hit.passage.label) for hit in hits)
            right = np.asarray([one in question.gold for one in places], dtype=bool)
            if right.any():
                files = {file for file, _ in question.gold}
                of_right = np.asarray([file in files for file, _ in places], dtype=bool)
                yield Asked(name, _measured(context, hits), right, of_right, _norms(hits))
        library.close()


def _measured(context: Context, hits: Sequence[PassageHit]) -> Numbers:
    if context.relevance is None:
        raise ValueError("hits without what they were measured against")
    said = said_by(hits, context.searched, context.relevance)
    return np.asarray([one.row(hit.measures) for one, hit in zip(said, hits, strict=True)])


def _norms(hits: Sequence[PassageHit]) -> Numbers:
    told: Numbers = NORM * np.log(np.asarray([NORM_WEIGHT[norm_of(hit.document)] for hit in hits]))
    return told


def fitted(asked: Sequence[Asked]) -> Numbers:
    """The weights of WEIGHTS by which the right articles come first, but that of `asked_at_all`, which is chosen.

    Nearly all that the sets ask of is asked about, so they cannot tell it.
    """
    at_all = list(WEIGHTS).index("asked_at_all")
    given = [one.norms + WEIGHTS["asked_at_all"] * one.measures[:, at_all] for one in asked]
    free = [(np.delete(one.measures, at_all, axis=1), one.right) for one in asked]
    return np.insert(ranking_of(free, given), at_all, WEIGHTS["asked_at_all"])


def main(arguments: Sequence[str]) -> int:
    """Print how often the right article comes first of each set left out, and the weights found on all of them."""
    libraries = {name: Path(folder) for name, _, folder in (one.partition("=") for one in arguments)}
    asked = list(ask(libraries))
    rows: list[tuple[bool, bool, bool]] = []
    present = np.asarray(list(WEIGHTS.values()))
    for name in libraries:
        weights = fitted([one for one in asked if one.set != name])
        some = [one for one in asked if one.set == name]
        told = [
            (one.first(weights, one.measures), one.first(weights, one.bare()), one.first(present, one.measures))
            for one in some
        ]
        rows += told
        click.echo(f"{name}: {_shares(told)}")
    click.echo(f"left out / nothing usually asked / weights as shipped: {_shares(rows)}")
    click.echo(str(dict(zip(WEIGHTS, np.round(fitted(asked), 2).tolist(), strict=True))))
    return 0


def _shares(rows: Sequence[tuple[bool, bool, bool]]) -> str:
    return " / ".join(f"{share:.3f}" for share in np.mean(np.asarray(rows, dtype=float), axis=0)) + f" of {len(rows)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
