"""A fact in the form in which the model writes its number: digits, numerals, separators, width, 约 and 余."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.observation import Direction, Observation, Qualifier
from ingest.observations.measures import normalise, read_measure
from service.drafting.facts.given import Given

__all__ = ["Place", "gap_name", "place_of", "written"]

_DIGITS = re.compile(r"[0-9０-９][0-9０-９.,．，]*")
_WHEN = re.compile("全年|[上下]半年")
_TO_ONE = re.compile(r"\s*[∶:：]\s*1")
_LEAD = re.compile(
    r"(?:超过了?|超|突破了?|逾|不少于|不低于|不小于|至少|最少|不止|高达|多达|大于|高于|不超过|不多于|不高于|最多|至多"
    r"|不足|不到|小于|低于|少于|大约|(?<![预签条节集合])约|将近|接近|近)$"
)
_TAIL = re.compile(r"(?:及|或)?以[上下内](?![的级])|左右|上下|之多")
_UP = "增长 上升 提高 增加 提升 上涨 增"
_DOWN = "下降 降低 减少 回落 缩短 缩小 降 减"
_PAIRS = {"增长": "下降", "上升": "下降", "提高": "降低", "增加": "减少", "提升": "下降", "上涨": "下降", "增": "降"}
_BACK = {"下降": "增长", "降低": "提高", "减少": "增加", "回落": "上升", "降": "增", "减": "增"}
_WAY = re.compile(rf"(?P<verb>{'|'.join((*_UP.split(), *_DOWN.split()))})(?P<le>了)?(?:约|近|超过|超)?$")
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
_HAN_DIGITS = "零一二三四五六七八九"
_COUNTED_TWO = frozenset("个件名次项人家份条期场批户起宗册篇部座处所台辆套")
_LARGEST_HAN = 9999
_MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands with the words that limit it: `[start, end)` is all of it, `[at, behind)` the number.

    `unit` is the unit as the text writes it; `verb` the word of a change, which begins at `turn`.
    """

    start: int
    end: int
    at: int
    behind: int
    number: str
    unit: str
    lead: str
    tail: str
    verb: str = ""
    turn: int = 0


def place_of(text: str, start: int, end: int, one: Observation) -> Place:
    """The place of the number in `[start, end)` of a paragraph."""
    before = text[max(0, start - 5) : start]
    lead = found[0] if (found := _LEAD.search(before)) else ""
    tail = found[0] if (found := _TAIL.match(text, end)) else ""
    first = start - len(lead)
    digits = _DIGITS.match(text, start, end) if one.value_high is None else None
    number = digits[0].rstrip("，,") if digits else text[start:end]
    unit = text[start + len(number) : end].removeprefix("余").removeprefix("多") if digits else ""
    if _DIGITS.search(unit) and not _TO_ONE.fullmatch(unit):
        number, unit = text[start:end], ""  # 1/10
    verb, turn = "", first
    if one.qualifier is Qualifier.CHANGE and (way := _WAY.search(text[max(0, first - 4) : first])):
        verb, turn = way["verb"], first - len(way[0])
    return Place(first, end + len(tail), start, end, number, unit, lead, tail, verb, turn)


def written(place: Place, given: Given, one: Observation, *, wording: bool) -> tuple[str, str, str]:
    """The words before the number, the number with its unit, and the words behind it.

    `wording` keeps the model's own limits (不少于, 以上) where the fact gives none: those of a target are its wording.
    """
    lead, tail = given.lead, given.tail
    if wording and given.qualifier is Qualifier.EXACT:
        lead, tail = place.lead, place.tail
    return lead, _number(place, given, one), tail


def turned(verb: str, direction: Direction | None) -> str:
    """The word of a change that went `direction`: 下降 for 增长 where it went down; empty where there is none."""
    if direction is None or not verb:
        return verb
    up = verb in _PAIRS
    if up is (direction is Direction.UP):
        return verb
    return _PAIRS[verb] if up else _BACK.get(verb, "")


def gap_name(one: Observation) -> str:
    """What a gap asks for: 立案数, 办结率, 受理信访事项同比."""
    name = _WHEN.sub("", one.indicator) or one.indicator
    if one.qualifier is Qualifier.CHANGE:
        return f"{name}{one.comparison or '变化'}"
    word = one.unit.lstrip("十百千万亿")
    if not word or one.unit.endswith(("%", "‰", "元", "成")) or name.endswith(("数", "率", "量", "额", "比")):
        return name
    if word.startswith("人") or word == "名":
        return f"{name}人次数" if word == "人次" else f"{name}人数"
    return f"{name}{word}数" if word.endswith("次") else f"{name}数"


def _number(place: Place, given: Given, one: Observation) -> str:
    unit = place.unit
    if not _DIGITS.match(place.number):
        if words := _in_words(place, given):
            return words
        if given.unit == "成" and given.high is None:  # 3.1成 is no way to write 31%
            return f"{(given.value * 10).normalize():f}%"
        return f"{given.digits}{given.much}{given.unit}"
    wide = place.number[0] > "9"
    low = _styled(given.digits, place.number)
    if given.high is not None:
        scale, unit = _parted(given.unit)[0], given.unit if one.value_high is not None else unit
        text = f"{low}{scale}—{_styled(given.high_digits, place.number)}{unit}"
    else:
        scale = _parted(unit)[0] if one.value_high is None else ""
        unit = unit if one.value_high is None else given.unit
        text = f"{low}{scale}{given.much}{unit.removeprefix(scale)}" if given.much else f"{low}{unit}"
    return text.translate(_WIDE) if wide else text


def _styled(digits: str, model: str) -> str:
    """Digits with separators of thousands where the model has them."""
    if "," not in model and "，" not in model:
        return digits
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}"


def _parted(unit: str) -> tuple[str, str]:
    found = read_measure(unit, 0)
    return (found.scale, found.word) if found else ("", unit)


def _in_words(place: Place, given: Given) -> str:
    """The fact in Chinese numerals, where the model's number stands in them and the fact can; else empty."""
    words = place.number
    if given.high is not None:
        return ""
    if words.startswith("百分之"):
        return f"百分之{han}" if (han := _han(given.value)) else ""
    if words.endswith("成") or "成" in words[-2:]:
        return _tenths(given)
    found = re.match(r"[零〇一二三四五六七八九十百千两]+", words)
    if found is None or "分之" in words or given.much:
        return ""
    unit = words[found.end() :]
    han = _han(given.value)
    if han == "二" and unit[:1] in _COUNTED_TWO:
        han = "两"
    return f"{han}{unit}" if han else ""


def _tenths(given: Given) -> str:
    """三成, 两成五."""
    tenths = given.value * normalise("", given.unit)[0] / 10 if given.unit in ("%", "成") else None
    if tenths is None or not 0 < tenths < 10 or tenths * 2 != (tenths * 2).to_integral_value():
        return ""
    whole = int(tenths)
    name = "两" if whole == 2 else _HAN_DIGITS[whole]
    return f"{name}成{'五' if tenths != whole else ''}" if whole else ""


def _han(value: Decimal) -> str:
    """A whole number up to 9,999 in Chinese numerals; empty for another."""
    if value != value.to_integral_value() or not 0 <= value <= _LARGEST_HAN:
        return ""
    number = int(value)
    if number == 0:
        return "零"
    told, zero = "", False
    for factor, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, factor)
        if digit:
            told += ("零" if zero else "") + _HAN_DIGITS[digit] + name
            zero = False
        else:
            zero = bool(told)
    return told.removeprefix("一") if told.startswith("一十") else told
