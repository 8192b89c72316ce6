"""Questions that put two or more numbers together: A比B多多少, A占B多少, A和B一共多少, 除A外还有多少."""

from __future__ import annotations

import re
from dataclasses import replace

from service.answering.figures.contraries import CONTRARIES
from service.answering.figures.gazetteer import places_named, province_of
from service.answering.figures.operands import (
    CHANGED,
    COUNTRY,
    EDGES,
    HOW_MANY,
    MONEY_ASKED,
    PARTS_OF,
    SUM,
    Operand,
    Reader,
)
from service.answering.figures.periods import asked_periods
from service.answering.figures.units import COUNTERS

_COUNTED = rf"(?:是|有|了)?(?:百分之)?(?:多少|几|多大)(?:个?[百千]?[万亿]{{0,2}})?(?:个(?=人))?(?:{COUNTERS})?"
_LESS = (
    r"(?:(?:增加|减少|增长|下降|提高|上升|降低|涨|跌|[多少高低大小增减升降快慢])了?(?:出来?)?"
    r"|相差|差了?|超出?了?|高出|多出|少掉|[多少](?!少)[^，,。？?\s多少几高低]{1,3}?了?(?=(?:百分之)?(?:多少|几))"
    rf"){_COUNTED}"
)
_THAN = re.compile(
    rf"(?P<a>[^，,。？?]+?)(?<![同环对相占])(?:相?比起?|较|减去|减掉|超过|高出|多出(?!来))(?![例重较率])(?P<b>[^，,。？?]+?)(?:{_LESS}|(?:剩|等于|得|是)?{_COUNTED})"
)
_TWO_OF = re.compile(
    rf"(?P<a>[^，,。？?]+?)(?:和|与|跟|同|、)(?P<b>[^，,。？?]+?)(?:之间|两者|二者|[两]个)?(?:的)?(?:相差|差(?![旅异错评价])了?|差距|差额|相比)(?:是|有|为)?[^，,。？?]{{0,6}}?(?:多少|几|多大)(?:个?[百千]?[万亿]{{0,2}})?(?:个?百分点|{COUNTERS})?"
)
# 制造业和软件业哪个涨得快
_WHICH_OF = re.compile(
    r"(?P<a>[^，,。？?]+?)(?:和|与|跟|还是|、)(?P<b>[^，,。？?]+?)[，,]?(?:哪一?[个边家]|谁)(?:的)?(?:更)?[增上发涨]?[长升展]?得?(?:更)?[多高大快少低小慢]"
)
_WITH = re.compile(rf"(?:与|跟|和|同)(?P<b>[^，,。？?]+?)相比[，,]?(?P<a>[^，,。？?]+?){_LESS}")
MORE = re.compile(
    rf"(?:哪[个家边里]|谁)[^，,。？?]*?[多少高低大小快慢][，,]?|(?:更)?[多少高低大小快慢]?[，,]?\s*(?:{_LESS})"
)
# A和B哪个多，差多少
_INSIDE = re.compile(
    r"(?P<whole>[^，,]{2,}?)(?:里头|里面|当中|之中|其中|(?<![集其城村乡家县省市国夜手])(?:里(?!程)|中)(?![心国央小学等层期间介]))[，,]?的?(?P<part>[^，,]{2,})"
)
_WHO = re.compile(
    r"(?:谁|哪[个家边])更?[多少高低大小快慢](?:一些|些|一点)?[，,]?(?=相?差(?![旅异错评价])|[多少高低大小]了?(?:多少|几))"
)
_WHICH = re.compile(r"(?:哪[个家边里]|谁)的?")
# 今年的计划，比去年的多多少
_PAUSED = re.compile(r"[，,](?=比(?![例重较率如]))")
_SAME_TIME = re.compile(r"原来|原先|之前|以前|此前|过去|往年|(?:去年|上年|前一年|上一年)?同期|上年|去年|前一年|上一年")
# 受处分的人，不是科级干部的有多少; 除科级外.
_LEFT_OF = re.compile(
    r"(?:[，,]|[里中](?:面|头)?[，,]?|当中[，,]?)?(?:有多少(?P<unit>[\u4e00-\u9fff]{0,2}))?(?:不是|并非|不属于|不含|不包括|非(?=[\u4e00-\u9fff]{1,6}的))(?P<part>[^，,。？?]+?)(?:的|之)?(?=有|还|是|多少|几|[，,]|$)"
)
_EXCEPT = re.compile(
    r"(?:除去?了?|扣除|去掉|刨去|剔除)(?P<part>[^，,。？?]+?)(?:以外|之外|外|后|[，,]|(?=还[有剩]|剩下?|其余|其他))"
)
_AND = re.compile(
    r"(?<!共)(?:以及|[，,、]?再?加上|[和与跟及、，,]|(?<![增添参附追更施])加(?![值工速快强大入装固班油上]))(?![谐平田牧睦])"
)
_ABOVE = re.compile(r"全([省市县])")
_TWO, _VERB, _LONGER = 2, 1, 3
# 全国 beside other places is one of them only where it is compared with them.
_COUNTRY_TOO = re.compile(rf"(?:^|[比占和与跟同较、到])\s*{COUNTRY}|{COUNTRY}(?:的|[和与跟、比]|平均)")


