"""The numbers that answer for one thing: those of its place and its time, and what is taken where these have none."""

from __future__ import annotations

from dataclasses import replace

from index.records import SearchFilters
from service.answering.context import Context
from service.answering.figures.choosing import Chosen, choose
from service.answering.figures.operands import Operand
from service.answering.figures.periods import split_period
from service.answering.figures.reading import candidates, every_number, years_around
from service.answering.figures.stated import Stated
from service.answering.figures.statuses import earlier_year, only_aimed


def among_told(
    context: Context, operand: Operand, told: set[tuple[str, int]], units: frozenset[str] = frozenset()
) -> Chosen:
    """The part of a whole that is stated in one of the sentences `told`."""
    stated = candidates_for(context, operand, context.offices.documents(operand.place))
    beside = [one for one in stated if (one.document.id, one.observation.quote_start) in told]
    return choose(operand, units, beside, context.weighing)


def chosen_for(context: Context, operand: Operand, units: frozenset[str]) -> Chosen:
    """The numbers for one thing; of this year, where nothing is told of it yet, those of the latest year."""
    documents = documents_for(context, operand)
    stated = candidates_for(context, operand, documents)
    chosen = choose(operand, units, stated, context.weighing)
    if operand.planned and not chosen.found:
        # An aim is named as a level or as a growth, whichever it is: GDP目标, 居民消费价格涨幅目标.
        otherwise = replace(operand, change=not operand.change)
        chosen = choose(otherwise, units if operand.change else frozenset(), stated, context.weighing)
    period, today = operand.period, context.question.today
    if _only_aimed(chosen, today.year):
        context.notes.append(only_aimed(chosen.found[0].observation.indicator, context.question.language))
        return Chosen(operand, elsewhen=chosen.elsewhen)
    if chosen.found or period is None or period.first is None:
        return _recent(chosen)
    anytime = candidates_for(context, operand, documents, any_year=True)
    chosen = choose(operand, units, anytime, context.weighing)
    latest = split_period(chosen.elsewhen[0].observation.period)[0] if chosen.elsewhen else None
    if latest is None or period.first != today.year or not period.said:
        return chosen
    if operand.place and context.offices.reported(today.year):
        # Where others have told of this year, what is not told is not told yet.
        return chosen
    earlier = replace(operand, period=replace(period, first=latest, last=latest))
    context.notes.append(earlier_year(today.year, latest, context.question.language))
    return choose(earlier, units, anytime, context.weighing)


def _only_aimed(chosen: Chosen, this_year: int) -> bool:
    """Whether of a year that is over nothing is told but what was to be reached."""
    operand, period = chosen.operand, chosen.operand.period
    if operand.planned or period is None or period.last is None or period.last >= this_year:
        return False
    return bool(chosen.found) and all(one.aimed for one in chosen.found)


def candidates_for(
    context: Context, operand: Operand, documents: frozenset[str], *, any_year: bool = False
) -> list[Stated]:
    """The numbers that `operand` may mean (reading.candidates), looked up once a question."""
    years = frozenset[int]() if any_year else years_around(operand)
    key = "candidates", operand.place, operand.subject, years, documents
    if key not in context.looked_up:
        known = context.offices, context.indicators, context.texts
        context.looked_up[key] = tuple(candidates(context.library, *known, operand, documents, any_year=any_year))
    return list(context.looked_up[key])


def every_for(context: Context, operand: Operand, documents: frozenset[str], most: int) -> list[Stated]:
    """All the numbers of `documents` around the time of `operand` (reading.every_number), looked up once a question."""
    key = "every", years_around(operand), documents, most
    if key not in context.looked_up:
        known = context.library, context.offices, context.texts
        context.looked_up[key] = tuple(every_number(*known, operand, documents, most))
    return list(context.looked_up[key])


def documents_for(context: Context, operand: Operand) -> frozenset[str]:
    """The documents of the place that is named; of 全省, those of the province whose reports speak of it most."""
    offices = context.offices
    if operand.level and not operand.place and not operand.above:
        return offices.of_level(operand.level)
    if not operand.above:
        return offices.documents(operand.place)
    every = frozenset[str]().union(*map(offices.documents, offices.above(operand.place, operand.above)))
    hits = context.library.search(operand.place, 1, SearchFilters(documents=every)) if every else []
    return offices.documents(hits[0].document.organisation) if hits else every


def _recent(chosen: Chosen) -> Chosen:
    """Those of the last years alone, where so many years are asked for."""
    period = chosen.operand.period
    if period is None or not period.recent:
        return chosen
    years = sorted({split_period(one.observation.period)[0] or 0 for one in chosen.found})[-period.recent :]
    found = tuple(one for one in chosen.found if (split_period(one.observation.period)[0] or 0) in years)
    return replace(chosen, found=found)
