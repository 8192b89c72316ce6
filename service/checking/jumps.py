"""Numbers that are ten times those of the report before, or a tenth of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.checking.finding import Remark, Severity
from service.checking.last_report import pairs
from service.checking.proof import Proof
from service.series.change import plain

_FOLD = 10
# From 1 to 12 is no slip of the pen.
_LEAST = Decimal(50)


def find(proof: Proof) -> Iterator[Remark]:
    """Each jump with the number of the report before."""
    for pair in pairs(proof):
        before, now = pair.values
        low, high = sorted((before, now))
        if pair.same_family and low > 0 and high >= _LEAST and high >= low * _FOLD:
            times = plain((high / low).quantize(Decimal("0.1")))
            way = f"是上期的{times}倍" if now > before else f"只有上期的{times}分之一"
            said = f"“{pair.now.indicator}”{way}（上期报告：{pair.said_before}），可能多写或少写了一位，或单位有误。"
            yield Remark(pair.now.start, pair.now.end, Severity.WARNING, said, "与上期报告核对。")
