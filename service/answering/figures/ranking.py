"""Questions for the largest or the smallest: 哪年城镇新增就业最多, 广东、四川哪个省最高."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.answering.figures.comparing import named_places, of_place
from service.answering.figures.gazetteer import provinces
from service.answering.figures.operands import HOW_MANY, Operand, Reader
from service.answering.figures.periods import EVERY_YEAR, AskedPeriod, asked_periods

_WHICH = r"(?:哪(?:[一几些两三四五])?[个家]?(?:年份?|地方|省份?|城?市|自?治?区|县|地区?)|哪[个家里边]|谁)"
_MOST = r"最[多高大快长]|第一|居首|排?(?:在)?前列"
_LEAST = r"最[少低小慢短]|垫底|倒数第一"
SUPERLATIVE = re.compile(
    rf"{_WHICH}[^，,。？?]{{0,24}}?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))"
    rf"|(?:(?P<most2>{_MOST})|(?P<least2>{_LEAST}))的?(?:一个|是|那)?(?:在)?{_WHICH}"
)
_WORDS = re.compile(rf"{_WHICH}的?|(?:{_MOST}|{_LEAST})(?:的(?:一个)?)?|[是在](?=$|[\s，,])")
_YEAR = re.compile(r"哪一?年|年份")


# Which place one has among all: 排第几, 第几位.
_PLACE_AMONG = re.compile(
    r"(?:排名?|位列|位居|居)?(?:在|到)?第几(?:位|名|大)?|排名?(?:多少|几|如何|怎么样|情况)|排(?:在)?(?:多少|几)[位名]"
)
_AMONG_ALL = re.compile(
    r"(?:在|是|于)?(?:全国|各省[区市]?|全国各省[区市]?|(?:全国)?(?:31|三十一)个?省[区市]*(?:份|（区、市）)?)(?:的|里面?|中间?|当中)?"
)
_PROVINCE = re.compile(r"哪[一几些两三四五]?[个家]?(?:省|地方|地区|自治区)|各省|全国[^，,]*(?:谁|哪)")
# 最高的三个省, 前五名
_FIRST = re.compile(
    r"(?:(?<=哪)(?P<count3>[两三四五])(?=个))|前(?P<count>[两二三四五六七八九十]|\d)(?:名|位|个|的|强|大)?|最[多高大快长少低小慢短]的?(?P<count2>[两二三四五六七八九十]|\d)个?(?:省[区市]?份?|地方|地区)"
)
_COUNTS = {one: at for at, one in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is ranked: one thing over years, or of places; `most` asks for the largest.

    `provinces` tells that all of them are compared, `count` how many are asked for, and `own` that the place of the
    first operand among them is.
    """

    operands: tuple[Operand, ...]
    most: bool
    provinces: bool = False
    count: int = 1
    own: bool = False


def ranked(question: str, reader: Reader) -> Ranking | None:
    """What `question` wants the largest or smallest of; None where it asks for neither."""
    if own := _place_among(question, reader):
        return own
    first, found = _FIRST.search(question), SUPERLATIVE.search(question)
    if found is None:
        return None
    count = _count(first["count"] or first["count2"] or first["count3"]) if first else 1
    question = _AMONG_ALL.sub(" ", question if first and first["count3"] else _FIRST.sub(" ", question))
    most = bool(found["most"] or found["most2"])
    named, rest = named_places(question, reader)
    several = len(named) > 1
    text = re.sub(r"[、和与跟同及]+|以及", " ", rest) if several else question
    whole = reader.operand(HOW_MANY.sub(" ", _WORDS.sub(" ", text)))
    if not whole.subject:
        return None
    if several:
        return Ranking(tuple(of_place(whole, one, reader) for one in named), most, count=count)
    if _YEAR.search(found[0]):
        spans = [one for one in asked_periods(question, reader.this_year) if one.several and one.recent != EVERY_YEAR]
        period = replace(spans[0], each=True) if spans else AskedPeriod(0, 0, recent=EVERY_YEAR)
        return Ranking((replace(whole, period=period),), most, count=count)
    return Ranking((whole,), most, not whole.place and bool(_PROVINCE.search(found[0])), count)


def _place_among(question: str, reader: Reader) -> Ranking | None:
    """The place that a province has among all: 福建GDP在全国排第几."""
    if not _PLACE_AMONG.search(question):
        return None
    whole = reader.operand(HOW_MANY.sub(" ", _AMONG_ALL.sub(" ", _PLACE_AMONG.sub(" ", question))))
    if not whole.subject or whole.place not in provinces():
        return None
    return Ranking((whole,), not _LOWEST_FIRST.search(question), provinces=True, own=True)


_LOWEST_FIRST = re.compile(r"从低到高|由低到高|从少到多|倒数")


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNTS[text]
