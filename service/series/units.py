"""The one unit in which the values of a series are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.indicators import Measure
from index.observation_records import Group
from ingest.observation import Observation


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of a series: `factor` of the units in which its values are normalised (10000 元 are 1 万元)."""

    unit: str
    factor: Decimal = Decimal(1)

    def shown(self, normalized: Decimal) -> Decimal:
        """A normalised value in this unit."""
        return normalized if self.factor == 1 else normalized / self.factor


def scale_of(group: Group, observations: Sequence[Observation]) -> Scale:
    """The unit that most of them are written in, where it is a multiple; else that of the group."""
    if group.measure is not Measure.LEVEL:
        return Scale(group.family)
    written = Counter(one.unit for one in observations)
    for unit, _ in written.most_common(1):
        factor = next((_factor(one) for one in observations if one.unit == unit and one.value != 0), Decimal(1))
        if factor > 1:
            return Scale(unit, factor)
    return Scale(group.family)


def _factor(one: Observation) -> Decimal:
    return (abs(one.normalized_value) / abs(one.value)).normalize()
