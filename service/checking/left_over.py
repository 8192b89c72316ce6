"""Sentences with numbers that stand as they stood in the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.last_report import sentences_of
from service.checking.proof import Proof

_SHORTEST = 12
_DIGIT = re.compile(r"[0-9０-９]")
# What was planned, ordered or founded is told with the same numbers every time.
_LASTING = re.compile(r"目标|规划|到20\d\d年|不低于|不少于|不超过|以上学历|每[年月季周]|标准|制度|机制|坚持|文件|〔")


def find(proof: Proof) -> Iterator[Remark]:
    """Each such sentence, unless its numbers last."""
    if proof.earlier is None:
        return
    before = set(sentences_of(proof.earlier))
    for (start, end), quantities in proof.quantities.items():
        words = "".join(proof.text[start:end].split())
        counted = any(_DIGIT.match(proof.masked, one.start) for one in quantities)
        if counted and len(words) >= _SHORTEST and words in before and not _LASTING.search(words):
            said = "这句话连同其中的数与上期报告一字不差，可能是没有更新的旧数。"
            yield Remark(start, end, Severity.WARNING, said, "核对是否为本期数据。")
