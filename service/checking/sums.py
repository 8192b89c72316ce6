"""受理7件，其中甲类4件、乙类1件、丙类2件: parts that do not make up their whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.observation import Observation, Origin, Qualifier
from ingest.observations.quantities import Quantity
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof
from service.series.change import plain

# Fewer parts are seldom meant to be all of them.
_WHOLE_LIST = 2
_COMMON_END = 2
# Of parts that fall short by more than this share of the whole, others were left out on purpose.
_NEAR = Decimal("0.34")
_TOTAL = re.compile(r"(?:合计|共计|总计)[^，。；：、0-9]{0,8}$")
_STOP = re.compile(r"[。；：\n]")
_ANOTHER = re.compile(r"累计|同比|[增降减由从到至为比]|其中|上年|去年|[一二三四五六七八九十]年")


def find(proof: Proof) -> Iterator[Remark]:
    """The parts behind 其中 beside their whole, and lists beside their 合计."""
    yield from _parts(proof)
    yield from _totals(proof)


def _parts(proof: Proof) -> Iterator[Remark]:
    parts: dict[int, list[Observation]] = defaultdict(list)
    for one in proof.observations:
        if one.whole is not None and _counts(one):
            parts[one.whole].append(one)
    for ordinal, some in parts.items():
        whole = proof.observations[ordinal]
        if _counts(whole):
            same = [one for one in some if one.normalized_unit == whole.normalized_unit]
            yield from _compared(proof, whole, _more(proof, whole, same))


def _more(proof: Proof, whole: Observation, parts: list[Observation]) -> list[Observation]:
    """The parts, with those that the sentence lists behind them but that no longer fit into the whole."""
    if not parts:
        return parts
    last = parts[-1]
    for one in proof.observations:
        listed = one.start > last.start and one.end <= last.quote_end and one.whole is None and _counts(one)
        if listed and one.normalized_unit == whole.normalized_unit:
            between = proof.masked[last.end : one.start]
            if re.fullmatch(r"[、，][^，。；：、0-9]{1,16}", between) and _alike(proof, parts[-1], one):
                parts = [*parts, one]
                last = one
    return parts


def _compared(proof: Proof, whole: Observation, parts: Sequence[Observation]) -> Iterator[Remark]:
    if not parts:
        return
    total = sum((one.normalized_value for one in parts), Decimal(0))
    rest = whole.normalized_value - total
    slack = _slack(whole) + sum((_slack(one) for one in parts), Decimal(0))
    too_large = [one for one in parts if one.normalized_value > whole.normalized_value + slack]
    if too_large:
        said = f"“其中”的{_written(proof, too_large[0])}比总数{_written(proof, whole)}还大。"
        yield Remark(whole.start, too_large[0].end, Severity.ERROR, said)
    elif len(parts) >= _WHOLE_LIST and _exhaustive(proof, parts) and _is_off(whole, rest, slack):
        formula = " + ".join(_written(proof, one) for one in parts)
        said = (
            f"分项之和与总数不符：{formula} = {plain(_in_unit(total, whole))}，而总数写的是{_written(proof, whole)}。"
        )
        severity = Severity.ERROR if len(parts) > _WHOLE_LIST or rest < 0 else Severity.WARNING
        yield Remark(whole.start, parts[-1].end, severity, said, "核对总数和各分项。")


def _is_off(whole: Observation, rest: Decimal, slack: Decimal) -> bool:
    """Whether what the parts leave of the whole is too much to be rounding, and too little to be other parts."""
    return rest < -slack or slack < rest <= whole.normalized_value * _NEAR


def _exhaustive(proof: Proof, parts: Sequence[Observation]) -> bool:
    """Whether the parts are called alike (甲类案件4件、乙类案件1件), so that they divide the whole."""
    return all(_alike(proof, first, second) for first, second in pairwise(parts))


def _alike(proof: Proof, first: Observation, second: Observation) -> bool:
    one, other = _named(proof, first), _named(proof, second)
    return bool(one and other and one[-_COMMON_END:] == other[-_COMMON_END:]) and one != other


def _named(proof: Proof, one: Observation) -> str:
    found = re.search(r"[一-鿿]*$", proof.masked[one.quote_start : one.start])
    return found[0] if found else ""


def _counts(one: Observation) -> bool:
    exact = one.qualifier is Qualifier.EXACT and one.value_high is None and one.origin is Origin.SENTENCE
    return exact and one.normalized_unit not in ("%", "百分点", "倍")


def _written(proof: Proof, one: Observation) -> str:
    return proof.text[one.start : one.end]


def _slack(one: Observation) -> Decimal:
    """How far a rounded number may be off: half of its last place; nothing for what is counted."""
    places = -int(one.value.normalize().as_tuple().exponent)
    if not one.value or (places <= 0 and one.value == one.normalized_value):
        return Decimal(0)
    scale = abs(one.normalized_value / one.value)
    return scale * Decimal(10) ** -max(places, 0) / 2


def _in_unit(total: Decimal, whole: Observation) -> Decimal:
    return total * whole.value / whole.normalized_value if whole.normalized_value else total


def _totals(proof: Proof) -> Iterator[Remark]:
    """甲3件、乙4件，合计7件."""
    for (start, _), quantities in proof.quantities.items():
        for number, total in enumerate(quantities):
            if number >= _WHOLE_LIST and _TOTAL.search(proof.masked, start, total.start):
                yield from _listed(proof, quantities[:number], total)


def _listed(proof: Proof, before: Sequence[Quantity], total: Quantity) -> Iterator[Remark]:
    items: list[Quantity] = []
    behind = total.start
    for one in reversed(before):
        between = proof.masked[one.tail : behind]
        if one.word != total.word or _STOP.search(between) or _ANOTHER.search(between):
            break
        items.insert(0, one)
        behind = one.start
    if len(items) < _WHOLE_LIST or any(one.high or one.qualifier is not Qualifier.EXACT for one in (*items, total)):
        return
    sums = sum((one.normalized(one.value)[0] for one in items), Decimal(0))
    wanted, _ = total.normalized(total.value)
    if abs(sums - wanted) > sum(map(_loose, (*items, total)), Decimal(0)):
        formula = " + ".join(proof.text[one.start : one.end] for one in items)
        said = f"各项相加与合计不符：{formula} ≠ {proof.text[total.start : total.end]}。"
        yield Remark(items[0].start, total.end, Severity.ERROR, said, "核对合计数和各项。")


def _loose(one: Quantity) -> Decimal:
    places = -int(one.value.as_tuple().exponent)
    return one.normalized(Decimal(10) ** -places)[0] / 2 if places > 0 else Decimal(0)
