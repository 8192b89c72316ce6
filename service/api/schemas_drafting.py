"""The shapes of drafting: the model, the facts sheet, drafts and their versions."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from service.api.schemas import Shape

Label = Annotated[str, Field(max_length=200)]
Number = int | float | None


class UsualShape(Shape):
    shortest: int
    longest: int


class ModelSectionShape(Shape):
    """`reports` of `compared` reports of the series have the section; `kept` of its `sentences` stand in others too."""

    label: str
    level: int
    mark: str
    heading: str
    document_id: str
    title: str
    ahead: bool
    characters: int
    usual: UsualShape
    reports: int
    compared: int
    paragraphs: list[str]
    numbers: int
    sentences: int
    kept: int


class FactsRowShape(Shape):
    """A row of the facts sheet; `last` is the value of the model's period, `note` says how it can be worked out."""

    key: str
    section: str
    indicator: str
    unit: str
    period: str
    last: str
    quote: str
    note: str


class DraftModelShape(Shape):
    document_id: str
    title: str
    period: str
    next_period: str
    organisation: str
    addressee: str
    compared: list[str]
    absent: list[str]
    notes: list[str]
    sections: list[ModelSectionShape]
    rows: list[FactsRowShape]


class FaultShape(Shape):
    """What is wrong with a cell of a sheet, and what to do."""

    code: str
    place: str
    reason: str
    remedy: str


class FaultList(Shape):
    faults: list[FaultShape]


class FactLine(Shape):
    """A value as it was typed; without a key it is known by section, indicator and unit."""

    key: Annotated[str, Field(max_length=40)] = ""
    section: Label = ""
    indicator: Label = ""
    unit: Annotated[str, Field(max_length=40)] = ""
    value: Annotated[str, Field(max_length=200)] = ""
    note: Annotated[str, Field(max_length=1000)] = ""
    quote: Annotated[str, Field(max_length=5000)] = ""
    place: Annotated[str, Field(max_length=40)] = ""


class SheetShape(Shape):
    """The lines of a sheet that have a value, and every fault of them."""

    facts: list[FactLine]
    faults: list[FaultShape]


class TakenShape(Shape):
    document: Annotated[str, Field(max_length=300)]
    label: Label


class DraftRequest(Shape):
    model_on: Annotated[str, Field(max_length=300)]
    sections: Annotated[list[Label], Field(default_factory=list, max_length=200)]
    take: Annotated[list[TakenShape], Field(default_factory=list, max_length=50)]
    period: Annotated[str, Field(max_length=40)] = ""
    date: datetime.date | None = None
    facts: Annotated[list[FactLine], Field(default_factory=list, max_length=5000)]
    author: Annotated[str, Field(max_length=100)] = ""


class RenewRequest(Shape):
    """Draft anew: the section at `position`, or everything; with other facts where they are given."""

    revision: int
    position: int | None = None
    facts: Annotated[list[FactLine], Field(max_length=5000)] | None = None
    author: Annotated[str, Field(max_length=100)] = ""


class FactsRequest(Shape):
    """The whole facts sheet as it is now, in place of the one that the draft was made from."""

    revision: int
    facts: Annotated[list[FactLine], Field(max_length=5000)]
    author: Annotated[str, Field(max_length=100)] = ""


class DraftSourceShape(Shape):
    """Where a number comes from; `by` and `at` where a person settled it (`person`, or `document` with its words)."""

    type: Literal["facts", "observation", "formula", "document", "wording", "person", "none"]
    ref: str
    quote: str
    by: Annotated[str, Field(default_factory=str)]
    at: Annotated[str, Field(default_factory=str)]


MarkName = Literal["number", "date", "name", "title", "citation"]


def _number() -> MarkName:
    """What drafts that were kept before there were other marks have."""
    return "number"


class DraftNumberShape(Shape):
    """A number, or another mark of text that a chat model wrote; untraced where its source is of type none."""

    text: str
    value: Number
    unit: str
    start: int
    end: int
    source: DraftSourceShape
    kind: Annotated[MarkName, Field(default_factory=_number)]


