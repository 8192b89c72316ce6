"""Groups of indicators that may mean the same, with what each of the two states: only a person can say that they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.indicator_book import Near
from index.indicators import common
from index.library import Library
from index.observation_records import Group, ObservationFilters, ObservationRecord

# Observations of a group that are looked through for examples, those of the latest documents first.
_LOOKED = 120
# Two of each group can be compared at a glance.
_SHOWN = 2

_Place = tuple[str, str]
"""A period and an organisation."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A near group, examples of it and of the group itself; where both state something, of the same periods.

    `both` counts the periods and organisations for which both state a value, `equal` those where it is the same one.
    """

    near: Near
    own: tuple[ObservationRecord, ...]
    examples: tuple[ObservationRecord, ...]
    both: int
    equal: int


def suggestions(library: Library, group: Group, filters: ObservationFilters) -> list[Suggestion]:
    """The groups that are near `group`, the nearest first, none that people said to be another."""
    anything = replace(filters, indicator="", group="")
    near = library.indicators.near(group, anything)
    own = _latest(library, group, anything) if near else {}
    return [_compared(one, own, _latest(library, one.group, anything)) for one in near]


def _latest(library: Library, group: Group, filters: ObservationFilters) -> dict[_Place, list[ObservationRecord]]:
    found: dict[_Place, list[ObservationRecord]] = {}
    for record in library.observations.latest(replace(filters, group=group.id), _LOOKED):
        found.setdefault((record.observation.period, record.observation.organisation), []).append(record)
    return found


def _compared(
    near: Near, own: dict[_Place, list[ObservationRecord]], others: dict[_Place, list[ObservationRecord]]
) -> Suggestion:
    shared = {place for place in own.keys() & others.keys() if place[0]}
    equal = sum(not _values(own[place]).isdisjoint(_values(others[place])) for place in shared)
    return Suggestion(near, _examples(own, shared), _examples(others, shared), len(shared), equal)


def _examples(found: dict[_Place, list[ObservationRecord]], shared: set[_Place]) -> tuple[ObservationRecord, ...]:
    """One of each place, the latest period first: of the shared places alone where there are any."""
    places = sorted(shared or found, reverse=True)
    return tuple(found[place][0] for place in places[:_SHOWN])


def _values(records: Sequence[ObservationRecord]) -> set[Decimal]:
    return {common(one.observation, one.observation.normalized_value) for one in records}
