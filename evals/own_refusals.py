"""Finds the weights by which an answer from an office's own rules is refused (service.answering.doubt.BESIDE_OWN).

    python -m evals.own_refusals [--rules FOLDER] [--questions FILE]

The sample questions are asked over one, two, four, eight and all of the sample office's rules, chosen by lot: what a
rule that is not among them answers has no answer there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import numpy as np

from evals.answers import Question as Sample
from evals.answers import read_questions
from evals.refusals import Left, Numbers, Shared, regression
from index.embedding import Embedding
from index.library import Library
from service.answering.absence import fields_of, named
from service.answering.context import Context
from service.answering.doubt import OwnParts, Weights, own_parts_of
from service.answering.finding import retrieve
from service.answering.pipeline import read_question
from service.answering.places import Places
from service.answering.question import Question
from service.candidates import find_candidates
from service.ingestion import Ingestion
from service.settings import load_settings
from service.workplace import reading_limits

SAMPLES = Path(__file__).parents[1] / "samples"
SIZES, TIMES = (1, 2, 4, 8), 12
FOLDS, SEED = 5, 5
# The share of questions with an answer that may be refused wrongly in finding the weights.
WRONGLY = 0.01


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked: over how many rules, whether one of them answers, and the parts of the doubt."""

    question: str
    rules: int
    answerable: bool
    parts: OwnParts


def ask(library: Library, samples: Sequence[Sample]) -> Iterator[Asked]:
    """Every sample question over every choice of rules in which something is found."""
    documents = library.documents()
    works = sorted({document.work for document in documents})
    lot, shared = np.random.default_rng(SEED), Shared(library)
    chosen = [frozenset(lot.permutation(works)[:size].tolist()) for size in SIZES for _ in range(TIMES)]
    for some in [*chosen, frozenset(works)]:
        left = frozenset(document.id for document in documents if document.work in some)
        for sample in samples:
            context = shared.context(Question(sample.question, date.today(), sample.as_of))
            context.places = cast(Places, Left(left))
            parts = _parts(context)
            own = any(document.id in left and document.title == sample.document for document in documents)
            if parts is not None:
                yield Asked(sample.id, len(some), sample.answerable and own, parts)


def _parts(context: Context) -> OwnParts | None:
    read_question(context)
    retrieve(context)
    if not context.hits or named(context):
        return None
    return own_parts_of(context, fields_of(context))


def fitted(some: Sequence[Asked]) -> Weights[OwnParts]:
    """The weights of a logistic regression over `some`, with the threshold for WRONGLY."""
    x: Numbers = np.asarray([astuple(one.parts) for one in some], dtype=np.float64)
    refuse = np.asarray([not one.answerable for one in some], dtype=np.float64)
    parts = OwnParts(*(round(float(one), 2) for one in regression(x, refuse, np.ones(len(some)))))
    weights = Weights(parts, 0.0)
    answerable = [weights.doubt(one.parts) for one in some if one.answerable]
    return Weights(parts, round(float(np.quantile(answerable, 1 - WRONGLY)), 2))


def shares(asked: Sequence[Asked]) -> dict[int, tuple[float, float]]:
    """By the number of rules, what weights found on other questions refuse: without an answer, and with one."""
    names = np.random.default_rng(SEED).permutation(sorted({one.question for one in asked})).tolist()
    refused: dict[tuple[int, bool], list[bool]] = {}
    for fold in range(FOLDS):
        left_out = frozenset(names[fold::FOLDS])
        weights = fitted([one for one in asked if one.question not in left_out])
        for one in (one for one in asked if one.question in left_out):
            refused.setdefault((one.rules, one.answerable), []).append(weights.doubt(one.parts) > 0)
    told = {key: round(sum(some) / len(some), 3) for key, some in refused.items()}
    return {size: (told[size, False], told[size, True]) for size in sorted({one.rules for one in asked})}


def main(arguments: Sequence[str]) -> None:
    """Write what weights refuse that were found on other questions, and the weights found on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=Path, default=SAMPLES / "office" / "rules")
    parser.add_argument("--questions", type=Path, default=SAMPLES / "questions.jsonl")
    given = parser.parse_args(arguments)
    embedding = Embedding.load(None)
    with TemporaryDirectory(prefix="guiwen-eval-") as folder, Library.open(Path(folder), embedding) as library:
        ingestion = Ingestion(library, reading_limits(load_settings()), date.today())
        if failed := [one.path for one in ingestion.run(find_candidates([given.rules], [])) if one.error]:
            raise SystemExit(f"not read: {failed}")
        asked = list(ask(library, [one for one in read_questions(given.questions) if not one.as_of]))
    sys.stdout.write(f"refused without and with an answer, by rules: {shares(asked)}\n{fitted(asked)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
