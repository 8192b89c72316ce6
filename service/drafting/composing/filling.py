"""The numbers of the model's text → the numbers of this period, or gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from index.observation_records import ObservationRecord
from index.periods import read_period
from ingest.observation import Direction, Observation, Qualifier
from service.drafting.composing.changes import cell_gap, is_signed, signed_cell
from service.drafting.composing.context import Context
from service.drafting.composing.derived import Derivation, Kind, work_out
from service.drafting.composing.edits import Edit, gap
from service.drafting.composing.known import told_by
from service.drafting.composing.written import Place, gap_name, place_of, turned, written
from service.drafting.draft import Number, Source, SourceType
from service.drafting.facts.given import Given
from service.drafting.model.model import Slot

__all__ = ["filled"]

_WEIGHT = 50
_CERTAIN = 0.8
_LEVEL_WITH = re.compile(r"(?:同比|[与和](?:上年|去年)同期)(?:基本)?持平")
_ANY_DIGIT = re.compile(r"\d")
_ONE_PLACE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Answer:
    given: Given
    source: Source


def filled(text: str, slots: Sequence[Slot], context: Context, *, ahead: bool) -> Iterator[Edit]:
    """Yield an edit for each number that the paragraph states; of several that share one place all must agree."""
    for _, shared in groupby(slots, key=lambda one: (one.start, one.end)):
        together = list(shared)
        slot = together[0]
        place = place_of(text, slot.start, slot.end, slot.observation)
        answers = [_answer(one, context) for one in together]
        first = answers[0]
        if first is None or any(one is None or one.given.value != first.given.value for one in answers):
            signed = slot.observation.qualifier is Qualifier.CHANGE and is_signed(text, slot, None)
            yield cell_gap(text, together) if signed else _gap(text, place, together)
            continue
        if is_signed(text, slot, first.given):
            yield signed_cell(text, slot, first.given, first.source)
            continue
        yield _number(place, first, slot.observation, ahead) or _gap(text, place, together)
    yield from _unchanged(text, slots, context)


def _unchanged(text: str, slots: Sequence[Slot], context: Context) -> Iterator[Edit]:
    """与上年同期持平 is a change without a number: worked out like one, or a gap."""
    for found in _LEVEL_WITH.finditer(text):
        base = next((one for one in reversed(slots) if one.end <= found.start()), None)
        if base is None or base.observation.qualifier is Qualifier.CHANGE:
            yield Edit(found.start(), found.end(), gap("同比"), weight=_WEIGHT)
            continue
        asked = replace(
            base.observation,
            unit="%",
            normalized_unit="%",
            qualifier=Qualifier.CHANGE,
            comparison="同比",
            value=_ONE_PLACE,
        )
        derivation = Derivation(Kind.YEARLY, replace(base, observation=asked), (base,))
        derived = work_out(derivation, context.facts, context.known, context.move.own)
        if derived is None:
            yield Edit(found.start(), found.end(), gap(f"{base.observation.indicator}同比"), weight=_WEIGHT)
            continue
        given = derived.given
        verb = "" if not given.value else "同比增长" if given.direction is Direction.UP else "同比下降"
        words = f"{verb}{given.digits}%" if verb else found[0]
        number = Number(len(verb), len(words), given.value, "%" if verb else "", derived.source)
        yield Edit(found.start(), found.end(), words, number, weight=_WEIGHT)


def _answer(slot: Slot, context: Context) -> _Answer | None:
    """From the facts sheet, else worked out, else stated by another report for the period that is meant."""
    if fact := context.facts.of.get(slot.key):
        return _Answer(fact.given, fact.source)
    if derived := context.derived.get(slot.key):
        return _Answer(derived.given, derived.source)
    period = context.move.period(slot.observation.period)
    if not period or read_period(period).last >= context.move.own.first:
        return None  # of the period itself nothing is taken that nobody gave
    if not _is_of_its_period(slot, context):
        return None
    record = context.known.find(slot, period)
    return _Answer(_stated(record), Source(SourceType.OBSERVATION, told_by(record), record.quote)) if record else None


def _is_of_its_period(slot: Slot, context: Context) -> bool:
    """Whether it is certain for when the model stated a number: it says so, or another report states the same.

    由45分钟缩短至18分钟 says not whether it was so a year ago or five.
    """
    one = slot.observation
    if one.confidence >= _CERTAIN:
        return True
    record = context.known.find(slot, one.period)
    other = record.observation if record else None
    return other is not None and other.start != one.start and other.normalized_value == one.normalized_value


def _stated(record: ObservationRecord) -> Given:
    one = record.observation
    lead = "约" if one.qualifier is Qualifier.APPROXIMATE else ""
    high = one.value_high
    return Given(
        one.value, high, one.unit, one.qualifier, f"{one.value:f}", f"{high:f}" if high is not None else "", lead,
        direction=one.direction,
    )  # fmt: skip


def _number(place: Place, answer: _Answer, one: Observation, ahead: bool) -> Edit | None:
    lead, core, tail = written(place, answer.given, one, wording=ahead)
    start, before = place.start, lead
    if one.qualifier is Qualifier.CHANGE:
        if answer.given.value == 0 and answer.source.type is SourceType.FORMULA and place.verb:
            number = Number(0, 2, Decimal(0), "", answer.source)
            return Edit(place.turn, place.end, "持平", number, weight=_WEIGHT)
        verb = turned(place.verb, answer.given.direction)
        if place.verb and verb != place.verb:
            if not verb:
                return None
            start, before = place.turn, verb + lead
    number = Number(len(before), len(before) + len(core), answer.given.value, answer.given.unit, answer.source)
    return Edit(start, place.end, before + core + tail, number, weight=_WEIGHT)


def _gap(text: str, place: Place, slots: Sequence[Slot]) -> Edit:
    """The number's place: the unit stays behind it; of a change the word goes too, for it says which way it went."""
    one = slots[0].observation
    name = "、".join(dict.fromkeys(gap_name(each.observation) for each in slots))
    if one.qualifier is Qualifier.CHANGE and place.verb:
        return Edit(place.turn, place.end, gap(name), weight=_WEIGHT)
    unit = place.unit if one.value_high is None else one.unit
    unit = "" if _ANY_DIGIT.search(unit) else unit  # of 2.3∶1 nothing stays
    return Edit(place.start, place.end, gap(name) + unit, weight=_WEIGHT)
