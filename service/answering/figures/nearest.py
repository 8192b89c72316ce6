"""The number that comes nearest by meaning, where none is called as it is asked for: 坐地铁的人次 is 客流量."""

from __future__ import annotations

import re
from dataclasses import replace

from service.answering.context import Context
from service.answering.figures.bynames import called
from service.answering.figures.choosing import Chosen, possible
from service.answering.figures.matching import Match, Matcher
from service.answering.figures.operands import Operand
from service.answering.figures.selecting import candidates_for, chosen_for, documents_for
from service.answering.figures.statuses import only_near
from service.answering.figures.units import AMOUNTS, MONEY, RATES, may_answer, units_of

# By the cosine of the bundled model's vectors, and by how much it has to be ahead of any other name. Measured without
# the everyday words that were added with it: of some 30 questions that found nothing 5 were answered rightly and none
# wrongly, and none of some 100 that no report answers.
_NEAR, _AHEAD = 0.64, 0.14


def nearest_by_meaning(context: Context, operand: Operand, units: frozenset[str]) -> Chosen | None:
    """The one number of the place and time asked for whose name surely means it; None where none does.

    Only of things that are counted: names of amounts of money and of rates are too near each other.
    """
    if not units or units & (RATES | MONEY | AMOUNTS) or not (operand.place or operand.period) or operand.change:
        return None
    stated = candidates_for(context, operand, documents_for(context, operand))
    able = possible(operand, units, stated, context.weighing)
    names = list(dict.fromkeys(one.observation.indicator for one in able))
    told = sorted(zip(context.library.indicators.meanings(operand.subject, names), names, strict=True), reverse=True)
    if not told or told[0][0] < _NEAR or (len(told) > 1 and told[0][0] - told[1][0] < _AHEAD):
        return None
    found = tuple(one for one in able if one.observation.indicator == told[0][1])
    if len({one.observation.normalized_value for one in found}) > 1:
        return None
    context.notes.append(only_near(told[0][1], context.question.language))
    return Chosen(operand, found[:1], best=(Match(found[0], 1.0),), nearest=True)


# How near a byname has to come, how far behind the nearest it may be, and how well a number has to fit its indicator.
_CALLED, _BEHIND, _FITS, _MOST = 0.68, 0.1, 0.5, 6
_NEW = re.compile(r"新(?!能源|材料|型|兴|质|疆|华)|增(?!值|长|速)|添|多出来")


def nearest_by_byname(context: Context, operand: Operand, units: frozenset[str]) -> Chosen | None:
    """The numbers of the listed indicator that people call nearly so; None where no such is told."""
    subject = "".join(operand.subject.split())
    near = called(context.library.indicators, operand.subject, _CALLED)
    asked = Matcher(operand, context.weighing)
    units = units or units_of(operand.subject)
    for one in near[:_MOST]:
        if one.nearness < near[0].nearness - _BEHIND or bool(_NEW.search(subject)) < bool(_NEW.search(one.indicator)):
            continue
        chosen = chosen_for(context, replace(operand, subject=one.indicator), units)
        # 几个组 is answered by no 名, whatever the byname's own indicator counts.
        able = [each for each in chosen.found if may_answer(each.observation.unit, units, operand.subject, "")]
        kept = chosen.only(each for each in (chosen.found if operand.change else able) if asked.may_be(each))
        if kept.best and kept.best[0].score >= _FITS:
            context.notes.append(only_near(kept.best[0].stated.observation.indicator, context.question.language))
            return replace(kept, operand=operand, nearest=True)
    return None
