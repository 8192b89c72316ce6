"""Numbers in a sentence: values with their units, time limits with their direction, and dates."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ingest.errors import LabelError
from ingest.labels import NUMERAL, parse_numeral

_UNIT = (
    r"个?工作日|个?自然日|周岁|小时|分钟|个?月|年度|年|日|天|周|星期|岁|秒|元|人民币|人次|人|名|次|倍|份|件|台|辆|个"
    r"|公里|米|吨|平方米|级|%|％"
)
_CHINESE = r"[零〇一二两三四五六七八九十百千]+(?:点[零一二三四五六七八九]+)?"
_AMOUNT = re.compile(
    rf"(?P<parts>{_CHINESE})分之(?P<of>{_CHINESE})"
    rf"|(?P<arabic>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>[万亿千百]*)(?P<unit>{_UNIT})?"
    rf"|(?P<han>{_CHINESE})(?P<han_scale>[万亿]*)(?P<han_unit>{_UNIT})?"
)
_ORDINAL = re.compile(rf"第\s*({NUMERAL})\s*(?![条款项目章节编分])([一-鿿])")
_DATE = re.compile(
    rf"(?P<year>\d{{4}}|[零〇○一二三四五六七八九]{{4}})年(?:(?P<month>{NUMERAL})月(?:(?P<day>{NUMERAL})[日号])?)?"
)
# Numbers of 条款项目 and of documents are compared as labels and titles.
_LABEL = re.compile(rf"第?\s*{NUMERAL}\s*(?:条|款|项|目|章|节|编)(?:之{NUMERAL})?|第{NUMERAL}|[（(]{NUMERAL}[)）]")
_NO_NUMBER = re.compile(
    r"[统单同专万唯任之]一(?!倍)|一(?:般|律|切|定|旦|致|并|直|样|些|起|方面|经|体)|十分(?!之|钟)|百分之?百|千万不"
)
_LOWER = {"以上", "不少于", "至少", "不低于", "不得少于", "不得低于", "最低", "最少", "满"}
_UPPER = {
    "以内",
    "之内",
    "内",
    "以下",
    "不超过",
    "不得超过",
    "最多",
    "至多",
    "最长",
    "不高于",
    "不多于",
    "不得高于",
    "不得多于",
}
_OVER = {"超过", "多于", "高于", "逾"}
_UNDER = {"不足", "少于", "低于", "不满", "未满"}
_BEFORE = {"前", "以前", "之前"}
_AFTER = {"后", "以后", "之后"}
_KINDS = ((_LOWER, ">="), (_UPPER, "<="), (_OVER, ">"), (_UNDER, "<"), (_BEFORE, "before"), (_AFTER, "after"))
_DIRECTIONS = {word: kind for words, kind in _KINDS for word in words}
_AHEAD = re.compile("(" + "|".join(sorted(_DIRECTIONS, key=len, reverse=True)) + r")(?:了|达到?|为|约)?$")
_BEHIND = re.compile(
    "(?:的|人民币)?(" + "|".join(sorted((w for w in _DIRECTIONS if w != "满"), key=len, reverse=True)) + ")"
)
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_UNITS = {
    "天": "日",
    "自然日": "日",
    "个自然日": "日",
    "个工作日": "工作日",
    "个月": "月",
    "星期": "周",
    "年度": "年",
    "％": "%",
    "名": "人",
    "人民币": "元",
    "周岁": "岁",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in a unit, "" where it has none; `direction` is >=, <=, >, <, before, after, or ""."""

    value: Decimal
    unit: str
    direction: str

    def fits(self, other: Amount) -> bool:
        """Whether `other`, of a quote, states the same; a limit may be left out, never changed or added."""
        units = self.unit == other.unit or not self.unit or not other.unit
        return self.value == other.value and units and self.direction in ("", other.direction)


def dates(text: str) -> set[tuple[int, ...]]:
    """The dates in `text`: (year,), (year, month) or (year, month, day)."""
    return {_date(found) for found in _DATE.finditer(_folded(text))}


def ordinals(text: str) -> set[tuple[int, str]]:
    """The ordinal numbers in `text` that count no provisions, each with the character behind it: 第三人, 第二类."""
    return {(_whole(found[1]), found[2]) for found in _ORDINAL.finditer(_folded(text))}


def amounts(text: str) -> list[Amount]:
    """The amounts in `text`, dates and numbers of provisions left out."""
    folded = _folded(text)
    for left_out in (_DATE, _LABEL, _NO_NUMBER):
        folded = left_out.sub(lambda found: "#" * len(found[0]), folded)
    return [amount for found in _AMOUNT.finditer(folded) if (amount := _amount(folded, found))]


def _folded(text: str) -> str:
    return re.sub(r"(?<=\d)\s+(?=[\d年月日号个天])|(?<=[年月])\s+(?=\d)", "", unicodedata.normalize("NFKC", text))


def _date(found: re.Match[str]) -> tuple[int, ...]:
    return tuple(_whole(part) for part in found.groups() if part)


def _whole(text: str) -> int:
    try:
        return parse_numeral(text)
    except LabelError:
        return -1


def _amount(text: str, found: re.Match[str]) -> Amount | None:
    if found["parts"]:
        parts, of = _value(found["parts"], ""), _value(found["of"], "")
        if parts is None or of is None or not parts:
            return None
        value, unit = (of, "%") if parts == 100 else (of / parts, "")
    else:
        numeral, scale, unit = _parts(found)
        plain = found["han"] is not None and not unit and not scale and len(numeral) == 1
        read = None if plain else _value(numeral, scale)
        # A single Chinese digit without a unit (一, 两) is a word more often than a number.
        if read is None or (unit == "个" and found["han"] == "一"):
            return None
        value = read
    return Amount(value, _UNITS.get(unit, unit), _direction(text, found))


def _parts(found: re.Match[str]) -> tuple[str, str, str]:
    if found["arabic"]:
        return found["arabic"].replace(",", ""), found["scale"], found["unit"] or ""
    return found["han"], found["han_scale"], found["han_unit"] or ""


def _value(numeral: str, scale: str) -> Decimal | None:
    whole, _, fraction = numeral.partition("点")
    try:
        value = Decimal(numeral) if numeral[0].isdigit() and numeral.isascii() else Decimal(parse_numeral(whole))
        if fraction:
            value += Decimal("0." + "".join(str(parse_numeral(digit)) for digit in fraction))
    except (InvalidOperation, LabelError):
        return None
    for mark in scale:
        value *= _SCALES[mark]
    return value


def _direction(text: str, found: re.Match[str]) -> str:
    behind = _BEHIND.match(text, found.end())
    if behind:
        return _DIRECTIONS[behind[1]]
    ahead = _AHEAD.search(text[max(0, found.start() - 8) : found.start()])
    return _DIRECTIONS[ahead[1]] if ahead else ""
