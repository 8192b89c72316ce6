"""The number told beside another: one of two is called as asked, and the other stands in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from service.answering.context import Context
from service.answering.figures.asking import Asking, Form
from service.answering.figures.choosing import NO_UNIT, Chosen, plausible
from service.answering.figures.likeliest import MOST, RANKING
from service.answering.figures.likeliness import Likeliness
from service.answering.figures.matching import Match, Matcher
from service.answering.figures.operands import Operand
from service.answering.figures.selecting import every_for
from service.answering.figures.stated import Stated
from service.answering.figures.units import base_unit

# How likely a number beside another has to be meant, by the weights of `likeliest`, or a part beside its whole, and how
# far ahead of the next. Those meant came to 11.4 and more in the questions developed on, a part to 4.8, others to 1.9.
ENOUGH, ENOUGH_OF_IT, AHEAD = 9.0, 4.0, 1.0
_TOGETHER = frozenset({Form.SUM, Form.DIFFERENCE, Form.SHARE, Form.RATIO})
_TWO = 2


def told_beside(context: Context, asking: Asking, chosen: Sequence[Chosen]) -> list[Chosen]:
    """`chosen` with a number for each thing that lacks one, where the sentence of another's surely tells it."""
    every = list(chosen)
    if asking.form not in _TOGETHER or len(every) < _TWO:
        return every
    anchor = next((one.best[0].stated for one in every if one.best), None)
    if anchor is None or all(one.found for one in every):
        return every
    beside = _numbers_of(context, anchor)
    for at, one in enumerate(every):
        if one.found:
            continue
        taken = {match.stated.place for each in every for match in each.best[:1]}
        able = [each for each in beside if each.place not in taken and _as_counted(each, anchor)]
        units = asking.units or frozenset({base_unit(anchor.observation.unit)})
        if (found := _likeliest(context, one.operand, units, able, anchor)) is not None:
            every[at] = Chosen(one.operand, (found,), best=(Match(found, 1.0),))
    return every


def counted_beside(context: Context, operand: Operand, units: frozenset[str], anchor: Stated) -> Chosen:
    """What is counted in one of `units` in the sentence of `anchor`: the people among whom money was shared out."""
    beside = [one for one in _numbers_of(context, anchor) if one.place != anchor.place]
    able = plausible(operand, units, beside, Matcher(operand, context.weighing), anytime=True)
    able = [one for one in able if _counted_in(one, units) and one.planned is anchor.planned]
    # 1000个项目完成投资1865.7亿元: what stands right beside it.
    next_to = [one for one in able if abs(one.record.ordinal - anchor.record.ordinal) == 1]
    kept = next_to if len(next_to) == 1 else able
    found = kept[0] if len(kept) == 1 else _likeliest(context, operand, units, able)
    return Chosen(operand, (found,), best=(Match(found, 1.0),)) if found else Chosen(operand)


def _numbers_of(context: Context, anchor: Stated) -> list[Stated]:
    """All the numbers of the sentence of `anchor`, itself included."""
    every = every_for(context, Operand(""), frozenset({anchor.document.id}), MOST)
    return [one for one in every if one.observation.quote_start == anchor.observation.quote_start]


def _counted_in(stated: Stated, units: frozenset[str]) -> bool:
    """Whether it has a unit, or a name that ends with one of `units`: 医疗旅游人次86.5万."""
    return stated.observation.unit not in NO_UNIT or stated.observation.indicator.endswith(tuple(units))


def _as_counted(stated: Stated, anchor: Stated) -> bool:
    return stated.amount.normal_unit == anchor.amount.normal_unit and stated.planned is anchor.planned


def _likeliest(
    context: Context,
    operand: Operand,
    units: frozenset[str],
    beside: Sequence[Stated],
    anchor: Stated | None = None,
) -> Stated | None:
    """The one of `beside` that is meant; None where none surely is."""
    matcher = Matcher(operand, context.weighing)
    whenever = replace(operand, period=None)
    able = [one for one in plausible(whenever, units, beside, matcher, anytime=True) if matcher.may_be(one)]
    if not able:
        return None
    known = context.library.indicators, context.library.rarity
    least = ENOUGH_OF_IT if anchor and all(_part_and_whole(one, anchor) for one in able) else ENOUGH
    scores = Likeliness(operand, matcher, *known).features(able) @ np.asarray(RANKING)
    best, *others = sorted(scores.tolist(), reverse=True)
    sure = best >= least and (not others or best - others[0] >= AHEAD)
    return able[int(scores.argmax())] if sure else None


def _part_and_whole(one: Stated, other: Stated) -> bool:
    """Whether the one is told as a part of the other."""
    return one.observation.whole == other.record.ordinal or other.observation.whole == one.record.ordinal
