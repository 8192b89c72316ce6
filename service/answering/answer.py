"""What an answer is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from index.records import DocumentRecord, PassageHit


class AnswerStatus(StrEnum):
    """How an answer ended."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    REPEALED_ONLY = "repealed_only"
    NOT_IN_FORCE = "not_in_force"
    MODEL_FAILED = "model_failed"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one document, before they are checked: `[start, end)` of its plain text."""

    document: DocumentRecord
    label: str
    article: str
    start: int
    end: int
    text: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote under its number; `verified` when a program has compared it with the document.

    `office` is who issued the document, where the Library has one of this title by another; else empty.
    """

    n: int
    quote: Quote
    status_in_law: str
    verified: bool
    office: str = ""


def cited_title(title: str, office: str) -> str:
    """How a citation writes whose document it is from: 《印章管理规定》（甲县财政局）."""
    return f"《{title}》（{office}）" if office else f"《{title}》"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer and the numbers of its citations."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Considered:
    """A passage that was looked at; `used` when the answer quotes from it."""

    document_id: str
    title: str
    label: str
    start: int
    end: int
    score: float
    used: bool
    office: str = ""  # as in Citation

    @classmethod
    def of(cls, hit: PassageHit, quotes: Iterable[Quote], office: str) -> Considered:
        """The record of `hit`, where the answer gives `quotes`."""
        document, passage = hit.document, hit.passage
        inside = (
            one.start < passage.end and passage.start < one.end for one in quotes if one.document.id == document.id
        )
        place = (document.id, document.title, passage.label, passage.start, passage.end)
        return cls(*place, hit.score, any(inside), office)


@dataclass(frozen=True, slots=True)
class Answer:
    """Sentences with citations, and how it ended; `message` is the sentence that people read about the status.

    `question` is what was asked, `completed` the same filled up from earlier turns.
    """

    status: AnswerStatus
    message: str
    answer: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    looked_at: tuple[Considered, ...]
    as_of: date
    conversation: str
    question: str = ""
    completed: str = ""
    notes: tuple[str, ...] = ()  # what people should know of the versions that answer
    model: str | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)
