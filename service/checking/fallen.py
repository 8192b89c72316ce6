"""Numbers that only grow, and are smaller than in the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.last_report import Pair, pairs, periods
from service.checking.proof import Proof

# Within a year what is counted one by one only grows; what there is (在册党员) may go down.
_COUNTERS = frozenset({"件", "人次", "件次", "次", "份", "条", "期", "场", "起", "宗", "场次", "批次"})
_EVER = re.compile(r"以来|截至|截止|历年|历次|至今|累计达|总计")


def find(proof: Proof) -> Iterator[Remark]:
    """累计 over the years, and a year beside its first half."""
    spans = periods(proof)
    if spans is None:
        return
    last, now = spans
    grows = last.first == now.first and last.last < now.last
    for pair in pairs(proof):
        before, told = pair.values
        fell = pair.same_family and told < before
        if fell and (_over_years(proof, pair) or (grows and pair.now.normalized_unit in _COUNTERS)):
            said = f"“{pair.now.indicator}”比上期报告的{pair.said_before}还少；累计数不应减少。"
            yield Remark(pair.now.start, pair.now.end, Severity.WARNING, said, "与上期报告核对。")


def _over_years(proof: Proof, pair: Pair) -> bool:
    quote = proof.text[pair.now.quote_start : pair.now.quote_end]
    return pair.now.cumulative and pair.before.cumulative and _EVER.search(quote) is not None
