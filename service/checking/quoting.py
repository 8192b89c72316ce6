"""“三重一大” here and 三重一大 there: terms that stand in quotation marks in one place and without in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_TERM = re.compile(r"“(?P<term>[一-鿿]{3,8})”")
# Abbreviations that official texts write in quotation marks.
_ALWAYS = (
    "三重一大", "两个维护", "两个确立", "四个意识", "四个自信", "三会一课", "三公经费", "两个责任", "放管服",
    "一带一路", "双随机、一公开", "证照分离", "最多跑一次", "一网通办", "两不愁三保障", "四风", "一岗双责", "一票否决",
    "六稳", "六保", "四个全面", "五位一体", "两学一做", "不忘初心、牢记使命", "第一议题", "两新", "两重", "双碳",
)  # fmt: skip
_UNQUOTED = frozenset({"三公经费", "一票否决", "证照分离", "两新", "两重", "双碳", "四风"})
_LEAST = 2
_COUNTS = re.compile(r"[一二三四五六七八九十两双]|半|首")
_SHORTEST = 4


def find(proof: Proof) -> Iterator[Remark]:
    """Each place where a term lacks the marks that it has elsewhere, or has them at another place."""
    terms = Counter(found["term"] for found in _TERM.finditer(proof.text))
    spans = [span for start, end in proof.prose for span in _quoted(proof.text, start, end)]
    for term in sorted({*terms, *(one for one in _ALWAYS if one in proof.text)}, key=len, reverse=True):
        always = term in _ALWAYS and term not in _UNQUOTED
        often = terms[term] >= _LEAST or _COUNTS.search(term)
        usual = term in terms and often and 2 * terms[term] >= proof.text.count(term)
        if always or (usual and len(term) >= _SHORTEST):
            yield from _bare(proof, term, spans, always)


def _bare(proof: Proof, term: str, spans: list[tuple[int, int]], always: bool) -> Iterator[Remark]:
    for start, end in proof.prose:
        for found in _spelled(term).finditer(proof.text, start, end):
            whole = (
                proof.text[found.start() - 1 : found.start()] == "“"
                and proof.text[found.end() : found.end() + 1] == "”"
            )
            inside = "“" not in found[0] and any(first < found.start() and found.end() <= last for first, last in spans)
            defined = proof.text[found.end() : found.end() + 1] == "："
            if whole or inside or defined:
                continue
            first = found.start() - (proof.text[found.start() - 1 : found.start()] == "“")
            said = f"“{term}”应加引号。" if always else f"“{term}”在本文别处加了引号，这里不一致。"
            yield Remark(first, found.end(), Severity.NOTE, said, f"“{term}”")


@cache
def _spelled(term: str) -> re.Pattern[str]:
    """The term with quotation marks anywhere inside (“后半篇”文章)."""
    return re.compile("[“”]?".join(map(re.escape, term)))


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between “” or 《》, outermost."""
    for found in re.finditer(r"“[^“”\n]*”|《[^《》\n]*》", text[start:end]):
        yield start + found.start(), start + found.end()
