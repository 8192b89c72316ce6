"""Numbers of a spreadsheet → the text that it shows, by number formats (ECMA-376 part 1, 18.8.30 and 18.8.31).

Two things differ from the screen on purpose: thousands are not grouped, and dates without Chinese characters in their
format are written as ISO 8601 has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

GENERAL = "General"
_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy-m-d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy-m-d h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    # What the Chinese edition adds.
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: _YEAR_MONTH, 50: _YEAR_MONTH,
    51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY, 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"',
    57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
"""Formats that a workbook names by number alone."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式|@)|(?P<exponent>[Ee][+-]0+)|(?P<percent>%)|(?P<digit>[0#?])|(?P<point>\.)"
    r"|(?P<comma>,)|(?P<literal>.)",
    re.DOTALL,
)
_SECTION_END = re.compile(r'(?:"[^"]*"|[\\!_*].|\[[^\]]*\]|[^;"\\!_*\[]|["\\!_*\[])*', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_DATE_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[(?P<elapsed>[hms])+\]|\[[^\]]*\]'
    r"|(?P<field>[yYeE]+|[mM]+|[dD]+|[hH]+|[sS]+|a{3,4})|(?P<noon>AM/PM|A/P|上午/下午)|(?P<literal>.)",
    re.DOTALL,
)
_FRACTION = re.compile(r"[?#0]\s*/\s*[?#0\d]")
_ANY_SIZE = Context(prec=400)  # a double has 309 digits before the point at most
_LAST_DAY = 2_958_466  # 31 December 9999 is the last that Excel knows


def plain(value: float) -> str:
    """`value` as General shows it, but never with an exponent: at most 15 digits, no zeros behind them."""
    text = f"{value:.15g}"
    if "e" in text:
        text = format(Decimal(text).normalize(), "f")
    return "0" if text == "-0" else text


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """`value` as a cell of the format `code` shows it."""
    if code == GENERAL:
        return plain(value)
    if is_date(code):
        return _date(value, code, from_1904) or plain(value)
    section, is_negative = _section(value, code)
    if _FRACTION.search(section):
        return plain(value)
    pattern = _pattern(section)
    if pattern.is_scientific:
        return f"{value:.{pattern.decimals}E}"
    text = pattern.filled(value).strip()
    return f"-{text}" if is_negative and any(char in "123456789" for char in text) else text


@lru_cache(maxsize=1024)
def is_date(code: str) -> bool:
    """Whether numbers of this format are days or times."""
    fields = [found.group("field") or found.group("elapsed") for found in _DATE_TOKEN.finditer(code.split(";")[0])]
    digits = any(found.group("digit") for found in _TOKEN.finditer(code))
    return any(fields) and GENERAL not in code and not (digits and "s" not in code.lower())


def _section(value: float, code: str) -> tuple[str, bool]:
    """The part of `code` that is for `value`, and whether the sign is still to be written."""
    sections = _sections(code)
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(value, condition.group(1), float(condition.group(2))):
                return section, value < 0
        return GENERAL, value < 0
    if value < 0 and len(sections) > 1:
        return sections[1], False
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], value < 0


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[str, ...]:
    found, at = [], 0
    while at <= len(code):
        match = _SECTION_END.match(code, at)
        end = match.end() if match else len(code)
        found.append(code[at:end])
        at = end + 1
    return tuple(found) or (GENERAL,)


def _holds(value: float, sign: str, bound: float) -> bool:
    holds = {"<": value < bound, ">": value > bound, "=": value == bound}
    return (value != bound) if sign == "<>" else any(holds[char] for char in sign)


