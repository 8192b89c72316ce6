"""Quantities: a number with its unit, and the words around it that say how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.observation import Qualifier
from ingest.observations.exclusions import is_excluded
from ingest.observations.lexicon import words
from ingest.observations.measures import COUNTERS, Measure, normalise, read_measure
from ingest.observations.numerals import ARABIC, HAN, Numeral, read_arabic, read_han
from ingest.observations.times import Time

__all__ = ["Quantity", "find_quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in `[start, end)` with its unit; `tail` is where the words end that belong to it (以上, 左右).

    `each` is set by 各 and 每 before it; `small` where it is one word of Chinese numerals, which may as well be a way
    of speaking; `elided` where the unit stands with a later number (12.7个、12个百分点).
    """

    value: Decimal
    high: Decimal | None
    scale: str
    word: str
    start: int
    end: int
    tail: int
    qualifier: Qualifier = Qualifier.EXACT
    small: bool = False
    vague: bool = False
    form: str = ""

    @property
    def unit(self) -> str:
        """The unit as written, with 万 or 亿 before it."""
        return self.scale + self.word

    def normalized(self, value: Decimal) -> tuple[Decimal, str]:
        """`value` of this unit in the common one."""
        if self.word == "番":
            return (Decimal(2) ** int(value) - 1) * 100, "%"
        if self.form == "fraction":
            return value * 100, "%"
        factor, unit = normalise(self.scale, self.word)
        return value * factor, unit


_FRACTION = (
    r"(?P<lower>[百千万]|[二三四五六七八九十]|\d{1,4})分之(?P<upper>[一二三四五六七八九十百点〇零]+|\d+(?:\.\d+)?)"
    r"|(?<=[占约近的过])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/年月])"
)
_RATIO = rf"(?P<left>{ARABIC})\s*[∶:：]\s*(?P<right>{ARABIC})"
_HALF = r"(?P<halves>半数|过半|一半|大半|对半)"
_NUMBER = re.compile(
    rf"(?=[0-9上数几零〇一二三四五六七八九十两百千万过半大对])"
    rf"(?:{_FRACTION}|{_RATIO}|{_HALF}|(?P<arabic>{ARABIC})|(?P<han>{HAN}))"
)
_HUNDREDS = re.compile(
    r"\s*(?:至|到|—|-)\s*(?:百分之)?(?P<upper>[一二三四五六七八九十点零]+|\d+(?:\.\d+)?)(?![年月日个])"
)
_ARABIC = re.compile(ARABIC)
_LOOSE = re.compile(r"[余多来几](?!年来)")
_JOIN = re.compile(r"\s*(?:[—–\-~～―]+|至|到)\s*(?:近)?")
_BEHIND = re.compile(
    r"(?:[（(]?(?P<least>(?:及|或)?以上|之多|起(?=[，。；、]))|(?P<most>(?:及|或)?以[内下]|之内)|(?P<about>左右|上下))[）)]?"
)
_BEFORE = re.compile(
    r"(?P<least>超过|超|突破|逾|不少于|不低于|不小于|至少|最少|不止|高达|多达|过|大于|高于)(?:了)?$"
    r"|(?P<most>不超过|不多于|不高于|不大于|最多|至多|不足|不到|小于|低于|少于|未超过|未达到?)$"
    r"|(?P<about>大约|(?<![预签条节集合])约为?|近|将近|接近|大概|约达|约占|近乎|达到?近|达约)$"
)
# 不低于合同金额的 [40%]
_SHARE = re.compile(
    r"(?:(?P<least>不低于|不少于|超过)|(?P<most>不高于|不超过|不得超过|低于)|(?P<about>约为))[^，。；、]{2,16}的$"
)
# 低于每立方米 [19微克]
_PER = re.compile(r"每(?:立方米|平方米|公斤|千克|吨|亩|公里|百亿元|亿元|万元)$")
_BARE_LEAD = re.compile(r"(?:达到?|为|至|到|超过|超|突破|逾|约|近|是|[:：]|共|计|余|在|过|低于|高于|有|于)$")
_BARE_END = re.compile(r"\s*(?:[，。；、,;！）]|左右|以上|以下|以内|$|\n| \|)")
_MUCH = words("倍 元 岁 小时 个月 天 公里 米 吨 亩 年 分钟")
_ELIDED = re.compile(r"(?:(?:、|和|与|及)\d+(?:\.\d+)?)+")
_BARE_FROM = re.compile(r"[一-鿿]{0,3}(?:提升|提高|缩小|降低|下降|上升|增加|减少|升|降|增|减|优化)(?:到|至|为)\d")
_FROM = re.compile(r"[由从自][^，。；]{0,3}$")


