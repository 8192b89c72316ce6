"""The numbers of several years that are most likely meant, where no series is called as it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from service.answering.context import Context
from service.answering.figures.asking import Asking, Form
from service.answering.figures.choosing import Chosen, time_fit
from service.answering.figures.likeliest import RANKING, Field, field_of, probability, ranked
from service.answering.figures.matching import Match
from service.answering.figures.operands import Operand
from service.answering.figures.periods import AskedPeriod
from service.answering.figures.stated import Stated
from service.answering.figures.statuses import only_near

# More years than that are asked for by their first and last.
_MOST_YEARS = 6
# How probable the surest of them has to be, and how nearly the others have to be called as it is.
_SURE, _CALLED = 0.25, 0.75
# So much of the years asked for has to be told.
_ENOUGH = 0.6
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Year:
    field: Field
    scores: Sequence[float]
    surest: int
    probability: float


def likely_series(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """The numbers of the years asked for that are likeliest of one series; None where they are not sure enough."""
    if asking.form not in (Form.TREND, Form.DIFFERENCE, Form.VALUE):
        return None
    operands = _of_each_year(asking, context.question.today.year)
    if not operands:
        return None
    firsts = [one.period.first for one in operands if one.period and one.period.first]
    around = AskedPeriod(0, 0, min(firsts), max(firsts))
    years = [one for operand in operands if (one := _year(context, operand, asking.units, around)) is not None]
    if len(years) < max(_TWO, _ENOUGH * len(operands)):
        return None
    surest = max(years, key=lambda one: one.probability)
    if surest.probability < _SURE:
        return None
    example = surest.field.stated[surest.surest]
    found = [alike for year in years if (alike := _like(context, year, example)) is not None]
    if len({one.observation.period for one in found}) < max(_TWO, _ENOUGH * len(operands)):
        return None
    context.notes.append(only_near(example.observation.indicator, context.question.language))
    best = tuple(Match(one, 1.0) for one in found)
    operand = asking.operands[0]
    chosen = Chosen(operand, tuple(reversed(found)), best=best, nearest=True)
    return replace(asking, form=Form.TREND, operands=(operand,)), [chosen]


def _of_each_year(asking: Asking, this_year: int) -> list[Operand]:
    """What is asked for, year by year; nothing where several things or places are."""
    first = asking.operands[0]
    if any((one.subject, one.place) != (first.subject, first.place) for one in asking.operands):
        return []
    if len(asking.operands) > 1:
        periods = [one.period for one in asking.operands]
        years = [one.first for one in periods if one and one.first and one.first == one.last and not one.part]
        if len(years) < len(periods):
            return []
    else:
        years = _years(first.period, this_year, asking.grown)
    period = AskedPeriod(0, 0)
    if len(years) > _MOST_YEARS:
        years = [min(years), max(years)]
    return [replace(first, period=replace(period, first=year, last=year)) for year in sorted(set(years))]


def _years(period: AskedPeriod | None, this_year: int, grown: bool) -> list[int]:
    if period is None:
        return []
    if period.first is None or period.last is None:
        if not 1 < period.recent <= _MOST_YEARS:
            return []
        return (
            [this_year - 1 - period.recent, this_year - 1] if grown else [*range(this_year - period.recent, this_year)]
        )
    if period.part.endswith("/"):
        return [int(period.part.removesuffix("/")) - 1, period.last]
    if period.part:
        return []
    if period.first == period.last:
        return [period.first - 1, period.first] if grown else []
    return [period.first, period.last] if grown else [*range(period.first, period.last + 1)]


def _year(context: Context, operand: Operand, units: frozenset[str], around: AskedPeriod) -> _Year | None:
    """What may be meant in one year; plans of it do not count."""
    field = field_of(context, operand, units, around)
    if field is None:
        return None
    told = [at for at, one in enumerate(field.stated) if time_fit(operand, one) > 1 and one.planned is operand.planned]
    if not told:
        return None
    field = replace(field, stated=[field.stated[at] for at in told], features=field.features[told])
    best, evidence = ranked(field, RANKING)
    return _Year(field, (field.features @ np.asarray(RANKING)).tolist(), best, probability(evidence))


def _like(context: Context, year: _Year, example: Stated) -> Stated | None:
    """The likeliest of a year that is counted and called as `example` is; None where none is."""
    family, group = example.record.group.family, example.record.group.id
    stated = year.field.stated
    names = [one.observation.indicator for one in stated]
    called = context.library.indicators.likeness([example.observation.indicator], names)[0]
    able = [
        (score, at)
        for at, (score, name) in enumerate(zip(year.scores, called.tolist(), strict=True))
        if stated[at].record.group.family == family and (name >= _CALLED or stated[at].record.group.id == group)
    ]
    return stated[max(able)[1]] if able else None
