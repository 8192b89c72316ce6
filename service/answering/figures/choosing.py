"""Which of the stated numbers answer: the same thing, in the unit asked for, of the period and the place asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from index.indicators import Measure
from ingest.observation import Origin, Qualifier
from service.answering.figures.matching import Match, Matcher, Weighing
from service.answering.figures.operands import Operand
from service.answering.figures.periods import split_period
from service.answering.figures.stated import Stated
from service.answering.figures.units import MONEY, RATES, may_answer

# A number answers from this score on; beside the best one, when it comes so close to it: in the same document, in
# another of the same office, in one of another. Found on the questions of evals/questions that were developed on.
ACCEPTED = 0.15
NEAR, NEAR_BY_ITSELF, NEAR_ELSEWHERE = 0.92, 0.6, 0.65
# Where a thing is surely told, and so much better for another time, what the time asked for has is another thing.
# What came of a plan is told instead of it where it fits nearly as well.
INSTEAD = 0.8
# A number of another time stands beside the best where it fits nearly as well.
NEARLY = 0.8
FAR, SURE = 0.7, 0.5
MOST = 24
# What makes a number one of another kind: in its name, and right before it.
_KINDS = ("人均", "户均", "年均", "月均", "日均", "单位", "占比", "比重")
_PER = ("人均", "户均")
# 年均浓度 is a level, and no pace.
_AVERAGE_LEVEL = re.compile(r"年(?:平)?均浓度")
# 低保人均保障标准: a standard is for each of them, whether it says so or not.
_EACH_ONES_STANDARD = re.compile(r"(?<!居民)人均(?=(?:财政|政府)?(?:保障|补助|补贴|救助|发放)*(?:标准|金))")
# 年产量70万辆 does not say how many there are.
_MADE, _OF_MADE = re.compile(r"(?:产量|销量|产销量)$"), re.compile(r"[产销卖造打收下挖采捞炼捕]|制造|组装")
_SHARES, _OF_WHOLE = ("占比", "比重"), re.compile(r"占比|比重|比例|份额|占")
_AVERAGES = ("年均", "月均", "日均")
# What people earn and spend is told of each of them.
_EACH_ONES = re.compile(
    r"(?:居民|农民|百姓|群众|市民|村民|城里人|农村人?|乡下人|职工|城镇|城乡)[^，]{0,5}?(?:收入|支出|消费|花费|挣|赚|工资|进账|到手|入账|拿到?钱|腰包|口袋|开销)"
)
_AVERAGE_PERSON = re.compile(r"人平均|平均(?:每|一)?个?人|每(?:个)?人|人活|平均寿命|平均能活")
_RIGHT_BEFORE = 12
NO_UNIT = ("", "万", "亿")  # 过夜游客人次达3430万
# … which is no money.
_COUNTS = re.compile(r"(?:人次|[人户件次班]数|数量)$")
_STEP = r"(?:[两三四五]个)?(?:大|新)?(?:台阶|大关|关口)"
_STEPS = re.compile(_STEP)
# The first ones of 7万亿、8万亿、9万亿三个大台阶
_STEPS_IN_TURN = re.compile(rf"(?:[、和]\s*\d[\d.]*[万亿]*元?)+{_STEP}")
_RATIO = re.compile(r"(?:(?<![效频汇])率|比重|占比|比例|强度|[入贷]比|比值)$")
_OF_RATIO = re.compile(r"分量|(?<![效频汇])率|比重|占|比例|强度|水平|系数|程度|[几多]成|[入贷]比|比值|之比|差距")
_FLOWS = re.compile(r"新增|累计|净增|共(?!同)|发放|投入|建成|引进|培训|[两三四五]年(?!均)|期间|时期")
_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)
# Of two that fit alike, the one in a sentence before the one in a table, and the one in the report of its own period.
_SENTENCE, _OWN_PERIOD = 0.01, 0.02


@dataclass(frozen=True, slots=True)
class Chosen:
    """The numbers that answer for one thing, the latest first; else `elsewhen`, those of other periods.

    `best` has those that answer, the best first; `able` all that may, of the time asked for. `nearest` tells that none
    is called as asked, and that these only come nearest by meaning.
    """

    operand: Operand
    found: tuple[Stated, ...] = ()
    elsewhen: tuple[Stated, ...] = ()
    best: tuple[Match, ...] = ()
    able: tuple[Match, ...] = ()
    nearest: bool = False

    def only(self, kept: Iterable[Stated]) -> Chosen:
        """The same with those of its numbers that are `kept`."""
        places = {one.place for one in kept}
        found = tuple(one for one in self.found if one.place in places)
        return replace(self, found=found, best=tuple(one for one in self.best if one.stated.place in places))


def choose(operand: Operand, units: frozenset[str], candidates: Iterable[Stated], weighing: Weighing) -> Chosen:
    """Those of `candidates` that answer for `operand` in one of `units`."""
    matcher = Matcher(operand, weighing)
    matches = _matches(matcher, operand, units, candidates)
    able = _of_the_year([one for one in matches if time_fit(operand, one.stated)], operand)
    if not able or (matches[0].score >= SURE and able[0].score < FAR * matches[0].score):
        others = [one for one in matches if not time_fit(operand, one.stated)]
        return Chosen(operand, elsewhen=tuple(_latest_first(one.stated for one in _near(others)))[:MOST])
    named = {one.stated.document.id for one in able if matcher.exact(one.stated)}
    closer = [one for one in able if one.stated.document.id not in named or matcher.exact(one.stated)]
    best = _settled(_wholes(_of_group(closer, _near(closer))), operand)
    closest = max((time_fit(operand, one.stated) for one in best), default=0)
    best = _told_once(one for one in best if time_fit(operand, one.stated) == closest)
    may = [one for one in _settled(able, operand) if time_fit(operand, one.stated) == closest]
    best = [_in_a_sentence(one, may) for one in best + _at_other_times(operand, best, may)]
    found = tuple(_latest_first(one.stated for one in best))[:MOST]
    return Chosen(operand, found, best=tuple(best), able=tuple(_told_once(may)))


def _of_the_year(able: list[Match], operand: Operand) -> list[Match]:
    """Those of just the period asked for, where one of them fits nearly as well as what came in several years."""
    if not able or operand.period is None or operand.period.several:
        return able
    just = [one for one in able if time_fit(operand, one.stated) > 1]
    return just if just and just[0].score >= FAR * able[0].score else able


def _at_other_times(operand: Operand, best: Sequence[Match], able: Iterable[Match]) -> list[Match]:
    """Numbers of the same office and kind for times that the best do not tell of, where no time is asked for."""
    if operand.period is not None or not best:
        return []
    top = best[0].stated
    seen = {_when(one.stated) for one in best}
    kept: dict[Hashable, Match] = {}
    for one in able:
        same = one.stated.document.organisation == top.document.organisation and _counted(one.stated) == _counted(top)
        if same and one.score >= NEARLY * best[0].score and _when(one.stated) not in seen:
            kept.setdefault(_when(one.stated), one)
    return list(kept.values())


def _counted(stated: Stated) -> Hashable:
    return stated.record.group.family, stated.record.group.measure


def _in_a_sentence(match: Match, able: Iterable[Match]) -> Match:
    """The same number as a sentence tells it, where a table has it too."""
    if match.stated.observation.origin is Origin.SENTENCE:
        return match
    same = (one for one in able if _number(one.stated) == _number(match.stated))
    told = next((one for one in same if one.stated.observation.origin is Origin.SENTENCE), None)
    return replace(match, stated=told.stated) if told else match


def fitting(operand: Operand, units: frozenset[str], candidates: Iterable[Stated], weighing: Weighing) -> list[Match]:
    """Those of `candidates` that may be of `operand`, whatever their time, best first."""
    return _matches(Matcher(operand, weighing), operand, units, candidates)


def possible(operand: Operand, units: frozenset[str], candidates: Iterable[Stated], weighing: Weighing) -> list[Stated]:
    """Those of `candidates` that might be meant whatever they are called: of the kind, time and place asked for."""
    able = plausible(operand, units, candidates, Matcher(operand, weighing))
    return [one for one in able if one.planned is operand.planned]


def plausible(
    operand: Operand, units: frozenset[str], candidates: Iterable[Stated], matcher: Matcher, *, anytime: bool = False
) -> list[Stated]:
    """The same, plans and results alike; of any time and place where `anytime`."""
    able = of_kind(operand, units, candidates)
    return able if anytime else [one for one in able if time_fit(operand, one) and matcher.may_be(one)]


def _matches(matcher: Matcher, operand: Operand, units: frozenset[str], candidates: Iterable[Stated]) -> list[Match]:
    able = of_kind(operand, units, candidates)
    return _preferred(one for one in matcher.matches(able) if one.score >= ACCEPTED)


def of_kind(operand: Operand, units: frozenset[str], candidates: Iterable[Stated]) -> list[Stated]:
    """Those in one of `units`, levels or changes as asked for, and of no other kind (人均, 占比)."""
    able = [
        one for one in candidates if in_unit(one, units, operand) and _alike(f"{operand.subject} {operand.beside}", one)
    ]
    able = [
        one for one in able if (one.observation.qualifier is Qualifier.CHANGE) is operand.change or _done(operand, one)
    ]
    return [one for one in able if units == RATES or not _other_ratio(operand.subject, one)]


def _preferred(matches: Iterable[Match]) -> list[Match]:
    """The matches, best first; of equal ones that in a sentence, and that in the report of its own period."""

    def score(match: Match) -> float:
        one = match.stated
        sentence = _SENTENCE * (one.observation.origin is Origin.SENTENCE)
        return match.score + sentence + _OWN_PERIOD * (one.document.period == one.observation.period)

    return sorted(matches, key=score, reverse=True)


def _near(matches: Sequence[Match]) -> list[Match]:
    """The matches that come near the best one of their document, whose best comes near the best of all."""
    best: dict[str, float] = {}
    kept = []
    for match in matches:
        document = match.stated.document
        top = best.setdefault(document.id, match.score)
        own = document.organisation == matches[0].stated.document.organisation
        if top >= (NEAR_BY_ITSELF if own else NEAR_ELSEWHERE) * matches[0].score and match.score >= NEAR * top:
            kept.append(match)
    return kept


def _of_group(matches: Sequence[Match], near: Sequence[Match]) -> list[Match]:
    """Those that come near, and the other numbers of their groups and offices: the same at other times."""
    groups = {_group(one.stated) for one in near}
    return [one for one in matches if one in near or _group(one.stated) in groups]


def _group(stated: Stated) -> Hashable:
    return stated.record.group.id, stated.document.organisation


def _wholes(matches: Sequence[Match]) -> list[Match]:
    """Without the parts of a whole that fits as well."""
    whole = {(one.stated.document.id, one.stated.record.ordinal): one.score for one in matches}
    return [one for one in matches if one.score > whole.get((one.stated.document.id, _whole(one.stated)), 0.0)]


def _whole(stated: Stated) -> int:
    return -1 if stated.observation.whole is None else stated.observation.whole


def _settled(found: Sequence[Match], operand: Operand) -> list[Match]:
    """Without plans where it is told how it came, unless they are asked for; without bounds where a number is told."""
    found = [one for one in found if not _STEPS_IN_TURN.match(_behind(one.stated))]
    told = [one for one in found if not one.stated.planned]
    if operand.planned:
        found = [one for one in found if one.stated.planned]
    elif operand.actual:
        found = told
    elif operand.period is not None or "安排" not in operand.subject:
        reach = 0 if operand.period and operand.period.first else 1
        found = [one for one in found if not one.stated.planned or not _came(one, told, reach)]
    # What is aimed at is a bound as a rule: 110万人以上.
    if operand.planned:
        return list(found)
    known: dict[Hashable, float] = defaultdict(float)
    for one in found:
        if not bound(one.stated):
            known[_what(one)] = max(known[_what(one)], one.score)
    return [one for one in found if not bound(one.stated) or known[_what(one)] < one.score]


def _came(plan: Match, told: Iterable[Match], reach: int) -> bool:
    """Whether the office tells as well how it came in the year planned, or at most `reach` years before it."""
    office, year = plan.stated.document.organisation, _when(plan.stated)[0]
    last = (one for one in told if one.stated.document.organisation == office)
    last = (one for one in last if 0 <= year - _when(one.stated)[0] <= reach)
    return any(one.score >= INSTEAD * plan.score for one in last)


def _what(match: Match) -> Hashable:
    one = match.stated
    group = one.record.group
    return group.family, group.measure, _when(one), one.document.organisation


def bound(stated: Stated) -> bool:
    """Whether only a bound is told: 突破6万亿元, 迈上6万亿元台阶."""
    return stated.observation.qualifier in _BOUNDS or bool(_STEPS.match(_behind(stated)))


def _behind(stated: Stated) -> str:
    """What stands behind the number in its sentence."""
    one = stated.observation
    return stated.record.quote[one.end - one.quote_start :]


def _told_once(found: Iterable[Match]) -> list[Match]:
    """The same number of one period and one office is kept once."""
    kept: dict[Hashable, Match] = {}
    for match in found:
        kept.setdefault(_number(match.stated), match)
    return list(kept.values())


def _number(stated: Stated) -> Hashable:
    one = stated.observation
    office = stated.document.organisation or one.organisation
    return one.normalized_value, one.normalized_unit, one.period, office, one.qualifier


def _latest_first(found: Iterable[Stated]) -> list[Stated]:
    return sorted(found, key=_when, reverse=True)


def _when(one: Stated) -> tuple[int, str]:
    year, part = split_period(one.observation.period)
    return year or 0, part


def time_fit(operand: Operand, stated: Stated) -> int:
    """How well its time fits the one asked for: 0 not at all, 1 a part of it, 2 all of it, 3 all the years of it."""
    if operand.period is None:
        return 1
    fit = operand.period.fit(stated.observation.period)
    if fit == 0 and operand.period.part and operand.period.first:
        # What a report of half a year tells of its year came in that half.
        year = str(operand.period.first)
        fit = int((stated.document.period, stated.observation.period) == (f"{year}{operand.period.part}", year))
    # What came together in five years is no number of their last.
    if fit != 1 or not split_period(stated.observation.period)[1].endswith("/"):
        return fit
    # A level that five years came to is that of their last.
    level = stated.record.group.measure is not Measure.CHANGE
    return 0 if came_together(stated) else 2 if level else fit


def came_together(stated: Stated) -> bool:
    """Whether it counts what came in several years: 五年新增1200万人."""
    return split_period(stated.observation.period)[1].endswith("/") and bool(_FLOWS.search(stated.clause))


def in_unit(stated: Stated, units: frozenset[str], operand: Operand) -> bool:
    """Whether it is counted in one of `units`, or has no unit that says otherwise."""
    unit = stated.observation.unit
    if operand.change and not units:
        return True
    if unit in NO_UNIT and units & MONEY and (unit == "" or _COUNTS.search(stated.observation.indicator)):
        return False
    return unit in NO_UNIT or may_answer(unit, units, operand.subject, stated.observation.indicator)


def _done(operand: Operand, stated: Stated) -> bool:
    """Whether it counts what was done, where that is asked for: 提升农房风貌26.4万户 is no growth."""
    return not operand.change and stated.observation.unit not in RATES and bool(_DONE.search(operand.subject))


_DONE = re.compile(r"脱贫|减贫|摘帽|穷帽子|提升|提高|压减|压降|减少|降低|改善|节约|节省|减免|缩短|精简|淘汰|优化")


def _other_ratio(subject: str, stated: Stated) -> bool:
    """Whether it is a share or a rate of the thing that is asked for: 对GDP贡献率 is no GDP."""
    indicator = stated.observation.indicator
    last = subject.split()[-1] if subject else ""
    ratio = _RATIO.search(indicator) or ("占" in indicator and stated.observation.unit in RATES)
    return bool(ratio) and not (_OF_RATIO.search(subject) or f"{last}率".endswith(indicator[-4:]))


def _alike(subject: str, stated: Stated) -> bool:
    """Whether both are of one kind: 人均地区生产总值 is no 地区生产总值, nor 年均增长 the growth of one year."""
    indicator, before = stated.observation.indicator, stated.clause[-_RIGHT_BEFORE - len(stated.written) :]
    indicator, before = (_AVERAGE_LEVEL.sub("浓度", _EACH_ONES_STANDARD.sub("", one)) for one in (indicator, before))
    subject = _EACH_ONES_STANDARD.sub("", subject)
    if _MADE.search(indicator) and not _OF_MADE.search(subject):
        return False
    if "平均每" in subject and "均" not in f"{indicator}{before}":
        return False
    each = _EACH_ONES.search(subject)
    share, average = _OF_WHOLE.search(subject), _AVERAGE_PERSON.search(subject)
    named = all(
        kind in subject
        or kind not in indicator
        or (each and kind in _PER)
        or (share and kind in _SHARES)
        or (average and kind in _PER)
        for kind in _KINDS
    )
    asked = all(kind not in subject or kind in indicator or kind in before for kind in _PER)
    return asked and named and all(kind in subject or kind not in before for kind in _AVERAGES)
