"""Reports of one series that follow each other, and what the later one states of what the earlier one does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.indicators import family, measure
from index.library import Library
from index.records import DocumentRecord
from ingest.document import DocumentKind
from ingest.observation import Observation, Qualifier
from service.drafting.composing.move import Move
from service.drafting.draft import Source, SourceType
from service.drafting.facts.facts import Fact, Facts
from service.drafting.facts.given import Given
from service.drafting.model.comparing import skeleton
from service.drafting.model.model import Model, Slot
from service.past_reports import past_reports

__all__ = ["Pair", "facts_of", "matched", "pairs"]

# Sentences that have less in common speak of different numbers.
_ALIKE = 0.35


@dataclass(frozen=True, slots=True)
class Pair:
    """The report that is the model, and the one that was written next."""

    model: DocumentRecord
    real: DocumentRecord


def pairs(library: Library) -> Iterator[Pair]:
    """Every report with the one before it of the same length and part of the year, each once."""
    seen: set[tuple[str, str]] = set()
    for real in library.documents(DocumentKind.REPORT.value):
        earlier = [one for one in past_reports(library, real) if _part(one) == _part(real) and one.period < real.period]
        if earlier and (earlier[0].id, real.period) not in seen:
            seen.add((earlier[0].id, real.period))
            yield Pair(earlier[0], real)


def _part(report: DocumentRecord) -> str:
    return report.period[4:]


def matched(model: Model, real: Model, move: Move) -> dict[str, Slot]:
    """What the later report states, by the key of the model's number that it is of; each at most once."""
    later: dict[object, list[Slot]] = {}
    for slot in real.slots:
        later.setdefault(_name(slot.observation, slot.group, slot.observation.period), []).append(slot)
    scored = [
        (_likeness(slot, other), slot.key, other)
        for slot in model.slots
        for other in later.get(_name(slot.observation, slot.group, move.period(slot.observation.period)), ())
    ]
    found: dict[str, Slot] = {}
    used: set[str] = set()
    for score, key, other in sorted(scored, key=lambda one: (-one[0], one[1], one[2].ordinal)):
        if score >= _ALIKE and key not in found and other.key not in used:
            found[key] = other
            used.add(other.key)
    return found


def _name(one: Observation, group: str, period: str) -> object:
    return group, family(one), measure(one), period


def _likeness(one: Slot, other: Slot) -> float:
    return SequenceMatcher(None, skeleton(one.quote), skeleton(other.quote), autojunk=False).ratio()


def facts_of(found: dict[str, Slot], without: Sequence[str] = ()) -> Facts:
    """The matched numbers as a facts sheet that somebody filled in, without the keys in `without`."""
    return Facts({key: _fact(key, slot) for key, slot in found.items() if key not in without})


def _fact(key: str, slot: Slot) -> Fact:
    one = slot.observation
    lead = {Qualifier.APPROXIMATE: "约", Qualifier.AT_LEAST: "超过", Qualifier.AT_MOST: "不超过"}.get(one.qualifier, "")
    high = one.value_high
    given = Given(
        one.value, high, one.unit, one.qualifier, f"{one.value:f}", f"{high:f}" if high is not None else "", lead,
        direction=one.direction,
    )  # fmt: skip
    return Fact(key, one.indicator, given, Source(SourceType.FACTS, slot.label, slot.quote))