@dataclass(slots=True)
class _Pattern:
    """One section of a number format: `tokens` are (kind, text) in order."""

    tokens: list[tuple[str, str]] = field(default_factory=list)
    whole: int = 0  # placeholders before the decimal point, `least` of them written in any case
    least: int = 0
    decimals: int = 0
    optional: int = 0
    factor: Decimal = Decimal(1)
    is_scientific: bool = False

    def filled(self, value: float) -> str:
        """The section with the digits of `value` in its places, without the sign."""
        exact = abs(Decimal(f"{value:.15g}")) * self.factor
        rounded = (
            f"{exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP, _ANY_SIZE):f}" if self.whole else "0"
        )
        digits, _, fraction = rounded.partition(".")
        digits = digits.lstrip("0").rjust(self.least, "0")
        kept = fraction.rstrip("0") if self.optional else fraction
        fraction = fraction[: max(len(kept), self.decimals - self.optional)]
        return "".join(self._written(plain(abs(value)), digits, fraction))

    def _written(self, general: str, digits: str, fraction: str) -> list[str]:
        written, place = [], 0
        for kind, text in self.tokens:
            if kind == "general":
                written.append(general)
            elif kind == "digit":
                behind = self.whole - place - 1
                start = max(len(digits) - behind - 1, 0) if place else 0
                written.append(digits[start : max(len(digits) - behind, 0)])
                place += 1
            elif kind == "point":
                written.append(f".{fraction}" if fraction else "")
            else:
                written.append(text)
        return written


@lru_cache(maxsize=1024)
def _pattern(section: str) -> _Pattern:
    pattern, commas, behind = _Pattern(), 0, False
    for found in _TOKEN.finditer(section):
        kind, text = found.lastgroup or "", found.group(found.lastgroup) if found.lastgroup else ""
        if kind == "digit" and behind:
            pattern.decimals += 1
            pattern.optional = pattern.optional + 1 if text != "0" else 0
        elif kind == "digit":
            pattern.whole += 1
            pattern.least += text == "0"
            commas = 0
            pattern.tokens.append((kind, text))
        elif kind == "comma":
            commas += 1
        elif kind == "point":
            behind = True
            pattern.tokens.append((kind, text))
        elif kind == "exponent":
            pattern.is_scientific = True
        elif kind not in ("", "bracket"):
            pattern.factor *= 100 if kind == "percent" else 1
            pattern.tokens.append((kind, text))
    pattern.factor /= Decimal(1000) ** (commas if pattern.whole else 0)
    return pattern


def _date(value: float, code: str, from_1904: bool) -> str | None:
    if not 0 <= value < _LAST_DAY:
        return None
    tokens = list(_DATE_TOKEN.finditer(code.split(";")[0]))
    fields = "".join(found.group("field") or "" for found in tokens).lower()
    if any(found.group("elapsed") for found in tokens):
        minutes = round(value * 1440)
        return f"{minutes // 60}:{minutes % 60:02d}"
    moment = _moment(value, from_1904)
    if "aaa" in fields or re.search(r"[年月日时分秒]", code):
        return _chinese(moment, tokens)
    return _iso(moment, fields)


def _moment(value: float, from_1904: bool) -> datetime:
    # Excel takes 1900 for a leap year: its day 60 never was.
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if value < 60 else 30)
    return start + timedelta(seconds=round(value * 86_400))


def _iso(moment: datetime, fields: str) -> str:
    # An m beside h or s alone is the minute.
    has_day = "d" in fields or "y" in fields
    day = f"{moment:%Y-%m-%d}" if "d" in fields else f"{moment:%Y-%m}" if "m" in fields else f"{moment:%Y}"
    time = "" if not set(fields) & set("hs") else f"{moment:%H:%M:%S}" if "s" in fields else f"{moment:%H:%M}"
    if has_day and moment.time() == datetime.min.time():
        time = ""
    if not has_day and not time:
        return f"{moment:%m}" if "m" in fields else ""
    return " ".join(part for part in (day if has_day else "", time) if part)


def _chinese(moment: datetime, tokens: list[re.Match[str]]) -> str:
    written, is_time = [], False
    for found in tokens:
        letters = (found.group("field") or "").lower()
        if not letters:
            written.append(found.group("quoted") or found.group("escaped") or found.group("literal") or "")
            continue
        is_time = letters[0] == "h" or (is_time and letters[0] in "ms")
        number = {
            "y": moment.year, "e": moment.year, "m": moment.minute if is_time else moment.month, "d": moment.day,
            "h": moment.hour, "s": moment.second,
        }.get(letters[0])  # fmt: skip
        if letters[0] == "a" or (len(letters) > 2 and letters[0] == "d"):
            written.append("星期" * (len(letters) > 3) + "一二三四五六日"[moment.weekday()])
        elif number is not None:
            written.append(f"{number:02d}" if len(letters) == 2 and letters[0] not in "ye" else str(number))
    return "".join(written).strip()
