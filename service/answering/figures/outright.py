"""Changes, shares and gaps that reports state outright, before anything is computed."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.observation import Qualifier
from service.answering.context import Context
from service.answering.figures.asking import Asking, Form
from service.answering.figures.choosing import Chosen
from service.answering.figures.matching import LEVELS, words_asked
from service.answering.figures.operands import Operand
from service.answering.figures.pairs import changed
from service.answering.figures.periods import split_period
from service.answering.figures.result import calculate
from service.answering.figures.selecting import candidates_for, chosen_for, documents_for
from service.answering.figures.stated import Stated
from service.answering.figures.units import AMOUNTS, RATES

# From this score on a share is the one that is asked for, and not computed.
_SURELY = 0.55
# From this score on a change over several years is the one that is asked for, before it is computed.
_LIKELY = 0.4
# How well an Observation's period fits that is all the years asked for.
_ALL_OF_IT = 3
_TWO = 2
_OF_ONE_UNIT = frozenset({"元", "倍", "美元"})
_OF_A_WHOLE = re.compile(r"占|比重|比例|份额")


def told_outright(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """What is asked for where it is stated as such, and as what it is then asked for; None where it is not."""
    steps = (_stated, _share_stated, _gap_stated, _from_and_to, _pair_of_years)
    return next((found for step in steps if (found := step(context, asking))), None)


def _stated(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """A change that is stated for all of the time asked for."""
    operand = asking.stated
    if operand is not None and asking.amount and (said := _amount_stated(context, asking, operand)):
        return said
    if operand is None or (
        asking.amount and all(chosen_for(context, one, asking.units).found for one in asking.operands)
    ):
        return None
    found = chosen_for(context, operand, asking.units)
    if asking.form is Form.RATIO:
        # What one 元 brought: 带动12.6元消费, no 905亿元.
        found = found.only(one for one in found.found if one.observation.unit in _OF_ONE_UNIT)
    if asking.form is Form.DIFFERENCE and found.best and found.best[0].score < _LIKELY:
        return None
    lasts = asking.form is Form.TREND and operand.period is not None and operand.period.lasts
    if lasts and operand.period:
        sure = found.best and found.best[0].score >= _LIKELY
        whole = [one for one in found.found if operand.period.fit(one.observation.period) == _ALL_OF_IT and sure]
        found = found.only(whole)
    return (replace(asking, form=Form.VALUE, operands=(operand,)), [found]) if found.found else None


def _amount_stated(context: Context, asking: Asking, operand: Operand) -> tuple[Asking, list[Chosen]] | None:
    """How much more or less it was than the year before, as it is stated beside the level: 5625亿元，增加1307亿元."""
    found = chosen_for(context, operand, asking.units or AMOUNTS)
    grown = [one for one in found.best if one.stated.observation.qualifier is Qualifier.CHANGE]
    sure = [one for one in grown if one.score >= _SURELY and one.stated.observation.unit not in RATES]
    level = chosen_for(context, asking.operands[0], asking.units)
    beside = {(one.document.id, one.observation.quote_start) for one in level.found}
    told = [one for one in sure if (one.stated.document.id, one.stated.observation.quote_start) in beside]
    if not told or len({one.stated.observation.normalized_value for one in told}) > 1:
        return None
    both = [one for one in level.found if (one.document.id, one.observation.quote_start) in beside]
    return replace(asking, form=Form.VALUE, operands=(operand,)), [
        Chosen(operand, (told[0].stated, *both[:1]), best=(told[0],))
    ]


def _share_stated(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """A share that is surely stated outright: 制造业增加值占地区生产总值比重."""
    if asking.outright is None or any(one.above for one in asking.operands):
        return None
    found = share_told(context, asking, asking.outright)
    sure = bool(found.best) and found.best[0].score >= _SURELY
    if sure and not _OF_A_WHOLE.search(found.best[0].stated.observation.indicator):
        # 赤字率 is no share of one 赤字 in another: both are told.
        both = [chosen_for(context, one, asking.units) for one in asking.operands if not one.among]
        sure = len(both) < len(asking.operands) or not calculate(asking, both)
    return (replace(asking, form=Form.VALUE, operands=(asking.outright,)), [found]) if sure else None


def share_told(context: Context, asking: Asking, operand: Operand) -> Chosen:
    """The share that is stated outright; of a whole in another place, one that tells of this place."""
    found = chosen_for(context, operand, RATES)
    part, whole = asking.operands[0], asking.operands[-1]
    if part.among:
        found = found.only(one for one in found.found if _tells(context, part, one))
    if asking.form is not Form.SHARE or not whole.place or whole.place == part.place:
        return found
    return found.only(one for one in found.found if whole.place in f"{one.observation.indicator}{one.clause}")


def _tells(context: Context, part: Operand, stated: Stated) -> bool:
    """Whether the share is that of `part`, by any of its words: 占历史拖欠的98.6% is not that of 农民工工资."""
    near = _MARKS.sub("", f"{stated.observation.indicator}{stated.clause}").casefold()
    words = [one for one in words_asked(part.subject, context.weighing) if len(one.text) > 1]
    beyond = ("",) * (LEVELS - 1)
    return not words or any(one.told((near, *beyond)) > 0 for one in words)


_MARKS = re.compile(r"[《》“”\"'‘’]")


def _gap_stated(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """How far it is from that of a place above, as it is stated: 低于全国0.3个百分点."""
    if asking.form is not Form.DIFFERENCE or asking.units != RATES or len(asking.operands) != _TWO:
        return None
    first, second = asking.operands
    if first.subject != second.subject or not (second.place or second.above):
        return None
    whose = f"全{second.above}" if second.above else second.place
    operand = replace(first, change=True)
    found = chosen_for(context, operand, RATES)
    beside = re.compile(rf"[高低快慢优好]于?{whose}[^，；。]*$")
    stated = [one for one in found.able if beside.search(one.stated.clause)]
    if not stated:
        return None
    told = Chosen(operand, tuple(one.stated for one in stated[:1]), best=tuple(stated[:1]))
    return replace(asking, form=Form.VALUE, operands=(operand,)), [told]


def _from_and_to(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """What was before and what came of it, where one sentence tells both and no change is stated."""
    if not asking.grown or len(asking.operands) > 1:
        return None
    operand = asking.operands[0]
    if asking.form is Form.VALUE and chosen_for(context, operand, asking.units).found:
        return None
    level = replace(operand, change=False)
    stated = candidates_for(context, level, documents_for(context, level))
    units = asking.units if asking.units != RATES else frozenset()
    found = changed(level, units, stated, context.weighing)
    return (replace(asking, form=Form.TREND, operands=(level,)), [found]) if found else None


def _pair_of_years(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """Both levels as one sentence tells them, which are of one way of counting, where two years are compared."""
    if asking.form not in (Form.DIFFERENCE, Form.TREND) or len(asking.operands) != _TWO or asking.operands[0].change:
        return None
    operands = sorted(asking.operands, key=lambda one: (one.period and one.period.first) or 0)
    first, last = (one.period for one in operands)
    alike = operands[0].subject == operands[1].subject and operands[0].place == operands[1].place
    if not alike or first is None or last is None or first.first is None or last.first is None:
        return None
    if first.several or last.several or first.part or last.part or first.first >= last.first:
        return None
    whole = replace(operands[1], period=replace(first, last=last.first))
    stated = candidates_for(context, whole, documents_for(context, whole))
    found = changed(whole, asking.units, stated, context.weighing)
    years = {split_period(one.observation.period)[0]: one for one in found.found} if found else {}
    if found is None or set(years) != {first.first, last.first}:
        return None
    return asking, [found.only([years[one.period.first]]) for one in asking.operands if one.period]
