"""A year or half-year that was left standing from the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.periods import PeriodKind
from ingest.document import UnitKind
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_HALVES = ("上半年", "下半年")
_YEAR = r"(?P<year>20\d\d)\s*年"
_DONE = re.compile(rf"{_YEAR}(?:度)?(?P<half>[上下]半年)?(?:主要)?工作(?:开展|完成|进展)?(?:情况|总结|回顾)")
_TO_DO = re.compile(rf"{_YEAR}(?:度)?(?P<half>[上下]半年)?(?:的)?(?:主要)?(?:工作)?(?:打算|计划|安排|重点|思路|谋划)")
_HALF = re.compile(rf"{_YEAR}(?P<half>[上下]半年)(?!同期|的|以来，?连续)")
# A year that is compared with, or that a story begins with, is not the report's own.
_COMPARED = re.compile(r"(?:比|较|与|同|和|从|自|由|至|到|年|、|对比|相比|超过|高于|低于)$")
_OWN_WORDS = re.compile(r"总结|情况|汇报")


def find(proof: Proof) -> Iterator[Remark]:
    """Halves and years of headings and sentences that do not fit the period of the report."""
    if proof.year is None or "政府工作报告" in proof.description.title:
        return
    if proof.period.kind is PeriodKind.HALF:
        yield from _since(proof)
        yield from _halves(proof)
    if _OWN_WORDS.search(proof.description.title):
        yield from _headings(proof)


def _own_half(proof: Proof) -> str:
    return _HALVES[proof.period.first % 12 // 6]


def _since(proof: Proof) -> Iterator[Remark]:
    """下半年以来 in the report of the first half."""
    other = _HALVES[1 - _HALVES.index(_own_half(proof))]
    for found in re.finditer(rf"(?<!\d年)(?<!上年)(?<!去年){other}(?:以来|[共已])", proof.masked):
        said = f"本报告的报告期是{proof.period.words}，这里写的是“{found[0]}”。"
        yield Remark(*found.span(), Severity.ERROR, said, f"{_own_half(proof)}{found[0][3:]}")


def _halves(proof: Proof) -> Iterator[Remark]:
    """2022年上半年 as the own period in the report of 2023H1."""
    own = _own_half(proof)
    opening = next((one.start for one in proof.units if one.kind is UnitKind.HEADING), 0)
    for start, end in proof.sentences:
        # The notice that asks for the report is named at its beginning, the report's period in its title.
        text = proof.text if end <= opening else proof.masked
        for found in _HALF.finditer(text, start, end):
            year = int(found["year"])
            compared = _COMPARED.search(proof.masked, max(start, found.start() - 3), found.start())
            if found["half"] == own and year == (proof.year or 0) - 1 and not compared:
                said = f"本报告的报告期是{proof.period.words}，这里写的是“{found[0]}”，可能是上年留下的。"
                yield Remark(*found.span(), Severity.WARNING, said, proof.period.words)


def _headings(proof: Proof) -> Iterator[Remark]:
    for unit in proof.units:
        if unit.kind is not UnitKind.HEADING or not unit.heading:
            continue
        end = unit.children[0].start if unit.children else unit.end
        done = _DONE.search(proof.masked, unit.start, end)
        planned = _TO_DO.search(proof.masked, unit.start, end)
        if done and int(done["year"]) != proof.year:
            said = f"标题写的是{done['year']}年，而本报告的报告期是{proof.period.words}。"
            yield Remark(done.start(), done.end("year") + 1, Severity.ERROR, said, f"{proof.year}年")
        elif done and done["half"] and proof.period.kind is PeriodKind.HALF and done["half"] != _own_half(proof):
            said = f"标题写的是{done['half']}，而本报告的报告期是{proof.period.words}。"
            yield Remark(done.start("half"), done.end("half"), Severity.ERROR, said, _own_half(proof))
        elif planned and not done and int(planned["year"]) not in (proof.year, (proof.year or 0) + 1):
            said = f"标题写的是{planned['year']}年的打算，而本报告的报告期是{proof.period.words}。"
            yield Remark(planned.start(), planned.end("year") + 1, Severity.ERROR, said, "核对年份。")
