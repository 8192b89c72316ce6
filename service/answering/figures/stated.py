"""A number that a document states, with where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from index.indicators import common, family
from index.observation_records import ObservationRecord
from index.records import DocumentRecord
from ingest.observation import Observation
from service.arithmetic import Amount


@dataclass(frozen=True, slots=True)
class Stated:
    """A stored Observation with its document.

    `clause` is the part of its sentence up to it, `nearby` the sentence with what stands before it; `planned` marks a
    plan, `aimed` one that says what is to be reached, which is no number of how it came.
    """

    document: DocumentRecord
    record: ObservationRecord
    clause: str
    nearby: str
    planned: bool = False
    aimed: bool = False

    @property
    def observation(self) -> Observation:
        """The number itself."""
        return self.record.observation

    @property
    def amount(self) -> Amount:
        """The number as written and in its normal unit."""
        one = self.observation
        # 7件（次） counts what 4件 counts.
        counted = family(one).removesuffix("（次）").replace("每", "/").casefold()
        return Amount(one.value, one.unit, common(one, one.normalized_value), _COUNTED_AS.get(counted, counted))

    @property
    def written(self) -> str:
        """The number in the words of the text, with its unit, which may stand in the head of a table."""
        one = self.observation
        number = self.record.quote[one.start - one.quote_start : one.end - one.quote_start]
        return number if one.unit in number or not number[-1:].isdigit() else f"{number}{one.unit}"

    @property
    def place(self) -> tuple[str, int]:
        """What tells it from every other number: its document and where it begins."""
        return self.document.id, self.observation.start


# Counters of one thing: 企业 are counted in 家 and in 户.
_COUNTED_AS = {"家": "户", "名": "人", "位": "人", "起": "件", "宗": "件", "台": "辆"}
