"""The shapes of the HTTP API; the pages' types are generated from them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """Base of every shape: unknown keys in a request are refused."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)


Kind = Literal["regulation", "compilation", "report", "other"]
AnswerStatusName = Literal[
    "answered", "partly_answered", "not_found", "ambiguous", "repealed_only", "not_in_force", "model_failed"
]
LawStatus = Literal["in_force", "amended", "repealed", "not_yet", "trial", "unknown"]


class Health(Shape):
    status: Literal["ok", "degraded"]
    version: str
    documents: int
    passages: int
    embedding: str | None
    chat_model: str | None


class DocumentSummary(Shape):
    id: str
    title: str
    kind: Kind
    file: str
    document_number: str
    issuer: str
    organisation: str
    period: str
    published: date | None
    signed: date | None
    effective_from: date | None
    effective_to: date | None
    status_in_law: LawStatus
    secrecy: str
    urgency: str
    part_of: str | None
    units: int
    articles: int
    passages: int
    observations: int
    pages: int | None
    characters: int
    media_type: str
    added_at: str


class MemberShape(Shape):
    """A member of a compilation."""

    id: str
    title: str
    kind: Kind
    status_in_law: LawStatus


class DocumentDetail(DocumentSummary):
    addressee: str
    passed: date | None
    validity: str
    work: str
    members: list[MemberShape]
    sources: list[str]
    warnings: list[str]


class DocumentList(Shape):
    total: int
    documents: list[DocumentSummary]


class UnitNode(Shape):
    id: str
    kind: str
    number: int | None
    branch: int
    level: int | None
    label: str
    heading: str
    text: str
    start: int
    end: int
    page: int | None
    children: list[UnitNode]


class Outline(Shape):
    document_id: str
    title: str
    kind: str
    units: list[UnitNode]
    gaps: list[str]
    duplicates: list[str]


class DocumentText(Shape):
    """The whole plain text; spans of citations count Unicode code points in it."""

    document_id: str
    title: str
    text: str


class PlaceShape(Shape):
    """Where `[start, end)` of the plain text stands on the page, in points from its top-left corner."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None


class PageShape(Shape):
    number: int
    width: float
    height: float
    has_image: bool
    places: list[PlaceShape]


class PageList(Shape):
    """The pages of the original; none where its format has no pages that can be shown."""

    pages: list[PageShape]


class AskRequest(Shape):
    question: Annotated[str, Field(min_length=1, max_length=2000)]
    as_of: date | None = None
    conversation: Annotated[str | None, Field(max_length=64)] = None
    language: Literal["zh", "en"] = "zh"


class CitationShape(Shape):
    """`office` is who issued the document, where the library has one of this title by another; else empty.

    `kind` is that of the document, empty in answers from before it was kept.
    """

    n: int
    document_id: str
    title: str
    office: str = ""
    file: str
    kind: str = ""
    status_in_law: str
    effective_from: date | None
    effective_to: date | None
    label: str
    article: str
    quote: str
    page: int | None
    start: int
    end: int
    verified: bool


class SentenceShape(Shape):
    text: str
    citations: list[int]


class LookedAt(Shape):
    """A passage that was considered, used or not; `office` as in a citation."""

    document_id: str
    title: str
    office: str = ""
    label: str
    start: int
    end: int
    score: float
    used: bool


class AnswerShape(Shape):
    status: AnswerStatusName
    message: str
    notes: list[str]
    answer: str
    sentences: list[SentenceShape]
    citations: list[CitationShape]
    looked_at: list[LookedAt]
    as_of: date
    conversation: str
    question: str
    completed: str
    model: str | None
    timings_ms: dict[str, float]


class TakenMember(Shape):
    document_id: str
    title: str
    kind: str


class FileOutcome(Shape):
    """What became of one file: the line that `guiwen ingest --json` prints."""

    path: str
    status: Literal["added", "unchanged", "updated", "failed"]
    document_id: str | None
    kind: str | None
    title: str | None
    document_number: str | None
    issuer: str | None
    status_in_law: str | None
    effective_from: date | None
    effective_to: date | None
    units: int
    passages: int
    observations: int
    pages: int | None
    members: list[TakenMember]
    seconds: float
    warnings: list[str]
    error: FileError | None


class FileError(Shape):
    code: str
    message: str


class IngestSummary(Shape):
    added: int
    unchanged: int
    updated: int
    failed: int
    skipped: int
    seconds: float


class Job(Shape):
    """An ingestion that goes on in the server; it survives a reload of the page."""

    id: str
    state: Literal["running", "done", "cancelled"]
    total: int
    finished: int
    current: str | None
    outcomes: list[FileOutcome]
    summary: IngestSummary | None


class JobList(Shape):
    jobs: list[Job]


class Problem(Shape):
    """RFC 9457 problem details; `code` is stable, `detail` is for people."""

    type: str
    title: str
    status: int
    detail: str
    code: str