def apart(question: str, reader: Reader) -> tuple[tuple[Operand, ...], Operand | None]:
    """The two things that are compared, and the first as a change that may be stated where the other is its past."""
    question = _PAUSED.sub("", _WHO.sub("", question))
    found = _WITH.search(question) or _THAN.search(question) or _TWO_OF.search(question) or _WHICH_OF.search(question)
    if found is None or not found["a"].strip(EDGES):
        return (), None
    ahead = question[: found.start()]
    # 环保督查的数据，报给A的比报给B的: what stands before belongs to both.
    both = ahead if ahead.rstrip().endswith(("，", ",")) else ""
    earlier = _without_verb(found, reader)
    first, second = reader.operand(ahead + found["a"]), reader.operand(both + earlier)
    if inside := _INSIDE.fullmatch(ahead + found["a"]):
        # 来访里A比B多几件: both are told beside the whole.
        whole, part = reader.operand(inside["whole"]), reader.operand(inside["part"])
        if whole.subject and part.subject:
            first = replace(part, period=part.period or whole.period, place=part.place or whole.place)
            first, second = (replace(one, beside=whole.subject) for one in (first, second))
    if not second.subject and not second.period and not second.place:
        return (), None
    if second.period and len(second.subject) <= _VERB:
        # 比2022年省了多少: what stands there only says which way.
        second = replace(second, subject="")
    elif second.period and first.period and earlier.rstrip().endswith("的") and len(second.subject) <= _LONGER:
        # 老旧小区改造今年安排的比去年新开工的: of the same thing.
        second = replace(second, subject=f"{first.subject.partition(' ')[0]} {second.subject}".strip())
    second = _before(first, second)
    if _SAME_TIME.fullmatch(earlier.strip(EDGES)):
        return _with_the_past(first)
    rest = reader.operand(_WHICH.sub(" ", question[found.end() :]))
    first = replace(first, subject=first.subject or rest.subject, period=first.period or rest.period)
    if second.subject and (tail := tail_of(second.subject, first.subject)):
        # 服务业占GDP比重比制造业高几个百分点
        second = replace(second, subject=f"{second.subject}{tail}")
    if not second.subject.startswith(first.subject) and (tail := tail_of(first.subject, second.subject)):
        first = replace(first, subject=f"{first.subject} {tail}")
    compared = completed(first, second)
    return compared, _year_on_year(*compared)


def _with_the_past(first: Operand) -> tuple[tuple[Operand, ...], Operand]:
    """What is compared with what it was before, and its change as it may be stated."""
    stated = replace(first, change=True)
    if not (first.period and first.period.first):
        return (first,), stated
    begun, last = first.period.first - 1, first.period
    if last.part.endswith("/"):
        # What five years brought: the last of them beside the year before the first.
        begun, last = int(last.part.removesuffix("/")) - 1, replace(last, part="")
    before = replace(last, first=begun, last=begun)
    # 今年目标比去年: what was reached then.
    levels = replace(first, period=last, change=False), replace(first, period=before, change=False, planned=False)
    return levels, stated


