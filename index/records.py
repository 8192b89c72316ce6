"""What a Library hands out: records of stored Documents, hits, filters, outcomes and findings.

Spans are counted in Unicode code points of the document's plain text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePath

from ingest.document import DocumentKind, LegalStatus

# What an as-of date leaves out.
NOT_STANDING = frozenset({LegalStatus.REPEALED, LegalStatus.AMENDED, LegalStatus.NOT_YET})


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
    report, of the day of effect for anything else, then of publication and passing. `work` is the title that versions
    of the same have in common, `office` tells it from the Work of another office, where it is known, and `joined` is
    shared by Works that are one although these differ. `fixed_status` is a status that follows from no date: what a
    person set, or the text says of itself. Other documents of the Library give the last three days: `derived_from` is
    the day of effect of the decision that amended it, where it names none itself; on `replaced_on` the next version
    takes its place; on `repealed_on` another document repeals it.
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
    office: str = ""
    joined: str = ""
    trial: bool = False
    fixed_status: LegalStatus | None = None
    part_of: str = ""
    sources: tuple[SourceRecord, ...] = ()
    derived_from: date | None = None
    replaced_on: date | None = None
    repealed_on: date | None = None

    @property
    def begins(self) -> date | None:
        """The day from which it is in force: as it says itself, else as the decision says that amended it."""
        return self.effective_from or self.derived_from

    @property
    def version_day(self) -> date | None:
        """The day that puts versions of one Work in order: of effect, else of publication, else of passing."""
        return self.begins or self.published or self.passed

    @property
    def ends(self) -> date | None:
        """The day from which it no longer stands: by its own words, repealed, or because a later version begins."""
        return min(filter(None, (self.effective_to, self.repealed_on, self.replaced_on)), default=None)

    def standing(self, day: date) -> LegalStatus:
        """The status in law on `day`; `amended` when a later version stands in its place."""
        if self.fixed_status is not None:
            return self.fixed_status
        if any(end is not None and end <= day for end in (self.effective_to, self.repealed_on)):
            return LegalStatus.REPEALED
        if self.replaced_on is not None and self.replaced_on <= day:
            return LegalStatus.AMENDED
        if self.kind is DocumentKind.REGULATION and self.version_day is not None and self.version_day > day:
            return LegalStatus.NOT_YET  # nothing is in force before it was passed, whatever day of effect is unknown
        if self.begins is None:
            return LegalStatus.UNKNOWN if self.kind is DocumentKind.REGULATION else self.status
        if self.begins > day:
            return LegalStatus.NOT_YET
        return LegalStatus.TRIAL if self.trial else LegalStatus.IN_FORCE

    @property
    def file(self) -> str:
        """The name of the file it was first read from, or empty."""
        return self.sources[0].name if self.sources else ""


@dataclass(frozen=True, slots=True)
class Cause:
    """What began or ended a version: `[start, end)` of `document` says so, an empty `quote` where no words do.

    `kind` is `repeals` or `amends` (an Act of another document), `replaced` (a later version began) or `own` (the
    version's own words).
    """

    kind: str
    day: date
    document: DocumentRecord
    quote: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a Work; `begun_by` is set where its day of effect was derived from an amending decision."""

    document: DocumentRecord
    begun_by: Cause | None
    ended_by: Cause | None


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
class Measures:
    """How near a passage is to a question, each from 0 to about 1.

    `found` is the share of the question that its words have, `beside` its share of the best score by words, `meaning`
    its cosine; `asked` has the same two of what people usually ask of it, None where nothing is known to be asked.
    """

    found: float
    beside: float
    meaning: float
    asked: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A Passage that a search found, best first; `lexical` and `dense` say where `score` came from.

    `repeated` is true where question memory holds the query, or nearly, with this Passage; `features` are what the
    learnt ranking over question memory went by, with their values, empty where it took no part. `measures` are there
    where vectors took part.
    """

    document: DocumentRecord
    passage: PassageRecord
    score: float
    lexical: float | None = None
    dense: float | None = None
    repeated: bool = False
    features: Mapping[str, float] = field(default_factory=dict)
    measures: Measures | None = None


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What a hit's Document must satisfy; an empty set restricts nothing.

    `organisations` matches the organisation or the issuer. `statuses` are those of the day `as_of`, of today where it
    is None. `as_of` alone leaves out what had ended, had been replaced or had not begun on that day; what is unknown
    leaves out nothing.
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