def find_quantities(text: str, start: int, end: int, times: Sequence[Time]) -> Iterator[Quantity]:
    """Yield the quantities of `text[start:end]`, which is masked, in order; none overlaps another or a time."""
    taken = start
    for found in _NUMBER.finditer(text, start, end):
        if found.start() < taken or any(time.start < found.end() and found.start() < time.end for time in times):
            continue
        quantity = _read(text, found, end)
        if quantity is None or quantity.end > end or is_excluded(text, start, quantity.start, quantity.end, end):
            continue
        if any(time.start < quantity.end and quantity.start < time.end for time in times):
            continue
        quantity = _with_words(text, start, end, quantity)
        taken = quantity.tail
        yield quantity


def _read(text: str, found: re.Match[str], end: int) -> Quantity | None:
    at, behind = found.start(), found.end()
    if found["upper"] or found["over"]:
        return _fraction(text, found)
    if found["right"]:
        return _ratio(text, found)
    if found["halves"]:
        return _half(text, found, end)
    if found["arabic"]:
        return _ranged(text, at, read_arabic(found["arabic"]), behind, end)
    return _of_han(text, at, found["han"], end)


def _fraction(text: str, found: re.Match[str]) -> Quantity | None:
    """三分之一, 百分之五, 1/10."""
    lower, upper = (_any(found[name]) for name in (("under", "over") if found["over"] else ("lower", "upper")))
    if lower is None or upper is None or not lower.value:
        return None
    if found["lower"] and found["lower"] in "百千万":
        return _of_hundred(text, found, upper)
    value = upper.value / lower.value
    return Quantity(value, None, "", "", found.start(), found.end(), found.end(), form="fraction")


def _of_hundred(text: str, found: re.Match[str], upper: Numeral) -> Quantity:
    """百分之五, 百分之八至九: in percent, with the upper end of a range."""
    factor = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[found["lower"]]
    join = _HUNDREDS.match(text, found.end())
    high = _any(join["upper"]) if join else None
    end = join.end() if join and high and high.value > upper.value else found.end()
    above = high.value * factor if high and end > found.end() else None
    return Quantity(upper.value * factor, above, "", "%", found.start(), end, end)


def _any(text: str) -> Numeral | None:
    return read_arabic(text) if text[0].isdigit() else read_han(text)


def _ratio(text: str, found: re.Match[str]) -> Quantity | None:
    """1∶2; a clock says 14:35, and so a colon is believed only where 比 stands before it."""
    before = text[max(0, found.start() - 16) : found.start()]
    if text[found.end() : found.end() + 1] in tuple("∶:："):
        return None
    if "比" not in before and "∶" not in found.group():
        return None
    right = read_arabic(found["right"]).value
    value = read_arabic(found["left"]).value / right if right else None
    if value is None:
        return None
    return Quantity(value, None, "", "", found.start(), found.end(), found.end(), form="ratio")


