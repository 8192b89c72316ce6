"""Headings of reports beyond 一、（一）1.（1）: 第一部分, 第一章, 1.1, and those that only their look shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.dates import first_date
from ingest.labels import NUMERAL, Number, read_numeral
from ingest.marks import Style, annex_mark, list_mark, structure_mark
from ingest.plaintext import TextLine

LEVELS = {
    Style.DUN: 1,
    Style.PAREN: 2,
    Style.DOT: 3,
    Style.PAREN_ARABIC: 4,
    Style.CLOSING_PAREN: 4,
    Style.CIRCLED: 5,
}
MAX_LOOK = 30
_PART = re.compile(
    rf"第\s?(?P<number>{NUMERAL})\s?(?P<kind>部分|篇|编|章|节)(?P<gap>[\s　:：]*)(?P<heading>.{{0,60}})$"
)
_RANKS = {"部分": 0, "篇": 0, "编": 0, "章": 1, "节": 2}
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:[.．]\d{1,2}){1,4})(?P<gap>[.．、]?[\s　]*)(?=[^\s\d.．])")
# 1.5万人, 3.2% and 2.1倍 begin sentences; 1.1指导思想 begins a section.
_QUANTITY = re.compile(r"[%％‰万亿元个倍吨米]|公[里斤顷]|[平立]方|千[米克瓦万]|[-—~]")
_PLAIN_END = re.compile(r"[。！？；：，、;:,!?…]$")
# 青山县人民政府文件, 密级：秘密 and 特急 stand out in the head of an official document and head nothing.
_OF_THE_HEAD = re.compile(r".*文件$|[^：:]{1,6}[：:]|.{1,3}$")


@dataclass(frozen=True, slots=True)
class StructureHeading:
    """第二章 概况 in a report: how it calls itself, its rank (部分 0, 章 1, 节 2) and where its words begin."""

    mark: str
    number: Number
    rank: int
    end: int


def structure_heading(text: str) -> StructureHeading | None:
    """The 部分, 篇, 编, 章 or 节 that `text` opens, or None; a sentence about one is none."""
    found = _PART.match(text)
    value = read_numeral(found["number"]) if found else None
    if found is None or value is None:
        return None
    if found["kind"] in "编章节" and structure_mark(text) is None:
        return None
    heading = found["heading"]
    if heading and (_PLAIN_END.search(heading) or (not found["gap"] and re.match(r"[的是为中、，内]", heading))):
        return None
    mark = re.sub(r"\s", "", text[: found.end("kind")])
    return StructureHeading(mark, Number(value), _RANKS[found["kind"]], found.start("heading"))


def decimal_heading(text: str, last: tuple[int, ...]) -> tuple[tuple[int, ...], int] | None:
    """The numbers of 1.1 or 1.1.1 that open `text` and where its words begin, or None for a quantity.

    Without a blank behind the number it must go on from the `last` one.
    """
    found = _DECIMAL.match(text)
    if found is None:
        return None
    numbers = tuple(int(part) for part in re.split(r"[.．]", found["number"]))
    goes_on = numbers[-1] == 1 or (numbers[:-1] == last[: len(numbers) - 1] and numbers[-1] == _next(numbers, last))
    if 0 in numbers or (not found["gap"] and (not goes_on or _QUANTITY.match(text, found.end()))):
        return None
    return (numbers, found.end()) if goes_on or len(text) <= MAX_LOOK else None


def _next(numbers: tuple[int, ...], last: tuple[int, ...]) -> int:
    return last[len(numbers) - 1] + 1 if len(last) >= len(numbers) else 0


def headings_by_look(lines: Sequence[TextLine]) -> frozenset[int]:
    """Where lines begin that only bold type or the middle of the page shows to be headings.

    A heading is short, ends without punctuation and stands above a line that looks otherwise; where most lines look
    so, it shows nothing.
    """
    found = [
        index
        for index, line in enumerate(lines[:-1])
        if _stands_out(line) and not _stands_out(lines[index + 1]) and lines[index + 1].source.cells is None
    ]
    return frozenset(lines[index].start for index in found) if len(found) * 2 <= len(lines) else frozenset()


def _stands_out(line: TextLine) -> bool:
    text = line.text.strip("*").strip()
    emphasised = line.text.startswith("**") and line.text.endswith("**") and len(line.text) > 4
    if not (line.source.bold or line.source.centred or emphasised) or line.source.cells is not None:
        return False
    if len(text) > MAX_LOOK or _PLAIN_END.search(text) or _OF_THE_HEAD.match(text) or "*" in text or first_date(text):
        return False
    return bool(re.search(r"[一-鿿]{2}", text)) and not (list_mark(text) or annex_mark(text) or text[0] in "（(—《")