def _without_verb(found: re.Match[str], reader: Reader) -> str:
    """What stands behind 比; where that is a time, without the verb behind it: 比2008年 of 比2008年增收了多少."""
    behind = found["b"]
    if _FURTHER.match(found.string, found.end("b")):
        return behind
    periods = asked_periods(behind, reader.this_year)
    named = len(periods) == 1 and not behind[: periods[0].start].strip(EDGES)
    verb = behind[periods[0].end :].strip(EDGES) if named else ""
    return behind[: periods[0].end] if named and 0 < len(verb) <= _LONGER else behind


# 多多少, 相差多少: which way it differs is said in so many words.
_FURTHER = re.compile(_LESS)


def _year_on_year(first: Operand, second: Operand) -> Operand | None:
    """The first as a change that may be stated, where the second is the same a year before."""
    one, other = first.period, second.period
    if first.subject != second.subject or first.place != second.place or one is None or other is None:
        return None
    if one.first is None or other.first is None or one.first - other.first != 1 or one.part != other.part:
        return None
    return replace(first, change=True)


def _before(first: Operand, second: Operand) -> Operand:
    """`second` with 上一年上半年 counted from the year that `first` names, not from today's."""
    period, year = second.period, first.period.first if first.period and not first.period.said else None
    if period is None or not period.said or year is None:
        return second
    return replace(second, period=replace(period, first=year - 1, last=year - 1, said=False))


_TIMES_APART = re.compile(
    r"(?P<a>[^，,。？?]+?)(?:和|与|跟|同|比|、)(?P<b>[^，,。？?]+?)(?:之间)?(?:相?差|高|大|多)了?(?:出)?(?:多少|几)倍"
)
_TIMES = re.compile(r"(?P<a>[^，,。？?]+?)(?:是|为|相当于|等于|达到?)了?(?P<b>[^，,。？?]+?)的?(?:多少|几)倍")


def times(question: str, reader: Reader) -> tuple[Operand, ...]:
    """What is how many times something else: 2023年的收入是2020年的多少倍."""
    found = _TIMES.search(question) or _TIMES_APART.search(question)
    if found is None:
        return ()
    first, second = reader.operand(question[: found.end("a")]), reader.operand(found["b"])
    if not (first.subject or second.subject) or not (second.subject or second.period or second.place):
        return ()
    if second.subject and (tail := tail_of(second.subject, first.subject)):
        # 城里人的收入是乡下人的几倍
        second = replace(second, subject=f"{second.subject}{tail}")
    return completed(first, second)


_IN_IT = re.compile(r"(?:[里中](?:面|头)?|当中|之中)[，,]?$")
_STILL = re.compile(r"还(?=[有剩])|剩下?的?|其[余他]的?")


def left(question: str, reader: Reader) -> tuple[Operand, ...]:
    """A whole and the part of it that is not asked for: 受处分的人，不是科级干部的有多少."""
    found = _EXCEPT.search(question) or _LEFT_OF.search(question)
    if found is None:
        return ()
    ahead = _IN_IT.sub("", question[: found.start()])
    whole = reader.operand(f"{ahead} {_STILL.sub(' ', question[found.end() :])}")
    part = reader.operand(found["part"])
    if not (whole.subject and part.subject):
        return ()
    part = replace(part, period=part.period or whole.period, place=part.place or whole.place)
    return whole, replace(part, among=True, beside=whole.subject)


def each_thing(question: str, reader: Reader) -> tuple[Operand, ...]:
    """Things that are each asked for in one breath: 贷款和存款余额分别是多少."""
    if not _EACH.search(question):
        return ()
    whole = reader.operand(question)
    if not whole.change and any(one.several for one in asked_periods(question, reader.this_year)):
        return ()
    parts = joined_things(reader.operand(_COUNT_AWAY.sub(" ", PARTS_OF.sub(" ", CHANGED.sub(" ", question)))).subject)
    return tuple(replace(whole, subject=one) for one in parts) if len(parts) >= _TWO else ()


_EACH = re.compile(r"分别|各[是有为达涨增降提]")


