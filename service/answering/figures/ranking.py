"""Questions for the largest or the smallest: 哪年城镇新增就业最多, 广东、四川哪个省最高."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.answering.figures.comparing import named_places, of_place
from service.answering.figures.operands import HOW_MANY, Operand, Reader
from service.answering.figures.periods import EVERY_YEAR, AskedPeriod, asked_periods

_WHICH = r"(?:哪一?[个家]?(?:年份?|地方|省份?|城?市|自?治?区|县|地区?)|哪[个家里边]|谁)"
_MOST = r"最[多高大快长]|第一|居首|排?(?:在)?前列"
_LEAST = r"最[少低小慢短]|垫底|倒数第一"
SUPERLATIVE = re.compile(
    rf"{_WHICH}[^，,。？?]{{0,24}}?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))"
    rf"|(?:(?P<most2>{_MOST})|(?P<least2>{_LEAST}))的?(?:一个|是|那)?(?:在)?{_WHICH}"
)
_WORDS = re.compile(rf"{_WHICH}的?|(?:{_MOST}|{_LEAST})(?:的(?:一个)?)?|[是在](?=$|[\s，,])")
_YEAR = re.compile(r"哪一?年|年份")


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is ranked: one thing over years, or of places; `most` asks for the largest."""

    operands: tuple[Operand, ...]
    most: bool


def ranked(question: str, reader: Reader) -> Ranking | None:
    """What `question` wants the largest or smallest of; None where it asks for neither."""
    found = SUPERLATIVE.search(question)
    if found is None:
        return None
    most = bool(found["most"] or found["most2"])
    named, rest = named_places(question, reader)
    several = len(named) > 1
    text = re.sub(r"[、和与跟同及]+|以及", " ", rest) if several else question
    whole = reader.operand(HOW_MANY.sub(" ", _WORDS.sub(" ", text)))
    if not whole.subject:
        return None
    if several:
        return Ranking(tuple(of_place(whole, one, reader) for one in named), most)
    if _YEAR.search(found[0]):
        spans = [one for one in asked_periods(question, reader.this_year) if one.several and one.recent != EVERY_YEAR]
        period = replace(spans[0], each=True) if spans else AskedPeriod(0, 0, recent=EVERY_YEAR)
        return Ranking((replace(whole, period=period),), most)
    return Ranking((whole,), most)
