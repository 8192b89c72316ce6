"""受理7件，其中甲类4件、乙类1件、丙类2件: parts that do not make up their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ingest.observation import Qualifier
from ingest.observations.quantities import Quantity
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof
from service.series.change import plain

# Fewer parts are seldom meant to be all of them.
_WHOLE_LIST = 2
# Of parts that fall short by more than this share of the whole, others were left out on purpose.
_NEAR = Decimal("0.34")
# Parts that are not called alike are believed to divide the whole where they are off by so little.
_SLIP = 2
_LEAST = 5
_OF_WHICH = re.compile(r"(?:^|[，、；：（。\s])其中[：:，]?[^，。；：]{0,24}$")
_NEXT = re.compile(r"(?:[，、；和及]|以及|（[^（）]{0,20}）[，、；]?)(?P<name>[^，。；：、0-9]{0,16})$")
_SHARE = re.compile(r"[，（、]?(?:占(?:比)?|同比|增长|下降|上升|增加|减少)[^，。；0-9]{0,8}$")
_EACH = re.compile(r"(?:年均|平均|每年)[^，。；0-9]{0,6}$")
# Parts of these kinds lie over one another.
_CROSSING = re.compile(r"女|党员|团员|少数民族|学历|本科|硕士|博士|职称|以上|以下|新增|重点|主要|最")
_RATES = ("%", "‰", "倍", "个百分点", "百分点", "")
_TOTAL = re.compile(r"(?:合计|共计|总计)[^，。；：、0-9]{0,8}$")
_STOP = re.compile(r"[。；：\n]")
_ANOTHER = re.compile(r"累计|同比|[增降减由从到至为比]|其中|上年|去年|[一二三四五六七八九十]年")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part and what it is called."""

    quantity: Quantity
    name: str


def find(proof: Proof) -> Iterator[Remark]:
    """The parts behind 其中 beside their whole, and lists beside their 合计."""
    yield from _parts(proof)
    yield from _totals(proof)


def _parts(proof: Proof) -> Iterator[Remark]:
    for (start, _), all_of_them in proof.quantities.items():
        quantities = [one for one in all_of_them if not one.small]  # 一类案件 counts no kinds
        for number in range(1, len(quantities)):
            before = quantities[number - 1].tail
            if _OF_WHICH.search(proof.masked[before : quantities[number].start]):
                whole = _whole(proof, start, quantities[:number], quantities[number])
                parts = _listed_parts(proof, quantities[number:])
                if whole is not None and all(map(_exact, (whole, *(one.quantity for one in parts)))):
                    yield from _compared(proof, whole, parts)


def _whole(proof: Proof, start: int, before: Sequence[Quantity], part: Quantity) -> Quantity | None:
    """The number before 其中 that counts what the part counts; a change or a share is none."""
    for one in reversed(before):
        if _base(one) == _base(part):
            return (
                None
                if _SHARE.search(proof.masked, start, one.start) or _EACH.search(proof.masked, start, one.start)
                else one
            )
        if one.word not in _RATES:
            return None
    return None


def _listed_parts(proof: Proof, quantities: Sequence[Quantity]) -> list[_Part]:
    """The first part and those that the sentence lists behind it in the same unit; shares between them are passed."""
    parts = [_Part(quantities[0], _called(proof, quantities[0]))]
    behind = quantities[0].tail
    for one in quantities[1:]:
        between = proof.masked[behind : one.start]
        if one.word in _RATES and _SHARE.fullmatch(between):
            behind = one.tail
            continue
        found = _NEXT.fullmatch(between)
        if found is None or _base(one) != _base(parts[0].quantity) or "其中" in between or "共" in between:
            break
        parts.append(_Part(one, _called(proof, one)))
        behind = one.tail
    return parts


def _compared(proof: Proof, whole: Quantity, parts: Sequence[_Part]) -> Iterator[Remark]:
    told, _ = whole.normalized(whole.value)
    values = [one.quantity.normalized(one.quantity.value)[0] for one in parts]
    slack = _loose(whole) + sum((_loose(one.quantity) for one in parts), Decimal(0))
    if values[0] > told + slack:
        first = parts[0].quantity
        said = f"“其中”的{_written(proof, first)}比总数{_written(proof, whole)}还大。"
        yield Remark(whole.start, first.end, Severity.ERROR, said, "核对总数和分项。")
    elif len(parts) >= _WHOLE_LIST and (severity := _off(parts, told, sum(values, Decimal(0)), slack)):
        last = parts[-1].quantity
        formula = " + ".join(_written(proof, one.quantity) for one in parts)
        total = plain(sum(values, Decimal(0)) / whole.normalized(Decimal(1))[0])
        said = f"分项之和与总数不符：{formula} = {total}，而总数写的是{_written(proof, whole)}。"
        yield Remark(whole.start, last.end, severity, said, "核对总数和各分项。")


def _off(parts: Sequence[_Part], whole: Decimal, total: Decimal, slack: Decimal) -> Severity | None:
    """How surely the parts should make up the whole and do not: neither rounding nor a selection."""
    rest = whole - total
    if abs(rest) <= slack:
        return None
    if all(_alike(one.name, other.name) for one, other in pairwise(parts)):
        if rest < 0 or (rest <= whole * _NEAR and len(parts) > _WHOLE_LIST):
            return Severity.ERROR
        return Severity.WARNING if rest <= whole * _NEAR else None
    crossing = any(_CROSSING.search(one.name) for one in parts)
    if crossing or whole < _LEAST or abs(rest) > _SLIP or slack:
        return None
    return Severity.WARNING if rest < 0 or len(parts) > _WHOLE_LIST else None


def _alike(one: str, other: str) -> bool:
    """Whether two parts are called alike (甲类案件, 乙类案件; 来信, 来访), so that they divide the whole."""
    if not one or not other or one == other or _CROSSING.search(one + other):
        return False
    near = abs(len(one) - len(other)) <= 1
    return one[-2:] == other[-2:] or (near and (one[-1] == other[-1] or one[0] == other[0]))


def _called(proof: Proof, one: Quantity) -> str:
    found = re.search(r"[一-鿿]*$", proof.masked[max(0, one.start - 16) : one.start])
    return re.sub(r"^.*其中", "", found[0]) if found else ""


def _base(one: Quantity) -> str:
    """The unit without its multiplier, as 件 for 件（次）."""
    word = one.word.partition("（")[0]
    return {"名": "人", "位": "人", "起": "件", "宗": "件"}.get(word, word)


def _exact(one: Quantity) -> bool:
    return one.qualifier is Qualifier.EXACT and one.high is None and one.word not in _RATES


def _written(proof: Proof, one: Quantity) -> str:
    return proof.text[one.start : one.end]


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
