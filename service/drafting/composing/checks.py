"""Whether the facts agree with each other where last period's numbers did."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.observation import Direction, Qualifier
from service.drafting.composing.context import Context
from service.drafting.composing.derived import Kind, work_out
from service.drafting.draft import Check, Severity
from service.drafting.facts.facts import Fact, Facts
from service.drafting.facts.given import Given
from service.drafting.model.model import Model, Slot
from service.series.change import plain

__all__ = ["sheet_checks"]


def sheet_checks(model: Model, context: Context) -> Iterator[Check]:
    """Yield where a given number is not what follows from others, parts exceed their whole, or a fact has no place."""
    for key, derivation in context.derivations.items():
        fact = context.facts.of.get(key)
        others = Facts({name: one for name, one in context.facts.of.items() if name != key})
        worked = work_out(derivation, others, context.known, context.move.own) if fact else None
        if fact and worked and _signed(fact.given) != _signed(worked.given) and fact.given.qualifier is Qualifier.EXACT:
            kind = "sum" if derivation.kind == Kind.SUM else "computed"
            words = f"“{fact.indicator}”填的是 {fact.given.words}，按 {worked.source.ref} 不符。"
            yield Check(kind, Severity.WARNING, words, derivation.slot.label)
    yield from _parts(model, context.facts)
    used = {slot.key for slot in model.slots}
    for key, fact in context.facts.of.items():
        if key not in used:
            yield Check("unused", Severity.NOTE, f"{fact.source.ref}“{fact.indicator}”不在所选的部分里，没有用上。")


def _parts(model: Model, facts: Facts) -> Iterator[Check]:
    """Parts of which one whole is more than all."""
    of: dict[tuple[str, int], list[tuple[Slot, Fact]]] = {}
    wholes: dict[tuple[str, int], Fact] = {}
    for section in model.sections:
        for paragraph in section.paragraphs:
            for slot in paragraph.slots:
                if fact := facts.of.get(slot.key):
                    wholes[section.document_id, slot.ordinal] = fact
                    if slot.observation.whole is not None:
                        of.setdefault((section.document_id, slot.observation.whole), []).append((slot, fact))
    for name, parts in of.items():
        whole = wholes.get(name)
        same = [fact for slot, fact in parts if whole and fact.given.unit == whole.given.unit]
        total = sum((one.given.value for one in same), Decimal(0))
        if whole and whole.given.qualifier is Qualifier.EXACT and total > whole.given.value:
            listed = " + ".join(f"{one.indicator} {plain(one.given.value)}" for one in same)
            words = f"其中项超过总数：{listed} = {plain(total)}，大于“{whole.indicator}”{plain(whole.given.value)}。"
            yield Check("sum", Severity.WARNING, words, parts[0][0].label)


def _signed(given: Given) -> Decimal:
    return -given.value if given.direction is Direction.DOWN else given.value
