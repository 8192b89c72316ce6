"""What a question about numbers asks for: 上半年立案多少件？ → the value of 立案, in 件, of a first half-year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from service.answering.figures.periods import AskedPeriod, asked_periods
from service.answering.figures.units import COUNTERS, MONEY, RATES, units_for


class Form(StrEnum):
    """What is to be done with the numbers."""

    VALUE = "value"  # 立案多少件
    TREND = "trend"  # 近三年怎么变的
    SUM = "sum"  # A和B一共多少
    DIFFERENCE = "difference"  # A比B多多少
    SHARE = "share"  # A占B多少
    REST = "rest"  # the second half of a year, as the year less its first half


@dataclass(frozen=True, slots=True)
class Operand:
    """One thing whose number is asked for: what it is called, when, and whose.

    `change` asks for how much it grew or fell rather than for its level, `planned` for what was aimed at, `actual`
    for what came of it. `among` marks a part that is told beside its whole; `above` is 省 where 全省 is meant, in which
    the place lies.
    """

    subject: str
    period: AskedPeriod | None = None
    place: str = ""
    change: bool = False
    planned: bool = False
    actual: bool = False
    among: bool = False
    above: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question about numbers taken apart; `units` are those that the answer must have one of, empty for any.

    `stated` is the same as it may be stated outright: how much something grew, before it is computed from two levels.
    """

    form: Form
    operands: tuple[Operand, ...]
    units: frozenset[str] = frozenset()
    stated: Operand | None = None


_HOW_MANY = re.compile(rf"(?:多少|几|多大|多高|多长)(?:个?[亿万千百])?(?P<unit>{COUNTERS})?")
_MONEY = re.compile(r"多少(?:钱|块)|几(?:个亿|千万|百万|块钱)|多少(?:个)?[百千]?[亿万](?:美?元|(?=[，,。？?]|$))")
_PARTS_OF = re.compile(r"百分之(?:几|多少)|几成|(?:多[少高大]|几)个?(?:百分点|点)")
# 受处分的人数 is counted in 人.
_NUMBER_OF = re.compile(r"(?:的|总)?([人件户家次])数(?!据|字)")
_RATE = re.compile(rf"{_PARTS_OF.pattern}|比例|比重|占比|率(?=是|为|有|多|达|几|[，,。？?]|$)")
_TREND = re.compile(
    r"(?:怎么|怎样|如何|咋)样?的?(?:变化?|走)的?|变化(?:情况|趋势|如何|怎么样)?|走势|趋势|(?:是)?[升涨增多]了?还是[降跌减少]了?"
)
_SUM = re.compile(r"(?:[两三]个)?(?:一共|总共|共计|总计|合计|加起来|加在一起)|之和|相加|合在一起|总和|两[个项者]共")
_SHARE = re.compile(r"(?<!抢)占(?:了|到)?(?!比)|所占")
_LESS = r"(?:增加|减少|增长|下降|提高|上升|降低|[多少高低大小增减涨升降快慢])了?出?来?(?:多少|几)|相差多少|差多少"
_COMPARED = re.compile(
    rf"(?P<a>[^，,。？?]+?)(?<![同环对相占])(?:比|较)(?![例重较])(?P<b>[^，,。？?]+?)(?:{_LESS})(?:个?[百千]?[万亿]?(?:{COUNTERS}))?"
)
_APART = re.compile(
    r"(?P<a>[^，,。？?]+?)(?:和|与|跟|同|、)(?P<b>[^，,。？?]+?)(?:之间)?(?:相差|差了?|差距|差额)(?:是|有)?(?:多少|几|多大)(?:个?百分点)?"
)
_CHANGED = re.compile(
    r"(?:同比|环比|比上年|较上年|比去年|较去年)(?:[增下][长降]|[增减]少?|提高|上升|降低)?|(?:增长|下降|增加|减少|提高|上升|降低)(?=了?多少|了?几|率|目标|预期|[的\s]|$)"
    r"|增速|增幅|降幅|涨幅|增长率|增量"
)
_AND = re.compile(r"(?<!共)(?:以及|[，,、]?再?加上|[和与跟及、，,加])(?![谐平田牧睦])")
_ASKING = re.compile(
    r"请问|我?想(?:问|知道)(?:一下)?|帮我?[查看找](?:一下|下)?|^查(?:一下|下|查)?|分别|一共|总共|合计|共计|总计|过程中|当中|哪个|哪里|哪儿|谁|各(?=[\s是有]|$)|^在|[在给比较](?=\s|$)|(?:是|有|达到?了?)(?=\s|$)"
    r"|哪些|什么|怎么样|如何|情况|的?(?:数据|数字|数量)(?=\s|$|[，,])|的数(?!据)|呢|吗|啊|吧|了(?!解)|[？?。！!；;]"
)
_SAME_TIME = re.compile(r"(?:去年|上年|前一年|上一年)?同期|上年|去年|前一年|上一年")
_PLANNED = re.compile(r"目标|计划(?!生育|单列)|打算|预期|力争|准备|预计")
# 给予处分的人里，科级干部占多少: what is behind is the part, what is ahead the whole.
_AMONG = re.compile(r"(?:[里中]|当中|其中|之中|里面|里头)[，,]?(?=[^，,]*$)|[，,](?=[^，,]+$)")
_ACTUAL = re.compile(r"实际|真正")
_AIMED = re.compile(rf"{_PLANNED.pattern}|{_ACTUAL.pattern}|完成(?=\s|$)|定的?(?=\s|$)")
_MORE = re.compile(rf"(?:更)?[多少高低大小快慢]?[，,]?\s*(?:{_LESS})(?:个?[百千]?[万亿]?(?:{COUNTERS}))?")
_EDGES = " 　的，,、是有为到于达：:"
_TWO = 2
_ABOVE = re.compile(r"全([省市县])")
_PART = re.compile(r"[，,。；;？?]")


