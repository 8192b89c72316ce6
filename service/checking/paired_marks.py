"""Brackets, quotation marks and 书名号 without their other half, and 《》 inside 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "〔": "〕", "【": "】", "「": "」", "『": "』"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_WIDE = str.maketrans("()", "（）")
# 1） and 甲） number a list and close nothing.
_NUMBERED = re.compile(r"(?:^|[\n。；;，：:、\s])[0-9０-９一二三四五六七八九十a-zA-Z甲乙丙丁]{1,3}\Z")
_NESTED = re.compile(r"《[^《》\n]{0,80}(?P<inner>《[^《》\n]{1,60}》)")
_LOOK = 4
_BROKEN = 120
_QUOTED = 3000
# Marks of quotation cannot be quoted in themselves.
_NAMES = {"“": "左双引号", "”": "右双引号", "‘": "左单引号", "’": "右单引号"}


def find(proof: Proof) -> Iterator[Remark]:
    """The marks of each paragraph, and nested 书名号."""
    lone = [one for start, end in proof.prose for one in _unpaired(proof.text, start, end)]
    going_on = _going_on(proof)
    for place in _left(proof.text, lone):
        if not any(start <= place < end for start, end in going_on):
            yield _remark(proof.text, place)
    for found in _NESTED.finditer(proof.text):
        inner = found["inner"]
        said = "书名号里面还要用书名号时，里面的用单书名号（GB/T 15834—2011，4.15.3.4）。"
        yield Remark(*found.span("inner"), Severity.NOTE, said, f"〈{inner[1:-1]}〉")


def _going_on(proof: Proof) -> list[tuple[int, int]]:
    """The paragraphs that begin with “ before one that does so too: of a quotation, only the last ends with ”."""
    pairs = pairwise(proof.prose)
    return [one for one, other in pairs if all(proof.text.startswith("“", start) for start, _ in (one, other))]


def _left(text: str, lone: Sequence[int]) -> Iterator[int]:
    """The places of marks that find no other half in the next lines either.

    A link or a box may have broken a line inside a pair, and a quotation of several paragraphs begins each of them with
    “ and ends the last alone with ” (GB/T 15834—2011, 4.8.3.6).
    """
    opened: list[int] = []
    for place in lone:
        char = text[place].translate(_WIDE)
        if char in _PAIRS:
            opened.append(place)
            continue
        match = next((one for one in reversed(opened) if text[one].translate(_WIDE) == _CLOSING[char]), None)
        if match is None or place - match > (_QUOTED if char == "”" else _BROKEN):
            yield place
        elif char == "”":
            opened = [one for one in opened if text[one] != "“" or one < place - _QUOTED]
        else:
            opened.remove(match)
    yield from opened


def _unpaired(text: str, start: int, end: int) -> Iterator[int]:
    """The places of marks in `text[start:end]` without their other half there, in order."""
    opened: list[tuple[str, int]] = []
    lone: list[int] = []
    for place in range(start, end):
        char = text[place].translate(_WIDE)
        if char in _PAIRS:
            opened.append((char, place))
        elif char in _CLOSING and not (char == "’" and text[place + 1 : place + 3].isdigit()):  # ’99
            wanted = _CLOSING[char]
            if any(mark == wanted for mark, _ in opened):
                while opened[-1][0] != wanted:
                    lone.append(opened.pop()[1])
                opened.pop()
            elif not (char == "）" and _NUMBERED.search(text[max(start - 1, place - _LOOK) : place])):
                lone.append(place)
    yield from sorted([*lone, *(place for _, place in opened)])


def _remark(text: str, place: int) -> Remark:
    mark = text[place].translate(_WIDE)
    other = _PAIRS.get(mark) or _CLOSING[mark]
    named, wanted = _NAMES.get(mark, f"“{text[place]}”"), _NAMES.get(other, f"“{other}”")
    return Remark(place, place + 1, Severity.ERROR, f"{named}没有与它配对的{wanted}。", f"补上{wanted}，或删去。")
