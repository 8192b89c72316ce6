"""The text as the patterns see it: of the same length, digits narrow, the inside of titles and short quotes hidden."""

from __future__ import annotations

import re

__all__ = ["HIDDEN", "mask"]

HIDDEN = "\ue000"  # a character of private use, which no text holds: it is no digit, no word, no mark
_NARROW = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９．％＋：", "0123456789.%+:", strict=True)}
_NARROW |= {ord("("): "（", ord(")"): "）", ord(HIDDEN): " ", ord("\u3000"): " ", ord("\xa0"): " ", ord("﹪"): "%"}
# Titles are names, and so are short quotes (“十四五”, “15分钟生活圈”); a sentence that is quoted is none.
_NAMES = re.compile(
    r"《(?P<title>[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,60})?)》|“(?P<quote>[^“”\n。；]{1,30})”|‘(?P<inner>[^‘’\n。；]{1,30})’"
    r"|〔(?P<year>[^〔〕\n]{1,8})〕|「(?P<corner>[^「」\n。；]{1,30})」|(?P<web>https?://[!-~]+|www\.[!-~]+)"
)


# 19·5％ in older reports; 7·22 is a day.
_POINT = re.compile(r"(?<=\d)·(?=\d+(?:%|个百分点|亿|万|倍))")


def mask(text: str) -> str:
    """`text` in narrow digits, the inside of names hidden; every character keeps its place."""
    narrow = text.translate(_NARROW)
    return _NAMES.sub(_hide, _POINT.sub(".", narrow) if "·" in narrow else narrow)


# “十四五” is a time, and times are read.
_PLAN = re.compile(r"“十[一二三四五六七]五”")


def _hide(found: re.Match[str]) -> str:
    whole = found.group()
    if _PLAN.fullmatch(whole):
        return whole
    if found["web"]:
        return HIDDEN * len(whole)
    return whole[0] + HIDDEN * (len(whole) - 2) + whole[-1]
