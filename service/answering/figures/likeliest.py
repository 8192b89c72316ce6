"""The number that is most likely meant, where none is called so: 帮民工要回欠薪 is 为6.2万名农民工追讨."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log

import numpy as np

from service.answering.context import Context
from service.answering.figures.choosing import Chosen, plausible
from service.answering.figures.gazetteer import places_named, province_of
from service.answering.figures.likeliness import NAMES, Likeliness, Numbers
from service.answering.figures.matching import Match, Matcher
from service.answering.figures.mentioned import tells_elsewhere
from service.answering.figures.operands import Operand
from service.answering.figures.periods import AskedPeriod
from service.answering.figures.selecting import candidates_for, documents_for, every_for
from service.answering.figures.stated import Stated
from service.answering.figures.statuses import only_near
from service.answering.figures.units import MONEY, base_unit

# What more numbers are likely meant among is too wide a field to tell.
MOST = 3_000
# Numbers of other times and places that are compared with the likeliest.
BEYOND = 12
# Where a number of another time or place fits as asked so well, the thing is told, and only not for this one.
TOLD_ELSEWHERE = 0.55
# The likeliest has to have this share of all likelihood, and its evidence this probability.
SHARE, ENOUGH = 0.8, 0.22
# How nearly the rarest words asked for stand in the sentence that a province tells of a prefecture.
SAID = 0.85


@dataclass(frozen=True, slots=True)
class Field:
    """The numbers that might be meant with their features, and those of other times and places that fit best.

    `told` and `told_elsewhere` are how well any fits as it is called (0 to 1).
    """

    operand: Operand
    stated: Sequence[Stated]
    features: Numbers
    beyond: Numbers
    told: float
    told_elsewhere: float


def field_of(
    context: Context,
    operand: Operand,
    units: frozenset[str],
    around: AskedPeriod | None = None,
    told_elsewhere: float = 1.0,
) -> Field | None:
    """What `operand` may mean of all that the place and time asked for have in one of `units`; None for nothing.

    Looked for in reports `around` another period where one is given. None as well where a number of another time or
    place fits better than `told_elsewhere`.
    """
    operand, documents = where(context, operand)
    if not operand.subject:
        return None
    wide = replace(operand, place="", period=None, level="", above="")
    elsewhere = Matcher(wide, context.weighing)
    found = plausible(wide, units, candidates_for(context, wide, frozenset(), any_year=True), elsewhere, anytime=True)
    matches = elsewhere.matches(found)
    matcher = Matcher(operand, context.weighing)
    read = replace(operand, period=around) if around else operand
    every = every_for(context, read, documents, MOST)
    stated = plausible(operand, units, every, matcher)
    if units & MONEY:
        # 43万 of whatever is no sum of money.
        stated = [one for one in stated if base_unit(one.observation.unit).partition("/")[0] in MONEY]
    here = {one.place for one in stated}
    told = [match for match in matches if match.stated.place not in here][:BEYOND]
    best = max((one.score for one in told), default=0.0)
    if not stated or best > told_elsewhere:
        return None
    known = context.library.indicators, context.library.rarity
    return Field(
        operand,
        stated,
        Likeliness(operand, matcher, *known).features(stated),
        Likeliness(wide, elsewhere, *known).features([one.stated for one in told]),
        max(matcher.score(one) for one in stated),
        best,
    )


def where(context: Context, operand: Operand) -> tuple[Operand, frozenset[str]]:
    """The documents of the place; of a prefecture that has none, those of its province, which need not name it."""
    if operand.place:
        return operand, documents_for(context, operand)
    for place in places_named(operand.subject):
        if documents := context.offices.documents(province_of(place)):
            return replace(operand, subject=operand.subject.replace(place, ""), place=province_of(place)), documents
    return operand, documents_for(context, operand)


def ranked(field: Field, ranking: Sequence[float]) -> tuple[int, Numbers]:
    """Which of the numbers is likeliest, and the evidence for it, in the order of EVIDENCE."""
    weights = np.asarray(ranking)
    scores = field.features @ weights
    best = int(scores.argmax())
    likelihood = np.exp(scores - scores[best])
    second = float(np.delete(scores, best).max()) if len(scores) > 1 else float(scores[best]) - _FAR_AHEAD
    row = dict(zip(NAMES, field.features[best].tolist(), strict=True))
    beyond = field.beyond.copy()
    beyond[:, _OF_PLACE] = field.features[best, _OF_PLACE]
    outside = float((beyond @ weights).max()) if len(beyond) else float(scores[best]) - _FAR_AHEAD
    words, pairs = (float(beyond[:, NAMES.index(name)].max(initial=0.0)) for name in ("words_quote", "pairs_clause"))
    evidence = (
        float(scores[best]),
        1 / float(likelihood.sum()),
        min(float(scores[best]) - second, _FAR_AHEAD),
        *(row[name] for name in _OWN),
        log(len(scores)),
        float(scores[best]) - outside,
        field.told,
        field.told_elsewhere,
        words - row["words_quote"],
        pairs - row["pairs_clause"],
        float(bool(field.operand.place)),
        min(len(field.operand.subject), _LONG),
    )
    return best, np.asarray(evidence)


_FAR_AHEAD, _LONG = 6.0, 20
_OF_PLACE = [NAMES.index("of_the_time"), NAMES.index("otherwise_planned")]
_OWN = (
    *("words_clause", "words_quote", "words_name", "rarest_least", "rarest_most"),
    *("near_clause", "near_quote", "pairs_clause", "pairs_quote", "signs_clause", "signs_quote"),
)
EVIDENCE = (
    *("score", "likelihood", "ahead"),
    *_OWN,
    *("many", "beyond", "told", "told_elsewhere", "words_elsewhere", "pairs_elsewhere", "of_a_place", "long"),
)


def likeliest(context: Context, operand: Operand, units: frozenset[str]) -> Chosen | None:
    """The one number that `operand` surely enough means, however it is called; None where none does."""
    field = field_of(context, operand, units, told_elsewhere=TOLD_ELSEWHERE)
    if field is None:
        return None
    best, evidence = ranked(field, RANKING)
    if evidence[EVIDENCE.index("likelihood")] < SHARE or probability(evidence) < ENOUGH:
        return None
    found = field.stated[best]
    if field.operand.place != operand.place and evidence[EVIDENCE.index("rarest_least")] < SAID:
        # What a province tells is of one of its prefectures where the sentence has the very things asked for.
        return None
    if tells_elsewhere(context, operand, found):
        return None
    context.notes.append(only_near(found.observation.indicator, context.question.language))
    return Chosen(operand, (found,), best=(Match(found, 1.0),), nearest=True)


def probability(evidence: Numbers) -> float:
    """How probable it is that the likeliest is meant."""
    return 1 / (1 + exp(-(float(evidence @ np.asarray(ACCEPTING)) + BIAS)))


RANKING: tuple[float, ...] = (
    1.749,
    1.633,
    1.337,
    1.217,
    -0.504,
    0.925,
    -1.336,
    3.465,
    1.634,
    1.655,
    1.747,
    -0.501,
    0.876,
    3.699,
    -1.545,
    -0.775,
    2.231,
    1.216,
    4.371,
    1.168,
    -2.311,
)
ACCEPTING: tuple[float, ...] = (
    0.195,
    4.531,
    -0.16,
    -0.468,
    -0.956,
    0.848,
    -1.275,
    -0.198,
    -1.431,
    2.549,
    0.07,
    -0.797,
    0.313,
    0.302,
    0.215,
    0.108,
    1.357,
    -0.727,
    -0.083,
    -1.626,
    0.68,
    0.118,
)
BIAS = -6.96
