"""The shapes of series: an indicator over periods and organisations."""

from __future__ import annotations

from typing import Literal

from service.api.schemas import Shape
from service.api.schemas_observations import AlternativeShape, IndicatorGroup, QualifierName, WordingShape

PeriodKindName = Literal["year", "half", "quarter", "month", "day", "span", "unknown"]


class SourceOfReading(Shape):
    """Where a value is stated: the number in `[start, end)`; `quote` is the sentence or row around it."""

    document_id: str
    title: str
    label: str
    quote: str
    start: int
    end: int
    quote_start: int
    quote_end: int
    indicator: str
    confidence: float
    alternatives: list[AlternativeShape]


class ReadingShape(Shape):
    """One value for a period: as written, normalised, in the unit of the series (`shown`); and all who state it."""

    value: int | float
    value_high: int | float | None
    unit: str
    qualifier: QualifierName
    normalized_value: int | float
    normalized_high: int | float | None
    normalized_unit: str
    shown: int | float
    shown_high: int | float | None
    direction: Literal["up", "down"] | None
    cumulative: bool
    sources: list[SourceOfReading]


class ChangeOfPoint(Shape):
    """The change since `period`, computed here: `words` is the formula (（47 − 41）÷ 41 = 14.6 %).

    `difference` is in the unit of the series; `percent` is null for shares, and where the earlier value is none to
    divide by.
    """

    period: str
    difference: int | float
    percent: float | None
    words: str


class PointShape(Shape):
    """A period of a line. A `gap` has no readings; `conflict` says that readings contradict each other.

    `change` is that since the point before, `year_on_year` that since the same period of the year before, where that
    is another point. Where `change` cannot be computed, `uncomputed` says why, and `uncomputed_code` in one word.
    """

    period: str
    words: str
    gap: bool
    conflict: bool
    readings: list[ReadingShape]
    change: ChangeOfPoint | None
    year_on_year: ChangeOfPoint | None
    uncomputed: str
    uncomputed_code: Literal["", "range", "bound", "mixed", "conflict"]


class LineShape(Shape):
    """The points of one organisation, in the order of time; `comparison` tells changes of different bases apart."""

    organisation: str
    comparison: str
    points: list[PointShape]


class NoteCodeShape(Shape):
    """What a note is about, and how many it tells of where it counts."""

    code: Literal["other_kinds", "conflicts", "cumulative", "qualified", "doubtful", "wordings"]
    count: int


class SeriesShape(Shape):
    """An indicator over periods of one kind. `kinds` counts Observations by the kind of their period, others included.

    `notes` are sentences in Chinese, `note_codes` what each is about. `shown_unit` is the unit in which values are
    shown (万元), `unit` the one in which they are normalised (元).
    """

    group: IndicatorGroup
    wordings: list[WordingShape]
    kind: PeriodKindName
    kinds: dict[str, int]
    unit: str
    shown_unit: str
    lines: list[LineShape]
    notes: list[str]
    note_codes: list[NoteCodeShape]


class SeriesResult(Shape):
    """A series, or none where the name fits several groups or nothing; `candidates` are the other groups that fit."""

    series: SeriesShape | None
    candidates: list[IndicatorGroup]
    milliseconds: float
