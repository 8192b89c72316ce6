"""发文字号: 穆纪发〔2023〕2号 (党政机关公文格式 GB/T 9704—2012, 7.2.5), and 令: 国务院令第354号."""

from __future__ import annotations

import re

_YEAR = r"\s?[〔\[［（(【]\s?(?:19|20)\d\d\s?[〕\]］）)】]\s?"
_NUMBER = re.compile(rf"[一-鿿*]{{1,12}}{_YEAR}(?:第\s?)?\d{{1,4}}\s?号")
_ORDER = re.compile(r"(?P<issuer>[一-鿿、]{2,40}?)令\s*[（(]?\s*第\s*[0-9零〇一二三四五六七八九十百]{1,6}\s*号")
_AFTER_DATE = re.compile(r"(?<=\d)\s?日")


def find_document_number(text: str) -> str:
    """The first 发文字号 of `text` without blanks, or the empty string."""
    # 2022年4月14日某某令〔2022〕第2号: the 日 belongs to the date.
    found = _NUMBER.search(_AFTER_DATE.sub("日 ", text))
    return re.sub(r"\s", "", found[0]) if found else ""


def find_order_number(text: str) -> str:
    """The first 令 number of `text` without blanks (中华人民共和国国务院令第354号), or the empty string."""
    found = _ORDER.search(_AFTER_DATE.sub("日 ", text))
    return re.sub(r"\s|[（(]", "", found[0]) if found else ""


def is_document_number(text: str) -> bool:
    """Whether the whole of `text` is a 发文字号."""
    return _NUMBER.fullmatch(text.strip()) is not None
