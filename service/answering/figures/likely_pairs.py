"""From what to what it changed, as one sentence tells it, where no change is called as it is asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from service.answering.context import Context
from service.answering.figures.asking import Asking, Form
from service.answering.figures.choosing import Chosen
from service.answering.figures.likeliest import EVIDENCE, MOST, RANKING, Field, field_of, probability, ranked
from service.answering.figures.matching import Match
from service.answering.figures.operands import Operand
from service.answering.figures.pairs import changed_to
from service.answering.figures.selecting import documents_for, every_for
from service.answering.figures.stated import Stated
from service.answering.figures.statuses import only_near
from service.answering.figures.units import RATES

# What share of all likelihood among the pairs the likeliest has to have, and how probable its evidence has to make it.
SHARE, ENOUGH = 0.8, 0.4
_RATIO = re.compile(r"分量|比重|占比|占|比例|份额|(?<![效频汇])率")


def likely_pair(context: Context, asking: Asking) -> tuple[Asking, list[Chosen]] | None:
    """Both numbers of the change that is surely enough meant, however it is called; None where none is."""
    level = _level(asking)
    if level is None:
        return None
    units = asking.units if asking.units != RATES else frozenset()
    found = likeliest_pair(context, level, units)
    if found is None or found[1] < SHARE or found[2] < ENOUGH:
        return None
    pair = found[0]
    context.notes.append(only_near(pair[0].observation.indicator, context.question.language))
    chosen = Chosen(level, pair, best=tuple(Match(one, 1.0) for one in pair), nearest=True)
    return replace(asking, form=Form.TREND, operands=(level,)), [chosen]


def likeliest_pair(
    context: Context, level: Operand, units: frozenset[str]
) -> tuple[tuple[Stated, Stated], float, float] | None:
    """The likeliest pair, the later first, its share of all likelihood, and how probable it is meant."""
    field = field_of(context, level, units)
    if field is None:
        return None
    pairs = _pairs(context, field)
    if _RATIO.search(level.subject):
        pairs = {place: one for place, one in pairs.items() if one.observation.unit in RATES}
    # The same change in two versions of a report is one.
    seen = {
        (one.observation.normalized_value, pairs[one.place].observation.normalized_value): number
        for number, one in enumerate(field.stated)
        if one.place in pairs
    }
    at = sorted(seen.values())
    if not at:
        return None
    field = replace(field, stated=[field.stated[one] for one in at], features=field.features[at])
    best, evidence = ranked(field, RANKING)
    later = field.stated[best]
    return (later, pairs[later.place]), float(evidence[EVIDENCE.index("likelihood")]), probability(evidence)


def _level(asking: Asking) -> Operand | None:
    """The thing whose change is asked for, as a level; None where several things or no change are."""
    first, *others = asking.operands
    if any((one.subject, one.place) != (first.subject, first.place) for one in others):
        return None
    if not (asking.grown or asking.form is Form.TREND or (asking.form is Form.DIFFERENCE and others)):
        return None
    years = [one.period.first for one in asking.operands if one.period and one.period.first]
    if others and len(years) < len(asking.operands):
        return None
    period = first.period
    if others and period:
        period = replace(period, first=min(years), last=max(years), part="")
    return replace(first, change=False, period=period)


def _pairs(context: Context, field: Field) -> dict[tuple[str, int], Stated]:
    """For each number that something changed to, the one that it changed from."""
    wide = replace(field.operand, period=None)
    documents = frozenset(one.document.id for one in field.stated)
    every = every_for(context, wide, documents_for(context, wide) if field.operand.place else documents, MOST)
    return changed_to(field.operand.period, every)