def part_of(question: str, reader: Reader) -> Operand | None:
    """A part that is asked for within its whole: 处分的人里有几个是科级的."""
    found = _PART_OF.search(question)
    if found is None:
        return None
    whole, part = reader.operand(found["whole"]), reader.operand(found["part"])
    if not (whole.subject and part.subject):
        return None
    return replace(
        part, period=part.period or whole.period, place=part.place or whole.place, beside=whole.subject, change=False
    )


_PART_OF = re.compile(
    rf"(?P<whole>[^，,]{{2,}}?)(?:里头|里面|当中|之中|其中|中间|(?<![集其])(?:里(?!程)|中)(?![心国央小学等层期间介]))[，,]?(?:的)?(?:一?共)?有?{_COUNTED}(?:是|为|属于)?(?P<part>[^，,。？?]+)$"
)


def each_place(question: str, reader: Reader) -> tuple[Operand, ...]:
    """The same thing of each place, where several are named: 四川和湖北的生产总值加起来."""
    places, rest = named_places(question, reader)
    # 江苏的就业，光南京有多少: of one place.
    if len([one for one in places if one not in map(province_of, places)]) < _TWO:
        return ()
    rest = MORE.sub(" ", _WHICH.sub(" ", rest))
    whole = reader.operand(re.sub(r"(?:[、和与跟同及]|以及)+", " ", rest))
    return tuple(of_place(whole, place, reader) for place in places)


def named_places(question: str, reader: Reader) -> tuple[list[str], str]:
    """The places that `question` names in their order, and `question` with a 、 for each of them.

    Of places that nobody reports from, those count that stand beside others.
    """
    known, rest = [], question
    for place in reader.places:
        if place in rest and (place != COUNTRY or _COUNTRY_TOO.search(question)):
            known.append(place)
            rest = rest.replace(place, "、", 1)
    more = places_named(rest) if known else []
    for place in more:
        rest = rest.replace(place, "、", 1)
    rest = re.sub(r"(?<=、)(?:[省市]|自治区)?(?:[两二三四五六七八九]个?(?:省[区市]?|地|市|直辖市|自治区))?", "", rest)
    return sorted([*known, *more], key=question.index), rest


def of_place(whole: Operand, place: str, reader: Reader) -> Operand:
    """`whole` of `place`; of one that nobody reports from, as what is told of it elsewhere."""
    if place in reader.places:
        return replace(whole, place=place)
    return replace(whole, subject=f"{place} {whole.subject}".strip())


def summed(question: str, reader: Reader) -> tuple[Operand, ...]:
    """A和B一共多少; 总共立案多少 names one thing, of which the parts may be stated."""
    periods = asked_periods(question, reader.this_year)
    if not SUM.search(question):
        return ()
    whole = reader.operand(question)
    if whole.change and any(one.several or one.part.endswith("/") for one in periods):
        return ()
    if len(periods) > 1:
        return tuple(replace(whole, period=one) for one in periods)
    if inside := _parts_inside(question, reader):
        return inside
    parts = joined_things(reader.operand(_COUNT_AWAY.sub(" ", MONEY_ASKED.sub(" ", question))).subject)
    return tuple(replace(whole, subject=one) for one in parts) if len(parts) >= _TWO else (whole,)


def _parts_inside(question: str, reader: Reader) -> tuple[Operand, ...]:
    """Parts of a whole that is named before them: 群众身边腐败问题里，处分的和用第一种形态处理的加起来几个人."""
    found = _INSIDE.fullmatch(question.rstrip("？?"))
    if found is None:
        return ()
    whole, rest = reader.operand(found["whole"]), reader.operand(_COUNT_AWAY.sub(" ", found["part"]))
    parts = joined_things(rest.subject)
    if not whole.subject or len(parts) < _TWO:
        return ()
    part = replace(rest, period=rest.period or whole.period, place=rest.place or whole.place, beside=whole.subject)
    return tuple(replace(part, subject=one) for one in parts)


