"""What a question about numbers is answered with, before its quotes are checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice, pairwise, product

from index.indicators import Measure, normal_form
from index.periods import PeriodKind, read_period
from ingest.observation import Qualifier
from service.answering.answer import Quote
from service.answering.figures.asking import Asking, Form
from service.answering.figures.choosing import Chosen
from service.answering.figures.matching import Match
from service.answering.figures.periods import split_period
from service.answering.figures.series import in_one_series, time_of
from service.answering.figures.stated import Stated
from service.arithmetic import Amount, Computed, difference, divided, mean, ratio, share, spread, total
from service.series.change import Amount as Valued
from service.series.change import Change, change, plain
from service.series.units import Scale, scale_of

# A sentence up to this long is quoted whole; of a longer one the clauses from what is counted to its number.
_WHOLE = 120
_BREAKS = "，；。：;"
_TWO = 2
# How much it counts that two numbers are whole and part, of one sentence, document, office, period and family of units,
# and both plans or neither.
_CLOSER = (0.15, 0.12, 0.06, 0.06, 0.06, 0.3, 0.1)
# So far the best combination has to be ahead of one of another office or time.
_CLEAR = 0.03
_EACH = 6
# How well a number has to fit, beside the best, to be put together with one that is told in the same text.
_LESS_WELL = 0.6
# Of one thing in two places or times, neither number may fit so much less well than the other.
_AS_LIKELY = 0.5
# Combinations of numbers that are looked through for those that are told together.
_MOST = 1000
_KNOWN = (Qualifier.EXACT, Qualifier.CHANGE)
_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)
_NOT_EXACT = "不是确数，结果仅供参考"
_NAMES = {
    Form.SUM: "合计",
    Form.MEAN: "年平均",
    Form.DIFFERENCE: "相差",
    Form.SHARE: "占比",
    Form.RATIO: "倍数",
    Form.EACH: "平均",
    Form.MOST: "最多（高）",
    Form.LEAST: "最少（低）",
    Form.PLACE: "位次",
    Form.REST: "全年数减上半年数（限于累计发生的数量）",
}


@dataclass(frozen=True, slots=True)
class Calculation:
    """A sentence with a formula, and the numbers that it takes."""

    text: str
    of: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers that answer, in order, and what is computed from them."""

    found: tuple[Stated, ...]
    calculations: tuple[Calculation, ...] = ()


def calculate(asking: Asking, chosen: Sequence[Chosen]) -> tuple[Calculation, ...]:
    """What `asking` wants computed from what was chosen for each of its operands; nothing where one is doubtful."""
    found = [stated for one in chosen for stated in one.found]
    if asking.form is Form.VALUE:
        return ()
    if asking.form is Form.TREND:
        return tuple(_changes(in_one_series(chosen)))
    if asking.form in (Form.MOST, Form.LEAST, Form.PLACE):
        return tuple(_largest(asking, chosen))
    if asking.form is Form.SHARE and len(chosen) > _TWO:
        return tuple(_share_of_several(chosen))
    if asking.form is Form.MEAN and (years := over_years(chosen)):
        return (_spread(found[0], years),)
    if asking.form is Form.MEAN:
        series = in_one_series(chosen)
        operands = _every_year(chosen[0]) if len(chosen) == 1 else series if len(series) == len(chosen) else []
    elif asking.form is Form.SUM and len(chosen) == 1:
        operands = found if _parts_of_one(found) else _every_year(chosen[0])
    else:
        operands = _together(asking.form, chosen)
    if len(operands) < _TWO:
        return ()
    if asking.form is Form.RATIO and asking.amount:
        operands = sorted(operands, key=_value, reverse=True)
    computed = _computed(asking.form, [one.amount for one in operands])
    if computed is None:
        return ()
    open_ended = [one.written for one in operands if one.observation.qualifier not in _KNOWN]
    doubt = f"（{'、'.join(open_ended)}{_NOT_EXACT}）" if open_ended else ""
    aims = [one.written for one in operands if one.planned]
    if len(aims) not in (0, len(operands)):
        doubt += f"（{'、'.join(aims)}是目标或计划）"
    return (Calculation(f"{_NAMES[asking.form]}：{computed.formula}{doubt}。", tuple(operands)),)


