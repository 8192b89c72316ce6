"""Traditional characters as simplified ones: rules are written in these, whoever asks (OpenCC, its table t2s)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

# The Han of the Basic Multilingual Plane's first block.
_HAN = range(0x4E00, 0xA000)
# What simplified texts are written with (GB/T 2312-1980): 乾, 著 and 坏 stand in them too, 檔 and 條 do not. A few that
# it has are written in no text of today, but in names.
_COMMON, _NO_MORE = "gb2312", frozenset("後於麽")


def simplified(text: str) -> str:
    """`text` in simplified characters, word by word, where any of its characters is traditional alone; else itself.

    A text without one may still hold characters that are both: 打坏 is no 打坯.
    """
    return _converter().convert(text) if not _is_common(text) and _signs()[1].search(text) else text


def with_simplified_signs(text: str) -> str:
    """`text` with a simplified character for each that is traditional alone, whatever stands beside it.

    The same for a text and for any part of it; as long as `text`.
    """
    if _is_common(text):
        return text
    table, pattern = _signs()
    return text.translate(table) if pattern.search(text) else text


def _is_common(text: str) -> bool:
    try:
        text.encode(_COMMON)
    except UnicodeEncodeError:
        return False
    return _NO_MORE.isdisjoint(text)


@cache
def _signs() -> tuple[dict[int, str], re.Pattern[str]]:
    """What is written for each character that is traditional alone, and a pattern that finds them."""
    every = list(map(chr, _HAN))
    told = _converter().convert("\n".join(every)).split("\n")
    table = {
        ord(sign): other
        for sign, other in zip(every, told, strict=True)
        if len(other) == 1 and sign != other and not _is_common(sign) and _is_common(other)
    }
    return table, re.compile(f"[{''.join(map(chr, table))}]")


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
