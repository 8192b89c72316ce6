"""What a Library hands out of Observations: records, groups of indicators, what people say of them, filters."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from index.indicators import Measure
from index.records import SearchFilters
from ingest.observation import Observation


@dataclass(frozen=True, slots=True)
class Group:
    """Observations that can be compared: one name, one family of units, one measure; `count` of them.

    `name` is what they are grouped under; `id` names the group to programs.
    """

    name: str
    family: str
    measure: Measure
    count: int = 0

    @property
    def id(self) -> str:
        """The name, the family and the measure, parted by |."""
        return f"{self.name}|{self.family}|{self.measure.value}"


@dataclass(frozen=True, slots=True)
class ObservationRecord:
    """A stored Observation with its document, the Unit that it stands in, its words and its group.

    `document_key` and `ordinal` put all of them in one order.
    """

    observation: Observation
    document_key: int
    ordinal: int
    document_id: str
    title: str
    label: str
    quote: str
    group: Group

    @property
    def cursor(self) -> str:
        """Where a listing goes on after this one."""
        return f"{self.document_key}.{self.ordinal}"


@dataclass(frozen=True, slots=True)
class ObservationFilters:
    """What a listed Observation must satisfy, and its document (`documents`); what is empty restricts nothing.

    `indicator` is looked for in the names of indicators and groups; `group` is the id of one. An organisation that no
    Observation names is looked for inside the names. Periods are canonical.
    """

    documents: SearchFilters = field(default_factory=SearchFilters)
    indicator: str = ""
    group: str = ""
    periods: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ObservationPage:
    """A part of a listing; `following` is where the next part begins, empty at the end."""

    observations: tuple[ObservationRecord, ...]
    following: str = ""


@dataclass(frozen=True, slots=True)
class ObservationCounts:
    """How many Observations a filter lets through: in all, by group, period and organisation, the most first."""

    total: int
    groups: tuple[Group, ...]
    periods: dict[str, int]
    organisations: dict[str, int]


@dataclass(frozen=True, slots=True)
class Merge:
    """What a person said of two names of indicators: that they are the same, or are not although the rules say so."""

    key: int
    same: bool
    first: str
    second: str
    author: str
    note: str
    made_at: datetime
    undone_at: datetime | None = None
    undone_by: str = ""
