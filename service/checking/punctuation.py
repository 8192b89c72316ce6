"""Half-width marks in Chinese text, doubled marks, blanks before marks, and sentences without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Unit, UnitKind
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_HAN = "[一-鿿”》）〕]"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(rf"(?<={_HAN})[,;:?!](?=[一-鿿“《（])")
_BRACKETS = re.compile(r"\((?P<inside>[一-鿿][^()（）\n]{0,40})\)")
_DOUBLED = re.compile(r"([，、；：])[，。、；：！？]|。[，、；：]|(?<!。)。。(?!。)|([？！])[，。；]")
_DOTS = re.compile(r"等(?:……|\.{3,}|…)|(?<!…)…(?!…)|。{3,}|(?<=[一-鿿])\.{3,}")
_BLANK = re.compile(rf"(?<={_HAN})[ \t\u3000]+(?=[，。、；：！？）》”])")
_UNENDED = re.compile(r"[一-鿿，、]\s*$")
# What begins a section: before anything else, the line may have been broken.
_NEXT = re.compile(
    r"\s*(?:$|[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[．.、]|第[一二三四五六七八九十]+[章节部])"
)
_LONG = 40
_CLAUSES = 2
_BROKEN = 20
_THROUGHOUT = 20


def find(proof: Proof) -> Iterator[Remark]:
    """The marks of the running text."""
    yield from _halves(proof)
    for start, end in proof.prose:
        yield from _wide(proof.text, start, end)
        yield from _doubled(proof.text, start, end)
    yield from _unended(proof)


def _halves(proof: Proof) -> Iterator[Remark]:
    """Half-width marks; a text that is written with them throughout is told once."""
    found = [one for start, end in proof.prose for one in _HALF.finditer(proof.text, start, end)]
    shown = found if len(found) <= _THROUGHOUT else found[:1]
    more = f"全文共{len(found)}处。" if len(found) > _THROUGHOUT else ""
    for one in shown:
        wide = _WIDE[one[0]]
        yield Remark(*one.span(), Severity.WARNING, f"中文里应用全角的“{wide}”。{more}", wide)


def _wide(text: str, start: int, end: int) -> Iterator[Remark]:
    for found in _BRACKETS.finditer(text, start, end):
        yield Remark(*found.span(), Severity.NOTE, "中文里应用全角的括号。", f"（{found['inside']}）")
    for found in _BLANK.finditer(text, start, end):
        yield Remark(found.start(), found.end() + 1, Severity.NOTE, "标点之前多了空格。", text[found.end()])


def _doubled(text: str, start: int, end: int) -> Iterator[Remark]:
    for found in _DOUBLED.finditer(text, start, end):
        yield Remark(*found.span(), Severity.ERROR, f"标点重复：“{found[0]}”。", "保留一个。")
    for found in _DOTS.finditer(text, start, end):
        said = "“等”与省略号不并用。" if found[0].startswith("等") else "省略号应为六点“……”。"
        yield Remark(*found.span(), Severity.NOTE, said, "等" if found[0].startswith("等") else "……")


def _unended(proof: Proof) -> Iterator[Remark]:
    """A long paragraph of sentences whose last one does not end; of a text whose lines were broken, none."""
    long = [one for one in proof.paragraphs if _is_long(one)]
    unended = [one for one in long if _UNENDED.search(one.text) and _NEXT.match(proof.text, one.end)]
    if len(unended) > max(1, len(long) // _BROKEN):
        return
    for unit in unended:
        end = unit.start + len(unit.text.rstrip())
        yield Remark(end - 1, end, Severity.WARNING, "段落末尾没有标点。", "补上句号，或核对是否漏了字句。")


def _is_long(unit: Unit) -> bool:
    sentence = "。" in unit.text[:-1] or unit.text.count("，") >= _CLAUSES
    return unit.kind is UnitKind.PARAGRAPH and len(unit.text) >= _LONG and sentence