def _half(text: str, found: re.Match[str], end: int) -> Quantity | None:
    if re.search(r"时间$|任务$", text[max(0, found.start() - 2) : found.start()]):
        return None
    if (
        text[found.end() : found.end() + 1] in ("年", "天", "路", "程", "月", "个", "小", "山")
        or found["halves"] == "对半"
    ):
        return None
    least = found["halves"] in ("过半", "大半")
    qualifier = Qualifier.AT_LEAST if least else Qualifier.EXACT
    return Quantity(Decimal("0.5"), None, "", "", found.start(), found.end(), found.end(), qualifier, form="fraction")


def _ranged(text: str, at: int, numeral: Numeral, behind: int, end: int) -> Quantity | None:
    """A number in digits with its unit, and the upper end behind a dash."""
    loose = _LOOSE.match(text, behind)
    behind = loose.end() if loose else behind
    measure = read_measure(text, behind)
    if upper := _upper(text, measure.end if measure else behind, at):
        high, above, stop = upper
        value = numeral.value * (_in_terms(measure, above) if measure else 1)
        if high > value:
            return Quantity(value, high, above.scale, above.word, at, stop, stop)
    qualifier = Qualifier.APPROXIMATE if loose else Qualifier.EXACT
    if measure is None:
        return _bare(text, at, numeral, behind, qualifier)
    stop, more = _behind_much(text, measure)
    if more or (measure.scale and text[measure.end - len(measure.word) - 1] in "余多"):
        qualifier = Qualifier.APPROXIMATE
    return Quantity(numeral.value, None, measure.scale, measure.word, at, stop, stop, qualifier)


def _in_terms(measure: Measure, above: Measure) -> Decimal:
    """What one `measure` comes to in `above` (5000万—1亿), 1 where they are not of one kind."""
    (mine, common), (theirs, other) = (normalise(each.scale, each.word) for each in (measure, above))
    return mine / theirs if common == other else Decimal(1)


def _behind_much(text: str, measure: Measure) -> tuple[int, bool]:
    """Where 2倍多, 5万余 and 3千余 end, and whether such a word is there."""
    behind = text[measure.end : measure.end + 1]
    often = measure.word in COUNTERS and text[measure.end + 1 : measure.end + 2] not in tuple("样种元维层")
    much = behind == "余" or (behind == "多" and (not measure.word or measure.word in _MUCH or often))
    return (measure.end + 1, True) if behind and much else (measure.end, False)


def _bare(text: str, at: int, numeral: Numeral, behind: int, qualifier: Qualifier) -> Quantity | None:
    """A number without a unit is believed where a word leads to it and nothing follows: 降至2.05，

    In 4.2和0.7个百分点 it has the unit of the last.
    """
    if shared := _ELIDED.match(text, behind):
        measure = read_measure(text, shared.end())
        if measure:
            return Quantity(numeral.value, None, measure.scale, measure.word, at, behind, behind, qualifier)
    if text[at - 1 : at] in ("从", "由") and _BARE_FROM.match(text, behind):
        return Quantity(numeral.value, None, "", "", at, behind, behind, qualifier)
    if not _BARE_END.match(text, behind) or not _BARE_LEAD.search(text, max(0, at - 3), at):
        return None
    year = numeral.value == int(numeral.value) and 1900 <= numeral.value <= 2100
    return None if year else Quantity(numeral.value, None, "", "", at, behind, behind, qualifier)


def _upper(text: str, behind: int, at: int) -> tuple[Decimal, Measure, int] | None:
    """The upper end of a range and its unit; 由5人到6人 goes from one to another and is no range."""
    join = _JOIN.match(text, behind)
    if join is None or (join.group().strip() in ("至", "到") and _FROM.search(text, max(0, at - 5), at)):
        return None
    found = _ARABIC.match(text, join.end())
    if found is None:
        return None
    measure = read_measure(text, found.end())
    return (read_arabic(found.group()).value, measure, measure.end) if measure else None


