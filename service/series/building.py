"""A series: Observations of one group as lines of points, with gaps, conflicts and computed changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from index.indicators import Measure
from index.observation_records import Group, ObservationRecord
from index.periods import Period, PeriodKind, read_period
from ingest.observation import Observation
from service.series.change import CONFLICT, Amount, Change, change
from service.series.readings import Reading, contradict, readings
from service.series.units import Scale, scale_of

# More missing periods than these between two points are not shown one by one.
LONGEST_GAP = 60
# Among kinds of period with as many Observations each, the longest is shown.
_KINDS = tuple(PeriodKind)


@dataclass(frozen=True, slots=True)
class Since:
    """A change since the value of `period`."""

    period: Period
    change: Change


@dataclass(frozen=True, slots=True)
class Point:
    """A period of a line, and what is stated for it: nothing in a gap.

    `change` is since the point before, `year_on_year` since the same period of the year before, where that is another
    point. `uncomputed` says why there is no `change`.
    """

    period: Period
    readings: tuple[Reading, ...] = ()
    conflict: bool = False
    change: Since | None = None
    year_on_year: Since | None = None
    uncomputed: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one organisation, in the order of time; changes against different bases are lines of their own."""

    organisation: str
    comparison: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Lines over periods of one kind; `kinds` counts the Observations of the group by the kind of their period."""

    group: Group
    wordings: Mapping[str, int]
    kind: PeriodKind
    kinds: Mapping[PeriodKind, int]
    scale: Scale
    lines: tuple[Line, ...]


def build(group: Group, records: Iterable[ObservationRecord], kind: PeriodKind | None = None) -> Series:
    """The series of a group; of the kind of period that most of its Observations have, where none is asked for."""
    placed = [(read_period(record.observation.period), record) for record in records]
    kinds = Counter(period.kind for period, _ in placed)
    chosen = kind or _usual(kinds)
    own = [(period, record) for period, record in placed if period.kind is chosen]
    scale = scale_of(group, [record.observation for _, record in own])
    of_line: dict[tuple[str, str], list[tuple[Period, ObservationRecord]]] = defaultdict(list)
    for period, record in own:
        of_line[record.observation.organisation, _base(group, record.observation)].append((period, record))
    lines = tuple(Line(*name, _points(found, group.measure, scale)) for name, found in sorted(of_line.items()))
    wordings = dict(Counter(record.observation.indicator for _, record in placed).most_common())
    return Series(group, wordings, chosen, dict(kinds), scale, lines)


def _usual(kinds: Counter[PeriodKind]) -> PeriodKind:
    known = [kind for kind in _KINDS if kind is not PeriodKind.UNKNOWN and kinds[kind]]
    return max(known, key=lambda kind: (kinds[kind], -_KINDS.index(kind)), default=PeriodKind.UNKNOWN)


def _base(group: Group, observation: Observation) -> str:
    """What a change is measured against, in one word where several mean the same."""
    if group.measure is not Measure.CHANGE:
        return ""
    said = observation.comparison
    if "同比" in said or "同期" in said:
        return "同比"
    if "环比" in said or "上月" in said or "上季" in said:
        return "环比"
    return "比上年" if said.endswith(("上年", "去年", "上一年")) else said


def _points(found: Sequence[tuple[Period, ObservationRecord]], measure: Measure, scale: Scale) -> tuple[Point, ...]:
    by_period: dict[str, list[ObservationRecord]] = defaultdict(list)
    periods: dict[str, Period] = {}
    for period, record in found:
        periods[period.text] = period
        by_period[period.text].append(record)
    stated = [_point(period, by_period[period.text], scale) for period in sorted(periods.values())]
    if measure is not Measure.CHANGE:
        stated = _compared(stated, measure, scale)
    filled = stated[:1]
    for before, after in pairwise(stated):
        missing = list(before.period.between(after.period))
        filled += [Point(period) for period in missing if len(missing) <= LONGEST_GAP]
        filled.append(after)
    return tuple(filled)


def _point(period: Period, records: Sequence[ObservationRecord], scale: Scale) -> Point:
    values = readings(records, scale)
    return Point(period, values, contradict(values))


def _compared(points: Sequence[Point], measure: Measure, scale: Scale) -> list[Point]:
    known = {point.period.text: point for point in points}
    told = []
    for number, point in enumerate(points):
        before = points[number - 1] if number else None
        last_year = known.get(point.period.year_before())
        latest, why = _since(before, point, measure, scale)
        yearly, _ = _since(last_year if last_year is not before else None, point, measure, scale)
        told.append(Point(point.period, point.readings, point.conflict, latest, yearly, why))
    return told


def _since(before: Point | None, point: Point, measure: Measure, scale: Scale) -> tuple[Since | None, str]:
    if before is None:
        return None, ""
    if before.conflict or point.conflict:
        return None, CONFLICT
    found = change(_amount(before), _amount(point), measure, scale.unit)
    return (None, found) if isinstance(found, str) else (Since(before.period, found), "")


def _amount(point: Point) -> Amount:
    """The most exact of the readings, which do not contradict each other."""
    best = point.readings[0]
    one: Observation = best.sources[0].observation
    high: Decimal | None = best.shown_high
    return Amount(best.shown, one.qualifier, high, one.cumulative)
