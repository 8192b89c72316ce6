"""Numbering of headings and of 一是…二是…: gaps, repetitions, and marks that do not belong behind a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import Unit, UnitKind
from ingest.labels import print_numeral, read_numeral
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_STYLES = (
    re.compile(r"(?:\*\*)?(?P<number>[一二三四五六七八九十百]+)、"),
    re.compile(r"(?:\*\*)?[（(](?P<number>[一二三四五六七八九十百]+)[）)]"),
    re.compile(r"(?:\*\*)?(?P<number>\d{1,2})\s*[．.、](?!\d)"),
    re.compile(r"(?:\*\*)?[（(](?P<number>\d{1,2})[）)]"),
)
_WRONG = (
    (re.compile(r"[（(][一二三四五六七八九十]+[）)](?P<mark>[、．.，])"), "“（一）”之后不加标点。", ""),
    (re.compile(r"[（(]\d{1,2}[）)](?P<mark>[、．.，])"), "“（1）”之后不加标点。", ""),
    (re.compile(r"[一二三四五六七八九十]{1,3}(?P<mark>[．.，,])(?=[一-鿿])"), "“一”之后用顿号。", "、"),
    (re.compile(r"\d{1,2}(?P<mark>、)(?=[一-鿿])"), "“1”之后用下脚点（GB/T 9704—2012，7.3.3）。", "."),
)
_COUNTED = re.compile(r"(?:^|(?<=[。；;：:，,\s　\n]))(?:\*\*)?(?P<number>[一二三四五六七八九十]{1,3})是(?!否)")
_ORDINAL = re.compile(r"(?:^|(?<=[。；;：:\s　\n]))(?:\*\*)?第(?P<number>[一二三四五六七八九十]{1,3})[，,、]")
_MANY = 3


def find(proof: Proof) -> Iterator[Remark]:
    """What is wrong with each list of headings, and with the counting inside paragraphs."""
    yield from _lists(proof.text, proof.document.units, {})
    for unit in proof.units:
        if unit.kind is UnitKind.TITLE:  # a first heading with a wrong mark is read as the title
            yield from _marks(proof.text, unit.start)
    for start, end in proof.prose:
        yield from _marks(proof.text, start)
        for pattern, word in ((_COUNTED, "是"), (_ORDINAL, "")):
            yield from _counting(proof.text, start, end, pattern, word)


def _lists(text: str, units: Sequence[Unit], whole: dict[int, tuple[int, int]]) -> Iterator[Remark]:
    """The headings of one section, each style by itself; 1 begins a list anew.

    `whole` holds the last number of each style in the text and where it stood: notices may count （一） through all
    sections.
    """
    last: dict[int, tuple[int, str]] = {}
    for unit in units:
        mark = _mark(unit) if unit.kind is UnitKind.HEADING else None
        if mark is not None:
            style, number, printed = mark
            last_number, place = whole.get(style, (0, 0))
            follows = number in (1, last_number + 1) or _is_there(text[place : unit.start], style, number - 1)
            if not follows:
                said = _said(printed, number, last.get(style))
                yield Remark(unit.start, unit.start + len(printed), Severity.WARNING, said, "核对序号。")
            last[style] = (number, printed)
            whole[style] = number, unit.start
        yield from _lists(text, unit.children, whole)


def _is_there(text: str, style: int, number: int) -> bool:
    """Whether a line of `text` begins with this number, which was not read as a heading: 20.2026年的…, （⏎三）."""
    written = str(number) if style > 1 else print_numeral(number)
    bracketed = rf"[（(]\s*{written}\s*[）)]"
    return re.search(rf"^\s*(?:{bracketed if style % 2 else written + '[、.．]'})", text, re.MULTILINE) is not None


def _said(printed: str, number: int, before: tuple[int, str] | None) -> str:
    if before is None:
        return f"标题序号从“{printed}”开始。"
    if number == before[0]:
        return f"标题序号“{printed}”重复。"
    return f"标题序号不连续：“{before[1]}”之后是“{printed}”。"


def _mark(unit: Unit) -> tuple[int, int, str] | None:
    for style, pattern in enumerate(_STYLES):
        found = pattern.match(unit.text)
        number = read_numeral(found["number"]) if found else None
        if found and number:
            return style, number, found[0]
    return None


def _marks(text: str, start: int) -> Iterator[Remark]:
    for pattern, said, right in _WRONG:
        if found := pattern.match(text, start):
            suggestion = found[0].removesuffix(found["mark"]) + right
            yield Remark(start, found.end(), Severity.NOTE, said, suggestion)


def _counting(text: str, start: int, end: int, pattern: re.Pattern[str], word: str) -> Iterator[Remark]:
    """一是…二是…四是: a number that does not follow the one before it."""
    before = 0
    marks = list(pattern.finditer(text, start, end))
    for found in marks:
        number = read_numeral(found["number"]) or 0
        if before and number not in (before + 1, 1) and len(marks) >= _MANY:
            printed = print_numeral(before + 1)
            wrong = "重复" if number == before else "不连续"
            said = f"“{print_numeral(before)}{word}”之后是“{found['number']}{word}”，序数{wrong}。"
            place = found.start("number")
            yield Remark(place, found.end("number") + len(word), Severity.WARNING, said, f"{printed}{word}")
        before = number
