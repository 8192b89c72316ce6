"""What a line begins with: 第十二条, 第二章, （一）, 1., 一、, 附件1 — or a cross-reference, which is no mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.labels import NUMERAL, Number, UnitKind, parse_numeral

_HAN = "[零〇○一二三四五六七八九十百千万两]+"
_ARTICLE = re.compile(rf"第\s?(?P<number>{NUMERAL})\s?条(?:\s?之\s?(?P<branch>[一二三四五六七八九十]+))?")
_STRUCTURE = re.compile(rf"第\s?(?P<number>{NUMERAL})\s?(?P<kind>分编|编|章|节)(?P<gap>[\s　]*)(?P<heading>.*)")
_STRUCTURE_KINDS = {"编": UnitKind.PART, "分编": UnitKind.SUBPART, "章": UnitKind.CHAPTER, "节": UnitKind.SECTION}
_ANNEX = re.compile(rf"附\s*(?:(?:件|录|表|图)\s*(?P<number>{NUMERAL})?\s*[：:．.、]?|[：:])\s*(?P<heading>.{{0,60}})$")

# 第十二条规定的情形，… 第三条、第五条 … refer; they open no article.
_REFERENCE_TAIL = re.compile(
    r"第|规定|所列|所称|所述|所指|的|、|和|与|或|至|到|及|以及|，|,|。|；|中|之规定|之外|以外|[（(]" + _HAN + r"[）)]"
)
_REFERENCE_TAIL_AFTER_BLANK = re.compile(r"规定的|所列|所称的|第" + _HAN + r"[款项]|、第|和第|至第")
_STRUCTURE_REFERENCE = re.compile(r"规定|所列|所称|的规定|、|和第|至第|第")
_TITLE_BRACKETS = "【〔[（("
MAX_STRUCTURE_HEADING = 60


class Style(StrEnum):
    """The six usual ways of numbering below the article or in a report."""

    DUN = "一、"
    PAREN = "（一）"
    DOT = "1."
    PAREN_ARABIC = "（1）"
    CLOSING_PAREN = "1）"
    CIRCLED = "①"


_STYLES: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.DUN, re.compile(rf"(?P<number>{_HAN})、\s*")),
    (Style.PAREN, re.compile(rf"[（(]\s*(?P<number>{_HAN})\s*[）)]\s*[、．.]?\s*")),
    (Style.PAREN_ARABIC, re.compile(r"[（(]\s*(?P<number>[0-9０-９]{1,3})\s*[）)]\s*")),
    (Style.DOT, re.compile(r"(?P<number>[0-9０-９]{1,3})\s*(?:[、．]|\.(?![0-9０-９]))\s*")),
    (Style.CLOSING_PAREN, re.compile(r"(?P<number>[0-9０-９]{1,3})\s*[）)]\s*")),
    (Style.CIRCLED, re.compile(r"(?P<circled>[①-⑳⑴-⒇⒈-⒛])\s*")),
)


@dataclass(frozen=True, slots=True)
class ArticleMark:
    """第十二条 at a line's start; the article's words begin at `end`."""

    number: Number
    end: int


@dataclass(frozen=True, slots=True)
class StructureMark:
    """第二章 总则; `heading` may be empty when the name stands on the next line."""

    kind: UnitKind
    number: Number
    heading: str


@dataclass(frozen=True, slots=True)
class AnnexMark:
    """附件1：…; number None where the annex is the only one."""

    number: Number | None
    heading: str


@dataclass(frozen=True, slots=True)
class ListMark:
    """A list or heading number at a line's start; the words begin at `end`."""

    style: Style
    number: Number
    end: int


def article_mark(text: str, expected: Number | None) -> ArticleMark | None:
    """The article that `text` opens, or None; `expected` is the number after the last article, which decides where no blank parts number and words."""
    found = _ARTICLE.match(text)
    if not found:
        return None
    branch = parse_numeral(found["branch"]) if found["branch"] else 0
    number = Number(parse_numeral(found["number"]), branch)
    rest = text[found.end() :]
    bare = rest.lstrip()
    end = len(text) - len(bare)
    if not bare:
        return ArticleMark(number, len(text))
    if rest != bare:
        return None if _REFERENCE_TAIL_AFTER_BLANK.match(bare) else ArticleMark(number, end)
    if _REFERENCE_TAIL.match(bare):
        return None
    follows = (
        expected is None or number == expected or (branch > 0 and number.value in (expected.value, expected.value - 1))
    )
    return ArticleMark(number, end) if follows or bare[0] in _TITLE_BRACKETS else None


def structure_mark(text: str, *, declared: bool = False) -> StructureMark | None:
    """The 编, 分编, 章 or 节 that `text` opens, or None; `declared` when the source's own markup calls it a heading."""
    found = _STRUCTURE.match(text)
    if not found:
        return None
    heading = found["heading"].strip()
    if len(heading) > MAX_STRUCTURE_HEADING or heading.endswith(("。", "；", "：", "，")):
        return None
    if not declared and heading and not found["gap"] and (_STRUCTURE_REFERENCE.match(heading) or "，" in heading):
        return None
    return StructureMark(_STRUCTURE_KINDS[found["kind"]], Number(parse_numeral(found["number"])), heading)


def annex_mark(text: str) -> AnnexMark | None:
    """The annex that `text` opens, or None."""
    found = _ANNEX.match(text)
    if not found or text.endswith(("。", "；", "，")):
        return None
    heading = found["heading"].strip()
    if _STRUCTURE_REFERENCE.match(heading) or heading.startswith(("中", "的", "所", "及", "为")):
        return None
    return AnnexMark(Number(parse_numeral(found["number"])) if found["number"] else None, heading)


def list_mark(text: str) -> ListMark | None:
    """The list number that `text` begins with, or None."""
    for style, pattern in _STYLES:
        found = pattern.match(text)
        if found:
            return ListMark(style, Number(_list_number(found)), found.end())
    return None


def _list_number(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if circled := groups.get("circled"):
        code = ord(circled)
        base = next(base for base in (0x2488, 0x2474, 0x2460) if code >= base)
        return code - base + 1
    return parse_numeral(groups["number"])
