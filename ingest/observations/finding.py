"""Text → Observations, as a visible list of steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Description, Unit
from ingest.observation import Alternative, Observation, Qualifier
from ingest.observations.clauses import Clause, part_clauses, sentences
from ingest.observations.completion import complete
from ingest.observations.industries import industries, share_of
from ingest.observations.masking import mask
from ingest.observations.naming import name_of
from ingest.observations.organisations import Owner, organisation_of, owner_of
from ingest.observations.periods import Base, base_of, before, resolve
from ingest.observations.quantities import find_quantities
from ingest.observations.segments import Segment, find_segments
from ingest.observations.sentence import Sentence
from ingest.observations.statement import Statement
from ingest.observations.subjects import AMOUNT, topic
from ingest.observations.tables import find_in_tables
from ingest.observations.times import Time, find_times
from ingest.observations.verbs import FIRST_VERB, NOUNISH, head_of

__all__ = ["find_observations"]

# A sentence without any of these states no number.
_MAY_COUNT = re.compile(r"[0-9一二三四五六七八九十两几数半百千万]")
_OPENING = 12
# 各位代表！刚刚过去的2025年，…: a paragraph begins behind whom it speaks to.
_ADDRESS = re.compile(r"(?:各位(?:代表|委员|同志|领导)|同志们)[！!，,：:。]?$")


def find_observations(text: str, units: Sequence[Unit], description: Description) -> tuple[Observation, ...]:
    """The numbers that the text states, in its order."""
    masked = mask(text)
    top = base_of(description.period, description.title)
    owner = owner_of(description)
    found: list[Observation] = []
    reading = Reading(text, masked, owner, found)
    for segment in find_segments(masked, units, top):
        _read(reading, segment)
    found.extend(find_in_tables(text, masked, units, top, owner.organisation))
    return _ordered(found)


@dataclass(slots=True)
class Reading:
    """A text as it is read: what was found so far, and the period of several years that its paragraphs speak of."""

    text: str
    masked: str
    owner: Owner
    found: list[Observation]
    years: str = ""
    years_base: Base | None = None


def _read(reading: Reading, segment: Segment) -> None:
    """Find the observations of one paragraph; a time at its beginning holds for its sentences."""
    text, masked = reading.text, reading.masked
    if reading.years_base is not segment.base:
        reading.years, reading.years_base = "", segment.base
    lead = spoken = ahead = ""
    first = 0
    for number, (start, end) in enumerate(sentences(masked, segment.start, segment.end)):
        if number and not _MAY_COUNT.search(masked, start, end):
            continue
        times = list(find_times(masked, start, end))
        if number == first:
            if _ADDRESS.match(masked, start, end):
                first += 1
                continue
            lead = _leading(masked, start, times, segment.base)
            # “十四五”时期… goes on over the paragraphs, until one speaks of a year again.
            if lead:
                later = lead.isdigit() and int(lead) > (segment.base.year or 0)
                kept = "/" in lead or later or ("/" in segment.base.period and lead.isdigit())
                reading.years = lead if kept else ""
        elif years := _years_led(masked, start, times, segment.base):
            lead = reading.years = years
        _shares_of_industries(reading, (start, end), times, segment.base, ahead or lead or reading.years)
        quantities = list(find_quantities(masked, start, end, times))
        if not quantities:
            spoken = topic(text, masked, start, _first_clause(masked, start, end), times)
            ahead = _ahead(times, segment.base) or ahead
            continue
        statements = _named(text, masked, part_clauses(masked, start, end, quantities), times)
        complete(Sentence(text, masked, start, end, times, spoken), statements)
        _finish(reading, (start, end), times, statements, segment.base, ahead or lead or reading.years)
        ahead = _ahead(times, segment.base) or ahead
        spoken = statements[-1].indicator


def _shares_of_industries(
    reading: Reading, sentence: tuple[int, int], times: Sequence[Time], base: Base, lead: str
) -> None:
    """Keep what a sentence tells of the three industries, 8.7∶41.2∶50.1."""
    for shares, earlier in industries(reading.masked, *sentence):
        told = _spoken(reading.masked, times, set(), shares[0][0], base)
        whole = lead or base.period
        period = told or (before(whole) if earlier else whole.rpartition("/")[2])
        found = (share_of(at, one, sentence, period, reading.owner.organisation) for at, one in enumerate(shares))
        reading.found.extend(found)


def _ahead(times: Sequence[Time], base: Base) -> str:
    """The coming year that a sentence names, of which the rest of the paragraph speaks too: 今年的增长预期为…"""
    named = [time for time in times if not time.compared and time.found["named"] in ("今年", "明年", "来年")]
    years = [resolve(time, base) for time in named]
    later = [year for year in years if year.isdigit() and base.year and int(year) > base.year]
    return later[-1] if later else ""


def _first_clause(masked: str, start: int, end: int) -> int:
    comma = masked.find("，", start, end)
    return end if comma < 0 else comma


def _named(text: str, masked: str, clauses: Sequence[Clause], times: Sequence[Time]) -> list[Statement]:
    """Each clause with its own words; where no mark parts two numbers, the noun of the first is not of the second."""
    statements: list[Statement] = []
    for clause in clauses:
        if statements and not clause.mark and statements[-1].name.noun_end > clause.left:
            clause.left = statements[-1].name.noun_end
            if masked[clause.left : clause.left + 1] in tuple("和与及、"):
                clause.left, clause.mark = clause.left + 1, "、"
        statements.append(Statement(clause, name_of(text, masked, clause, times)))
    return statements


def _leading(masked: str, start: int, times: Sequence[Time], base: Base) -> str:
    """The period that the first words of a paragraph set for all of it: 五年来，…"""
    for time in times:
        if masked.startswith(("开始", "起"), time.end) or _BEGUN.match(masked, time.end):
            continue
        if time.start - start > _OPENING or time.compared or masked[time.start - 1 : time.start] in ("由", "从"):
            continue
        if time.found["plan"] and _MEASURED_BY.search(masked, start, time.start):
            continue
        if period := resolve(time, base):
            return period
    return ""


def _years_led(masked: str, start: int, times: Sequence[Time], base: Base) -> str:
    """The years that a sentence begins with, of which the paragraph goes on to speak: 五年来，…"""
    first = next((time for time in times if time.start - start <= _QUOTED), None)
    if first is None or first.compared or base.ahead or not masked.startswith("，", first.end):
        return ""
    if not (first.found["past_count"] or first.found["plan"]):
        return ""
    period = resolve(first, base)
    begun, _, last = period.partition("/")
    # 近两年 is told of what it stands with alone.
    return period if last == str(base.year) and int(last) - int(begun) >= _LASTING else ""


_QUOTED, _LASTING = 1, 3
# 既衔接“十五五”规划目标: what is planned by is not what it is planned for.
_MEASURED_BY = re.compile(r"(?:衔接|对接|对标|围绕|结合|着眼|紧扣|立足|谋划|编制|聚焦|锚定|面向)(?:了|好|国家)?[“\"]?$")
# “十三五”实现了良好开局: what follows is told of the year.
_BEGUN = re.compile(r"\s*[”\"]?\s*(?:实现|迎来|取得)了?[^，。；]{0,4}(?:开局|开门红|收官)")


def _finish(
    reading: Reading,
    sentence: tuple[int, int],
    times: Sequence[Time],
    statements: Sequence[Statement],
    base: Base,
    lead: str,
) -> None:
    """Keep the Statements of one sentence as Observations."""
    text, owner, found = reading.text, reading.owner, reading.found
    ordinals: dict[int, int] = {}
    spent: set[int] = set()
    for statement in statements:
        if not statement.indicator:
            continue
        ordinals[id(statement)] = len(found)
        whole = ordinals.get(id(statement.whole)) if statement.whole else None
        period, certain = _period(reading, times, spent, statement, base, lead)
        if not certain:
            statement.doubt(_UNCERTAIN)
        if "/" in (lead or base.period) and "/" not in period and _yearly(reading.masked, statement):
            period = lead or base.period
        if "/" in period and _is_level(reading.masked, statement):
            statement.alternatives.append(Alternative(period=period))
            period = period.rpartition("/")[2]
        opening = text[sentence[0] : min(sentence[0] + _OPENING, statement.clause.left)]
        words = opening + text[statement.clause.left : statement.clause.quantity.start]
        organisation = organisation_of(words, owner)
        found.append(_observation(statement, sentence, period, organisation, whole))


# 达到, 提高到, 突破: a level is of the end of the years; what was done in them (新增, 累计) is of all of them.
_LEVEL = re.compile(r"(?:达到?|为|至|到|突破|超过?|稳定在|保持在|接近|超出|在|跨越|迈上|降至|是)(?:了|约|近|超过?)?$")
_DOING = re.compile(r"^(?:累计|年均)|总投资$|新增|净增")
# What there is at one time, named without what was done: 生产总值6.66万亿元, “灯塔工厂”3家.
_STOCK = re.compile(
    r"(?:生产总值|增加值|总额|总值|总量|总?规模|总?里程|总长度|面积|总?装机(?:容量)?|[^增降]率|比重|占比|人口|主体|企业|“小巨人”|冠军"
    r"|工厂|示范[区县]|园区|产业园|产业集群|医院|学校|高校|余额|预算收入|财政总?收入|可支配收入|营收|床位|强度|浓度)$"
)
_LEVELLED = re.compile(r"(?:分别|均|各|约|已|都)*(?:达|突破|超|稳定|保持|为|接近)")
_SPENT = re.compile(r"(?:支出|投入)$")
_UNCERTAIN = 0.7


def _yearly(masked: str, statement: Statement) -> bool:
    return "年均" in masked[statement.clause.left : statement.clause.quantity.start]


def _is_level(masked: str, statement: Statement) -> bool:
    name, clause = statement.name, statement.clause
    if name.predicate.changes or name.cumulative or _DOING.search(statement.indicator):
        return False
    head = head_of(statement.indicator)
    if head and head not in NOUNISH and not AMOUNT.search(statement.indicator):
        return False
    stock = _STOCK.search(statement.indicator)
    if stock and not FIRST_VERB.search(statement.indicator, 0, stock.start()):
        return True
    if clause.quantity.word != "%" and _SPENT.search(statement.indicator):
        return False
    if name.predicate.start < clause.left:  # told 分别, before another number
        return name.predicate.to or _LEVELLED.match(masked, name.predicate.start) is not None
    return name.predicate.to or _LEVEL.search(masked, clause.left, clause.quantity.start) is not None


def _period(
    reading: Reading, times: Sequence[Time], spent: set[int], statement: Statement, base: Base, lead: str
) -> tuple[str, bool]:
    """The period of one number, and whether it is certain; `spent` are the times of states before a change."""
    quantity = statement.clause.quantity
    if statement.name.earlier:
        for time in times:
            between = reading.masked[time.end : quantity.start]
            if statement.clause.left <= time.start and time.end <= quantity.start and _STATE_OF.fullmatch(between):
                spent.add(time.start)
                return resolve(time, base), True
        # 由2007年的8.4%提高到…，由6.1%下降到…: the states before are of one time.
        told = [time for time in times if time.start in spent and time.end <= quantity.start]
        if told:
            return resolve(told[-1], base), True
        return before(_spoken(reading.masked, times, spent, quantity.start, base) or lead or base.period), False
    if quantity.word != "%" and (own := _compared_with(reading.masked, times, quantity.start)):
        # 较“十三五”末的9323.1亿元增加…: what something is compared with is of that time.
        return resolve(own, base), True
    if chosen := _spoken(reading.masked, times, spent, quantity.start, base):
        return chosen, True
    if lead:
        # 五年来，…，去年比上年增长12.8%: one year is measured against the one before it.
        of_a_year = "上年" in statement.name.predicate.comparison
        return lead.rpartition("/")[2] if of_a_year else lead, True
    return base.period, bool(base.period)


# 从2004年人均每月700元: what stands between the time of a state and its number.
_STATE_OF = re.compile(r".{0,3}|[底末初]?的?(?:约|近|不足|平均|人均|每[\u4e00-\u9fff])+")
_ITS = re.compile(r"年?[底末初]?的约?")


def _compared_with(masked: str, times: Sequence[Time], start: int) -> Time | None:
    """The time whose own number, right behind it, something is compared with."""
    of = (time for time in times if time.compared and time.end <= start)
    return next((time for time in of if _ITS.fullmatch(masked, time.end, start)), None)


def _spoken(masked: str, times: Sequence[Time], spent: set[int], end: int, base: Base) -> str:
    """The last period that the sentence names before `end`."""
    chosen = ""
    for time in times:
        if time.end <= end and time.start not in spent and not time.compared and not _left(masked, time, end):
            chosen = resolve(time, base) or chosen
    return chosen


def _left(masked: str, time: Time, end: int) -> bool:
    """Whether the time of a state before a change is over: 由上年的第四位升为第三位，就业 [980万人]."""
    since = time.found["since"] or time.found["named_since"]
    return (
        masked[time.start - 1 : time.start] in ("由", "从")
        and not since
        and _PARTED.search(masked, time.end, end) is not None
    )


_PARTED = re.compile(r"[，；]")


def _observation(
    statement: Statement, sentence: tuple[int, int], period: str, organisation: str, whole: int | None
) -> Observation:
    quantity, predicate = statement.clause.quantity, statement.name.predicate
    changes = predicate.changes or quantity.word == "番"
    normalized, unit = quantity.normalized(quantity.value)
    high = quantity.normalized(quantity.high)[0] if quantity.high is not None else None
    direction = predicate.direction if changes else None
    if changes and direction is not None and direction.value == "down":
        normalized, high = -normalized, (-high if high is not None else None)
    confidence = min(statement.confidence, 0.8 if quantity.small else 1.0, 0.5 if quantity.vague else 1.0)
    return Observation(
        indicator=statement.indicator,
        value=quantity.value,
        value_high=quantity.high,
        unit=quantity.unit,
        qualifier=Qualifier.CHANGE if changes else quantity.qualifier,
        period=period,
        organisation=organisation,
        start=quantity.start,
        end=quantity.end,
        quote_start=sentence[0],
        quote_end=sentence[1],
        normalized_value=normalized,
        normalized_high=high,
        normalized_unit=unit,
        direction=direction,
        comparison=predicate.comparison,
        cumulative=statement.name.cumulative,
        whole=whole,
        confidence=confidence,
        alternatives=tuple(_unlike(statement)),
    )


def _unlike(statement: Statement) -> Iterator[Alternative]:
    for other in statement.alternatives:
        if other.indicator is None or other.indicator != statement.indicator:
            yield other


def _ordered(found: list[Observation]) -> tuple[Observation, ...]:
    """In the order of the text, `whole` counted anew."""
    order = sorted(range(len(found)), key=lambda index: found[index].start)
    places = {old: new for new, old in enumerate(order)}
    ordered = (found[index] for index in order)
    return tuple(each if each.whole is None else replace(each, whole=places[each.whole]) for each in ordered)
