"""What is stated for one period: values that are the same are one reading with several sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from index.indicators import common
from index.observation_records import ObservationRecord
from ingest.observation import Observation, Qualifier
from service.series.units import Scale

# The most exact first.
_ORDER = (Qualifier.EXACT, Qualifier.CHANGE, Qualifier.APPROXIMATE, Qualifier.AT_LEAST, Qualifier.AT_MOST)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value, in the unit of the series (`shown`), and everything that states it, the surest first."""

    shown: Decimal
    shown_high: Decimal | None
    sources: tuple[ObservationRecord, ...]

    @property
    def observation(self) -> Observation:
        """The Observation that states it most surely."""
        return self.sources[0].observation


def readings(records: Sequence[ObservationRecord], scale: Scale) -> tuple[Reading, ...]:
    """The different values that are stated, the most exact first, those that have gathered up to a day last."""
    same: dict[tuple[object, ...], list[ObservationRecord]] = {}
    for record in records:
        one = record.observation
        value = *_common(one), one.qualifier, one.cumulative
        same.setdefault(value, []).append(record)
    found = [_reading(sources, scale) for sources in same.values()]
    return tuple(sorted(found, key=_rank))


def contradict(values: Sequence[Reading]) -> bool:
    """Whether two of the values cannot both be true."""
    return any(not _agree(one.observation, other.observation) for one, other in combinations(values, 2))


def _reading(sources: list[ObservationRecord], scale: Scale) -> Reading:
    surest = sorted(sources, key=lambda record: -record.observation.confidence)
    value, high = _common(surest[0].observation)
    return Reading(scale.shown(value), None if high is None else scale.shown(high), tuple(surest))


def _common(one: Observation) -> tuple[Decimal, Decimal | None]:
    """Value and upper end in the unit of the family."""
    high = one.normalized_high
    return common(one, one.normalized_value), None if high is None else common(one, high)


def _rank(reading: Reading) -> tuple[bool, int, int, Decimal]:
    one = reading.observation
    return one.cumulative, _ORDER.index(one.qualifier), -len(reading.sources), reading.shown


def _agree(one: Observation, other: Observation) -> bool:
    """Whether both can be true: bounds and ranges leave room, an approximate value does up to its last digit."""
    if one.cumulative is not other.cumulative:
        return True  # what has gathered up to a day is no statement about the period alone
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return (low is None or other_high is None or low <= other_high) and (
        high is None or other_low is None or other_low <= high
    )


def _bounds(one: Observation) -> tuple[Decimal | None, Decimal | None]:
    value, high = _common(one)
    match one.qualifier:
        case Qualifier.AT_LEAST:
            return value, None
        case Qualifier.AT_MOST:
            return None, high or value
        case Qualifier.APPROXIMATE:
            room = _last_digit(one)
            return value - room, (high or value) + room
        case _:
            return value, value if high is None else high


def _last_digit(one: Observation) -> Decimal:
    """One in the last place that is not 0, of the value as written: 10 for 10余, 1000 for 3.2万."""
    if one.value == 0:
        return Decimal(0)
    digits = one.value.normalize()
    place = Decimal(1).scaleb(digits.adjusted() - len(digits.as_tuple().digits) + 1)
    return abs(place * common(one, one.normalized_value) / one.value)
