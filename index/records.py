"""What a Library hands out: records of stored Documents, hits, filters, outcomes and findings.

Spans are counted in Unicode code points of the document's plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePath

from ingest.description import legal_status
from ingest.document import DocumentKind, LegalStatus


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A path under which the bytes of a Document were found."""

    path: str
    name: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What the catalogue knows of a Document without reading its text.

    `key` is the catalogue's own integer, never given twice. `year` is the year that filters see: of the period for a
    report, of the day of effect for anything else, then of publication and passing. `replaced_on` is the day on which
    the next version of the same Work in the Library takes its place.
    """

    key: int
    id: str
    title: str
    kind: DocumentKind
    document_number: str
    issuer: str
    addressee: str
    organisation: str
    period: str
    passed: date | None
    published: date | None
    effective_from: date | None
    effective_to: date | None
    status: LegalStatus
    year: int | None
    media_type: str
    pages: int | None
    characters: int
    units: int
    passages: int
    observations: int
    articles: int
    warnings: tuple[str, ...]
    gaps: tuple[str, ...]
    duplicates: tuple[str, ...]
    sha256: str
    bytes: int
    added_at: datetime
    signed: date | None = None
    secrecy: str = ""
    urgency: str = ""
    validity: str = ""
    work: str = ""
    trial: bool = False
    fixed_status: LegalStatus | None = None
    part_of: str = ""
    sources: tuple[SourceRecord, ...] = ()
    replaced_on: date | None = None

    @property
    def version_day(self) -> date | None:
        """The day that puts versions of one Work in order: of effect, else of publication, else of passing."""
        return self.effective_from or self.published or self.passed

    @property
    def ends(self) -> date | None:
        """The day from which it is no longer in force: by its own words, else because a later version begins."""
        return self.effective_to or self.replaced_on

    def standing(self, day: date) -> LegalStatus:
        """The status in law on `day`; `amended` when a later version stands in its place."""
        if self.kind is not DocumentKind.REGULATION:
            return self.status
        if self.replaced_on is not None and self.replaced_on <= day and self.effective_to is None:
            return LegalStatus.AMENDED
        return legal_status(self.title, self.effective_from, self.effective_to, day)

    @property
    def file(self) -> str:
        """The name of the file it was first read from, or empty."""
        return self.sources[0].name if self.sources else ""


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A stored Passage with its text; `id` is never given twice."""

    id: int
    document_key: int
    ordinal: int
    start: int
    end: int
    label: str
    article: str
    path: str
    unit_ids: tuple[str, ...]
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A Passage that a search found, best first; `lexical` and `dense` say where `score` came from."""

    document: DocumentRecord
    passage: PassageRecord
    score: float
    lexical: float | None = None
    dense: float | None = None


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What a hit's Document must satisfy; an empty set restricts nothing.

    `organisations` matches the organisation or the issuer. With `as_of`, a Document counts when
    `effective_from` is unknown or not after that day, and `effective_to` is unknown or after it.
    """

    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    organisations: frozenset[str] = frozenset()
    as_of: date | None = None
    documents: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is restricted."""
        return self != SearchFilters()


class AddStatus(StrEnum):
    """What an ingestion did to the Library."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What adding one file did; `replaced` is the id of the Document it took the place of."""

    status: AddStatus
    document_id: str
    replaced: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """A Document that was taken out of the Library, and why: `removed` by someone, or `replaced`."""

    document_id: str
    title: str
    sha256: str
    sources: tuple[str, ...]
    removed_at: datetime
    reason: str


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that verification found wrong; `kind` is stable for programs, `message` is for people."""

    kind: str
    severity: Severity
    message: str
    document_id: str | None = None


def source_name(path: str) -> str:
    """The last part of a source path, also of one inside an archive."""
    return PurePath(path.replace("\\", "/")).name or path
