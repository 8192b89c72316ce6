"""The step `tell_numbers`: a question about numbers answered from the Observations of reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from index.periods import read_period
from ingest.document import Place
from ingest.observation import Qualifier
from service.answering.answer import AnswerStatus
from service.answering.context import Context
from service.answering.figures.asking import Asking, Form, read_askings
from service.answering.figures.beside import counted_beside, told_beside
from service.answering.figures.choosing import Chosen
from service.answering.figures.elsewhere import with_other_places
from service.answering.figures.framing import without_frame
from service.answering.figures.gazetteer import places_named
from service.answering.figures.likeliest import likeliest
from service.answering.figures.likely_pairs import likely_pair
from service.answering.figures.likely_series import likely_series
from service.answering.figures.matching import place_in
from service.answering.figures.mentioned import mention, tells_elsewhere
from service.answering.figures.nearest import nearest_by_byname, nearest_by_meaning
from service.answering.figures.operands import Operand, called
from service.answering.figures.outright import share_told, told_outright
from service.answering.figures.periods import split_period
from service.answering.figures.result import Calculation, Figures, calculate, quote
from service.answering.figures.saying import lead
from service.answering.figures.selecting import among_told, chosen_for
from service.answering.figures.stated import Stated
from service.answering.figures.statuses import (
    no_number,
    not_computed,
    other_periods,
    told_by_reports,
)
from service.answering.figures.units import MONEY, RATES, base_unit
from service.answering.figures.widest import widest
from service.answering.figures.yearly import IS_NEW, is_spread, yearly
from service.answering.understanding.numbers import asks_of_facts, names_quantity

# Periods that a refusal tells of, the latest first.
_TOLD = 6


def tell_numbers(context: Context) -> None:
    """Quote the numbers that the question asks for, with what is computed from them; leave any other question alone.

    A question that can be about nothing but numbers of reports is refused where none is stated.
    """
    understood = context.understood
    if understood is None or understood.title is not None:
        return
    if not (understood.counts or names_quantity(without_frame(context.searched))):
        return
    askings = read_askings(context.searched, context.question.today.year, context.offices.names)
    if not (understood.counts or _of_reports(askings)):
        return
    answers = [each for asking in askings for each in _with_levels(context, asking, _answered(context, asking))]
    if whole := _as_a_whole(context, answers):
        answers = [whole]
    chosen = [one for _, each in answers for one in each]
    if any(one.found for one in chosen) and (lacking := _not_computed(answers)):
        context.status, context.note = AnswerStatus.NOT_FOUND, not_computed(*lacking, context.question.language)
    elif any(one.found for one in chosen):
        _answer(context, answers)
    elif understood.numbers or _certain(context, askings) or any(one.elsewhen for one in chosen):
        context.status = AnswerStatus.NOT_FOUND
        context.note = _refusal(context, chosen)


def _as_a_whole(context: Context, answers: Sequence[tuple[Asking, list[Chosen]]]) -> tuple[Asking, list[Chosen]] | None:
    """The number that the question means as a whole, where one is asked for and nothing was found for its parts."""
    if any(one.found for _, each in answers for one in each) or any(not _of_one(asking) for asking, _ in answers):
        return None
    found = widest(context)
    return (replace(answers[0][0], form=Form.VALUE, operands=(found.operand,)), [found]) if found else None


def _of_one(asking: Asking) -> bool:
    """Whether one number may answer it: 占几成 and 一共多少 too may be stated."""
    return asking.form in _OF_ONE or (asking.form is Form.SUM and len(asking.operands) == 1)


def _with_levels(
    context: Context, asking: Asking, answered: tuple[Asking, list[Chosen]]
) -> list[tuple[Asking, list[Chosen]]]:
    """What was answered; a rate of change with what it came to, where 涨了多少 asks for the one or the other."""
    chosen = answered[1]
    rates = [one for each in chosen for one in each.found if one.observation.qualifier is Qualifier.CHANGE]
    if answered[0].form is not Form.VALUE or asking.units or not rates:
        return [answered]
    more = _levels(context, asking)
    return [answered, more] if more and calculate(*more) else [answered]


def _levels(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """Both levels that are compared; None where one of them is not told."""
    if asking.form is not Form.DIFFERENCE or len(asking.operands) != _TWO:
        found = _years_apart(context, asking)
        return (replace(asking, form=found[0]), found[1]) if found else None
    levels = [chosen_for(context, one, frozenset()) for one in asking.operands]
    return (asking, levels) if all(one.found for one in levels) else None


def _answered(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]]:
    """The numbers for each thing that is asked for; a change or a share that is stated outright is not computed."""
    asking = _of_every_province(context, asking)
    if asking.form is Form.EACH and asking.stated:
        if shared := _shared_out(context, asking):
            return asking, shared
        asking = replace(asking, form=Form.VALUE, operands=(asking.stated,), stated=None)
    if outright := told_outright(context, asking):
        return outright
    chosen = [chosen_for(context, operand, asking.units) for operand in asking.operands if not operand.among]
    chosen = [_meant(context, one) for one in chosen]
    other = None if any(one.found for one in chosen) else _computed_instead(context, asking)
    if other:
        return replace(asking, form=other[0]), other[1]
    if not any(one.among for one in asking.operands):
        chosen = told_beside(context, asking, chosen)
    chosen = [one if one.found or one.elsewhen else _called(context, one, asking.units) for one in chosen]
    told = {(one.document.id, one.observation.quote_start) for each in chosen for one in each.found}
    whole = iter(chosen)
    every = [_among(context, asking, one, told) if one.among else next(whole) for one in asking.operands]
    every = told_beside(context, asking, _in_one_unit(context, asking, every))
    if whole_of_it := _sum_told(context, asking, every):
        return replace(asking, form=Form.VALUE, operands=(whole_of_it.operand,)), [whole_of_it]
    if asking.outright and not (all(one.found for one in every) and calculate(asking, every)):
        found = share_told(context, asking, asking.outright)
        if found.found:
            return replace(asking, form=Form.VALUE, operands=(asking.outright,)), [found]
    if is_spread(asking, every):
        return replace(asking, form=Form.MEAN), every
    if asking.form is Form.VALUE:
        every = [with_other_places(context, one, asking.units) for one in every]
    if together := _told_together(asking, every):
        return replace(asking, form=Form.VALUE, operands=asking.operands[:1]), [together]
    if likely := _likely_change(context, asking, every):
        return likely
    if asking.form is Form.VALUE and len(every) == 1 and not (every[0].found or every[0].elsewhen):
        near = nearest_by_meaning(context, asking.operands[0], asking.units)
        every = [near] if near else every
    return asking, every


def _meant(context: Context, chosen: Chosen) -> Chosen:
    """The same; nothing where every document tells elsewhere of the very thing asked for: 社零 is no 带动消费."""
    beside = [tells_elsewhere(context, chosen.operand, one) for one in chosen.found]
    return Chosen(chosen.operand) if beside and all(beside) else chosen


def _likely_change(context: Context, asking: Asking, chosen: Sequence[Chosen]) -> tuple[Asking, list[Chosen]] | None:
    """The change or the numbers of several years that are likely meant, where none could be computed of `chosen`."""
    if asking.form is Form.VALUE:
        unknown = asking.grown and not any(one.found or one.elsewhen for one in chosen)
        return likely_pair(context, asking) if unknown else None
    if calculate(asking, chosen):
        return None
    return likely_pair(context, asking) or likely_series(context, asking)


def _shared_out(context: Context, asking: Asking) -> list[Chosen] | None:
    """What is shared out and among how many, as one sentence tells both; None where what comes to each is stated."""
    whole, among = asking.operands
    units = asking.units or (MONEY if _OF_MONEY.search(whole.subject) else frozenset())
    told = chosen_for(context, asking.stated, units).found if asking.stated else ()
    if any(_OF_EACH.search(f"{one.observation.indicator}{one.clause}") for one in told):
        return None
    chosen = chosen_for(context, whole, units)
    chosen = chosen if chosen.found or chosen.elsewhen else _called(context, chosen, units)
    every = [chosen, counted_beside(context, among, asking.per, chosen.best[0].stated)] if chosen.best else []
    return every if every and calculate(asking, every) else None


def _among(context: Context, asking: Asking, operand: Operand, told: set[tuple[str, int]]) -> Chosen:
    """The part of a whole, in the sentence of the whole, or else elsewhere in the same document."""
    found = among_told(context, operand, told)
    if found.found or asking.form is not Form.SHARE:
        return found
    by_itself = chosen_for(context, replace(operand, among=False), asking.units)
    documents = {document for document, _ in told}
    return by_itself.only(one for one in by_itself.found if one.document.id in documents)


def _sum_told(context: Context, asking: Asking, chosen: Sequence[Chosen]) -> Chosen | None:
    """One number for all that a sum is asked of, where none of its parts is told by name: 保工资、保运转一共."""
    if asking.form is not Form.SUM or asking.whole is None or len(chosen) < _TWO:
        return None
    told = {one.place for each in chosen for one in each.found}
    if any(one.found and not one.nearest for one in chosen) or len(told) > 1 or all(one.found for one in chosen):
        return None
    whole = _called(context, Chosen(asking.whole), asking.units)
    return whole if whole.found and told <= {one.place for one in whole.found} else None


def _told_together(asking: Asking, chosen: Sequence[Chosen]) -> Chosen | None:
    """One number for all the things of which the sum is asked for: 举办大型演唱会和音乐节41场; None for other cases."""
    found = [one for one in chosen if one.found]
    if asking.form is not Form.SUM or len(found) != 1 or len(chosen) < _TWO:
        return None
    names = [one.subject.split()[0] for one in asking.operands if one.subject]
    if any(len(name) < _SHORTEST for name in names):
        return None
    whole = [
        one for one in found[0].found if all(name in one.clause for name in names) and not _LISTED.match(_behind(one))
    ]
    return found[0].only(whole) if whole else None


_OF_MONEY = re.compile(r"[钱款薪费税]|资金|补[贴助]|收入|工资|投资")
_OF_EACH = re.compile(r"均|每")
_SHORTEST = 3
# 改造供热、燃气管网800公里、600公里: a number for each.
_LISTED = re.compile(r"[、和]\s*\d")


def _behind(stated: Stated) -> str:
    return stated.record.quote[stated.observation.end - stated.observation.quote_start :]


def _called(context: Context, chosen: Chosen, units: frozenset[str]) -> Chosen:
    """What people call nearly as it is asked for, or else what is likely meant, where nothing was chosen."""
    operand = chosen.operand
    return nearest_by_byname(context, operand, units) or likeliest(context, operand, units) or chosen


def _in_one_unit(context: Context, asking: Asking, chosen: list[Chosen]) -> list[Chosen]:
    """With a part that is counted as its whole is, where what was chosen for it is counted otherwise."""
    if asking.form is not Form.SHARE or len(chosen) != _TWO or not all(one.best for one in chosen):
        return chosen
    part, whole = chosen
    if calculate(asking, chosen):
        return chosen
    units = frozenset({base_unit(one.stated.observation.unit) for one in whole.best[:1]})
    told = {(one.document.id, one.observation.quote_start) for one in whole.found}
    again = (
        among_told(context, part.operand, told, units)
        if part.operand.among
        else chosen_for(context, part.operand, units)
    )
    return [again, whole] if again.found else chosen


def _of_every_province(context: Context, asking: Asking) -> Asking:
    """With the same of every province that reports, where one of them all is looked for."""
    if not asking.provinces:
        return asking
    first = asking.operands[0]
    others = [one for one in context.offices.provinces if one != first.place]
    more = tuple(replace(first, place=one) for one in others)
    return replace(asking, operands=(first, *more) if first.place else more) if more else asking


def _computed_instead(context: Context, asking: Asking) -> tuple[Form, list[Chosen]] | None:
    """What a number that is not stated may be computed from, and how."""
    steps = (_newly, _halves, _years_apart, yearly)
    return next((found for step in steps if (found := step(context, asking))), None)


def _newly(context: Context, asking: Asking) -> tuple[Form, list[Chosen]] | None:
    """What is counted as new, where 多了多少家 asks for things: 新增三级医院22家."""
    operand = asking.stated or asking.operands[0]
    if asking.form not in (Form.VALUE, Form.TREND) or not operand.change or asking.units & (RATES | MONEY):
        return None
    if _A_SHARE.search(operand.subject):
        return None
    chosen = chosen_for(context, replace(operand, subject=f"新增 {operand.subject}", change=False), asking.units)
    chosen = chosen.only(one for one in chosen.found if IS_NEW.search(f"{one.observation.indicator}{one.clause}"))
    return (Form.VALUE, [chosen]) if chosen.found else None


_A_SHARE = re.compile(r"(?:比例|比重|占比|份额|率)$")


def _years_apart(context: Context, asking: Asking) -> tuple[Form, list[Chosen]] | None:
    """The levels of a year and of the year before it, where its change is asked for and not stated."""
    operand, period = asking.operands[0], asking.operands[0].period
    if asking.form is not Form.VALUE or not asking.grown or period is None or period.first is None or period.lasts:
        return None
    level = replace(operand, change=False)
    before = replace(level, period=replace(period, first=period.first - 1, last=period.first - 1, said=False))
    units = asking.units if asking.units != RATES else frozenset()
    chosen = [chosen_for(context, one, units) for one in (before, level)]
    return (Form.TREND, chosen) if all(one.found for one in chosen) else None


def _halves(context: Context, asking: Asking) -> tuple[Form, list[Chosen]] | None:
    """The whole year and its first half, of which the second half that is asked for is what is left."""
    operand, period = asking.operands[0], asking.operands[0].period
    if asking.form is not Form.VALUE or len(asking.operands) > 1 or operand.change:
        return None
    if period is None or period.part != "H2" or period.first is None:
        return None
    parts = [replace(operand, period=replace(period, part=part)) for part in ("", "H1")]
    chosen = [chosen_for(context, one, asking.units) for one in parts]
    year = str(period.first)
    exact = [
        [one for one in each.found if one.observation.period == told]
        for each, told in zip(chosen, (year, f"{year}H1"), strict=True)
    ]
    kept = [each.only(some) for each, some in zip(chosen, exact, strict=True)]
    return (Form.REST, kept) if all(exact) else None


def _not_computed(answers: Sequence[tuple[Asking, list[Chosen]]]) -> tuple[list[str], list[str]] | None:
    """What is told and what is not, where nothing but a result is asked for and a number for it is missing."""
    asking, chosen = answers[0]
    if len(answers) > 1 or asking.form not in _OF_BOTH or len(chosen) < _TWO or calculate(asking, chosen):
        return None
    missing = [one for one in chosen if not one.found]
    if not missing and asking.form not in (Form.SHARE, Form.RATIO):
        return None
    told = [f"{lead(one.found[0]).removesuffix('。')}" for one in chosen if one.found]
    return told, [called(one.operand) for one in missing]


_OF_ONE = frozenset({Form.VALUE, Form.SHARE, Form.TREND})
_OF_BOTH = frozenset({Form.SUM, Form.DIFFERENCE, Form.SHARE, Form.RATIO})
_TWO = 2


def _answer(context: Context, answers: Sequence[tuple[Asking, list[Chosen]]]) -> None:
    found = [stated for _, chosen in answers for one in chosen for stated in one.found]
    calculations = [one for asking, chosen in answers for one in calculate(asking, chosen)]
    found = _used(answers, calculations) or found
    context.figures = Figures(tuple({one.place: one for one in found}.values()), tuple(calculations))
    text_of, pages_of = context.texts.of, cache(context.library.places)
    quotes = []
    for one in context.figures.found:
        places = pages_of(one.document.id) if one.document.pages else ()
        quotes.append(quote(one, text_of(one.document.id), _page(places, one.observation.start)))
    context.quotes = list({(one.document.id, one.start, one.end): one for one in quotes}.values())
    every = [one for _, chosen in answers for one in chosen]
    # Where a plan is all there is, and no plan was asked for, it is less than an answer.
    ranked = bool(calculations) and all(asking.provinces for asking, _ in answers)
    whole = ranked or all(any(_answers(one.operand, stated) for stated in one.found) for one in every)
    whole = whole and not any(one.nearest for one in every)
    context.status = AnswerStatus.ANSWERED if whole else AnswerStatus.PARTLY_ANSWERED
    if whole:
        context.note = told_by_reports(bool(calculations), context.question.language)


def _used(answers: Sequence[tuple[Asking, list[Chosen]]], calculations: Sequence[Calculation]) -> list[Stated]:
    """The numbers that the results are computed from, where all that is asked for is computed."""
    if any(asking.form is Form.VALUE for asking, _ in answers) or not calculations:
        return []
    used = [stated for one in calculations for stated in one.of]
    return sorted(used, key=lambda one: split_period(one.observation.period)[0] or 0, reverse=True)


def _answers(operand: Operand, stated: Stated) -> bool:
    return operand.planned or operand.period is None or not stated.planned


def _page(places: Sequence[Place], at: int) -> int | None:
    return next((one.page for one in places if one.start <= at < one.end), None)


def _refusal(context: Context, chosen: Sequence[Chosen]) -> str:
    """What the reports state instead: the same for other periods, the thing without a number, or nothing."""
    language = context.question.language
    for one in chosen:
        if one.elsewhen:
            periods = dict.fromkeys(read_period(stated.observation.period).words for stated in one.elsewhen)
            return other_periods(one.elsewhen[0].observation.indicator, list(periods)[:_TOLD], language)
    return mention(context, [one.operand for one in chosen]) or no_number(language)


def _of_reports(askings: Iterable[Asking]) -> bool:
    """Whether a place or a time is named."""
    return any(one.place or one.period or _elsewhere(one) for asking in askings for one in asking.operands)


def _certain(context: Context, askings: Iterable[Asking]) -> bool:
    """Whether no rule can tell such numbers: of a place, a half-year, a quarter or a month, or of what was done."""
    operands = [one for asking in askings for one in asking.operands]
    named = any(one.place or _elsewhere(one) or (one.period and one.period.part) for one in operands)
    return named or asks_of_facts(context.searched)


def _elsewhere(operand: Operand) -> bool:
    """Whether a place is named that nobody reports from."""
    return bool(place_in(operand.subject) or places_named(operand.subject))
