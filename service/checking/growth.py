"""由40件增加到50件，增长20%: a change that does not follow from the two numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ingest.observation import Qualifier
from ingest.observations.quantities import Quantity
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof
from service.series.change import plain

_FROM = re.compile(r"[由从](?P<what>[^，。；：、由从]{0,20})$")
_UP = "增长|增加|提高|上升|提升|扩大|增至|升至|增|升|拓展|扩展|壮大"
_DOWN = "下降|减少|降低|缩短|压缩|缩减|减|降|压减|回落|收窄"
_TO = re.compile(
    rf"[^，。；：0-9]{{0,6}}?[，、]?[^，。；：0-9]{{0,6}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?(?:了)?(?:到|至|为)"
    r"\s?(?:(?:19|20)\d\d年[末底]?的?)?[^，。；0-9]{0,6}$"
)
_BY = re.compile(
    rf"[，、（]?\s*(?P<lead>[^，。；：、0-9]{{0,6}}?)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅度?为?|率为?)?(?P<about>约|近|超过?)?$"
)
# The first is more than the second.
_RANKS = ("位", "名")
# 年均增长 is another sum, 实际增长 leaves prices out, 可比 has another base.
_OTHER = re.compile(r"年均|平均|实际|可比|同口径|不变价|同比|环比|名义|逐年|每年|复合")


def find(proof: Proof) -> Iterator[Remark]:
    """Changes told wrongly, and ways that go up by name and down by numbers."""
    for (start, _), quantities in proof.quantities.items():
        for number, (old, new) in enumerate(pairwise(quantities)):
            goes = _TO.fullmatch(proof.masked, old.tail, new.start)
            if (
                goes
                and old.word not in _RANKS
                and _FROM.search(proof.masked, start, old.start)
                and _exact(old)
                and _exact(new)
            ):
                following = quantities[number + 2] if number + 2 < len(quantities) else None
                yield from _judged(proof, old, new, goes, following)


def _exact(one: Quantity) -> bool:
    return one.qualifier is Qualifier.EXACT and one.high is None


def _judged(proof: Proof, old: Quantity, new: Quantity, goes: re.Match[str], by: Quantity | None) -> Iterator[Remark]:
    (first, unit), (last, other) = old.normalized(old.value), new.normalized(new.value)
    if not old.word and not old.scale:  # 从9.4提高到13.8万亿元
        first, unit = new.normalized(old.value)
    if unit != other or not first:
        return
    if (goes["up"] and last < first) or (goes["down"] and last > first):
        said = f"方向不符：从{_said(proof, old)}到{_said(proof, new)}，不是“{goes['up'] or goes['down']}”。"
        yield Remark(old.start, new.end, Severity.ERROR, said)
        return
    change = _BY.fullmatch(proof.masked, new.tail, by.start) if by else None
    if by is None or change is None or _OTHER.search(proof.masked, new.tail, by.start) or by.high:
        return
    yield from _amount(proof, (old, new, by), (first, last), change)


def _amount(
    proof: Proof,
    quantities: tuple[Quantity, Quantity, Quantity],
    values: tuple[Decimal, Decimal],
    change: re.Match[str],
) -> Iterator[Remark]:
    old, new, by = quantities
    first, last = values
    told, unit = by.normalized(by.value)
    grown = last - first
    if unit == "%":
        right, slack = grown / first * 100, _percent_slack(old, new, first, last)
    elif unit == "倍":
        right, slack = grown / first, _percent_slack(old, new, first, last) / 100
    elif unit in ("百分点", old.normalized(old.value)[1], new.normalized(new.value)[1]):
        right, slack = grown, _half(old) + _half(new)
    else:
        return
    slack += _half(by)
    loose = change["about"] is not None or by.qualifier is not Qualifier.EXACT
    slack += abs(right) / 10 if loose else Decimal(0)
    if (change["up"] and right < 0) or (change["down"] and right > 0):
        said = f"方向不符：从{_said(proof, old)}到{_said(proof, new)}，不是“{change['up'] or change['down']}”。"
        yield Remark(old.start, by.end, Severity.ERROR, said)
    elif abs(abs(right) - told) > slack:
        shown = plain(abs(right).quantize(Decimal("0.01")) / _one(by))
        mark = {"%": "%", "倍": "倍", "百分点": "个百分点"}.get(unit, by.unit)
        said = f"变化与前后两数不符：从{_said(proof, old)}到{_said(proof, new)}，应为{shown}{mark}。"
        yield Remark(old.start, by.end, Severity.ERROR, said, f"{change['up'] or change['down']}{shown}{mark}")


def _said(proof: Proof, one: Quantity) -> str:
    return proof.text[one.start : one.end]


def _one(by: Quantity) -> Decimal:
    """What one of the unit as written comes to in the normal one."""
    return by.normalized(Decimal(1))[0]


def _half(one: Quantity) -> Decimal:
    """Half of the last place that is written, in the normal unit."""
    places = -int(one.value.as_tuple().exponent)
    return (
        one.normalized(Decimal(10) ** -places)[0] / 2
        if places > 0 or one.scale
        else Decimal("0.05") * (one.word == "%")
    )


def _percent_slack(old: Quantity, new: Quantity, first: Decimal, last: Decimal) -> Decimal:
    """How far the percentage may be off where both numbers are rounded."""
    return (_half(new) + _half(old) * abs(last / first)) / abs(first) * 100 + Decimal("0.05")
