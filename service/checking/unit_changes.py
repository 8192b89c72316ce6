"""Indicators that the report before states in another unit."""

from __future__ import annotations

from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.last_report import pairs
from service.checking.proof import Proof


def find(proof: Proof) -> Iterator[Remark]:
    """A number in 人 that was in 件, or in 万元 that was in 亿元."""
    for pair in pairs(proof):
        before, now = pair.before.unit, pair.now.unit
        if before and now and not pair.same_family:
            said = f"“{pair.now.indicator}”的单位与上期报告不同：上期是{pair.said_before}。"
            yield Remark(pair.now.start, pair.now.end, Severity.WARNING, said, "核对单位是否写错。")
