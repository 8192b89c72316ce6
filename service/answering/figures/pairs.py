"""What was before and what came of it, told in one sentence: 从1832户增加到3382户."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.periods import PeriodKind, read_period
from ingest.observation import Qualifier
from service.answering.figures.choosing import Chosen, fitting
from service.answering.figures.matching import Match, Weighing
from service.answering.figures.operands import Operand
from service.answering.figures.periods import AskedPeriod, split_period
from service.answering.figures.stated import Stated

# Of pairs, those that fit as well as the best one.
_AS_WELL = 0.97
# How well a pair has to fit, beside the best that is told of the thing at all.
_BESIDE_BEST = 0.85


def changed(operand: Operand, units: frozenset[str], candidates: Sequence[Stated], weighing: Weighing) -> Chosen | None:
    """Two numbers of one sentence that tell from what to what it changed in the time asked for; None where none do."""
    matches = fitting(operand, units, candidates, weighing)
    earlier = {_where(one.stated): one for one in matches}
    pairs = [
        (match, before)
        for match in matches
        if (before := earlier.get(_before(match.stated))) and _fits(operand.period, before.stated, match.stated)
    ]
    if not pairs or pairs[0][0].score < _BESIDE_BEST * matches[0].score:
        return None
    best = [one for one in pairs if one[0].score >= _AS_WELL * pairs[0][0].score]
    kept = _told_alike(best, pairs[0])
    told = [match for pair in kept for match in pair]
    return Chosen(operand, tuple(one.stated for one in told), best=tuple(told))


def changed_to(period: AskedPeriod | None, stated: Iterable[Stated]) -> dict[tuple[str, int], Stated]:
    """By the place of each number that something changed to in `period`, the number it changed from."""
    every = list(stated)
    earlier = {_where(one): one for one in every}
    return {one.place: before for one in every if (before := earlier.get(_before(one))) and _fits(period, before, one)}


def _told_alike(pairs: Iterable[tuple[Match, Match]], best: tuple[Match, Match]) -> list[tuple[Match, Match]]:
    """The best pair; with the others, where these are of other offices or times: then nothing is chosen."""
    seen: dict[object, tuple[Match, Match]] = {}
    for pair in (best, *pairs):
        later = pair[0].stated
        seen.setdefault((later.document.organisation, later.observation.period), pair)
    return list(seen.values())


def _where(stated: Stated) -> tuple[str, int]:
    return stated.document.id, stated.record.ordinal


def _before(stated: Stated) -> tuple[str, int]:
    return stated.document.id, stated.record.ordinal - 1


def _fits(period: AskedPeriod | None, before: Stated, later: Stated) -> bool:
    """Whether both are numbers of one thing in one sentence, of the ends of the time asked for."""
    one, other = before.observation, later.observation
    same = one.quote_start == other.quote_start and one.indicator == other.indicator
    alike = same and before.record.group.family == later.record.group.family
    kinds = {read_period(one.period).kind, read_period(other.period).kind}
    if not alike or Qualifier.CHANGE in (one.qualifier, other.qualifier) or PeriodKind.UNKNOWN in kinds:
        return False
    first, last = split_period(one.period)[0], split_period(other.period)[0]
    return first is not None and last is not None and first < last and _spans(period, first, last)


def _spans(period: AskedPeriod | None, first: int, last: int) -> bool:
    """Whether what changed from `first` to `last` changed in `period`."""
    if period is None:
        return True
    if period.first is None or period.last is None:
        return not period.lasts or last - first in (period.lasts, period.lasts - 1)
    begins = (period.first - 1, period.first) if period.several else (period.first - 1,)
    return last == period.last and first in begins
