"""One indicator with two values for the same period and organisation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from index.indicators import common, family, folded
from ingest.observation import Observation, Qualifier
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_Key = tuple[str, str, str, str, bool]
# Shorter names count several things.
_SHORTEST = 4
_LONG = 10
_VALUES = 2
_COUNTERS = frozenset("件人个次家户项份名起宗批条场期") | {"人次", "件次", "人（次）", "件（次）"}
# Of what was passed, the number itself may be told elsewhere.
_MILESTONE = re.compile(r"跨|迈|突破|超|登上|站上|冲")
_TIMES = frozenset({"个月", "年", "天", "周", "小时", "分钟"})
_SURE = 0.8


def find(proof: Proof) -> Iterator[Remark]:
    """The later of two values that contradict each other, with the earlier one quoted."""
    by_key: dict[_Key, list[Observation]] = defaultdict(list)
    leading: set[int] = set()
    for one in proof.observations:
        leads = one.quote_start not in leading
        leading.add(one.quote_start)
        # Behind another number of its sentence, a number may tell of that alone (查处问题12件，处分7人).
        if _is_plain(proof, one) and (leads or len(one.indicator) >= _LONG or one.normalized_unit not in _COUNTERS):
            by_key[_key(one)].append(one)
    for first, *others in by_key.values():
        # What is stated with many values is stated of many things.
        if len({one.normalized_value for one in (first, *others)}) > _VALUES:
            continue
        against = (one for one in others if one.quote_start != first.quote_start and not _agree(first, one))
        other = next((one for one in against if _named_alike(proof, first, one)), None)
        if other is not None:
            yield _remark(proof, first, other)


def _is_plain(proof: Proof, one: Observation) -> bool:
    if (
        _MILESTONE.search(proof.masked, max(one.quote_start, one.start - 6), one.start)
        or one.unit in _TIMES
        or "（" in one.indicator
    ):
        return False
    exact = one.qualifier is Qualifier.EXACT and one.value_high is None and one.confidence >= _SURE
    return (
        exact and bool(one.period) and len(one.indicator) >= _SHORTEST and one.normalized_unit not in ("百分点", "倍")
    )


def _key(one: Observation) -> _Key:
    return folded(one.indicator), one.period, one.organisation, family(one), one.cumulative


def _agree(one: Observation, other: Observation) -> bool:
    """Whether the two are one number, rounded differently."""
    first, second = common(one, one.normalized_value), common(other, other.normalized_value)
    return abs(first - second) <= max(_slack(one), _slack(other))


def _slack(one: Observation) -> Decimal:
    if not one.value:
        return Decimal(0)
    places = max(0, -int(one.value.as_tuple().exponent))
    scale = abs(common(one, one.normalized_value) / one.value)
    return scale * Decimal(10) ** -places / 2 if places or scale > 1 else Decimal(0)


def _named_alike(proof: Proof, one: Observation, other: Observation) -> bool:
    """Whether both sentences write the name itself: a name that was completed may stand for something narrower."""
    names = (one.indicator, other.indicator)
    return all(
        name[-_SHORTEST:] in proof.text[each.quote_start : each.quote_end]
        for name, each in zip(names, (one, other), strict=True)
    )


def _remark(proof: Proof, first: Observation, other: Observation) -> Remark:
    written = proof.text[first.start : first.end]
    place = proof.label(first.start)
    where = f"（{place}）" if place else ""
    said = f"“{other.indicator}”前后不一：前面{where}写的是{written}。"
    return Remark(other.start, other.end, Severity.WARNING, said, "核对后统一。")
