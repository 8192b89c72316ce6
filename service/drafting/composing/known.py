"""What the reports of the Library state for the periods around the draft's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.indicators import Measure, family, measure
from index.library import Library
from index.observation_records import ObservationFilters, ObservationRecord
from index.periods import read_period
from index.records import DocumentRecord, SearchFilters
from ingest.observation import Observation
from ingest.observations.periods import base_of
from service.drafting.model.model import Slot

__all__ = ["Known", "told_by"]

_Name = tuple[str, str, Measure, str, str]


@dataclass(slots=True)
class Known:
    """Observations by group, family, measure, period and organisation."""

    of: dict[_Name, list[ObservationRecord]] = field(default_factory=dict)

    @classmethod
    def read(cls, library: Library, documents: Sequence[DocumentRecord]) -> Known:
        """What these reports state of their own period and of earlier ones: what they say of a later one is a plan."""
        ends = {one.id: read_period(base_of(one.period, one.title).period).last for one in documents}
        if not ends:
            return cls()
        filters = ObservationFilters(documents=SearchFilters(documents=frozenset(ends)))
        return cls.listed(
            record
            for record in library.observations.each(filters)
            if read_period(record.observation.period).last <= ends[record.document_id]
        )

    @classmethod
    def listed(cls, records: Iterable[ObservationRecord]) -> Known:
        """What these records state."""
        known = cls()
        for record in records:
            one = record.observation
            name = (record.group.name, family(one), measure(one), read_period(one.period).text, one.organisation)
            known.of.setdefault(name, []).append(record)
        return known

    def find(self, slot: Slot, period: str) -> ObservationRecord | None:
        """What is stated for the slot's indicator and `period`; None where nothing is, or two values contradict."""
        one = slot.observation
        found = self.of.get((slot.group, family(one), measure(one), read_period(period).text, one.organisation), [])
        values = {(record.observation.normalized_value, record.observation.value_high) for record in found}
        return found[0] if len(values) == 1 else None


def told_by(record: ObservationRecord) -> str:
    """Where a record stands: 《…》一、（二）第1段."""
    return f"《{record.title}》{record.label}"


def exact(one: Observation) -> bool:
    """Whether the value is known to its last digit."""
    return one.qualifier.value == "exact" and one.value_high is None