def read_askings(question: str, this_year: int, places: Iterable[str] = ()) -> list[Asking]:
    """What `question` asks for, one Asking for each part that asks by itself; 去年 counts from `this_year`.

    `places` are the names of whom the Library has reports of.
    """
    named = sorted(places, key=len, reverse=True)
    askings: list[Asking] = []
    for part in _parts(question):
        asking = _read(part, this_year, named)
        askings.append(_inheriting(asking, askings[-1]) if askings else asking)
    return askings


def _parts(question: str) -> list[str]:
    """The parts that each ask for a number; what asks for none belongs to the part behind it."""
    parts: list[str] = []
    held = ""
    for part in _PART.split(question):
        held = f"{held}，{part}" if held else part
        if _asks(part):
            parts.append(held)
            held = ""
    if held and parts:
        parts[-1] = f"{parts[-1]}，{held}"
    return parts or [question]


def _asks(text: str) -> bool:
    return any(words.search(text) for words in (_HOW_MANY, _MONEY, _PARTS_OF, _TREND))


def _inheriting(asking: Asking, before: Asking) -> Asking:
    """With the period, the place and the whole that the part before named: 其中科级干部几人."""
    earlier = before.operands[0]
    operands = []
    for one in asking.operands:
        subject = one.subject
        if subject.startswith("其中") or not subject:
            subject = f"{earlier.subject} {subject.removeprefix('其中').strip(_EDGES)}".strip()
        period, place = one.period or earlier.period, one.place or earlier.place
        operands.append(replace(one, subject=subject, period=period, place=place))
    return replace(asking, operands=tuple(operands))


def _read(question: str, this_year: int, places: list[str]) -> Asking:
    units = _units(question)
    reader = _Reader(this_year, places)
    compared, stated = _difference(question, reader)
    if compared:
        return Asking(Form.DIFFERENCE, compared, _units(question, counted=False), stated)
    if parts := _share(question, reader):
        return Asking(Form.SHARE, parts)
    if len(parts := _each_place(question, reader)) > 1:
        compare = len(parts) == _TWO and _MORE.search(question)
        return Asking(Form.SUM if _SUM.search(question) else Form.DIFFERENCE if compare else Form.VALUE, parts, units)
    if parts := _sum(question, reader):
        return Asking(Form.SUM, parts, units)
    periods = asked_periods(question, this_year)
    whole = reader.operand(question)
    if len(periods) > 1 and not any(one.several for one in periods):
        return Asking(Form.TREND, tuple(replace(whole, period=one) for one in periods), units)
    if any(one.several for one in periods) or _TREND.search(question):
        return Asking(Form.TREND, (whole,), units)
    return Asking(Form.VALUE, (whole,), units)