def over_years(chosen: Sequence[Chosen]) -> int:
    """How many years the one number that was chosen for all of them is of; 0 where it is of one, or not of all."""
    values = {stated.observation.normalized_value for one in chosen for stated in one.found}
    period = chosen[0].operand.period if len(chosen) == 1 else None
    if period is None or len(values) != 1:
        return 0
    # The years of a plan are one period: 2021/2025.
    asked = f"{period.part}{period.last}" if period.part else f"{period.first}/{period.last}"
    years = _YEARS.fullmatch(asked)
    told = chosen[0].found[0].observation.period
    return int(years[2]) - int(years[1]) + 1 if years and years[0] == told else 0


_YEARS = re.compile(r"(\d{4})/(\d{4})")


def _spread(stated: Stated, years: int) -> Calculation:
    doubt = "" if stated.observation.qualifier in _KNOWN else f"（{stated.written}{_NOT_EXACT}）"
    return Calculation(f"{_NAMES[Form.MEAN]}：{spread(stated.amount, years).formula}{doubt}。", (stated,))


def _share_of_several(chosen: Sequence[Chosen]) -> Iterator[Calculation]:
    """The share of the first in the sum of the others, which may be one of them."""
    each = _of_each(chosen)
    if len(each) < len(chosen):
        return
    part, *others = each
    whole = total([one.amount for one in others])
    computed = share(part.amount, whole.amount) if whole else None
    if whole is None or computed is None or part.amount.normal > whole.amount.normal:
        return
    used = tuple({one.place: one for one in each}.values())
    yield Calculation(f"合计：{whole.formula}；{_NAMES[Form.SHARE]}：{computed.formula}。", used)


def _every_year(chosen: Chosen) -> list[Stated]:
    """One number for each of the years that are asked for together; none where one of them is missing."""
    period = chosen.operand.period
    series = in_one_series([chosen])
    whole = [one for one in series if read_period(one.observation.period).kind is PeriodKind.YEAR]
    return whole if period and period.lasts > 1 and len(whole) == len(series) == period.lasts else []


def _largest(asking: Asking, chosen: Sequence[Chosen]) -> Iterator[Calculation]:
    """Which of the years or places has the largest or smallest number, and how many were compared."""
    if len(chosen) > 1:
        compared = _of_each(chosen)
    elif chosen[0].operand.period and chosen[0].operand.period.several:
        compared = in_one_series(chosen)
    else:
        offices = {match.stated.document.organisation: match.stated for match in reversed(chosen[0].best)}
        compared = list(offices.values())
    families = {one.record.group.family for one in compared}
    if len(compared) < _TWO or len(families) > 1:
        return
    more = f"；没有数据的{len(chosen) - len(compared)}个未比较" if len(compared) < len(chosen) else ""
    told = f"（比较了资料库中的{len(compared)}个数{more}）。"
    ordered = sorted(compared, key=_value, reverse=asking.form is not Form.LEAST)
    if asking.form is Form.PLACE:
        own = next((one.stated for one in chosen[0].best if one.stated in compared), None)
        if own is None:
            return
        place = 1 + sum(_value(one) > _value(own) for one in compared)
        text = f"{_whose(own)}，{own.written}，由多到少第{place}"
        yield Calculation(f"{_NAMES[asking.form]}：{text}{told}", (own, *(one for one in ordered if one is not own)))
        return
    last = _value(ordered[min(asking.count, len(ordered)) - 1])
    best = [one for at, one in enumerate(ordered) if at < asking.count or _value(one) == last]
    words = "、".join(f"{_whose(one)}，{one.written}" for one in best)
    yield Calculation(f"{_NAMES[asking.form]}：{words}{told}", (*best, *(one for one in ordered if one not in best)))


def _value(stated: Stated) -> Decimal:
    return stated.amount.normal


def _of_each(chosen: Sequence[Chosen]) -> list[Stated]:
    """The number of each that fits best, all of one kind of unit and of one time; without those that fit badly."""
    best = [next((each for each in one.best if not each.stated.planned), one.best[0]) for one in chosen if one.best]
    least = _AS_LIKELY * max((one.score for one in best), default=0.0)
    kept = [one.stated for one in best if one.score >= least]
    kinds = Counter((one.record.group.family, one.observation.period) for one in kept)
    usual = kinds.most_common(1)[0][0] if kinds else None
    return [one for one in kept if (one.record.group.family, one.observation.period) == usual]


