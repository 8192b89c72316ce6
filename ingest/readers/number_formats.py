"""Print a number in the formats that Word's numbering knows (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_HAN = "〇一二三四五六七八九"
_HAN_CIRCLE = "○一二三四五六七八九"
_HAN_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_HAN_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def format_number(value: int, number_format: str) -> str:
    """`value` as Word prints it in `number_format`; decimal for formats unknown or out of range."""
    printer = _PRINTERS.get(number_format)
    return (printer(value) if printer and value >= 0 else "") or str(value)


def _counting(value: int, digits: str = _HAN, scales: str = "十百千", bare_ten: bool = True) -> str:
    if not 0 < value < 10_000:
        return ""
    parts: list[str] = []
    gap = False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            parts.append((digits[0] if gap else "") + digits[digit] + (" " + scales)[power].strip())
            gap = False
        else:
            gap = bool(parts)
    text = "".join(parts)
    ten = digits[1] + scales[0]
    return text[1:] if bare_ten and text.startswith(ten) else text


def _positional(value: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _short_counting(value: int) -> str:
    # Word counts with 十 up to 99 only, then digit by digit: 一○○ ([MS-DOCX] 2.4).
    return _counting(value) if value < 100 else _positional(value, _HAN_CIRCLE)


def _roman(value: int) -> str:
    if value >= 10_000:
        return ""
    parts = []
    for amount, sign in _ROMAN:
        parts.append(sign * (value // amount))
        value %= amount
    return "".join(parts)


def _letters(value: int) -> str:
    # Word repeats the letter after z: aa, bb, … (17.18.59, lowerLetter).
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else ""


def _enclosed(first: str, count: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else ""


def _circled(value: int) -> str:
    if 21 <= value <= 35:
        return chr(0x3251 + value - 21)
    if 36 <= value <= 50:
        return chr(0x32B1 + value - 36)
    return _enclosed("①", 20)(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else ""


def _full_width(value: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(value))


def _formal(value: int) -> str:
    return _counting(value, _HAN_FORMAL, "拾佰仟", bare_ten=False)


_PRINTERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _short_counting,
    "taiwaneseCounting": _short_counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    # In Chinese documents the Japanese forms stand for the Chinese ones of the same menu entry.
    "japaneseCounting": _counting,
    "ideographDigital": lambda value: _positional(value, _HAN),
    "japaneseDigitalTenThousand": lambda value: _positional(value, _HAN),
    "taiwaneseDigital": lambda value: _positional(value, _HAN_CIRCLE),
    "chineseLegalSimplified": _formal,
    "japaneseLegal": _formal,
    "ideographLegalTraditional": lambda value: _counting(value, _HAN_FORMAL_TRADITIONAL, "拾佰仟", bare_ten=False),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㈠", 10),
}
