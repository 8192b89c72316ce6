"""Recognised lines written as Chinese is: full-width punctuation beside Han, no blanks between Han."""

from __future__ import annotations

import re

from ingest.readers.characters import is_wide

_FULL = str.maketrans(",;:!?", "，；：！？")
_MARK = re.compile(r"[,;:!?]")
_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_LEADING_LABEL = re.compile(r"^[(（]([0-9一二三四五六七八九十]{1,3})[)）]")
_LONE_BRACKET = re.compile(r"[()]")
_STOP = re.compile(r"(?<=[\u3400-\u9fff”’）》])\.(?=[\u3400-\u9fff“‘（《]|$)")
_BLANK = re.compile(r" +")
_HAN = re.compile(r"[\u3400-\u9fff]")


def as_written(text: str) -> str:
    """`text` with the punctuation that Chinese text has; what stands among Latin letters and digits stays."""
    text = text.strip()
    if _HAN.search(text):
        text = _LEADING_LABEL.sub(r"（\1）", text)
    text = _BRACKETS.sub(_bracketed, text)
    text = _LONE_BRACKET.sub(_lone, text)
    text = _MARK.sub(_mark, text)
    return _BLANK.sub(_blank, _STOP.sub("。", text))


def _bracketed(found: re.Match[str]) -> str:
    inside, before = found[1], _neighbours(found)[0]
    half = found[0][0] == "(" and found[0][-1] == ")"
    if not half or _HAN.search(inside) or (_is_beside_wide(found) and not (before.isascii() and before.isalnum())):
        return f"（{inside}）"
    return found[0]


def _lone(found: re.Match[str]) -> str:
    # A bracket whose other half is on another line.
    closed = "(" in found.string and ")" in found.string
    return found[0] if closed or not _is_beside_wide(found) else {"(": "（", ")": "）"}[found[0]]


def _mark(found: re.Match[str]) -> str:
    before, after = _neighbours(found)
    if _HAN.match(before) or before in "）》”’" or (_HAN.match(after) and not before.isspace()):
        return found[0].translate(_FULL)
    return found[0]


def _blank(found: re.Match[str]) -> str:
    before, after = _neighbours(found)
    return "" if is_wide(before or " ") and is_wide(after or " ") else " "


def _is_beside_wide(found: re.Match[str]) -> bool:
    return any(char and is_wide(char) for char in _neighbours(found))


def _neighbours(found: re.Match[str]) -> tuple[str, str]:
    text = found.string
    return text[: found.start()][-1:], text[found.end() :][:1]
