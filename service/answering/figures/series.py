"""Of the numbers of several years, those that make one series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.indicators import Measure, normal_form
from index.periods import PeriodKind, read_period
from service.answering.figures.choosing import Chosen, came_together
from service.answering.figures.matching import Match
from service.answering.figures.stated import Stated

# Where texts call it otherwise in other years, a number that fits nearly as well as the series fills its gap.
_FILLS = 0.7

Line = tuple[str, str, PeriodKind]
"""Whose numbers, of which group, over which kind of period."""


def in_one_series(chosen: Sequence[Chosen]) -> list[Stated]:
    """One number for each period, the earliest first: those of one office that fit best over the most periods."""
    matches = [match for one in chosen for match in one.best]
    lines: dict[Line, dict[str, Match]] = defaultdict(dict)
    for match in matches:
        lines[_line(match.stated)].setdefault(time_of(match.stated), match)
    if not lines:
        return []
    best = max(lines, key=lambda line: (sum(one.score for one in lines[line].values()), line))
    kept = dict(lines[best])
    least = _FILLS * max(one.score for one in kept.values())
    # EFLOPS is Eflops.
    family = next(iter(kept.values())).stated.record.group.family.casefold()
    more = [match for one in chosen for match in one.able]
    for match in sorted([*matches, *more], key=lambda one: -one.score):
        office, _, kind = _line(match.stated)
        counted = match.stated.record.group.family.casefold()
        # 减少1240万 beside 减少1442万人
        same = (office, kind) == (best[0], best[2]) and (
            counted == family or (not counted and _called_alike(match, kept))
        )
        if same and match.score >= least:
            kept.setdefault(time_of(match.stated), match)
    return sorted((one.stated for one in kept.values()), key=lambda one: read_period(time_of(one)))


def _called_alike(match: Match, kept: dict[str, Match]) -> bool:
    names = {normal_form(one.stated.observation.indicator) for one in kept.values()}
    return normal_form(match.stated.observation.indicator) in names


def time_of(stated: Stated) -> str:
    """The period of a number; of a level that five years came to, the last of them."""
    period = stated.observation.period
    _, slash, last = period.partition("/")
    span = slash and read_period(last).kind is PeriodKind.YEAR
    return last if span and stated.record.group.measure is not Measure.CHANGE and not came_together(stated) else period


def _line(stated: Stated) -> Line:
    office = stated.document.organisation or stated.observation.organisation
    return office, stated.record.group.id.casefold(), read_period(time_of(stated)).kind
