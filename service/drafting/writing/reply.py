"""What a chat model sends back → lines of plain text: no markup, no headings, nothing that is said about the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["lines_of"]

_FENCE = re.compile(r"^\s*(?:```|~~~)")
_HEADING = re.compile(r"^\s*#{1,6}\s")
_LIST = re.compile(r"^\s*(?:[-*+•·]\s+|>\s*)")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TABLE = re.compile(r"^\s*\|.*\|\s*$")
# **县 stays as it is: only pairs around words are markup.
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:https?:)?[^()\s]*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,100}>")
_SAID = re.compile(
    r"^(?:好的|当然|以下[是为]|根据(?:您|你|所给|以上)|改写如下|正文如下|说明[:：]|注[:：]|希望)[^。]{0,40}(?:[：:。！!]|$)"
)
_FENCE_WORDS = re.compile(r"<<<|>>>")


def lines_of(reply: str, heading: str = "") -> Sequence[str]:
    """The paragraphs of `reply`; the words of `heading` alone, small talk and markup are left out."""
    lines = []
    for line in reply.splitlines():
        if _FENCE.match(line) or _RULE.match(line) or _HEADING.match(line):
            continue
        text = _plain(line)
        if not text or text == heading or _FENCE_WORDS.search(text) or (_SAID.match(text) and text[-1] in "：:。！!"):
            continue
        lines.append(text)
    return lines


def _plain(line: str) -> str:
    text = _LIST.sub("", line)
    if _TABLE.match(text):
        text = "，".join(cell.strip() for cell in text.strip().strip("|").split("|") if cell.strip(" -:"))
    for pattern in (_STRONG,):
        text = pattern.sub(r"\2", text)
    for pattern in (_CODE, _LINK):
        text = pattern.sub(r"\1", text)
    return _TAG.sub("", text).strip()
