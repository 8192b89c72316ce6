"""A document as it is proofread, with what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from index.periods import Period, read_period
from ingest.document import Description, Document, Unit, UnitKind
from ingest.observation import Observation
from ingest.observations.clauses import sentences
from ingest.observations.masking import HIDDEN, mask
from ingest.observations.quantities import Quantity, find_quantities
from ingest.observations.times import find_times
from service.checking.laws import Laws
from service.checking.word_rules import WordRule

_TITLE = re.compile(r"《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,60})?》")
# Where sentences are read: not in titles, tables of contents and signatures.
_PROSE = frozenset({UnitKind.PARAGRAPH, UnitKind.PREAMBLE, UnitKind.HEADING})


@dataclass(frozen=True)
class Proof:
    """What the checks look at: the document, the report before it, the laws of the Library, the rules for words."""

    document: Document
    earlier: Document | None = None
    laws: Laws | None = None
    rules: Sequence[WordRule] = field(default=())

    @property
    def text(self) -> str:
        """The kept text, of which all positions are counted."""
        return self.document.text

    @property
    def description(self) -> Description:
        """What the document says of itself."""
        return self.document.description

    @property
    def observations(self) -> Sequence[Observation]:
        """The numbers that it states."""
        return self.document.observations

    @cached_property
    def masked(self) -> str:
        """The text of the same length with narrow digits, titles and short quotations hidden."""
        return mask(self.text)

    @cached_property
    def titleless(self) -> str:
        """The text of the same length with the inside of 《》 hidden."""
        return _TITLE.sub(lambda found: "《" + HIDDEN * (len(found[0]) - 2) + "》", self.text)

    @cached_property
    def period(self) -> Period:
        """The period that the report covers; of kind UNKNOWN where it names none."""
        return read_period(self.description.period)

    @cached_property
    def year(self) -> int | None:
        """The year of the period, None where it is unknown or goes over several."""
        first, _, _ = self.description.period.partition("-")
        return int(first[:4]) if first[:4].isdigit() and "-" not in self.description.period[4:5] else None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every Unit in the order of the text, outer ones first."""
        return tuple(self.document.walk())

    @cached_property
    def paragraphs(self) -> tuple[Unit, ...]:
        """The paragraphs of prose."""
        return tuple(unit for unit in self.units if unit.kind in (UnitKind.PARAGRAPH, UnitKind.PREAMBLE))

    @cached_property
    def prose(self) -> tuple[tuple[int, int], ...]:
        """The spans of running text: paragraphs, and the own words of headings."""
        return tuple(self._spans())

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences of running text."""
        return tuple(span for start, end in self.prose for span in sentences(self.masked, start, end))

    @cached_property
    def quantities(self) -> dict[tuple[int, int], tuple[Quantity, ...]]:
        """The quantities of each sentence that has any, by its span."""
        found = {}
        for start, end in self.sentences:
            times = list(find_times(self.masked, start, end))
            if quantities := tuple(find_quantities(self.masked, start, end, times)):
                found[start, end] = quantities
        return found

    def label(self, place: int) -> str:
        """How the innermost labelled Unit around `place` is cited."""
        label = ""
        for unit in self.units:
            if unit.start > place:
                break
            if place < unit.end and unit.label:
                label = unit.label
        return label

    def _spans(self) -> Iterator[tuple[int, int]]:
        for unit in self.units:
            if unit.kind not in _PROSE:
                continue
            if unit.kind is UnitKind.HEADING and unit.children:
                yield unit.start, unit.children[0].start
            elif unit.kind is UnitKind.HEADING or not _holds_prose(unit):
                yield unit.start, unit.end


def _holds_prose(unit: Unit) -> bool:
    return any(child.kind in _PROSE for child in unit.children)
