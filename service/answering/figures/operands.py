"""The things whose numbers a question asks for: what they are called, when, and whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.figures.periods import AskedPeriod, asked_periods
from service.answering.figures.units import COUNTERS


@dataclass(frozen=True, slots=True)
class Operand:
    """One thing whose number is asked for: what it is called, when, and whose.

    `change` asks for how much it grew or fell rather than for its level, `planned` for what was aimed at, `actual`
    for what came of it. `among` marks a part that is told beside its whole, and `beside` says in other words what
    it is told beside; `above` is 省 where 全省 is meant, in which the place lies, and `level` where 全省 alone says
    whose it is.
    """

    subject: str
    period: AskedPeriod | None = None
    place: str = ""
    change: bool = False
    planned: bool = False
    actual: bool = False
    among: bool = False
    above: str = ""
    beside: str = ""
    level: str = ""


COUNTRY = "全国"
_MULTIPLE = r"(?:个?[百千]?[万亿]{1,2}|[百千](?![分]))"
HOW_MANY = re.compile(
    rf"(?:多少|几(?![乎])|多大|多高|多长|多重|多远)(?:{_MULTIPLE}(?=$|[^\u4e00-\u9fff]|{COUNTERS}))?(?:个(?=人|钟头|小时))?(?P<unit>{COUNTERS})?"
)
MONEY_ASKED = re.compile(
    r"多少(?:钱|块(?![金银铜奖牌地屏板]))|几(?:千万|百万|块)钱|几块(?=[，,。？?]|$)|多少(?:个)?[百千]?[亿万]{1,2}美?元"
)
PARTS_OF = re.compile(r"百分之(?:几|多少)|[几多]成(?!本)|(?:多[少高大]|几)个?(?:百分点|点(?!位))")
# 受处分的人数 is counted in 人.
NUMBER_OF = re.compile(r"(?:的|总)?([人件户家次套辆份册台])数(?!据|字|量)")
SUM = re.compile(
    r"(?:[两三四]个?)?(?:一共|总共|共计|总计|合计|加起来|加在?一[起块]|[放凑]一[起块]|加总|合起来|累加)|之和|相加|合在一起|总和|两[个项者年]共"
)
UP = r"增长|增加|增多|上涨|上升|提高|提升|扩大|攀升|延长|多出来?|(?<![新净递])[增涨升]"
DOWN = r"下降|降低|下跌|下滑|回落|减少|缩小|缩短|缩水|压减|减|[降跌]|少"
TREND = re.compile(
    r"(?:怎么|怎样|如何|咋|有什么|有何|有多大|多大)样?的?(?:变化?|走)的?|变化(?:情况|趋势|如何|怎么样)?(?!了?多少)|走势|趋势"
    r"|[，,]?是?越来越[多少高低大小快慢]了?(?:[，,]?还是越来越[多少高低大小快慢]了?)?"
    rf"|变化?了?多少(?:个?[百千]?[万亿]*(?:{COUNTERS})?)?"
    r"|(?:是)?[升涨增多高]了?(?:些|点)?[，,]?还是[降跌减少低]了?(?:些|点)?|(?:是)?[降跌减少低]了?[，,]?还是[升涨增多高]了?|有[增升涨变]"
)
_BY = r"(?:同比|环比|(?:比|较)(?:上年|去年|上一年|前一年)(?:同期)?)"
_GROWN = (
    r"增长|下降|增加|减少|增多|上涨|上升|提高|提升|扩大|攀升|降低|下跌|下滑|回落|缩小|延长|缩短|缩水|压减|压缩"
    r"|(?<![新净递])[增涨升]|[降跌减砍]"
)
CHANGED = re.compile(
    r"增速|增幅|降幅|涨幅|升幅|跌幅|增长率|增量|翻了?(?:几|多少)[番倍]"
    rf"|{_BY}(?:{_GROWN})?了?|(?<![大])[多少]了(?=多少|几|百分之)|(?:{_GROWN})(?:了|出)?(?=多少|几|百分之|率|幅|速)"
    r"|(?<![增成延特专周])长了(?=多少|几)|(?<![增新])添了?(?=多少|几)|(?<![前手])提了?(?=多少|几)|(?:增长|下降|增加|减少|提高|上升|降低)了?(?=目标|预期|[的\s]|$)"
)
# 提高到了多少 asks for a level.
_REACHED = re.compile(rf"(?:{_GROWN}|提)[到至](?:了)?|(?:达|升|降|做|涨)到?了?(?=\s|$)")
# 要建, 想培育, 将改造; not 主要, 要求, 理想, 将军.
_WANTS = (
    r"(?<![主重需首必简纲摘概提紧险不只])要(?![素件点求闻害道塞领目价约事务回到账])|想要?(?![象法到起])"
    r"|(?<![会必勿])将(?=新|实|完|达|建|增|引|培|改|办|开|投|修|种)"
)
_PLANNED = re.compile(
    rf"{_WANTS}|目标|计划(?!生育|单列)|打算|预期(?!寿命)|力争|准备|预计|拟(?=[安新发])|争取(?!到|了|中央|上级|国家|来)"
    r"|(?<=[的\s])任务(?=比|是|\s|$)"
)
# 入选“双高计划” plans nothing.
_CALLED_PLAN = re.compile(r"(?:进入|入选|列入|纳入|实施|启动)[^，,。]{0,8}?计划")
_ACTUAL = re.compile(r"实际(?!使用|利用|到)|真正|[干做]完(?=的|\s|$)")
_AIMED = re.compile(
    rf"{_PLANNED.pattern}|{_ACTUAL.pattern}|完成(?=\s|$)|安排的?(?=\s|$)|定的?(?=\s|$|[多几])|定(?:为|在|了)(?!点)"
)
_ASKING = re.compile(
    r"(?:这|那)?[两三四五几](?:样|项|类|笔|者)钱?(?=\s|$)|至少|起码|[（(]?百分比[）)]?|从(?=\s|$)|那(?=\s|$)|一个月(?=\s|$)|现在|目前|如今|眼下|平均(?=\s|$)|下来(?=\s|$)|(?:那|这)一?(?:块|部分)(?=\s|$|占)|(?:完成|实现|达到|达成)了?(?:没有?(?=\s|$)|吗)|是否(?:完成|实现|达到|达成)|有没有(?:完成|实现|达到)|完成情况|分别|一共|总共|合计|共计|总计|过程中|当中|哪个|哪里|哪儿|哪些|哪几|哪年|谁|各(?=[\s是有]|$)|^[在从]|(?:[在给]|(?<![占对同])比|(?<!比)较)(?=\s|$)|(?:是|有|达到?了?|为)(?=\s|$)"
    r"|(?:政府)?(?:工作)?(?:报告|总结|年报)(?:里面?|中)(?:说|提|写)?到?的?|关于|有关|(?<=.)共(?=\s|$)|什么|怎么样|怎样|怎么|如何|情况|究竟|到底|已经?(?=\s|$|有)|大概|大约|具体|截[至止]|截止到?|平均(?=是)|(?:的|这个|那)?(?:数据|数字|数量|数目)(?=\s|$|[，,])"
    r"|(?:相|各)?差(?:距|额|别)?(?=\s|$)|百分之(?=\s|$)|[两三四几]地(?=\s|的|$)|(?:^|(?<=\s))[两二三四五六几]个?(?:省[区市]?|省份|直辖市|自治区|市|地)(?![级直区])|(?:这|那)几?[种类项个](?=[\u4e00-\u9fff])|[（）()]"
    r"|控制(?:到|在)?(?=\s|$)|(?<![每这那一])一年(?:里|内|下来)?(?![期级制小度半])|(?<=[库室馆厅站])里(?=[存有的面藏])|的数(?!据)|[呢吗啊吧呀嘛哦]|了(?!解)|[？?。！!；;]|的时候|期间|底$"
)
EDGES = " 　的，,、是有为到于达：:"
_JOINED = re.compile(r"^[\s、，,和与跟及]*(?:[两三]年)?$")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what a piece of a question names; 去年 counts from `this_year`, `places` are known, the longest first."""

    this_year: int
    places: Sequence[str]

    def operand(self, text: str) -> Operand:
        """The thing that `text` names."""
        periods = asked_periods(text, self.this_year)
        text = without_periods(text, periods)
        known = [one for one in self.places if _names(text, one)]
        # 贵州有几个全国文明城市 is asked of 贵州.
        place = next((one for one in known if one != COUNTRY), next(iter(known), ""))
        named = text.replace(place, " ", 1) if place else text
        if not place and (own := _OWN.search(text)) and (place := self._called(own[1])):
            named = f"{text[: own.start(1)]} {text[own.end(1) :]}"
        changed, planned = bool(CHANGED.search(text)), bool(_PLANNED.search(_CALLED_PLAN.sub("", text)))
        return Operand(
            subject_of(_AIMED.sub(" ", named)),
            next((one for one in periods if one.first is not None), periods[0] if periods else None),
            place,
            changed,
            planned,
            bool(_ACTUAL.search(text)),
            level="" if place or not (level := _LEVEL.search(text)) else level[1],
        )

    def _called(self, ending: str) -> str:
        """The longest name that ends so, where all that do are names of one office; empty where there are several."""
        found = [one for one in self.places if one.endswith(ending)]
        return found[0] if found and all(found[0].endswith(one) for one in found) else ""


