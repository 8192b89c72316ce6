"""Of the numbers of several years, those that make one series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.periods import PeriodKind, read_period
from service.answering.figures.choosing import Chosen
from service.answering.figures.matching import Match
from service.answering.figures.stated import Stated

# Where texts call it otherwise in other years, a number that fits nearly as well as the series fills its gap.
_FILLS = 0.8

Line = tuple[str, str, PeriodKind]
"""Whose numbers, of which group, over which kind of period."""


def in_one_series(chosen: Sequence[Chosen]) -> list[Stated]:
    """One number for each period, the earliest first: those of one office that fit best over the most periods."""
    matches = [match for one in chosen for match in one.best]
    lines: dict[Line, dict[str, Match]] = defaultdict(dict)
    for match in matches:
        lines[_line(match.stated)].setdefault(match.stated.observation.period, match)
    if not lines:
        return []
    best = max(lines, key=lambda line: (sum(one.score for one in lines[line].values()), line))
    kept = dict(lines[best])
    least = _FILLS * max(one.score for one in kept.values())
    family = next(iter(kept.values())).stated.record.group.family
    more = [match for one in chosen for match in one.able]
    for match in sorted([*matches, *more], key=lambda one: -one.score):
        office, _, kind = _line(match.stated)
        same = (office, kind) == (best[0], best[2]) and match.stated.record.group.family == family
        if same and match.score >= least:
            kept.setdefault(match.stated.observation.period, match)
    return sorted((one.stated for one in kept.values()), key=lambda one: read_period(one.observation.period))


def _line(stated: Stated) -> Line:
    office = stated.document.organisation or stated.observation.organisation
    return office, stated.record.group.id, read_period(stated.observation.period).kind
