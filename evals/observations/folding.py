"""Texts and quantities made comparable: what two readers write differently and mean alike."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Folded", "fold", "fold_name", "quantity", "same_name"]

# Marks of Markdown and of table rows; a reader takes them out of the text.
_MARKUP = frozenset("*#|`\\")
_NAME_NOISE = re.compile(r"累计|[共的“”\"'‘’「」『』《》〈〉]")
_MULTIPLIERS = {"万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4}
_MULTIPLIER = re.compile("|".join(_MULTIPLIERS))
_SAME_UNITS = {"百分点": "个百分点", "％": "%"}
# The shorter of two names that say the same has at least half the characters of the longer.
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Folded:
    """A text after NFKC without blanks and markup, with the place in the original of each of its characters."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> Folded:
        """`original` folded, character by character."""
        text: list[str] = []
        places: list[int] = []
        for place, character in enumerate(original):
            for one in unicodedata.normalize("NFKC", character):
                if not one.isspace() and one not in _MARKUP:
                    text.append(one)
                    places.append(place)
        return cls("".join(text), tuple(places))

    def offset(self, place: int) -> int:
        """Where the character at `place` of the original, or the next that was kept, stands in the folded text."""
        return bisect_left(self.places, place)


def fold(text: str) -> str:
    """`text` after NFKC, without blanks and markup."""
    return Folded.of(text).text


def fold_name(name: str) -> str:
    """The name of an indicator or organisation without what adds nothing to it: 的, 共, 累计, quotation marks."""
    return _NAME_NOISE.sub("", fold(name))


def same_name(said: str, accepted: str) -> bool:
    """Whether two names of an indicator say the same: equal, or one contains the other and is not much longer."""
    one, other = sorted((fold_name(said), fold_name(accepted)), key=len)
    if one == other:
        return True
    return bool(one) and one in other and len(one) >= _LEAST_SHARE * len(other)


def quantity(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value in the unit without its multiplier: 5万人 and 50000人 are the same quantity, as are 三成 and 30%."""
    plain = unicodedata.normalize("NFKC", fold(unit))
    found = _MULTIPLIER.match(plain)
    if found:
        value, plain = value * _MULTIPLIERS[found[0]], plain[found.end() :]
    if plain == "成":
        value, plain = value * 10, "%"
    return value.normalize(), _SAME_UNITS.get(plain, plain)