def _names(text: str, place: str) -> bool:
    """Whether `text` names `place`; 吉林省级支出 names 吉林, and not 吉林省."""
    if not place.endswith(("省", "市", "县", "区")):
        return place in text
    return re.search(f"{re.escape(place)}(?!级)", text) is not None


def called(operand: Operand) -> str:
    """What `operand` asks for, in a few words: 四川2025年粮食产量."""
    period = operand.period
    year = f"{period.first}年" if period and period.first and period.first == period.last else ""
    return f"{operand.place}{year}{''.join(operand.subject.split())}"


_LEVEL = re.compile(r"(?<![在占比])全([省市县区])")
# Who asks within an office calls it by what it is: 中心有几个驾驶员.
_OWN = re.compile(r"(?:^|(?<=[\s，,的我本]))(中心|[学医]院|集团|管委会|服务局|委员会)(?![，,])")


def without_periods(text: str, periods: Sequence[AskedPeriod]) -> str:
    """`text` with a blank for each period, and for what joins two of them: 22、23两年."""
    for at in range(len(periods) - 1, -1, -1):
        one = periods[at]
        begins = one.start
        if at and _JOINED.match(text[periods[at - 1].end : one.start]):
            begins = periods[at - 1].end
        behind = text[one.end :]
        if one.lasts > 1:
            behind = re.sub(r"^[这的共]*[两三四五六七八九十]年(?:来|间|里)?(?![级制期])", "", behind)
        if len(periods) > 1:
            behind = re.sub(r"^[这的]*[两三]年(?=[\u4e00-\u9fff])", "", behind)
        text = f"{text[:begins]} {behind}"
    return text


def subject_of(text: str) -> str:
    """What is counted: `text` without its counters and its words of asking."""
    for words in (TREND, CHANGED, NUMBER_OF, MONEY_ASKED, PARTS_OF, _REACHED, CHANGED, HOW_MANY, SUM, _ASKING):
        text = words.sub(" ", text)
    return " ".join(part.replace("的", "") for one in text.split() if (part := one.strip(EDGES)))