# With Chinese numerals these units make other words (三级, 四川, 六盘水, 五岳), or names (三农, 一区).
_AFTER_DIGITS = words(
    "期 级 面 道 头 口 字 线 国 村 片 角 单 轮 对 双 区 节 章 档 团 石 段 门 股 包 省 市 县 乡 镇 首 部 科 院 "
    "校 馆 站 园 厅 届 回"
)
_AFTER_HAN = words("元 吨 亩 公里 公顷 公斤 斤 米 平方米 倍 番 成 小时 分钟 个月 天 人次 件次 场次 户次 个百分点 岁")
_HAN_SAFE = (COUNTERS - set(_AFTER_DIGITS)) | set(_AFTER_HAN)
_ONE_BEHIND = re.compile(r"[，。；、！）\n]|$|(?=和|及|并)")


def _of_han(text: str, at: int, written: str, end: int) -> Quantity | None:
    """A number in Chinese numerals, which has to have a unit behind it (三农, 统一 and 千方百计 have none)."""
    scale = ""
    behind = at + len(written)
    loose = _LOOSE.match(text, behind)
    behind = loose.end() if loose else behind
    if len(written) > 1 and written[-1] in "万亿" and written[0] not in "上数几":
        scale = "万亿" if written.endswith("万亿") and len(written) > 2 else written[-1]
        written = written[: -len(scale)]
    numeral = read_han(written) if written and written[0] not in "百千万亿" else None
    measure = read_measure(text, behind)
    if numeral is None or measure is None or measure.scale or measure.word not in _HAN_SAFE:
        return None
    stop = measure.end
    half = text[stop : stop + 1] == "半" or (
        measure.word == "成" and text[stop : stop + 1] in tuple("一二三四五六七八九")
    )
    value = numeral.value
    if half and measure.word == "成":
        value += Decimal("0.5") if text[stop] == "半" else Decimal("一二三四五六七八九".index(text[stop]) + 1) / 10
        stop += 1
    if written == "一" and (measure.word == "批" or not _is_count(text, at, stop)):
        return None
    qualifier = Qualifier.APPROXIMATE if loose or numeral.vague else Qualifier.EXACT
    qualifier = Qualifier.AT_LEAST if numeral.at_least else qualifier
    small = len(written) == 1 and measure.word not in ("倍", "番", "成")
    return Quantity(value, numeral.high, scale, measure.word, at, stop, stop, qualifier, small, numeral.vague)


def _is_count(text: str, at: int, stop: int) -> bool:
    """Whether 一 counts (发布公告一次。 各一名): where it is an article, a noun follows (一个台阶)."""
    if text[stop - 1] in "番倍":
        return True
    if text[max(0, at - 1) : at] == "各":
        return True
    before = text[max(0, at - 1) : at]
    if at < 2 or not "一" <= text[at - 2] <= "鿿":
        return False  # 说一件、干一件
    if not before or not "一" <= before <= "鿿" or before in "每同这那某另任进统之第有是上下在了为如再又新唯当逐":
        return False
    return _ONE_BEHIND.match(text, stop) is not None


def _with_words(text: str, start: int, end: int, quantity: Quantity) -> Quantity:
    """The quantity with 以上 and 左右 behind it, and 超过 and 约 before it."""
    per = _PER.search(text, max(start, quantity.start - 6), quantity.start)
    at = per.start() if per else quantity.start
    before = _BEFORE.search(text, max(start, at - 4), at)
    behind = _BEHIND.match(text, quantity.tail, end)
    qualifier = quantity.qualifier
    share = _SHARE.search(text, max(start, quantity.start - 24), quantity.start)
    for found in (behind, before, share):
        if found is None:
            continue
        if found["least"]:
            qualifier = Qualifier.AT_LEAST
        elif found["most"]:
            qualifier = Qualifier.AT_MOST
        elif qualifier is Qualifier.EXACT:
            qualifier = Qualifier.APPROXIMATE
    if behind is None and qualifier is quantity.qualifier:
        return quantity
    return replace(quantity, qualifier=qualifier, tail=behind.end() if behind else quantity.tail)
