"""Documents, their Units and Passages.

Every position is a span `[start, end)` in the document's plain text, counted in Unicode code points, and for every Unit
`unit.text == document.text[unit.start:unit.end]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ingest.labels import Number, UnitKind
from ingest.observation import Observation

__all__ = [
    "Act",
    "ActKind",
    "Box",
    "Description",
    "Document",
    "DocumentKind",
    "Evidence",
    "LegalStatus",
    "Line",
    "Number",
    "Observation",
    "PageOfText",
    "Passage",
    "Place",
    "Reading",
    "Reference",
    "ReferenceState",
    "Segment",
    "Unit",
    "UnitKind",
    "embedding_text",
]


class DocumentKind(StrEnum):
    """What a published text is."""

    REGULATION = "regulation"
    COMPILATION = "compilation"
    REPORT = "report"
    OTHER = "other"


class LegalStatus(StrEnum):
    """时效性 of a document on the day it is asked."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPEALED = "repealed"
    NOT_YET = "not_yet"
    TRIAL = "trial"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points from the page's top-left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where `[start, end)` of the plain text stands in the source; `page` counts from 1.

    `confidence` (0 to 1) is given where the text was recognised from an image.
    """

    start: int
    end: int
    page: int
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """An addressable node: `text` is exactly `document.text[start:end]` and holds the text of its children."""

    id: str
    kind: UnitKind
    number: Number | None
    label: str
    heading: str
    text: str
    start: int
    end: int
    page: int | None = None
    level: int | None = None
    children: tuple[Unit, ...] = ()

    def walk(self) -> Iterator[Unit]:
        """Yield this Unit and every Unit below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece that is indexed: one article, or a run of small Units, never across an article.

    `path` is the heading path above it (`第二章 监察机关及其职责`); `label` cites the piece, `article` its article
    where there is one.
    """

    start: int
    end: int
    label: str
    article: str
    path: str
    unit_ids: tuple[str, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What the document says of itself; `None` or empty where it does not say."""

    title: str
    kind: DocumentKind
    document_number: str = ""
    issuer: str = ""
    addressee: str = ""
    organisation: str = ""
    period: str = ""
    passed: date | None = None
    published: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    status: LegalStatus = LegalStatus.UNKNOWN
    signed: date | None = None  # 成文日期
    secrecy: str = ""  # 密级和保密期限, as 秘密★1年
    urgency: str = ""  # 紧急程度, as 特急
    validity: str = ""  # what the text itself says of its 时效, as 有效期五年 or 失效

    @property
    def version_day(self) -> date | None:
        """The day that puts versions of one Work in order: of effect, else of publication, else of passing."""
        return self.effective_from or self.published or self.passed


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field of the Description was read: `value` as it was taken, `[start, end)` of the plain text.

    `field` is the field's name in Description. An empty span (`start == end`) says that the value stands nowhere in
    the text (a title from the file's name). `confidence` is from 0 to 1.
    """

    field: str
    value: str
    start: int
    end: int
    confidence: float


class ActKind(StrEnum):
    """What one document does to another by naming it."""

    REPEALS = "repeals"
    AMENDS = "amends"


@dataclass(frozen=True, slots=True)
class Act:
    """`[start, end)` of this document repeals or amends the document it names, from `day` where that is known.

    `before` is the qualifier of the version meant: 2005年3月1日发布的《…》 repeals what was issued on that day alone.
    """

    kind: ActKind
    title: str
    document_number: str
    day: date | None
    start: int
    end: int
    before: date | None = None


class ReferenceState(StrEnum):
    """How far a cross-reference leads."""

    RESOLVED = "resolved"  # to the Unit `unit_id` of this document
    EXTERNAL = "external"  # to another document, by title; the Library finds it
    AMBIGUOUS = "ambiguous"  # more than one Unit or document could be meant
    UNRESOLVED = "unresolved"  # this document has no such Unit, or what is meant cannot be told


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference in `[start, end)`: a layer beside the tree, never inside the text.

    `title` is the title that it names, empty for this document; `label` cites the Unit (第二十二条第一款), empty for
    the document as a whole; `unit_id` is set when it is resolved inside this document.
    """

    start: int
    end: int
    title: str
    label: str
    state: ReferenceState
    unit_id: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One published text with its tree; `id` is derived from the bytes it was read from.

    A compilation has its member documents in `members`, each with a text, a tree and an identity of its own, and names
    itself in their `part_of`; its own passages cover only what belongs to no member.
    """

    id: str
    description: Description
    text: str
    units: tuple[Unit, ...]
    passages: tuple[Passage, ...]
    places: tuple[Place, ...] = ()
    pages: int | None = None
    media_type: str = ""
    warnings: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    acts: tuple[Act, ...] = ()
    references: tuple[Reference, ...] = ()
    members: tuple[Document, ...] = ()
    part_of: str = ""
    observations: tuple[Observation, ...] = ()

    def walk(self) -> Iterator[Unit]:
        """Yield every Unit of the document in the order of the text."""
        for unit in self.units:
            yield from unit.walk()

    def articles(self) -> tuple[Unit, ...]:
        """The articles in the order of the text."""
        return tuple(unit for unit in self.walk() if unit.kind is UnitKind.ARTICLE)


def embedding_text(title: str, path: str, text: str) -> str:
    """The text of a passage as indexes see it: title, heading path, text, each on a line of its own."""
    return "\n".join(part for part in (title, path, text) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line of a source.

    `segments` gives, for runs of the text in order, the page and box they stand on. `heading_level` is the level that
    the source's own markup declares (Word style, Markdown #), counted from 1. `cells` holds the cells when the line is
    a row of a table, and `table` tells the tables of one source apart; `header` when the source marks the row as one
    that names the columns. `style` is the name of the paragraph's style, where the source has named ones.
    """

    text: str
    segments: tuple[Segment, ...] = ()
    heading_level: int | None = None
    cells: tuple[str, ...] | None = None
    table: int | None = None
    header: bool = False
    bold: bool = False
    centred: bool = False
    size: float | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of `length` code points of a line that stands on one page, in one box.

    `confidence` (0 to 1) is given where it was recognised from an image.
    """

    length: int
    page: int
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PageOfText:
    """The lines of one page, top to bottom; a source without pages is one page with `number` None."""

    lines: tuple[Line, ...]
    number: int | None = None
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a file, before cleaning.

    `paragraphs` tells whether a line is a whole paragraph (TXT, MD, DOCX) or a printed line (PDF), which cleaning
    joins.
    `properties` are the file's own metadata (title, author, created …), never trusted over the text.
    """

    pages: tuple[PageOfText, ...]
    media_type: str
    paragraphs: bool = True
    properties: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
