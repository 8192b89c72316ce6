"""立案50件，其中乡科级10人，占30%: shares and rates that do not follow from the numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.observation import Qualifier
from ingest.observations.quantities import Quantity
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof
from service.series.change import plain

_SHARE = re.compile(
    r"[，、（]?\s*(?:占(?:比|总数|全部)?(?:的|为|达|达到)?|占其?(?:总数|总量|全部)的|比例为|占比(?:为|达)?)$"
)
_RATE = re.compile(r"[，、（]?\s*(?P<what>[一-鿿]{1,6})率(?:为|达|达到)?$")
_PART = re.compile(r"其中")
_DONE = "办结|完成|整改|化解|结案|合格|开工|投产|完工|满意|答复|落实|通过|到位|处置|销号|验收"


def find(proof: Proof) -> Iterator[Remark]:
    """Shares behind 其中 and rates behind what was done of what."""
    for quantities in proof.quantities.values():
        for number in range(2, len(quantities)):
            share = quantities[number]
            if share.normalized(share.value)[1] == "%" and _exact(share):
                yield from _judged(proof, quantities[:number], share)


def _judged(proof: Proof, before: Sequence[Quantity], share: Quantity) -> Iterator[Remark]:
    part = before[-1]
    lead = proof.masked[part.tail : share.start]
    if _SHARE.fullmatch(lead):
        whole = _whole(proof, before[:-1], part)
    elif (rate := _RATE.fullmatch(lead)) and re.search(_DONE, rate["what"]):
        whole = _done_of(proof, before[:-1], part, rate["what"])
    else:
        return
    if whole is None or not _exact(whole) or not _exact(part):
        return
    yield from _compared(proof, whole, part, share)


def _whole(proof: Proof, before: Sequence[Quantity], part: Quantity) -> Quantity | None:
    """The number before 其中, in the same unit, of which `part` is the first part."""
    whole = before[-1] if before else None
    if whole is None or whole.word != part.word:
        return None
    between = proof.masked[whole.tail : part.start]
    return whole if _PART.search(between) and not re.search(r"[。；]", between) else None


def _done_of(proof: Proof, before: Sequence[Quantity], part: Quantity, what: str) -> Quantity | None:
    """The number right before, in the same unit, where what was done is what the rate is called by."""
    whole = before[-1] if before else None
    if whole is None or whole.word != part.word:
        return None
    between = proof.masked[whole.tail : part.start]
    return whole if re.fullmatch(rf"[，、]?(?:已|现已|其中)?(?:{re.escape(what)})(?:了)?", between) else None


def _compared(proof: Proof, whole: Quantity, part: Quantity, share: Quantity) -> Iterator[Remark]:
    (all_of, unit), (some, other) = whole.normalized(whole.value), part.normalized(part.value)
    told, _ = share.normalized(share.value)
    if unit != other or not all_of or some > all_of:
        return
    right = some / all_of * 100
    places = max(0, -int(share.value.as_tuple().exponent))
    rounding = sum((_half(one) / all_of * 100 for one in (whole, part)), Decimal(10) ** -places)
    if abs(right - told) > rounding:
        shown = plain(right.quantize(Decimal(10) ** -max(places, 1)))
        said = (
            f"比例与前面的数不符：{_said(proof, part)} ÷ {_said(proof, whole)} ≈ {shown}%，"
            f"而写的是{_said(proof, share)}。"
        )
        yield Remark(whole.start, share.end, Severity.ERROR, said, f"{shown}%")


def _half(one: Quantity) -> Decimal:
    places = -int(one.value.as_tuple().exponent)
    return one.normalized(Decimal(10) ** -places)[0] / 2 if places > 0 or one.scale else Decimal(0)


def _exact(one: Quantity) -> bool:
    return one.qualifier is Qualifier.EXACT and one.high is None


def _said(proof: Proof, one: Quantity) -> str:
    return proof.text[one.start : one.end]
