"""Which of the stated numbers answer: the same thing, in the unit asked for, of the period and the place asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from ingest.observation import Qualifier
from service.answering.figures.asking import Operand
from service.answering.figures.matching import Match, Matcher
from service.answering.figures.periods import split_period
from service.answering.figures.stated import Stated
from service.answering.relevance import Rarity

# A number answers from this score on; beside the best one, when it comes so close to it: in the same document, in
# another of the same office, in one of another. Found on evals/questions/numbers.jsonl.
ACCEPTED = 0.52
NEAR, NEAR_BY_ITSELF, NEAR_ELSEWHERE = 0.92, 0.6, 0.8
MOST = 12
# What makes a number one of another kind: in its name, and right before it.
_KINDS = ("人均", "户均", "年均", "月均", "日均", "单位", "占比", "比重")
_AVERAGES = ("年均", "月均", "日均")
_RIGHT_BEFORE = 12
_NO_UNIT = ("", "万", "亿")  # 过夜游客人次达3430万
_STEPS = ("台阶", "大关", "关口")
_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The numbers that answer for one thing, the latest first; else `elsewhen`, those of other periods."""

    operand: Operand
    found: tuple[Stated, ...] = ()
    elsewhen: tuple[Stated, ...] = ()


def choose(operand: Operand, units: frozenset[str], candidates: Iterable[Stated], rarity: Rarity) -> Chosen:
    """Those of `candidates` that answer for `operand` in one of `units`."""
    matcher = Matcher(operand, rarity)
    able = [one for one in candidates if _in_unit(one, units) and _alike(operand.subject, one)]
    able = [one for one in able if (one.observation.qualifier is Qualifier.CHANGE) is operand.change]
    matches = [one for one in matcher.matches(able) if one.score >= ACCEPTED]
    fitting = [one for one in matches if _fit(operand, one.stated)]
    if not fitting:
        return Chosen(operand, elsewhen=tuple(_latest_first(_near(matches)))[:MOST])
    named = {one.stated.document.id for one in fitting if matcher.exact(one.stated)}
    fitting = [one for one in fitting if one.stated.document.id not in named or matcher.exact(one.stated)]
    best = _settled(_near(fitting), operand)
    closest = max((_fit(operand, one) for one in best), default=0)
    best = [one for one in best if _fit(operand, one) == closest]
    return Chosen(operand, tuple(_latest_first(_told_once(best)))[:MOST])


def _near(matches: Sequence[Match]) -> list[Stated]:
    """The stated numbers that come near the best match of their document, whose best comes near the best of all."""
    best: dict[str, float] = {}
    kept = []
    for match in matches:
        document = match.stated.document
        top = best.setdefault(document.id, match.score)
        own = document.organisation == matches[0].stated.document.organisation
        if top >= (NEAR_BY_ITSELF if own else NEAR_ELSEWHERE) * matches[0].score and match.score >= NEAR * top:
            kept.append(match.stated)
    return kept


def _settled(found: Sequence[Stated], operand: Operand) -> list[Stated]:
    """Without plans where it is told how it came, unless they are asked for; without bounds where a number is told."""
    plans = [one for one in found if one.planned]
    if operand.planned:
        found = plans
    elif operand.actual:
        found = [one for one in found if not one.planned]
    elif operand.period is not None:
        found = [one for one in found if not one.planned] or found
    kept = []
    for same in _by(found, lambda one: (one.record.group.id, _when(one)[0], one.document.organisation)):
        told = [one for one in same if not _bound(one)]
        kept += told or same
    return kept


def _bound(stated: Stated) -> bool:
    """Whether only a bound is told: 突破6万亿元, 迈上6万亿元台阶."""
    one = stated.observation
    behind = stated.record.quote[one.end - one.quote_start :]
    return one.qualifier in _BOUNDS or behind.startswith(_STEPS)


def _told_once(found: Iterable[Stated]) -> list[Stated]:
    """The same number of one period and one office is kept once."""
    kept: dict[Hashable, Stated] = {}
    for stated in found:
        one = stated.observation
        office = stated.document.organisation or one.organisation
        kept.setdefault((one.normalized_value, one.normalized_unit, one.period, office, one.qualifier), stated)
    return list(kept.values())


def _by(found: Iterable[Stated], key: Callable[[Stated], Hashable]) -> list[list[Stated]]:
    groups: dict[Hashable, list[Stated]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return list(groups.values())


def _latest_first(found: Iterable[Stated]) -> list[Stated]:
    return sorted(found, key=_when, reverse=True)


def _when(one: Stated) -> tuple[int, str]:
    year, part = split_period(one.observation.period)
    return year or 0, part


def _fit(operand: Operand, stated: Stated) -> int:
    return operand.period.fit(stated.observation.period) if operand.period else 1


def _in_unit(stated: Stated, units: frozenset[str]) -> bool:
    unit = stated.observation.unit
    return not units or unit in units or unit in _NO_UNIT


def _alike(subject: str, stated: Stated) -> bool:
    """Whether both are of one kind: 人均地区生产总值 is no 地区生产总值, nor 年均增长 the growth of one year."""
    indicator, before = stated.observation.indicator, stated.clause[-_RIGHT_BEFORE - len(stated.written) :]
    named = all(kind in subject or kind not in indicator for kind in _KINDS)
    return named and all(kind in subject or kind not in before for kind in _AVERAGES)
