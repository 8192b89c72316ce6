"""The number likely meant of all that a place and a time have, where the question could not be read otherwise.

A question that is put in a way nobody foresaw (化解掉几成了) is read as a whole: each number of the reports is
weighed by what `likeliness` measures, and by what is asked for and it has: the unit, the kind, the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log

import numpy as np

from ingest.observation import Qualifier
from service.answering.context import Context
from service.answering.figures.asking import units_asked
from service.answering.figures.choosing import Chosen, bound, came_together, in_unit, of_kind, plausible, time_fit
from service.answering.figures.framing import without_frame
from service.answering.figures.gazetteer import is_of_prefectures
from service.answering.figures.likeliest import MOST, where
from service.answering.figures.likeliness import NAMES, Likeliness, Numbers
from service.answering.figures.matching import Match, Matcher
from service.answering.figures.mentioned import tells_elsewhere
from service.answering.figures.operands import Operand, Reader
from service.answering.figures.regions import with_places
from service.answering.figures.selecting import candidates_for, every_for
from service.answering.figures.spoken import plainly
from service.answering.figures.stated import Stated
from service.answering.figures.statuses import only_near
from service.answering.figures.units import RATES

# What is asked for, each 1 where a number has it; the last two tell of a bound, and of what came in several years.
HAD = (
    *("in_unit", "of_kind", "change_alike", "rate_alike", "timely", "whole_time", "may_be"),
    *("bound", "came_together"),
)
COLUMNS = (*NAMES, *HAD)
EVIDENCE = (
    *("score", "likelihood", "ahead"),
    *COLUMNS,
    *("many", "of_a_place", "long", "searched", "told", "told_elsewhere", "words_elsewhere", "near_elsewhere"),
)
# The likeliest has to have this probability of being meant.
ENOUGH = 0.7
# Numbers of other times and places that are compared with it.
_BEYOND = 12
_FAR_AHEAD, _LONG = 6.0, 20


@dataclass(frozen=True, slots=True)
class WideField:
    """All numbers that a question may mean with their features (COLUMNS), and what tells of other times and places."""

    operand: Operand
    stated: Sequence[Stated]
    features: Numbers
    searched: bool
    told: float
    told_elsewhere: float
    words_elsewhere: float
    near_elsewhere: float


def wide_field_of(context: Context) -> WideField | None:
    """What the question may mean, read as a whole; None where it names nothing, or nothing is told."""
    asked = plainly(with_places(without_frame(context.searched)))
    names = sorted(context.offices.names, key=len, reverse=True)
    operand, documents = where(context, Reader(context.question.today.year, names).operand(asked))
    units = units_asked(asked)
    if not operand.subject:
        return None
    stated = every_for(context, operand, documents, MOST)
    searched = not stated
    stated = stated or candidates_for(context, operand, frozenset(), any_year=True)
    if not stated:
        return None
    matcher = Matcher(operand, context.weighing)
    known = context.library.indicators, context.library.rarity
    likely = Likeliness(operand, matcher, *known).features(stated)
    anywhere = replace(operand, place="", period=None, level="", above="")
    elsewhere = Matcher(anywhere, context.weighing)
    others = plausible(
        anywhere, units, candidates_for(context, anywhere, frozenset(), any_year=True), elsewhere, anytime=True
    )
    here = {one.place for one in stated}
    beyond = [match for match in elsewhere.matches(others) if match.stated.place not in here][:_BEYOND]
    far = Likeliness(anywhere, elsewhere, *known).features([one.stated for one in beyond])
    return WideField(
        operand,
        stated,
        np.hstack([likely, _had(operand, units, stated, matcher)]),
        searched,
        max(matcher.score(one) for one in stated),
        max((one.score for one in beyond), default=0.0),
        float(far[:, NAMES.index("words_quote")].max(initial=0.0)),
        float(far[:, NAMES.index("near_quote")].max(initial=0.0)),
    )


def _had(operand: Operand, units: frozenset[str], stated: Sequence[Stated], matcher: Matcher) -> Numbers:
    kind = {one.place for one in of_kind(operand, units, stated)}
    rows = [
        (
            not units or in_unit(one, units, operand),
            one.place in kind,
            (one.observation.qualifier is Qualifier.CHANGE) is operand.change,
            (one.observation.unit in RATES) is (units == RATES),
            time_fit(operand, one) > 0,
            time_fit(operand, one) > 1,
            matcher.may_be(one),
            bound(one),
            came_together(one),
        )
        for one in stated
    ]
    return np.asarray(rows, dtype=np.float64)


def ranked(field: WideField, ranking: Sequence[float]) -> tuple[int, Numbers]:
    """Which of the numbers is likeliest, and the evidence for it, in the order of EVIDENCE."""
    scores = field.features @ np.asarray(ranking)
    best = int(scores.argmax())
    told = np.exp(scores - scores[best])
    value = field.stated[best].observation.normalized_value
    same = np.asarray([one.observation.normalized_value == value for one in field.stated])
    second = float(scores[~same].max()) if not same.all() else float(scores[best]) - _FAR_AHEAD
    evidence = (
        float(scores[best]),
        float(told[same].sum() / told.sum()),
        min(float(scores[best]) - second, _FAR_AHEAD),
        *field.features[best].tolist(),
        log(len(scores)),
        float(bool(field.operand.place)),
        min(len(field.operand.subject), _LONG),
        float(field.searched),
        field.told,
        field.told_elsewhere,
        field.words_elsewhere,
        field.near_elsewhere,
    )
    return best, np.asarray(evidence)


def widest(context: Context) -> Chosen | None:
    """The one number that the question surely enough means, whatever it calls it; None where none does.

    None too where it is of another place or unit, or where its document tells of the thing elsewhere.
    """
    field = wide_field_of(context)
    if field is None:
        return None
    best, evidence = ranked(field, RANKING)
    if 1 / (1 + exp(-(float(evidence @ np.asarray(ACCEPTING)) + BIAS))) < ENOUGH:
        return None
    found = field.stated[best]
    if not field.features[best, COLUMNS.index("in_unit")]:
        return None
    if not is_of_prefectures(context.searched, f"{found.nearby}{found.document.organisation}{found.document.title}"):
        return None
    if tells_elsewhere(context, field.operand, found):
        return None
    context.notes.append(only_near(found.observation.indicator, context.question.language))
    return Chosen(field.operand, (found,), best=(Match(found, 1.0),), nearest=True)


# Found by `python -m evals.widest`.
RANKING: tuple[float, ...] = (
    2.032,
    2.043,
    -0.081,
    0.648,
    0.662,
    3.394,
    -2.421,
    4.781,
    2.477,
    2.045,
    1.531,
    -0.639,
    0.66,
    1.76,
    -2.916,
    0.545,
    2.54,
    2.656,
    1.467,
    1.673,
    -1.667,
    1.884,
    1.611,
    -0.042,
    1.19,
    1.168,
    1.673,
    0.497,
    -0.422,
    0.776,
)
ACCEPTING: tuple[float, ...] = (
    0.059,
    3.884,
    0.186,
    0.975,
    -2.013,
    0.45,
    0.793,
    -1.081,
    1.498,
    -1.423,
    0.077,
    0.406,
    1.49,
    0.525,
    0.699,
    0.242,
    -0.296,
    0.355,
    -1.299,
    -0.173,
    1.554,
    -0.326,
    -0.02,
    -1.311,
    2.777,
    0.377,
    -0.423,
    1.239,
    3.13,
    -0.02,
    3.145,
    -0.375,
    1.323,
    0.168,
    0.223,
    0.128,
    -1.953,
    0.429,
    -1.272,
    -0.709,
    -0.44,
)
BIAS = -16.095
