"""The weights of a refusal are found from questions with and without an answer."""

from __future__ import annotations

import numpy as np

from evals.refusals import Case, fitted, shares
from service.answering.doubt import Parts


def _cases(how: str, answerable: bool, elsewhere: float, number: int) -> list[Case]:
    drawn = np.random.default_rng(number).normal(0, 0.2, (number, 4))
    parts = (Parts(elsewhere + one[0], one[1], one[2], 0.0, 0.5, 0.5 + one[3], 0.0, 0.0, 0.0) for one in drawn)
    return [Case("one", how, answerable, 1.0, some) for some in parts]


def test_what_tells_them_apart_gets_the_weight() -> None:
    """Questions that fit elsewhere are refused; of staff's no more than allowed; noise weighs little."""
    found = [*_cases("staff", True, -1.0, 200), *_cases("unanswerable", False, 1.0, 60)]
    weights = fitted(found)
    assert weights.parts.elsewhere > 3 * max(abs(weights.parts.subject), abs(weights.parts.here))
    told = shares(weights, found)
    assert told["unanswerable"] == (60, 1.0)
    assert told["staff"][1] <= 0.05


def test_where_nothing_tells_them_apart_few_are_refused() -> None:
    """The threshold keeps staff's questions answered first of all."""
    found = [*_cases("staff", True, 0.0, 200), *_cases("unanswerable", False, 0.0, 60)]
    told = shares(fitted(found), found)
    assert told["staff"][1] <= 0.05
    assert told["unanswerable"][1] < 0.2
