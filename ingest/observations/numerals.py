"""Numbers as they are written: 1,234.5, 一千二百, 两成五, 三分之一, 十余, 数十, 三五, 5万."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["ARABIC", "HAN", "SCALES", "Numeral", "read_arabic", "read_han"]

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "十亿": Decimal(1_000_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
    "万亿": Decimal(1_000_000_000_000),
}
_HAN_DIGIT = "零〇一二三四五六七八九两"
# What stands in letters or behind a point belongs to a name (PM2.5, C919, T3).
ARABIC = r"(?<![0-9A-Za-z_.])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?)"
HAN = rf"(?:上[十百千万]|[数几]?[{_HAN_DIGIT}十百千万亿]+(?:点[{_HAN_DIGIT}]+)?)"
# 三五个, 七八成, 二三十人: two digits side by side are the ends of a range.
_PAIR = re.compile(r"(?P<lead>十)?(?P<low>[一二三四五六七八两])(?P<high>[二三四五六七八九])(?P<scale>[十百千])?$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """The value of a number, the upper end where it names two, and whether it says 数, 几 or 上 (`vague`)."""

    value: Decimal
    high: Decimal | None = None
    vague: bool = False
    at_least: bool = False


def read_arabic(text: str) -> Numeral:
    """The value of digits with separators of thousands and a decimal point."""
    return Numeral(Decimal(text.replace(",", "")))


def read_han(text: str) -> Numeral | None:
    """The value of a number in Chinese numerals, None where the characters make none (一二三产业, 千万 alone)."""
    if text[0] in "数几上":
        value = _scaled(text[1:])
        if value is None:
            return None
        return Numeral(value, at_least=True) if text[0] == "上" else Numeral(value, value * 9, vague=True)
    if pair := _PAIR.match(text):
        low, high = _DIGITS[pair["low"]], _DIGITS[pair["high"]]
        scale = _TENS.get(pair["scale"] or "", 1)
        lead = 10 if pair["lead"] else 0
        near = high - low == 1 or (low, high) == (3, 5)
        return Numeral(Decimal(lead + low * scale), Decimal(lead + high * scale)) if near else None
    whole, point, decimals = text.partition("点")
    value = _scaled(whole)
    if value is None or not point:
        return None if value is None else Numeral(value)
    return Numeral(value + Decimal("0." + "".join(str(_DIGITS[char]) for char in decimals)))


def _scaled(text: str) -> Decimal | None:
    """The value of 一亿二千万, 一万二千, 十二; sections are read from the highest scale down."""
    for scale, factor in (("亿", 100_000_000), ("万", 10_000)):
        high, found, low = text.rpartition(scale)
        if found:
            above = _scaled(high) if high else None
            below = _scaled(low.removeprefix("零")) if low else Decimal(0)
            return None if above is None or below is None else above * factor + below
    return _section(text)


def _section(text: str) -> Decimal | None:
    if not text:
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text)) if text[0] in "二一" and len(text) == 4 else None
    total, digit, scale = 0, 0, 10_000
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif _TENS.get(char, scale) < scale and (digit or char == "十" or not total):
            scale = _TENS[char]
            total += (digit or 1) * scale
            digit = 0
        else:
            return None
    return Decimal(total + digit)
