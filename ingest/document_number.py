"""发文字号: 穆纪发〔2023〕2号 (党政机关公文格式 GB/T 9704—2012, 7.2.5)."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[一-鿿*]{1,12}\s?[〔\[［（(【]\s?(?:19|20)\d\d\s?[〕\]］）)】]\s?(?:第\s?)?\d{1,4}\s?号")


def find_document_number(text: str) -> str:
    """The first 发文字号 of `text` without blanks, or the empty string."""
    found = _NUMBER.search(text)
    return re.sub(r"\s", "", found[0]) if found else ""


def is_document_number(text: str) -> bool:
    """Whether the whole of `text` is a 发文字号."""
    return _NUMBER.fullmatch(text.strip()) is not None
