"""Finds the weights by which an answer is refused (service.answering.doubt), and what they do on questions not used.

    python -m evals.refusals laws=LIBRARY judging=LIBRARY blind=LIBRARY [--words]

Each LIBRARY was made of the files that evals/questions/SET-small.txt lists. Every question is asked over its own
library; over its own with the rules that answer it taken out; and over the other libraries that have none of these.
Only the first are questions that somebody wrote as unanswerable.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from evals.law_questions import LawQuestion, read_law_questions
from index.embedding import Embedding
from index.library import Library
from index.usual_fields import UsualFields, usual_fields
from index.usual_questions import usual_questions
from service.answering.absence import found_text, named, told_best
from service.answering.context import Context
from service.answering.doubt import Parts, Weights, parts_of
from service.answering.figures.naming import IndicatorNames
from service.answering.figures.offices import Offices
from service.answering.figures.texts import Texts
from service.answering.finding import retrieve
from service.answering.pipeline import read_question
from service.answering.places import Places
from service.answering.question import Question
from service.answering.titles import TitleIndex

QUESTIONS = Path(__file__).parent / "questions"
ANSWERED = frozenset({"staff", "formal", "as_of"})
# What a question counts: that somebody wrote as unanswerable; asked where its rules are not; with its rules taken out.
UNANSWERABLE, ELSEWHERE, TAKEN_OUT = 3.0, 0.4, 0.1
# Over how many other libraries each question is asked, those that come after its own.
OTHERS = 2
# The share of staff's questions that may be refused wrongly in finding the weights.
WRONGLY = 0.05
# Of the squares of the standardised weights, against their growing.
PENALTY = 3.3
ROUNDS = 30

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A question as it was asked: of which set, how, whether it has an answer, what it counts, and its parts."""

    set: str
    how: str
    answerable: bool
    counts: float
    parts: Parts


class Shared:
    """What every question over one Library is asked with."""

    def __init__(self, library: Library) -> None:
        self._library = library
        documents = library.documents()
        names, texts = IndicatorNames(library.observations.groupings), Texts(library.text)
        self._known = TitleIndex(documents), Places(documents), Offices(documents), names, texts

    def context(self, asked: Question) -> Context:
        """The context of `asked`, before any step."""
        return Context(asked, asked.as_of or date.today(), self._library, *self._known, 5)


class _Asked:
    """One library with what its questions are asked with; documents of some Works can be left out."""

    def __init__(self, folder: Path, embedding: Embedding | None) -> None:
        self.library = Library.open(folder, embedding=embedding)
        self._documents = self.library.documents()
        self._shared = Shared(self.library)
        self._fields: UsualFields = usual_fields(embedding, folder / "usual")
        self.work_of = {document.file: document.work for document in self._documents}

    def has(self, question: LawQuestion) -> bool:
        """Whether any version of a file that answers `question` is here."""
        names = {file.partition("(")[0] for file in self.work_of}
        return any(file.partition("(")[0] in names for file, _ in question.gold)

    def parts(self, question: LawQuestion, without: frozenset[str] = frozenset()) -> Parts | None:
        """The parts for `question` with the Works `without` left out; None where they do not decide."""
        context = self._shared.context(Question(question.question, date.today(), question.as_of))
        if without:
            left = frozenset(one.id for one in self._documents if one.work not in without)
            context.places = cast(Places, Left(left))
        read_question(context)
        retrieve(context)
        if not context.hits or named(context) or context.hits[0].document.work not in usual_questions().works:
            return None
        here = frozenset(self.work_of.values()) - without
        found = found_text(context)
        return parts_of(context, told_best(context, lambda asked: self._fields.compare(asked, here, found)))


@dataclass(frozen=True, slots=True)
class Left:
    """Places that let these documents through, whatever is asked."""

    left: frozenset[str]

    def documents(self, _question: str) -> frozenset[str]:
        return self.left


