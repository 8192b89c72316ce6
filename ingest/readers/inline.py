"""Inline Markdown → plain text that keeps masks.

In Chinese reports `**` masks a name (`**县纪委` is "a certain county's 纪委"). So asterisks are
taken for emphasis only when nothing speaks for a mask:

- the line holds an even number of runs of asterisks, which pair off in order, equal in length;
- the opening run stands at the start of the line or after punctuation or a blank;
- the closing run is followed by punctuation, a blank or the end of the line;
- something stands between them, with no blank just inside the runs.

If one pair of a line fails, all asterisks of that line stay: `**县和**市` is two masks.
"""

from __future__ import annotations

import html
import re
import unicodedata

_RUN = re.compile(r"(?<!\\)(?<!\*)\*{1,3}(?!\*)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# 国发[2023](5号) is no link: what stands in the parentheses must look like an address.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?(?:[a-z][a-z0-9+.-]*:|[#/.]|\S+\.\w{2,5}\s*\))[^()]*\)?")


def plain(text: str) -> tuple[str, bool]:
    """`text` without inline markup, and whether all of it was in bold."""
    text = _LINK.sub(r"\1", text) if "](" in text else text
    text, bold = _without_emphasis(text) if "*" in text else (text, False)
    text = _ESCAPE.sub(r"\1", text) if "\\" in text else text
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text
    return text, bold


def _without_emphasis(text: str) -> tuple[str, bool]:
    runs = list(_RUN.finditer(text))
    pairs = list(zip(runs[::2], runs[1::2], strict=False))
    if len(runs) % 2 or not all(_is_emphasis(text, start, end) for start, end in pairs):
        return text, False
    kept, at = [], 0
    for run in runs:
        kept.append(text[at : run.start()])
        at = run.end()
    kept.append(text[at:])
    bold = len(runs) == 2 and len(runs[0].group()) >= 2
    whole = bold and not kept[0].strip() and not kept[2].strip()
    return "".join(kept), whole


def _is_emphasis(text: str, start: re.Match[str], end: re.Match[str]) -> bool:
    inner = text[start.end() : end.start()]
    return (
        start.group() == end.group()
        and _is_edge(text[start.start() - 1 : start.start()])
        and _is_edge(text[end.end() : end.end() + 1])
        and bool(inner)
        and inner == inner.strip()
    )


def _is_edge(char: str) -> bool:
    return not char or char.isspace() or unicodedata.category(char)[0] in "PZ"
