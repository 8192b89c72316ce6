"""What a question about numbers asks for: 上半年立案多少件？ → the value of 立案, in 件, of a first half-year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from service.answering.figures.aims import against_aim
from service.answering.figures.comparing import (
    MORE,
    apart,
    each_place,
    each_thing,
    left,
    part_of,
    summed,
    times,
)
from service.answering.figures.contraries import CONTRARIES
from service.answering.figures.framing import without_frame
from service.answering.figures.operands import (
    CHANGED,
    DOWN,
    EDGES,
    HOW_MANY,
    MONEY_ASKED,
    NUMBER_OF,
    PARTS_OF,
    SUM,
    TREND,
    UP,
    Operand,
    Reader,
)
from service.answering.figures.periods import AskedPeriod, asked_periods
from service.answering.figures.quotients import quotient
from service.answering.figures.ranking import ranked
from service.answering.figures.regions import with_places
from service.answering.figures.shares import among, share, shares_summed
from service.answering.figures.spoken import plainly
from service.answering.figures.units import AMOUNTS, MONEY, RATES, put_together, units_for


class Form(StrEnum):
    """What is to be done with the numbers."""

    VALUE = "value"  # 立案多少件
    TREND = "trend"  # 近三年怎么变的
    SUM = "sum"  # A和B一共多少
    MEAN = "mean"  # 平均每年多少
    DIFFERENCE = "difference"  # A比B多多少
    SHARE = "share"  # A占B多少
    RATIO = "ratio"  # A是B的多少倍
    EACH = "each"  # 平均每人多少
    MOST = "most"  # 哪年最高
    LEAST = "least"  # 哪年最低
    PLACE = "place"  # 在全国排第几
    REST = "rest"  # the second half of a year, as the year less its first half


@dataclass(frozen=True, slots=True)
class Asking:
    """A question about numbers taken apart; `units` are those that the answer must have one of, empty for any.

    `stated` is the same as it may be stated outright: how much something grew, before it is computed from two levels;
    `outright` a share that may be stated where its terms are not. `grown` tells that a change over time is asked for,
    `amount` that it is asked for as a difference rather than as a rate, of a ratio that the larger comes first.
    `provinces` compares all of them, and of what is ranked `count` are asked for; `per` has the units of what a number
    is divided among, and `whole` is all that a sum is asked of.
    """

    form: Form
    operands: tuple[Operand, ...]
    units: frozenset[str] = frozenset()
    stated: Operand | None = None
    outright: Operand | None = None
    grown: bool = False
    amount: bool = False
    provinces: bool = False
    count: int = 1
    per: frozenset[str] = frozenset()
    whole: Operand | None = None


_RATE = re.compile(
    rf"{PARTS_OF.pattern}|比例|比重|占比|占(?:到|了)?(?:多少|多大)(?=$|[，,？?])|(?<![效频汇])率(?![先领队])"
)
# How fast something grew is a change that is stated year by year.
_PACE = re.compile(
    r"每年平均|平均每年|(?<=[\d两三四五六七八九十]年)平均(?=[增涨降提下上新发])|(?<![\d两三四五六七八九十去今前])年平均(?!浓度|气温)"
)
_THAN_PART = re.compile(r"[比较跟与同](?!例|重|率)")
# Of what is no share itself, 每年涨几个点 asks for its pace.
_PACE_OF_EACH = re.compile(r"^(?!.*(?:比重|占比|比例|份额|率)).*(?:每年[^，,]{0,3}(?:增|涨|降|减|少|多|提)|各[增涨降])")
_SPEED = re.compile(r"增速|[增降涨]幅|增长率|增长的?(?:预期)?目标")
# Numbers of several years are asked for one by one.
_EACH = re.compile(r"分别|各[是有为达增涨降]|每年|各年|历年|逐年|依次")
# Whether a plan was fulfilled.
_DONE = re.compile(
    r"(?:完成|实现|达到|达成)了?(?:没有?|吗|么|与否)|是否(?:完成|实现|达到|达成)|有没有(?:完成|实现|达到)|实际(?:完成|达到|实现)?了?多少|完成情况"
)
# 比上年多了多少, 差多少: no rate of growth.
_AMOUNT = re.compile(r"[多少省差][\u4e00-\u9fff]{0,2}?了?(?:出来?)?(?:多少|几)|相差|差额|差距")
_PART = re.compile(r"[，,。；;？?]")
# 新开工多少套、建成多少套
_LISTED = re.compile(rf"({HOW_MANY.pattern.replace('?P<unit>', '?:')})、")
# 多少娃娃拿到补贴 asks for no money.
_FASTER = re.compile(r"[快慢]了?(?:多少|几)|增[速幅]|[涨降]幅")
_GROWS_FASTER = re.compile(r"[涨增长升]得?更?[快慢]|(?:哪个|谁)的?更?[快慢]")
_WHO_GETS = re.compile(
    r"有多少(?:都|已经)?(?:领|拿|享受|用上|住上|喝上|搬|参加|加入)|(?:多少|几)个?[\u4e00-\u9fff]{1,8}(?:拿到|享受|领取?[到了]|得到|受益|获得|用上|喝上|住上|吃上|领上|参加)"
)
# 多少亿, of which the unit is not said.
_LARGE = re.compile(r"(?:多少|几)个?[百千]?(?:万|亿)")
_TWO = 2
# More than two levels' difference is asked for: 2021年到2023年降了多少.
_GROWN_BY = re.compile(
    rf"(?:{CHANGED.pattern})(?:了|出)?(?:多少|几)|{TREND.pattern}|差(?:了)?(?:多少|几)|[多少高低]了?(?:多少|几)"
)


# 工业（规上） is 规上工业.
_OVER_SIZE = re.compile(r"(工业|服务业|企业)[（(]((?:规|限)(?:模以|额以)?上)[）)]")


def read_askings(question: str, this_year: int, places: Iterable[str] = ()) -> list[Asking]:
    """What `question` asks for, one Asking for each part that asks by itself; 去年 counts from `this_year`.

    `places` are the names of whom the Library has reports of.
    """
    reader = Reader(this_year, sorted(places, key=len, reverse=True))
    askings: list[Asking] = []
    read = ""
    question = _OVER_SIZE.sub(r"\2\1", plainly(question))
    for part in _parts(_PACE.sub("年均", with_places(without_frame(question)))):
        asking = _read(part, reader)
        if askings and not _names(asking) and _grew_too(part, askings[-1]):
            # GDP多少，增长多少
            askings.append(_inheriting(asking, askings[-1]))
            continue
        if askings and not _names(asking):
            # What names nothing belongs to what was named before: 是多了还是少了，差多少.
            read = f"{read}，{part}"
            askings[-1] = _read(read, reader)
            continue
        if askings and _THAN_PART.match(part.strip()):
            # 比2022年多几份 goes on with what was named before.
            asking = _read(f"{HOW_MANY.sub('', read)} {part.strip()}", reader)
        read = part
        within = among(part, askings[-1].operands[0], reader) if askings else ()
        if within:
            askings.append(Asking(Form.SHARE, within, outright=_outright(*within)))
            continue
        askings.append(_inheriting(asking, askings[-1]) if askings else asking)
    return askings


def _grew_too(part: str, before: Asking) -> bool:
    """Whether `part` asks how much grew of what a level was asked for before it."""
    return before.form is Form.VALUE and not before.operands[0].change and bool(_AND_GREW.match(part.strip(EDGES)))


_AND_GREW = re.compile(
    rf"(?:又|并|还|而且|同时|同比|环比|[比较](?:上年|去年|上一年)(?:同期)?|年均)*(?:实际|名义)?(?:{UP}|{DOWN})了?(?:多少|百分之(?:几|多少)|几个|几成)|增[速幅]|[涨降升]幅"
)


def _names(asking: Asking) -> bool:
    """Whether it says of what, when or where."""
    return any(one.subject or one.period or one.place for one in asking.operands)


def _parts(question: str) -> list[str]:
    """The parts that each ask for a number; what asks for none belongs to the part behind it."""
    parts: list[str] = []
    held = ""
    for part in _PART.split(_LISTED.sub(r"\1，", question)):
        held = f"{held}，{part}" if held else part
        if _asks(part):
            parts.append(held)
            held = ""
    if held and parts:
        parts[-1] = f"{parts[-1]}，{held}"
    return parts or [question]


def _asks(text: str) -> bool:
    return any(words.search(text) for words in (HOW_MANY, MONEY_ASKED, PARTS_OF, TREND))


def _inheriting(asking: Asking, before: Asking) -> Asking:
    """With the period, the place and the whole that the part before named: 其中科级干部几人."""
    earlier = before.operands[0]
    operands = []
    for one in asking.operands:
        subject = one.subject
        if subject.startswith("其中") or not subject:
            subject = f"{earlier.subject} {subject.removeprefix('其中').strip(EDGES)}".strip()
        subject = _counterpart(earlier.subject, subject) or subject
        period, place = one.period or earlier.period, one.place or earlier.place
        operands.append(replace(one, subject=subject, period=period, place=place))
    return replace(asking, operands=tuple(operands))


def _counterpart(earlier: str, subject: str) -> str:
    """What was named before with 农村 for its 城市, where 农村 is all that is named; else nothing."""
    others = (one for pair in CONTRARIES if subject in pair for one in pair if one != subject and one in earlier)
    return next((earlier.replace(one, subject, 1) for one in others), "")


def _read(question: str, reader: Reader) -> Asking:
    units = units_asked(question)
    if rank := ranked(question, reader):
        form = Form.PLACE if rank.own else Form.MOST if rank.most else Form.LEAST
        return Asking(form, rank.operands, units, provinces=rank.provinces, count=rank.count)
    if divided := quotient(question, reader):
        each = Form.EACH if divided.units else Form.RATIO
        return Asking(each, divided.operands, units, stated=reader.operand(question), per=divided.units)
    if ratio := times(question, reader):
        return Asking(Form.RATIO, ratio, amount=bool(_AMOUNT.search(question)))
    if rest := left(question, reader):
        return Asking(Form.DIFFERENCE, rest, units)
    if aimed := against_aim(question, reader):
        return Asking(Form.DIFFERENCE, aimed, units)
    if compared := _compared(question, reader):
        return compared
    if parts := shares_summed(question, reader):
        return Asking(Form.SUM, parts, RATES)
    if (parts := share(question, reader)) and not _share_over_years(question, reader):
        outright = _outright(*parts[:_TWO])
        if parts[0].change:
            return Asking(Form.VALUE, (replace(outright, change=True),), RATES, grown=True)
        return Asking(Form.SHARE, parts, outright=outright)
    if len(parts := each_place(question, reader)) > 1:
        compare = len(parts) == _TWO and MORE.search(question)
        return Asking(Form.SUM if SUM.search(question) else Form.DIFFERENCE if compare else Form.VALUE, parts, units)
    if parts := summed(question, reader):
        units = put_together(units) if len(parts) > 1 else units
        return Asking(Form.SUM, parts, units, whole=reader.operand(question))
    if within := part_of(question, reader):
        return Asking(Form.VALUE, (within,), units)
    if parts := each_thing(question, reader):
        return Asking(Form.VALUE, parts, units)
    return _over_time(question, reader, units)


def _at(whole: Operand, period: AskedPeriod, periods: Sequence[AskedPeriod], this_year: int) -> Operand:
    """`whole` at one of the times: of what is planned for this year and what came before only the one is a plan."""
    over = period.last is not None and period.last < this_year
    coming = any(one.last is not None and one.last >= this_year for one in periods)
    return replace(whole, period=period, planned=whole.planned and not (over and coming))


def _share_over_years(question: str, reader: Reader) -> bool:
    """Whether it is asked how many points a share grew in several years."""
    lasting = any(one.several for one in asked_periods(question, reader.this_year))
    return lasting and bool(_POINTS_MORE.search(question))


_POINTS_MORE = re.compile(rf"(?:{UP}|{DOWN})了?(?:多少|几)个?(?:百分)?点")


def _compared(question: str, reader: Reader) -> Asking | None:
    """Two things, or one at two times, of which the difference is asked for; None where none is."""
    compared, stated = apart(question, reader)
    if not compared:
        return None
    units = units_asked(question, counted=False)
    if _of_two_times(compared) and (compared[0].change or _FASTER.search(question)):
        pace = tuple(replace(one, change=True) for one in compared[::-1])
        return Asking(Form.TREND, pace, RATES, grown=True)
    if len(compared) == _TWO and not _of_two_times(compared) and _GROWS_FASTER.search(question):
        return Asking(Form.DIFFERENCE, tuple(replace(one, change=True) for one in compared), RATES)
    if units == RATES and _of_two_times(compared):
        return Asking(Form.TREND, compared[::-1], frozenset(), stated, grown=True)
    if compared[0].subject != compared[-1].subject:
        units = put_together(units)
    return Asking(Form.DIFFERENCE, compared, units, stated, amount=bool(_AMOUNT.search(question)) and units != RATES)


def _of_two_times(compared: Sequence[Operand]) -> bool:
    """Whether one thing of one place is compared at two times."""
    if len(compared) < _TWO:
        return False
    first, second = compared
    return (first.subject, first.place) == (second.subject, second.place) and first.period != second.period


def _outright(part: Operand, whole: Operand) -> Operand:
    """The share of `part` in `whole` as it may be stated."""
    whose = whole.place if whole.place != part.place else f"全{whole.above}" if whole.above else ""
    subject = f"{part.subject}占{whose}{'' if whole.subject == part.subject else whole.subject}比重"
    return replace(part, subject=subject, among=False, beside="", change=False)


def _over_time(question: str, reader: Reader, units: frozenset[str]) -> Asking:
    periods = asked_periods(question, reader.this_year)
    whole = reader.operand(question)
    if any(one.several for one in periods):
        return _spanning(question, whole, units)
    if len(periods) > 1 and whole.change and _UNTIL.fullmatch(question[periods[0].end : periods[1].start]):
        # 前年到去年多了多少: of two levels.
        whole = replace(whole, change=False)
    if len(periods) > 1:
        return Asking(Form.TREND, tuple(_at(whole, one, periods, reader.this_year) for one in periods), units)
    if whole.period and whole.period.part.endswith("/") and whole.change:
        # What a five-year plan changed is stated, or told by the levels of its first and its last year.
        return Asking(
            Form.TREND, (replace(whole, change=False, period=_ends(whole.period)),), units, stated=whole, grown=True
        )
    if whole.planned and _DONE.search(question):
        return Asking(Form.VALUE, (replace(whole, actual=False), replace(whole, planned=False, actual=True)), units)
    if TREND.search(question):
        return Asking(Form.TREND, (whole,), units)
    return Asking(Form.VALUE, (whole,), units, grown=whole.change)


def _spanning(question: str, whole: Operand, units: frozenset[str]) -> Asking:
    """Levels of several years, of which the change is computed where it is not stated."""
    if whole.period and (_EACH.search(question) or TREND.search(question)):
        whole = replace(whole, period=replace(whole.period, each=True))
    if not (whole.change or _GROWN_BY.search(question)):
        return Asking(Form.TREND, (whole,), units)
    if _SPEED.search(question) or (whole.change and units in (RATES, frozenset()) and _PACE_OF_EACH.search(question)):
        return Asking(Form.TREND, (whole,), units)
    rates = frozenset() if units == RATES and PARTS_OF.search(question) else units
    stated = replace(whole, change=True) if whole.period and whole.period.lasts else None
    level = whole.period and replace(whole.period, each=True)
    return Asking(Form.TREND, (replace(whole, change=False, period=level),), rates, stated=stated, grown=True)


_UNTIL = re.compile(r"年?[底末初]?(?:到|至|—|-|~)")


def _ends(period: AskedPeriod) -> AskedPeriod:
    """The years at both ends of a plan: 2020 and 2025 of 十四五."""
    first = int(period.part.removesuffix("/")) - 1
    return replace(period, first=first, part="")


def units_asked(question: str, *, counted: bool = True) -> frozenset[str]:
    """The units that answer it; empty where it does not say. 人数 says so unless not `counted`."""
    if PARTS_OF.search(question):
        return RATES
    if MONEY_ASKED.search(question):
        return MONEY
    found = [one["unit"] for one in HOW_MANY.finditer(question) if one["unit"]]
    if not found and _RATE.search(question):
        return RATES
    found = found or (NUMBER_OF.findall(question) if counted else [])
    if not found and _SUMS_OF_MONEY.search(question):
        return MONEY
    if not found and (_LARGE.search(question) or _WHO_GETS.search(question)):
        return AMOUNTS
    if not found and _PEOPLE.search(question):
        return units_for("人")
    if not found:
        return frozenset()
    if found[-1] == "个" and _WHO_GETS.search(question):
        return units_for("人")
    return units_for(found[-1]).union(*(units for thing, units in _COUNTED_SO.items() if thing in question))


# 讨回多少欠薪 asks for money.
_SUMS_OF_MONEY = re.compile(
    r"(?:多少|几)(?:[百千万亿]+)?的?(?:拖?欠薪|欠款|工资|工钱|薪水|补贴|补助|贷款|资金|税款?|债务?|钱款|赤字)(?!的?(?:户|人|企业|家|笔|项))"
    r"|金额(?:一共|总共|合计)?(?:是|有|为|达到?)?多少"
)
# 帮多少民工要回欠薪 asks for people.
_PEOPLE = re.compile(
    r"(?:多少|几)(?:农?民工|农民|老人|孩子|娃|学生|村民|市民|居民|群众|老?百姓|职工|干部|党员|工人|老师|教师|医生|残疾人|妇女)"
    r"(?!数|收入|家庭|[\u4e00-\u9fff]{0,4}(?:所|个|家))"
)
# What reports count in units that people do not say.
_COUNTED_SO = {"船": units_for("艘"), "集装箱": frozenset({"标准箱", "标箱", "TEU"})}
