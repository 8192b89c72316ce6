"""The rows of a facts sheet: what the model states, each with what it was last time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.indicators import family, measure
from index.periods import read_period
from ingest.observation import Direction, Observation, Qualifier
from service.drafting.model.model import Model, Slot

__all__ = ["Row", "last_time", "rows_of"]

_WAYS = {Direction.UP: "增", Direction.DOWN: "降", None: ""}


@dataclass(frozen=True, slots=True)
class Row:
    """What one value of the sheet is asked for: the same number may stand at several places of the model."""

    key: str
    section: str
    indicator: str
    unit: str
    period: str
    last: str
    quote: str
    note: str
    slots: tuple[Slot, ...]

    @property
    def slot(self) -> Slot:
        """The first place."""
        return self.slots[0]


def rows_of(
    model: Model, period: str = "", moved: Callable[[str], str] = str, note: Callable[[Slot], str] = lambda _: ""
) -> tuple[Row, ...]:
    """The rows in the order of the model; `note` says what a drafter should know of a number.

    `moved` tells for which period a number of the model's is asked now, where `period` is that of the whole sheet.

    A number that the model states twice, of the same thing and with the same value, is asked for once.
    """
    together: dict[object, list[Slot]] = {}
    for slot in model.slots:
        together.setdefault(_same(slot), []).append(slot)
    return tuple(_row(slots, note(slots[0]), _told(slots[0], moved, period)) for slots in together.values())


def _told(slot: Slot, moved: Callable[[str], str], period: str) -> str:
    """For when the number is asked, where that is not the period of the sheet."""
    asked = moved(slot.observation.period)
    return "" if asked in ("", period) else read_period(asked).words


def _same(slot: Slot) -> object:
    one = slot.observation
    amount = (one.normalized_value, one.normalized_high, one.unit, one.qualifier, one.comparison)
    return slot.group, family(one), measure(one), one.period, one.organisation, amount


def _row(slots: Sequence[Slot], note: str, period: str) -> Row:
    slot = slots[0]
    one = slot.observation
    section = f"{slot.label}{slot.heading}"
    return Row(slot.key, section, indicator_of(one), one.unit, period, last_time(one), slot.quote, note, tuple(slots))


def indicator_of(one: Observation) -> str:
    """What is counted, and whether its change is meant."""
    if one.qualifier is not Qualifier.CHANGE:
        return one.indicator
    return f"{one.indicator}{one.comparison}变化"


def last_time(one: Observation) -> str:
    """The value of last time as it is meant: 约510, 降3.4."""
    marks = {Qualifier.APPROXIMATE: "约", Qualifier.AT_LEAST: "不少于", Qualifier.AT_MOST: "不超过"}
    high = "" if one.value_high is None else f"—{one.value_high:f}"
    return f"{_WAYS[one.direction]}{marks.get(one.qualifier, '')}{one.value:f}{high}"
