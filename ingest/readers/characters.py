"""Characters that carry no text: controls, zero-width marks, blanks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BLANKS = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Every blank that can stand within a line."""

# East Asian width "ambiguous", wide in Chinese fonts: curly quotes, dashes, ellipsis, ①, ★ of 秘密★1年.
_WIDE_IN_CHINESE = frozenset("“”‘’—…·①②③④⑤⑥⑦⑧⑨⑩×÷±°℃‰§★☆●○◎■□◆◇▲△※→←↑↓ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")

# Line ends as str.splitlines knows them, without the three information separators of ASCII.
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")

# C0 and C1 controls but the tab; soft hyphen; zero-width and bidirectional marks; BOM;
# interlinear annotation marks, noncharacters and lone surrogates.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""A character that shows nothing and is no text; the tab is none of them."""


def split_lines(text: str) -> list[str]:
    """The lines of `text`, whatever newline style it uses."""
    return _LINE_END.split(text)


def trimmed(text: str) -> str:
    """`text` without invisible characters and without blanks (full-width too) at its ends."""
    return INVISIBLE.sub("", text).strip(BLANKS)


@lru_cache(maxsize=8192)
def is_wide(char: str) -> bool:
    """Whether `char` takes the width of a Han character: Han, Chinese punctuation, full-width."""
    return unicodedata.east_asian_width(char) in "WF" or char in _WIDE_IN_CHINESE