def cases(libraries: Mapping[str, Path], embedding: Embedding | None) -> Iterator[Case]:
    """Every question of every set in every way that it can be asked."""
    asked = {name: _Asked(folder, embedding) for name, folder in libraries.items()}
    names = list(asked)
    for place, (name, own) in enumerate(asked.items()):
        others = [*names[place + 1 :], *names[:place]]
        for question in read_law_questions(QUESTIONS / f"{name}.jsonl"):
            if question.turns or question.large_only or question.kind not in ANSWERED | {"unanswerable"}:
                continue
            found = {"own": own.parts(question)}
            if question.gold and question.kind != "as_of":
                found["out"] = own.parts(question, frozenset(own.work_of[file] for file, _ in question.gold))
                elsewhere = [one for one in others if not asked[one].has(question)][:OTHERS]
                found |= {one: asked[one].parts(question) for one in elsewhere}
            yield from (_case(name, how, question, parts) for how, parts in found.items() if parts)


def _case(name: str, how: str, question: LawQuestion, parts: Parts) -> Case:
    if how == "own":
        answerable = bool(question.gold)
        return Case(name, question.kind, answerable, 1.0 if answerable else UNANSWERABLE, parts)
    return Case(name, how if how == "out" else "elsewhere", False, TAKEN_OUT if how == "out" else ELSEWHERE, parts)


def fitted(some: Sequence[Case]) -> Weights[Parts]:
    """The weights of a logistic regression over `some`, with the threshold for WRONGLY."""
    x = np.asarray([astuple(one.parts) for one in some], dtype=np.float64)
    refuse = np.asarray([not one.answerable for one in some], dtype=np.float64)
    found = regression(x, refuse, np.asarray([one.counts for one in some]))
    parts = Parts(*(round(float(one), 2) for one in found))
    return replace(Weights(parts, 0.0), refuse_from=_threshold(Weights(parts, 0.0), some))


def regression(x: Numbers, refuse: Numbers, counts: Numbers) -> Numbers:
    """What each column of `x` counts in a logistic regression."""
    return logistic(x, refuse, counts)[0]


def logistic(x: Numbers, refuse: Numbers, counts: Numbers) -> tuple[Numbers, float]:
    """What each column of `x` counts in a logistic regression, and its bias, by Newton's method."""
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    x = np.column_stack(((x - middle) / spread, np.ones(len(x))))
    held = np.diag([PENALTY] * (x.shape[1] - 1) + [0.0])
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (counts * (likely - refuse)) + held @ weights
        curve = x.T @ ((counts * likely * (1 - likely))[:, None] * x) + held
        weights -= np.linalg.solve(curve, slope)
    told: Numbers = weights[:-1] / spread
    return told, float(weights[-1] - told @ middle)


def _threshold(weights: Weights[Parts], some: Sequence[Case]) -> float:
    staff = [weights.doubt(one.parts) for one in some if one.how == "staff"]
    # Rounded up: rounded down, one more of them would be refused.
    return math.ceil(float(np.quantile(staff, 1 - WRONGLY)) * 100) / 100


def shares(weights: Weights[Parts], some: Sequence[Case]) -> dict[str, tuple[int, float]]:
    """By how they were asked: how many there are, and the share that `weights` refuse."""
    hows = sorted({one.how for one in some})
    refused = {how: [weights.doubt(one.parts) > 0 for one in some if one.how == how] for how in hows}
    return {how: (len(told), round(sum(told) / len(told), 3)) for how, told in refused.items()}


def main(arguments: Sequence[str]) -> None:
    """Write what each set says of weights found on the others, and the weights found on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("libraries", nargs="+", metavar="SET=LIBRARY")
    parser.add_argument("--words", action="store_true", help="without vectors")
    given = parser.parse_args(arguments)
    libraries = {name: Path(folder) for name, _, folder in (one.partition("=") for one in given.libraries)}
    found = list(cases(libraries, None if given.words else Embedding.load(None)))
    left_out: dict[str, list[tuple[int, float]]] = {}
    for name in libraries:
        told = shares(fitted([one for one in found if one.set != name]), [one for one in found if one.set == name])
        sys.stdout.write(f"{name}, left out: {told}\n")
        for how, share in told.items():
            left_out.setdefault(how, []).append(share)
    together = {
        how: round(sum(n * part for n, part in some) / sum(n for n, _ in some), 3) for how, some in left_out.items()
    }
    weights = fitted(found)
    sys.stdout.write(f"left out, together: {together}\non all: {shares(weights, found)}\n{weights}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
