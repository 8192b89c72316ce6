"""The shapes of Observations, their groups, and what people say of names of indicators."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service.api.schemas import Shape

MeasureName = Literal["level", "share", "change"]
QualifierName = Literal["exact", "approximate", "at_least", "at_most", "change"]


class IndicatorGroup(Shape):
    """Observations that can be compared: one name, one family of units (件 for 起 and 宗), one measure."""

    id: str
    name: str
    family: str
    measure: MeasureName
    count: int


class AlternativeShape(Shape):
    """Another reading of a number; what is null reads the same."""

    indicator: str | None
    period: str | None
    organisation: str | None


class ObservationShape(Shape):
    """A number in `[start, end)` of the document's plain text; `quote` is the sentence or row around it."""

    indicator: str
    value: int | float
    value_high: int | float | None
    unit: str
    qualifier: QualifierName
    period: str
    organisation: str
    document_id: str
    title: str
    label: str
    quote: str
    start: int
    end: int
    quote_start: int
    quote_end: int
    normalized_value: int | float
    normalized_high: int | float | None
    normalized_unit: str
    direction: Literal["up", "down"] | None
    comparison: str
    cumulative: bool
    origin: Literal["sentence", "table"]
    confidence: float
    alternatives: list[AlternativeShape]
    group: str


class ObservationCounts(Shape):
    """How many there are; groups, periods and organisations by number, the hundred most frequent of each."""

    total: int
    groups: list[IndicatorGroup]
    periods: dict[str, int]
    organisations: dict[str, int]


class ObservationList(Shape):
    """A part of the list; `next` is the `after` of the next part. Counts come with the first part alone."""

    observations: list[ObservationShape]
    counts: ObservationCounts | None
    next: str | None
    milliseconds: float


class WordingShape(Shape):
    """A name as texts write it, and how often; `rule` says that rules alone put it into its group."""

    indicator: str
    count: int
    rule: bool


class MergeShape(Shape):
    """What a person said of two names: they are the same, or are not although the rules say so."""

    id: int
    same: bool
    first: str
    second: str
    author: str
    note: str
    made_at: str
    undone_at: str | None
    undone_by: str


class NearGroupShape(Shape):
    """A group whose name is near, which may mean the same: only a person can say so.

    `own` are examples of the group itself, `examples` of the near one, of periods that both state where there are any.
    `both` counts what both state (period and organisation), `equal` where the value is the same.
    """

    group: IndicatorGroup
    nearness: float
    shared: str
    own: list[ObservationShape]
    examples: list[ObservationShape]
    both: int
    equal: int


class IndicatorList(Shape):
    """The groups whose name fits, the most frequent first."""

    groups: list[IndicatorGroup]
    total: int


class IndicatorDetail(Shape):
    """A group: the names in it, what people said of them, and what may be the same."""

    group: IndicatorGroup
    wordings: list[WordingShape]
    merges: list[MergeShape]
    suggestions: list[NearGroupShape]


class MergeRequest(Shape):
    """Two names of indicators that mean the same (`same`), or do not: joined or suggested, they are so no longer."""

    first: Annotated[str, Field(min_length=1, max_length=200)]
    second: Annotated[str, Field(min_length=1, max_length=200)]
    same: bool = True
    note: Annotated[str, Field(max_length=1000)] = ""


class MergeList(Shape):
    merges: list[MergeShape]