class DraftCitationShape(Shape):
    document_id: str
    title: str
    label: str
    quote: str
    page: int | None
    start: int
    end: int
    verified: bool


class DraftParagraphShape(Shape):
    text: str
    numbers: list[DraftNumberShape]
    citations: list[DraftCitationShape]
    gaps: list[str]


class DraftSectionShape(Shape):
    label: str
    level: int
    mark: str
    heading: str
    paragraphs: list[DraftParagraphShape]


class DraftAttachmentShape(Shape):
    title: str
    sections: list[DraftSectionShape]


class PlacedText(Shape):
    where: str
    text: str


class DraftCheckShape(Shape):
    kind: str
    severity: Literal["error", "warning", "note"]
    message: str
    where: str


class SuggestionShape(Shape):
    """A sentence of last period that was not carried over."""

    number: int
    label: str
    text: str
    reason: str


class AcceptedShape(Shape):
    """A finding that somebody answers for."""

    kind: str
    quote: str
    message: str
    reason: str
    by: str
    at: str


class DraftContent(Shape):
    title: str
    period: str
    addressee: str
    organisation: str
    document_number: str
    date: datetime.date | None
    sections: list[DraftSectionShape]
    attachments: list[DraftAttachmentShape]
    untraced: list[PlacedText]
    gaps: list[PlacedText]
    checks: list[DraftCheckShape]
    suggestions: list[SuggestionShape]
    accepted: Annotated[list[AcceptedShape], Field(default_factory=list)]


class DraftSummary(Shape):
    """`revision` is what a change has to name; it grows with every change. A `final` draft is read-only."""

    id: str
    title: str
    period: str
    revision: int
    version: int
    created_at: str
    updated_at: str
    state: Literal["open", "final"]


class DraftList(Shape):
    drafts: list[DraftSummary]


class WholeDraft(DraftSummary):
    """`request` is what the draft was made from."""

    request: DraftRequest
    draft: DraftContent


class RevisionRequest(Shape):
    revision: int


class SectionText(Shape):
    level: Annotated[int, Field(ge=0, le=4)]
    mark: Annotated[str, Field(max_length=40)] = ""
    heading: Annotated[str, Field(max_length=500)] = ""
    paragraphs: Annotated[list[Annotated[str, Field(max_length=20_000)]], Field(default_factory=list, max_length=500)]


class SectionsRequest(Shape):
    """All sections of the draft as they shall be: moved, added, left out; with `count` their marks follow the order."""

    revision: int
    sections: Annotated[list[SectionText], Field(max_length=500)]
    count: bool = False
    author: Annotated[str, Field(max_length=100)] = ""
    auto: bool = False


class AbsentSection(Shape):
    label: str
    level: int
    mark: str
    heading: str


class AbsentList(Shape):
    """Sections that the model has and the draft lacks."""

    sections: list[AbsentSection]


class PutBackRequest(Shape):
    """The `label` of a section as the model has it."""

    revision: int
    label: Label
    author: Annotated[str, Field(max_length=100)] = ""


class HeadRequest(Shape):
    """What is left out stays as it is; `date` null takes the date away."""

    revision: int
    title: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    addressee: Annotated[str, Field(max_length=500)] | None = None
    organisation: Annotated[str, Field(max_length=300)] | None = None
    document_number: Annotated[str, Field(max_length=100)] | None = None
    date: datetime.date | None = None
    author: Annotated[str, Field(max_length=100)] = ""


class RestoreRequest(Shape):
    revision: int
    version: int


class SectionRequest(Shape):
    """The words of a section as they were edited; numbers keep their sources where they stand as before."""

    revision: int
    heading: Annotated[str, Field(max_length=500)]
    paragraphs: Annotated[list[Annotated[str, Field(max_length=20_000)]], Field(max_length=500)]
    author: Annotated[str, Field(max_length=100)] = ""
    auto: bool = False


class DraftVersionShape(Shape):
    number: int
    parent: int
    note: str
    author: str
    made_at: str


class DraftVersionList(Shape):
    versions: list[DraftVersionShape]
