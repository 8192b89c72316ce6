"""Drafting without a chat model: the model, the facts sheet that it asks for, and the draft that both make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from index.library import Library
from index.periods import Period, canonical, read_period
from index.records import DocumentRecord
from ingest.errors import ModelRefused
from ingest.readers.limits import Limits
from service.drafting.composing.compose import compose, restricted
from service.drafting.composing.context import Composed
from service.drafting.composing.derived import find_derivations
from service.drafting.composing.known import Known
from service.drafting.composing.move import Move
from service.drafting.facts.facts import Facts
from service.drafting.facts.filling import Filled, Line, fill
from service.drafting.facts.rows import Row, rows_of
from service.drafting.facts.sheet import Format, read_sheet, template
from service.drafting.model.building import build_model
from service.drafting.model.comparing import compare
from service.drafting.model.joining import with_section
from service.drafting.model.model import Model, Slot
from service.past_reports import past_reports

__all__ = ["Drafting", "Taken"]

# Reports of a series that a model is compared with: those far from it say little of the next.
_COMPARED = 6


@dataclass(frozen=True, slots=True)
class Taken:
    """A section of another report to be taken into the model."""

    document: str
    label: str

    @classmethod
    def read(cls, written: str) -> Taken:
        """What DOCUMENT:LABEL names; ModelRefused for anything else."""
        document, mark, label = written.rpartition(":")
        if not (mark and document and label):
            raise ModelRefused(f"另取的部分应写成 DOCUMENT:LABEL，如 文件编号:一、（七），不能是“{written}”。")
        return cls(document, label)


class Drafting:
    """One report being drafted after another; every step can be asked for by itself."""

    def __init__(
        self, library: Library, document: str, labels: Sequence[str] = (), taken: Sequence[Taken] = ()
    ) -> None:
        self._library, self._labels, self._taken = library, labels, taken
        self.document = library.document(document)

    @cached_property
    def past(self) -> list[DocumentRecord]:
        """The other reports of the series that are nearest in time, newest first."""
        own = read_period(self.document.period).last
        found = past_reports(self._library, self.document)
        near = sorted(found, key=lambda one: abs(read_period(one.period).last - own))[:_COMPARED]
        return [one for one in found if one in near]

    @cached_property
    def model(self) -> Model:
        """The model with what its series says of it, and the sections that were chosen or taken from others."""
        model = build_model(self._library, self.document)
        others = [build_model(self._library, one, numbers=False) for one in self.past if one.period and one.units]
        model = compare(model, others)
        for one in self._taken:
            other = build_model(self._library, self._library.document(one.document))
            model = with_section(model, other, one.label)
        return restricted(model, self._labels)

    def rows(self, period: str = "") -> tuple[Row, ...]:
        """The rows of the facts sheet for `period`; those that can be worked out say how."""
        move = self.move(period)
        derivations = find_derivations(self.model)

        def told(slot: Slot) -> str:
            return derivations[slot.key].words if slot.key in derivations else ""

        return rows_of(self.model, move.new.text, move.period, told)

    def next_period(self) -> Period:
        """The period after the model's."""
        old = read_period(self.document.period)
        if old.ordinal is None:
            months = old.last - old.first + 1
            return read_period(f"{(old.first + months) // 12}/{(old.last + months) // 12}")
        # The next of its kind is what lies between it and the one after.
        far = read_period(f"{old.last // 12 + 2}{old.text[4:]}")
        return next(iter(old.between(far)))

    def template(self, form: Format, period: str = "") -> bytes:
        """The facts sheet to fill in."""
        return template(self.rows(period), form)

    def facts(self, data: bytes, name: str, limits: Limits) -> Filled:
        """The facts of a filled sheet, and every wrong cell."""
        return self.facts_of(read_sheet(data, name, limits))

    def facts_of(self, lines: Sequence[Line]) -> Filled:
        """The facts of these lines, and every wrong one."""
        return fill(self.model, self.rows(), lines)

    def move(self, period: str) -> Move:
        """To `period` as a person writes it, to the next one where it is empty; ModelRefused where it is none."""
        new = canonical(period) if period.strip() else self.next_period().text
        return Move.of(self.model.period, new, self.model.title)

    def draft(self, period: str, facts: Facts, day: date | None = None) -> Composed:
        """The draft of `period`."""
        known = Known.read(self._library, [self.document, *self.past])
        return compose(self.model, self.move(period), facts, known, day)
