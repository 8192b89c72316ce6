"""发文字号: 穆纪发〔2023〕2号 (党政机关公文格式 GB/T 9704—2012, 7.2.5), and 令: 国务院令第354号."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DIGIT = r"[0-9０-９]"
_YEAR = rf"\s?[〔\[［（(【]\s?(?:19|20|１９|２０){_DIGIT}{{2}}\s?[〕\]］）)】]\s?"
# An organ's sign is short, unless it is a 令, which several may give: 甲部、乙局令〔2022〕第2号.
_SIGN = r"[一-鿿、 ]{2,80}令|[一-鿿*]{1,12}(?:[（(][一-鿿]{1,3}[）)][一-鿿]{1,3})?"
_NUMBER = re.compile(rf"(?:{_SIGN}){_YEAR}(?:第\s?)?{_DIGIT}{{1,4}}\s?号令?")
_NOTICE = re.compile(rf"[一-鿿*]{{2,20}}公告\s?(?:19|20){_DIGIT}{{2}}\s?年第?\s?{_DIGIT}{{1,4}}\s?号")
_COUNT = r"[0-9０-９零〇一二三四五六七八九十百]{1,6}"
_ORDER = re.compile(
    rf"(?P<issuer>[一-鿿、]{{2,40}}?)(?:令\s*(?:[（(]\s*第\s*{_COUNT}\s*号\s*[）)]|第\s*{_COUNT}\s*号)|第\s*{_COUNT}\s*号令)"
)
_AFTER_DATE = re.compile(r"(?<=[0-9０-９])\s?日")
# What may stand before the organ's own sign: 发文字号青纪发〔2023〕2号, 根据青纪发〔2023〕2号.
_LEAD = re.compile(r"\s*(?:.*?(?:文号|字号|编号|根据|依照|按照))?\s*")


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A document number in its usual form (blanks left out, the year in 〔〕) and the span in which it was read."""

    value: str
    start: int
    end: int


def document_number_in(text: str) -> NumberFound | None:
    """The first 发文字号 of `text`."""
    dated = _dated(text)
    for pattern in (_NUMBER, _NOTICE):
        if found := pattern.search(dated):
            lead = _LEAD.match(found[0])
            start = found.start() + (lead.end() if lead else 0)
            return NumberFound(_usual(dated[start : found.end()]), start, found.end())
    return None


def order_number_in(text: str) -> NumberFound | None:
    """The first 令 number of `text` (国务院令第354号)."""
    found = _ORDER.search(_dated(text))
    return NumberFound(re.sub(r"[（()）]", "", _usual(found[0])), found.start(), found.end()) if found else None


def find_document_number(text: str) -> str:
    """The first 发文字号 of `text` in its usual form, or the empty string."""
    found = document_number_in(text)
    return found.value if found else ""


def find_order_number(text: str) -> str:
    """The first 令 number of `text` without blanks (中华人民共和国国务院令第354号), or the empty string."""
    found = order_number_in(text)
    return found.value if found else ""


def is_document_number(text: str) -> bool:
    """Whether the whole of `text` is a 发文字号."""
    stripped = text.strip()
    return _NUMBER.fullmatch(stripped) is not None or _NOTICE.fullmatch(stripped) is not None


def _dated(text: str) -> str:
    """`text` of the same length, where the 日 of a date does not lead into a number.

    2022年4月14日某某令〔2022〕第2号: the 日 belongs to the date.
    """
    return _AFTER_DATE.sub(lambda found: " " * len(found[0]), text)


def _usual(text: str) -> str:
    bare = re.sub(r"\s", "", text)
    folded = "".join(unicodedata.normalize("NFKC", char) if char.isdigit() else char for char in bare)
    return re.sub(r"[〔\[［（(【](\d{4})[〕\]］）)】]", r"〔\1〕", folded)