def _units(question: str, *, counted: bool = True) -> frozenset[str]:
    """The units that answer it; empty where it does not say. 人数 says so unless not `counted`."""
    if _RATE.search(question):
        return RATES
    if _MONEY.search(question):
        return MONEY
    found = [one["unit"] for one in _HOW_MANY.finditer(question) if one["unit"]]
    found = found or (_NUMBER_OF.findall(question) if counted else [])
    return units_for(found[-1]) if found else frozenset()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what a piece of a question names."""

    this_year: int
    places: list[str]

    def operand(self, text: str) -> Operand:
        """The thing that `text` names."""
        periods = asked_periods(text, self.this_year)
        for one in reversed(periods):
            text = f"{text[: one.start]} {text[one.end :]}"
        place = next((one for one in self.places if one in text), "")
        subject = _subject(_AIMED.sub(" ", text.replace(place, " ", 1) if place else text))
        changed, planned = bool(_CHANGED.search(text)), bool(_PLANNED.search(text))
        return Operand(subject, periods[0] if periods else None, place, changed, planned, bool(_ACTUAL.search(text)))


def _subject(text: str) -> str:
    """What is counted: `text` without its counters and its words of asking."""
    for words in (_NUMBER_OF, _MONEY, _PARTS_OF, _HOW_MANY, _TREND, _CHANGED, _SUM, _ASKING):
        text = words.sub(" ", text)
    return " ".join(part.replace("的", "") for one in text.split() if (part := one.strip(_EDGES)))


def _difference(question: str, reader: _Reader) -> tuple[tuple[Operand, ...], Operand | None]:
    """The two things that are compared, and the first as a change that may be stated where the other is its past."""
    found = _COMPARED.search(question) or _APART.search(question)
    if found is None:
        return (), None
    ahead = question[: found.start()]
    first, second = reader.operand(ahead + found["a"]), reader.operand(ahead + found["b"])
    second = _before(first, second)
    if _SAME_TIME.fullmatch(found["b"].strip(_EDGES)):
        stated = replace(first, change=True)
        if not (first.period and first.period.first):
            return (first,), stated
        before = replace(first.period, first=first.period.first - 1, last=first.period.first - 1)
        return (first, replace(first, period=before)), stated
    rest = reader.operand(question[found.end() :])
    first = replace(first, subject=first.subject or rest.subject, period=first.period or rest.period)
    return _completed(first, second), None


def _before(first: Operand, second: Operand) -> Operand:
    """`second` with 上一年上半年 counted from the year that `first` names, not from today's."""
    period, year = second.period, first.period.first if first.period and not first.period.said else None
    if period is None or not period.said or year is None:
        return second
    return replace(second, period=replace(period, first=year - 1, last=year - 1, said=False))


def _share(question: str, reader: _Reader) -> tuple[Operand, ...]:
    found = _SHARE.search(question)
    if found is None:
        return ()
    ahead, behind = question[: found.start()], re.sub(r"的?(?:比例|比重|大头)", " ", question[found.end() :])
    first, second = reader.operand(ahead), reader.operand(behind)
    if not second.subject:
        *_, among = [None, *_AMONG.finditer(ahead)]
        if among is None:
            return ()
        second = reader.operand(ahead[: among.start()])
        first = replace(reader.operand(ahead[among.end() :]), among=True)
    return _completed(first, second) if first.subject and second.subject else ()


def _each_place(question: str, reader: _Reader) -> tuple[Operand, ...]:
    """The same thing of each place, where several are named: 四川和湖北的生产总值加起来."""
    places, rest = [], question
    for place in reader.places:
        if place in rest:
            places.append(place)
            rest = rest.replace(place, "、", 1)
    if len(places) < _TWO:
        return ()
    whole = reader.operand(re.sub(r"(?:[、和与跟同及]|以及)+", " ", _MORE.sub(" ", rest)))
    return tuple(replace(whole, place=place) for place in sorted(places, key=question.index))


def _sum(question: str, reader: _Reader) -> tuple[Operand, ...]:
    """A和B一共多少; 总共立案多少 names one thing, of which the parts may be stated."""
    if not _SUM.search(question):
        return ()
    whole, periods = reader.operand(question), asked_periods(question, reader.this_year)
    words = whole.subject.split()
    joined = next((one for one in words if len(_AND.split(one)) > 1), "")
    parts = [part for one in _AND.split(joined) if (part := one.strip(_EDGES))]
    if len(parts) < _TWO:
        return tuple(replace(whole, period=one) for one in periods) or (whole,)
    rest = " ".join(one for one in words if one is not joined)
    # 处级和科级领导干部的廉政档案: what follows the last of them belongs to each.
    shared = parts[-1][len(parts[0]) :]
    return tuple(
        replace(whole, subject=f"{part} {'' if part is parts[-1] else shared} {rest}".strip()) for part in parts
    )


def _completed(first: Operand, second: Operand) -> tuple[Operand, ...]:
    """Each with what it leaves to the other to say: 来访比来信, 2023年立案比2022年, 贵阳比遵义."""
    change = first.change or second.change
    return (_filled(first, second, change), _filled(second, first, change))


def _filled(one: Operand, other: Operand, change: bool) -> Operand:
    period, planned = one.period or other.period, one.planned or other.planned
    place, above = one.place or other.place, _ABOVE.fullmatch(one.subject)
    subject = other.subject if above else one.subject or other.subject
    actual = one.actual or other.actual
    return Operand(subject, period, place, change, planned, actual, one.among, above[1] if above else "")