def joined_things(subject: str) -> list[str]:
    """The things that `subject` joins, each with what another of them says for it too; itself where it joins none."""
    words = [part.strip(EDGES) for part in _JOINED_ON.sub(r"\1", subject).split()]
    joined = next((one for one in words if len(_AND.split(one)) > 1), "")
    if counted := _COUNTED_TOGETHER.fullmatch(joined):
        # 交通、水利、市政三块基础设施投资
        return [f"{part}{counted['what']}" for one in _AND.split(counted["things"]) if (part := one.strip(EDGES))]
    if measured := _MEASURED.fullmatch(joined):
        # 汽车、芯片，产量分别是多少
        joined, words = measured["things"], [one if one is not joined else measured["things"] for one in words]
        words.append(measured["what"])
        joined = words[words.index(measured["things"])]
    parts = [part for one in _AND.split(joined) if (part := one.strip(EDGES))]
    if len(parts) < _TWO:
        return [subject] if subject else []
    rest = " ".join(one for one in words if one is not joined)
    tails = ["" if part is parts[-1] else tail_of(part, parts[-1]) for part in parts]
    return [" ".join(f"{part} {tail} {rest}".split()) for part, tail in zip(parts, tails, strict=True)]


# 保障性住房加上 改造棚户区住房
_JOINED_ON = re.compile(rf"({_AND.pattern})\s+")
_COUNTED_TOGETHER = re.compile(
    r"(?P<things>[^，,]+?)这?[两二三四五六](?:大?块|大?项|大?类|样|方面|个(?:领域|方面|行业|产业))的?(?P<what>[\u4e00-\u9fff]{2,})"
)
_MEASURED = re.compile(
    r"(?P<things>[^，,]*[、和与及][^，,]*)[，,](?P<what>[^，,、和]{0,6}(?:[产销]量|收入|面积|人数|规模|数量|增加值|投资|价格|标准|补贴|养老金))"
)


def tail_of(first: str, last: str) -> str:
    """What `last` says for `first` too, where they begin alike: 廉政档案 of 处级, 科级廉政档案; else nothing."""
    size = len(first)
    head = last[:size]
    if size > 1 and last[:1] == first[-1]:
        # 集装箱吞吐量 of 宁波舟山港, 港集装箱吞吐量
        return last[1:]
    if not first or len(last) <= size:
        return ""
    alike = first[-1:] == head[-1:] or any(first in one and head in one for one in CONTRARIES)
    if alike:
        return last[size:]
    ends = last.find(first[-1], 1)
    if 0 <= ends - size <= _LONGER and ends + 1 < len(last):
        # 资产 of 六大行, 股份制银行资产
        return last[ends + 1 :]
    other = next((one for pair in CONTRARIES if first in pair for one in pair if last.startswith(one)), "")
    return last[len(other) :] if other else ""


_COUNT_AWAY = re.compile(rf"{HOW_MANY.pattern.replace('?P<unit>', '?:')}[万亿]*")


# A part of a place, before what is counted in it.
_PART_OF_PLACE = re.compile(
    r"^[\u4e00-\u9fff]{0,8}?(?:都市圈|城市群|经济圈|新区|直管区|开发区|高新区|经开区|自贸区|自贸港|主城区|城区)+(?:直管区)?\s*"
)


def completed(first: Operand, second: Operand) -> tuple[Operand, ...]:
    """Each with what it leaves to the other to say: 来访比来信, 2023年立案比2022年, 贵阳比遵义."""
    change = first.change or second.change
    return (_filled(first, second, change), _filled(second, first, change))


def _filled(one: Operand, other: Operand, change: bool) -> Operand:
    period = one.period or other.period
    # 2025年完成的比2026年计划的: each of its own time.
    planned = one.planned or (other.planned and period == (other.period or one.period))
    own = next((found for named in places_named(one.subject) if (found := province_of(named))), "")
    place, above = one.place or own or other.place, _ABOVE.fullmatch(one.subject)
    subject = other.subject if above else one.subject or other.subject
    if above and one.place:
        # 贵阳全市, of which 直管区 is a part
        subject, above = _PART_OF_PLACE.sub("", subject), None
    return replace(
        one,
        subject=subject,
        period=period,
        place=place,
        change=change,
        planned=planned,
        actual=one.actual or other.actual,
        above=above[1] if above else "",
    )
