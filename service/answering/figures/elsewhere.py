"""The same number of other places, where none is named: each calls it a little otherwise."""

from __future__ import annotations

from dataclasses import replace

from index.records import SearchFilters
from service.answering.context import Context
from service.answering.figures.choosing import MOST, Chosen, plausible, time_fit
from service.answering.figures.matching import Match, Matcher, words_asked
from service.answering.figures.operands import Operand
from service.answering.figures.reading import stated_of
from service.answering.figures.stated import Stated

# How nearly it has to be called as what was chosen; names that are looked at, and numbers that they have.
_CALLED, _NAMES, _NUMBERS = 0.72, 40, 300


def with_other_places(context: Context, chosen: Chosen, units: frozenset[str]) -> Chosen:
    """`chosen` with the same of places that it has none of, where the question names no place."""
    operand = chosen.operand
    if operand.place or operand.above or operand.level or not chosen.best or len(context.offices.provinces) <= 1:
        return chosen
    offices = {one.document.organisation for one in chosen.found}
    example = chosen.best[0]
    more: dict[str, Match] = {}
    for match in _alike(context, operand, units, example):
        office = match.stated.document.organisation
        if office not in offices and (office not in more or match.score > more[office].score):
            more[office] = match
    added = sorted(more.values(), key=lambda one: -one.score)[: MOST - len(chosen.found)]
    found = (*chosen.found, *(one.stated for one in added))
    return replace(chosen, found=found, best=(*chosen.best, *added))


def _alike(context: Context, operand: Operand, units: frozenset[str], example: Match) -> list[Match]:
    """The numbers of the same kind and of no worse time that are called nearly as `example` is."""
    name, group = example.stated.observation.indicator, example.stated.record.group
    names = context.indicators.like(words_asked(name, context.weighing), _NAMES)
    near = context.library.indicators.likeness([name], names)[0].tolist() if names else []
    kept = {one: score for one, score in zip(names, near, strict=True) if score >= _CALLED}
    records = context.library.observations.grouped(list(kept), SearchFilters(), _NUMBERS)
    matcher, fit = Matcher(operand, context.weighing), time_fit(operand, example.stated)
    able = plausible(operand, units, stated_of(context.texts, context.offices, records), matcher)

    def same(one: Stated) -> bool:
        kind = one.record.group.family, one.record.group.measure
        planned = one.planned and not example.stated.planned
        return kind == (group.family, group.measure) and not planned and time_fit(operand, one) >= fit

    return [Match(one, example.score * kept.get(one.record.group.name, 0.0)) for one in able if same(one)]
