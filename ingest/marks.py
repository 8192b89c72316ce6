"""What a line begins with: 第十二条, 第二章, （一）, 1., 一、, 附件1 — or a cross-reference, which is no mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.labels import NUMERAL, Number, UnitKind, read_numeral

_HAN = "[零〇○一二三四五六七八九十百千万两]+"
# 笫 is a frequent slip for 第.
# So is － for 一 behind 十 or 百.
_ARTICLE = re.compile(
    rf"[第笫]\s?(?P<number>{NUMERAL}(?:(?<=[十百零])[-－—―])?)\s?条(?:\s?之\s?(?P<branch>[一二三四五六七八九十]+))?"
)
_DASH = re.compile("[-－—―]$")
_STRUCTURE = re.compile(rf"[第笫]\s?(?P<number>{NUMERAL})\s?(?P<kind>分编|编|章|节)(?P<gap>[\s　]*)(?P<heading>.*)")
_STRUCTURE_KINDS = {"编": UnitKind.PART, "分编": UnitKind.SUBPART, "章": UnitKind.CHAPTER, "节": UnitKind.SECTION}
_ANNEX = re.compile(
    rf"(?P<word>附)\s*(?:(?P<sort>件|录|表|图)\s*(?:(?P<number>{NUMERAL})(?:[-－—](?P<branch>[0-9]+))?)?\s*[：:．.、]?|[：:])"
    r"\s*(?P<heading>.{0,60})$"
)

# 第十二条规定的情形，… 第三条、第五条 … refer; they open no article.
_REFERENCE_TAIL = re.compile(
    r"第|规定|所[列称述指]|的|、|，|,|。|；|[和与或至到及]\s?第|以及|以外|之外|之规定|中(?![国央华小介级标外医药])|[（(]"
    + _HAN
    + r"[）)]"
)
_REFERENCE_TAIL_AFTER_BLANK = re.compile(r"规定的|所列|所称的|第" + _HAN + r"[款项]|、第|和第|至第")
# Words that follow a reference (依照第三十二条执行), believed only where the number is not the very next.
_REFERENCE_VERB = re.compile(r"执行|处罚|处理|办理|予以|追究|给予|[和与或至到及]")
_STRUCTURE_REFERENCE = re.compile(r"规定|所列|所称|的规定|、|和第|至第|第")
_TITLE_BRACKETS = "【〔[（("
MAX_STRUCTURE_HEADING = 60
MAX_ANNEX = 200
# How many numbers may be missing before an article that no blank parts from its words.
_SKIPPED = 4


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
)
# Single characters that hold a whole number: the first one of each range, the last, and the style.
_SINGLE: tuple[tuple[str, str, Style], ...] = (
    ("㈠", "㈩", Style.PAREN),
    ("⒈", "⒛", Style.DOT),
    ("⑴", "⒇", Style.PAREN_ARABIC),
    ("①", "⑳", Style.CIRCLED),
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
    """附件1：…; number None where the annex is the only one; `word` is what it calls itself (附件, 附表 …)."""

    number: Number | None
    heading: str
    word: str = "附件"


@dataclass(frozen=True, slots=True)
class ListMark:
    """A list or heading number at a line's start; the words begin at `end`."""

    style: Style
    number: Number
    end: int


def article_mark(text: str, expected: Number | None) -> ArticleMark | None:
    """The article that `text` opens, or None.

    `expected` is the number after the last article, which decides where no blank parts number and words.
    """
    found = _ARTICLE.match(text)
    number = _number(found) if found else None
    if found is None or number is None:
        return None
    rest = text[found.end() :]
    bare = rest.lstrip()
    end = len(text) - len(bare)
    if not bare:
        return ArticleMark(number, len(text))
    if rest != bare:
        return None if _REFERENCE_TAIL_AFTER_BLANK.match(bare) else ArticleMark(number, end)
    if _REFERENCE_TAIL.match(bare):
        return None
    return ArticleMark(number, end) if _follows(number, expected, bare) else None


def _number(found: re.Match[str]) -> Number | None:
    value = read_numeral(_DASH.sub("一", found["number"]))
    branch = read_numeral(found["branch"] or "0")
    return None if value is None or branch is None else Number(value, branch)


def _follows(number: Number, expected: Number | None, words: str) -> bool:
    """Whether an article `number` may come next, so that `words` right behind it are its own."""
    if expected is None or number == expected or words[0] in _TITLE_BRACKETS:
        return True
    if number.branch:
        return number.value in (expected.value, expected.value - 1)
    return expected < number <= Number(expected.value + _SKIPPED) and not _REFERENCE_VERB.match(words)


def structure_mark(text: str, *, declared: bool = False) -> StructureMark | None:
    """The 编, 分编, 章 or 节 that `text` opens, or None; `declared` when the source's own markup calls it a heading."""
    found = _STRUCTURE.match(text)
    number = read_numeral(found["number"]) if found else None
    if found is None or number is None:
        return None
    heading = found["heading"].strip()
    if len(heading) > MAX_STRUCTURE_HEADING:
        return None
    if not declared and (heading.endswith(("。", "；", "：", "，")) or _refers(found)):
        return None
    return StructureMark(_STRUCTURE_KINDS[found["kind"]], Number(number), heading)


def _refers(found: re.Match[str]) -> bool:
    heading = found["heading"].strip()
    if not heading or found["gap"]:
        return False
    return bool(_STRUCTURE_REFERENCE.match(heading)) or "，" in heading


def annex_mark(text: str) -> AnnexMark | None:
    """The annex that `text` opens, or None."""
    found = _ANNEX.match(text)
    if not found or text.endswith(("。", "；", "，")):
        return None
    heading = found["heading"].strip()
    if _STRUCTURE_REFERENCE.match(heading) or heading.startswith(("中", "的", "所", "及", "为")):
        return None
    word = found["word"] + (found["sort"] or "件")
    if found["number"] is None:
        return AnnexMark(None, heading, word)
    number = _number(found)
    return AnnexMark(number, heading, word) if number and number.value <= MAX_ANNEX else None


def list_mark(text: str) -> ListMark | None:
    """The list number that `text` begins with, or None."""
    for first, last, style in _SINGLE:
        if text and first <= text[0] <= last:
            return ListMark(style, Number(ord(text[0]) - ord(first) + 1), len(text) - len(text[1:].lstrip()))
    for style, pattern in _STYLES:
        found = pattern.match(text)
        value = read_numeral(found["number"]) if found else None
        if found and value is not None:
            return ListMark(style, Number(value), found.end())
    return None
