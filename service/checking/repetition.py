"""Paragraphs, sentences and clauses that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_ENDS = ("。", "！", "？", "”", "；")
_PARAGRAPH = 30
_SENTENCE = 20
_CLAUSE = re.compile(
    r"(?:^|(?<=[，。；、：\n]))(?P<clause>[^，。；、：\n|]{5,40})[，；、。](?P<again>(?P=clause))(?=[，。；、：])"
)
_HAN = re.compile(r"[一-鿿]")


def find(proof: Proof) -> Iterator[Remark]:
    """The later of two alike; a sentence inside a paragraph that is told once is not told again."""
    taken: list[tuple[int, int]] = []
    spans = [(one.start, one.end) for one in proof.paragraphs]
    for start, end in _later(proof.text, spans, _PARAGRAPH):
        taken.append((start, end))
        yield Remark(start, end, Severity.WARNING, "这一段与前面的一段完全相同。", "删去重复的一段。")
    for start, end in _later(proof.text, proof.sentences, _SENTENCE):
        if not any(first <= start < last for first, last in taken):
            yield Remark(start, end, Severity.WARNING, "这句话与前面的一句完全相同。", "删去，或改写。")
    for start, end in proof.sentences:
        for found in _CLAUSE.finditer(proof.text, start, end):
            if _HAN.search(found["clause"]):
                said = f"“{found['clause']}”紧接着又写了一遍。"
                yield Remark(*found.span("again"), Severity.WARNING, said, "删去重复的部分。")


def _later(
    text: str, spans: Iterator[tuple[int, int]] | list[tuple[int, int]] | tuple[tuple[int, int], ...], least: int
) -> Iterator[tuple[int, int]]:
    seen: set[str] = set()
    for start, end in spans:
        words = re.sub(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、．.]+)", "", "".join(text[start:end].split()))
        if len(words) >= least and "|" not in words and words.endswith(_ENDS):
            if words in seen:
                yield start, end
            seen.add(words)
