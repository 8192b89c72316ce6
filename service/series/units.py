"""The one unit in which the values of a series are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.indicators import Measure, common
from index.observation_records import Group
from ingest.observation import Observation


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of a series: `factor` units of its family (10000 元 are 1 万元)."""

    unit: str
    factor: Decimal = Decimal(1)

    def shown(self, value: Decimal) -> Decimal:
        """A value of the family's unit in this one."""
        return tidy(value if self.factor == 1 else value / self.factor)


def tidy(value: Decimal) -> Decimal:
    """The same number without zeros behind the point or an exponent."""
    short = value.normalize()
    places = max(0, len(short.as_tuple().digits) - short.adjusted() - 1)
    return Decimal(f"{short:.{places}f}")


def scale_of(group: Group, observations: Sequence[Observation]) -> Scale:
    """The unit that most of them are written in, where it is a multiple; else that of the group."""
    if group.measure is not Measure.LEVEL:
        return Scale(group.family)
    written = Counter(one.unit for one in observations)
    for unit, _ in written.most_common(1):
        factor = next((_factor(one) for one in observations if one.unit == unit and one.value != 0), Decimal(1))
        if factor != 1:
            return Scale(unit, factor)
    return Scale(group.family)


def _factor(one: Observation) -> Decimal:
    return (abs(common(one, one.normalized_value)) / abs(one.value)).normalize()
