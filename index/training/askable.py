"""Finds the weights of index.askable: a logistic regression over pieces of the questions that guiwen ships.

    python -m index.training.askable [--out FILE]

Questions of subjects that no rule is about and those of nothing.txt, against what people ask of rules: shortly, in
stories, and about what rules leave open, which another rule may tell. Prints how well weights found on four
fifths of the subjects and rules tell the others.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from index.askable import pieces
from index.subjects import parsed, subjects
from index.usual_questions import open_questions, usual_questions

FURTHER = Path(__file__).parent / "subjects.txt"
# What no rule can answer though it is in the words of offices: a field, a kind and a question in each line.
NOTHING = Path(__file__).parent / "nothing.txt"
OUT = Path(__file__).parents[1] / "wording" / "askable.txt"
# How people begin and end whatever they ask; every third question stands with one of these as well, so that they tell
# nothing.
OPENINGS = Path(__file__).parent / "openings.txt"
EVERY = 3
# A piece has to stand in so many questions, and to weigh so much, to be kept.
OFTEN, LEAST = 3, 0.03
# Against the growing of weights: the inverse strength of scikit-learn.
STRENGTH = 0.1
FOLDS, SEED = 5, 1

Truths = NDArray[np.bool_]
Texts = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Examples:
    """Questions, whether no rule can answer them, and the subject or rule that each was written for."""

    questions: Texts
    beyond: Truths
    groups: Texts


def examples() -> Examples:
    """The questions of subjects without rules and words, and of nothing; of subjects with rules, and of rules."""
    every = [*subjects(), *parsed(FURTHER.read_text(encoding="utf-8"))]
    told = [(asked, True, one.name) for one in every if not one.rules and not one.words for asked in one.questions]
    told += [(asked, False, one.name) for one in every if one.rules for asked in one.questions]
    for some in (usual_questions(), open_questions()):
        for key, questions in some.by_article.items():
            told += [(asked, False, min(some.works_of[key])) for asked in questions]
    rows = (line.split("\t") for line in NOTHING.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    told += [(asked, True, f"{kind} {field}") for field, kind, asked in rows]
    company = [one for one in OPENINGS.read_text(encoding="utf-8").splitlines() if one[0] != "#"]
    told += [
        (company[at % len(company)].replace("…", asked.rstrip("？?。")), beyond, group)
        for at, (asked, beyond, group) in enumerate(told[::EVERY])
    ]
    asked, beyond, groups = zip(*told, strict=True)
    return Examples(np.asarray(asked), np.asarray(beyond), np.asarray(groups))


def weights(questions: Sequence[str], beyond: Truths) -> dict[str, float]:
    """What each piece counts; under the empty piece, where counting starts."""
    held = Counter(piece for question in questions for piece in pieces(question))
    number = {
        piece: place for place, piece in enumerate(sorted(piece for piece, often in held.items() if often >= OFTEN))
    }
    rows = [[number[piece] for piece in pieces(question) if piece in number] for question in questions]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.asarray([column for row in rows for column in row])
    x = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), len(number)))
    found = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300).fit(x, beyond)
    counted = zip(number, found.coef_[0].tolist(), strict=True)
    kept = {piece: round(weight, 2) for piece, weight in counted if abs(weight) >= LEAST}
    return {"": round(float(found.intercept_[0]), 2)} | kept


def told_apart(found: dict[str, float], questions: Sequence[str], beyond: Truths) -> float:
    """How often a question beyond rules weighs more than another one."""
    sums = np.asarray([sum(found.get(piece, 0.0) for piece in pieces(question)) for question in questions])
    return float(np.mean(sums[beyond][:, None] > sums[~beyond]))


def main(arguments: Sequence[str]) -> None:
    """Write the weights, and what they do on subjects and rules left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    all_of = examples()
    names = np.random.default_rng(SEED).permutation(np.unique(all_of.groups)).tolist()
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    folds = np.asarray([fold[group] for group in all_of.groups])
    for left in range(FOLDS):
        found = weights(all_of.questions[folds != left].tolist(), all_of.beyond[folds != left])
        told = told_apart(found, all_of.questions[folds == left].tolist(), all_of.beyond[folds == left])
        sys.stdout.write(f"left out {left}: told apart {told:.3f}\n")
    found = weights(all_of.questions.tolist(), all_of.beyond)
    lines = (f"{piece}\t{weight}" for piece, weight in found.items())
    given.out.write_text(
        "# Pieces of questions and what they count: index.training.askable\n" + "\n".join(lines) + "\n", "utf-8"
    )
    sys.stdout.write(f"{len(found)} pieces in {given.out}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