def _whose(stated: Stated) -> str:
    one = stated.observation
    return f"{one.organisation or stated.document.organisation}{read_period(one.period).words}"


def _together(form: Form, chosen: Sequence[Chosen]) -> list[Stated]:
    """One number for each operand, those that are told together where there are several; none where that is open."""
    tops = [one.best[0].score for one in chosen if one.best]
    same = form is not Form.EACH and len({one.operand.subject for one in chosen}) == 1
    if len(tops) < len(chosen) or (same and min(tops) < _AS_LIKELY * max(tops)):
        return []
    best = _combined(form, [one.best[:_EACH] for one in chosen])
    over_time = len({one.operand.period for one in chosen}) > 1
    if same and not _alike(best, min(tops), over_time=over_time):
        return []
    if _of_one_sentence(best) or len({(one.operand.period, one.operand.place) for one in chosen}) > 1:
        return best
    beside = _combined(form, [_able(one) for one in chosen])
    apart = len({one.document.id for one in best}) > 1
    nearer = _of_one_sentence(beside) or (apart and len({one.document.id for one in beside}) == 1)
    return beside if nearer else best


def _alike(numbers: Sequence[Stated], least: float, *, over_time: bool) -> bool:
    """Whether these are numbers of one thing: called alike, or surely found, and of years that may be compared."""
    named = len({normal_form(one.observation.indicator) for one in numbers}) == 1
    lasting = {split_period(one.observation.period)[1].endswith("/") for one in numbers}
    return (over_time or len(lasting) == 1) and (named or least >= _SURELY)


# From this score on a number is surely one of the thing asked for, though it is called otherwise.
_SURELY = 0.4


def _of_one_sentence(numbers: Sequence[Stated]) -> bool:
    return len({(one.document.id, one.observation.quote_start) for one in numbers}) == 1


def _able(chosen: Chosen) -> list[Match]:
    """The numbers that fit best, and those that fit less well by themselves but may be told with another."""
    best = list(chosen.best[:_EACH])
    places = {one.stated.place for one in best}
    more = [one for one in chosen.able if one.score >= _LESS_WELL * best[0].score and one.stated.place not in places]
    return best + more[:_EACH]


def _combined(form: Form, fitting: Sequence[Sequence[Match]]) -> list[Stated]:
    """Those of each that stand nearest together; none where others of another office or time do as well."""
    every = islice(product(*(one[: 2 * _EACH] for one in fitting)), _MOST)
    combined = {
        tuple(match.stated for match in one): sum(match.score for match in one) + _closeness([m.stated for m in one])
        for one in every
        if len({match.stated.place for match in one}) == len(one)
    }
    combined = {one: score for one, score in combined.items() if _computed(form, [each.amount for each in one])}
    if not combined:
        return []
    best, *others = sorted(combined, key=lambda one: -combined[one])
    doubtful = [one for one in others if combined[best] - combined[one] < _CLEAR and _elsewhere(one, best)]
    return [] if doubtful else list(best)


def _elsewhere(numbers: Sequence[Stated], others: Sequence[Stated]) -> bool:
    """Whether these are other values of another office or another time."""
    values = [[one.observation.normalized_value for one in some] for some in (numbers, others)]
    whose = [[(one.document.organisation, one.observation.period) for one in some] for some in (numbers, others)]
    return values[0] != values[1] and whose[0] != whose[1]


def _closeness(numbers: Sequence[Stated]) -> float:
    """More where one is a part of another, and where they stand in one sentence, one document, one period."""
    whole = {(one.document.id, one.record.ordinal) for one in numbers}
    nested = any((one.document.id, one.observation.whole) in whole for one in numbers)
    sentences = {(one.document.id, one.observation.quote_start) for one in numbers}
    offices = {one.document.organisation for one in numbers}
    alike = sentences, {one.document.id for one in numbers}, offices, {one.observation.period for one in numbers}
    counted = {one.record.group.family for one in numbers}
    planned = {one.planned for one in numbers}
    told = (nested, *(len(same) == 1 for same in alike), len(counted) == 1, len(planned) == 1)
    return sum(more for more, is_so in zip(_CLOSER, told, strict=True) if is_so)


