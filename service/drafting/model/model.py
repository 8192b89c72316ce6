"""A Model: a past report as the next one is written after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.periods import Period, read_period
from ingest.observation import Observation

__all__ = ["Model", "ModelAttachment", "ModelParagraph", "ModelSection", "Sentence", "Slot", "Usual"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A number that a paragraph of the model states, in `[start, end)` of it; `key` names it to a facts sheet.

    The key follows from where the number stands and what it counts, not from its value: the same report read anew, and
    the next one with the same sentence, give the same key. `group` is the name under which the indicator is compared.
    `falls` tells that it stands in a column of falls (降幅), where a number without a sign is one.
    """

    key: str
    observation: Observation
    start: int
    end: int
    group: str
    label: str
    heading: str
    quote: str
    ordinal: int
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in `[start, end)` of its paragraph; `kept` tells in how many other reports of the series it stands.

    Numbers and times may differ there.
    """

    start: int
    end: int
    kept: int = 0


@dataclass(frozen=True, slots=True)
class ModelParagraph:
    """A paragraph with its sentences and the numbers in it, in order; or the rows of a table, a line each."""

    text: str
    label: str
    sentences: tuple[Sentence, ...] = ()
    slots: tuple[Slot, ...] = ()
    table: bool = False


@dataclass(frozen=True, slots=True)
class Usual:
    """What the reports of a series have in common at a section: `reports` have it, of `compared`; its characters."""

    reports: int = 1
    compared: int = 1
    shortest: int = 0
    longest: int = 0


@dataclass(frozen=True, slots=True)
class ModelSection:
    """A heading and what stands right under it; `ahead` where it plans; `tables` names what is no text.

    `document_id`, `title` and `period` are of the report that it was taken from.
    """

    level: int
    mark: str
    heading: str
    label: str
    paragraphs: tuple[ModelParagraph, ...]
    document_id: str
    title: str
    period: str
    ahead: bool = False
    tables: tuple[str, ...] = ()
    usual: Usual = field(default_factory=Usual)

    @property
    def characters(self) -> int:
        """How long its paragraphs are together."""
        return sum(len(one.text) for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class ModelAttachment:
    """An annex of the report with its own sections."""

    title: str
    sections: tuple[ModelSection, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """The report that the next is modelled on; `absent` are the headings of others of its series that it has not."""

    document_id: str
    title: str
    period: str
    organisation: str
    addressee: str
    sections: tuple[ModelSection, ...]
    compared: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    attachments: tuple[ModelAttachment, ...] = ()

    @property
    def span(self) -> Period:
        """Its period."""
        return read_period(self.period)

    @property
    def slots(self) -> Iterator[Slot]:
        """Every number that its paragraphs state, in order, those of the annexes behind."""
        for section in (*self.sections, *(each for one in self.attachments for each in one.sections)):
            for paragraph in section.paragraphs:
                yield from paragraph.slots