def _parts_of_one(found: Sequence[Stated]) -> bool:
    """Whether these are numbers of different things in one sentence, none of them a part of another."""
    places = {(one.document.id, one.observation.quote_start) for one in found}
    names = {one.observation.indicator for one in found}
    ordinals = {one.record.ordinal for one in found}
    nested = any(one.observation.whole in ordinals for one in found)
    return len(found) > 1 and len(places) == 1 and len(names) == len(found) and not nested


def _computed(form: Form, amounts: Sequence[Amount]) -> Computed | None:
    if form in (Form.SUM, Form.MEAN):
        return total(amounts) if form is Form.SUM else mean(amounts)
    if form is Form.RATIO:
        return ratio(amounts[0], amounts[1])
    if form is Form.EACH:
        return divided(amounts[0], amounts[1])
    if form is not Form.SHARE:
        return difference(amounts[0], amounts[1])
    # What is larger than the whole is no part of it.
    part, whole = amounts
    return share(part, whole) if part.normal <= whole.normal else None


def _changes(ordered: Sequence[Stated]) -> Iterator[Calculation]:
    """The change from each period to the next, and over all of them."""
    if len(ordered) < _TWO:
        return
    group = ordered[0].record.group
    # A change that is told is a share: that of one year is compared with that of another in 百分点.
    measure = Measure.SHARE if group.measure is Measure.CHANGE and group.family == "%" else Measure.LEVEL
    measure = measure if group.measure is Measure.CHANGE else group.measure
    # 减少1442万人 and 减少1240万人 are compared by how much it was.
    falls = measure is not group.measure and all(one.observation.normalized_value < 0 for one in ordered)
    scale = scale_of(replace(group, measure=measure), [one.observation for one in ordered])
    whole = [(ordered[0], ordered[-1])] if len(ordered) > _TWO else []
    for earlier, later in [*pairwise(ordered), *whole]:
        bounds = [one.written for one in (later, earlier) if one.observation.qualifier in _BOUNDS]
        before, after = (_falling(_valued(one, scale)) if falls else _valued(one, scale) for one in (earlier, later))
        told = change(before, after, measure, scale.unit)
        doubt = f"（{'、'.join(bounds)}{_NOT_EXACT}）" if bounds else ""
        if isinstance(told, Change):
            yield Calculation(f"{_words(later)}比{_words(earlier)}：{_told(told, scale)}{doubt}。", (later, earlier))


def _told(one: Change, scale: Scale) -> str:
    if one.percent is None:
        return one.words
    sign = "多" if one.difference >= 0 else "少"
    return f"{sign} {plain(abs(one.difference))} {scale.unit}，{one.words}"


def _valued(stated: Stated, scale: Scale) -> Valued:
    one = stated.observation
    high = None if one.normalized_high is None else scale.shown(one.normalized_high)
    qualifier = Qualifier.EXACT if one.qualifier is Qualifier.CHANGE else one.qualifier
    # Where 突破150 is all that is told, what comes of it is told with its doubt.
    qualifier = Qualifier.APPROXIMATE if qualifier in _BOUNDS else qualifier
    return Valued(scale.shown(one.normalized_value), qualifier, high, one.cumulative)


def _falling(one: Valued) -> Valued:
    return replace(one, value=-one.value, high=None if one.high is None else -one.high)


def _words(stated: Stated) -> str:
    return read_period(time_of(stated)).words


def quote(stated: Stated, text: str, page: int | None) -> Quote:
    """The sentence of the number, or its clauses that tell what is counted."""
    start, end = _clauses(stated, text)
    return Quote(stated.document, stated.record.label, "", start, end, text[start:end], page)


def _clauses(stated: Stated, text: str) -> tuple[int, int]:
    one = stated.observation
    if one.quote_end - one.quote_start <= _WHOLE:
        return one.quote_start, one.quote_end
    wanted = {one.indicator[at : at + 2] for at in range(len(one.indicator) - 1)}
    end = next((at for at in range(one.end, one.quote_end) if text[at] in _BREAKS), one.quote_end)
    start = _clause_start(text, one.start, one.quote_start)
    while start > one.quote_start and end - start < _WHOLE:
        here = text[start:end]
        if sum(pair in here for pair in wanted) * 2 > len(wanted):
            break
        start = _clause_start(text, start - 1, one.quote_start)
    return start, end


def _clause_start(text: str, before: int, first: int) -> int:
    return next((at + 1 for at in range(before - 1, first - 1, -1) if text[at] in _BREAKS), first)
