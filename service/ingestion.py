"""Files into the Library: walk, read, add; one outcome per file, and a bad file stops nobody else's."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from index.library import Library
from index.originals import digest
from index.records import AddStatus, DocumentRecord
from ingest.document import Document, DocumentKind
from ingest.errors import GuiwenError, IngestError
from ingest.pipeline import ingest
from ingest.readers import Limits
from service.candidates import Candidate, Failure

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Member:
    """What an outcome tells of a member of a compilation."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What an outcome tells of the document that a file held."""

    id: str
    kind: str
    title: str
    document_number: str
    issuer: str
    status_in_law: str
    effective_from: date | None
    effective_to: date | None
    units: int
    articles: int
    passages: int
    observations: int
    pages: int | None
    warnings: tuple[str, ...]
    members: tuple[Member, ...] = ()

    @classmethod
    def read(cls, document: Document) -> Taken:
        """What is told of a document that was just read."""
        told = document.description
        return cls(
            id=document.id,
            kind=told.kind.value,
            title=told.title,
            document_number=told.document_number,
            issuer=told.issuer,
            status_in_law=told.status.value,
            effective_from=told.effective_from,
            effective_to=told.effective_to,
            units=sum(1 for _ in document.walk()),
            articles=len(document.articles()),
            passages=len(document.passages),
            observations=len(document.observations),
            pages=document.pages,
            warnings=document.warnings,
            members=tuple(
                Member(one.id, one.description.title, one.description.kind.value) for one in document.members
            ),
        )

    @classmethod
    def known(cls, record: DocumentRecord, members: Iterable[DocumentRecord]) -> Taken:
        """What is told of a document that was stored before."""
        return cls(
            id=record.id,
            kind=record.kind.value,
            title=record.title,
            document_number=record.document_number,
            issuer=record.issuer,
            status_in_law=record.standing(date.today()).value,
            effective_from=record.begins,
            effective_to=record.ends,
            units=record.units,
            articles=record.articles,
            passages=record.passages,
            observations=record.observations,
            pages=record.pages,
            warnings=record.warnings,
            members=tuple(Member(one.id, one.title, one.kind.value) for one in members),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `document` is None when it failed."""

    path: str
    status: str
    seconds: float
    document: Taken | None = None
    error: Failure | None = None


@dataclass(slots=True)
class Summary:
    """How many files had which outcome; `seconds` covers the whole run, indexes included."""

    added: int = 0
    unchanged: int = 0
    updated: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        setattr(self, outcome.status, getattr(self, outcome.status) + 1)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A candidate on its way: known already, failed already, or being read; `seconds` is what it took so far."""

    candidate: Candidate
    seconds: float
    data: bytes = b""
    record: DocumentRecord | None = None
    error: Failure | None = None
    reading: Future[tuple[Document, float]] | None = None

    def read(self) -> tuple[Document, float]:
        """The document and the seconds that reading it took; raises what reading it raised."""
        if self.reading is None:
            raise ValueError(f"nobody reads {self.candidate.shown}")
        return self.reading.result()


@dataclass(frozen=True, slots=True)
class Ingestion:
    """The use-case: `library` takes in what `candidates` name; `refresh` reads anew what it has already."""

    library: Library
    limits: Limits
    today: date
    kind: DocumentKind | None = None
    cancelled: Callable[[], bool] = field(default=lambda: False)
    read: Callable[..., Document] = ingest
    refresh: bool = False

    def run(self, candidates: Iterable[Candidate]) -> Iterator[Outcome]:
        """Yield one outcome per candidate as each is stored; stops before the next one when cancelled.

        While one is stored, the next is read already.
        """
        with self.library.batch(), ThreadPoolExecutor(1, "reading") as pool:
            begun: _Begun | None = None
            for candidate in candidates:
                if self.cancelled():
                    return
                following = self._begin(candidate, pool)
                if begun:
                    yield self._finish(begun)
                begun = following
            if begun and not self.cancelled():
                yield self._finish(begun)

    def _begin(self, candidate: Candidate, pool: Executor) -> _Begun:
        """Find out whether the Library knows the file, and else set somebody to read it."""
        started = time.perf_counter()
        try:
            if candidate.error:
                return _Begun(candidate, 0.0, error=candidate.error)
            data = candidate.read(self.limits)
            record = self.library.known(data, candidate.source)
        except GuiwenError as error:
            return _Begun(candidate, time.perf_counter() - started, error=Failure.of(error))
        spent = time.perf_counter() - started
        if record and not self.refresh:
            return _Begun(candidate, spent, record=record)
        return _Begun(candidate, spent, data, reading=pool.submit(self._timed, data, PurePath(candidate.shown).name))

    def _finish(self, begun: _Begun) -> Outcome:
        started, spent, shown = time.perf_counter(), begun.seconds, begun.candidate.shown
        if begun.error:
            return Outcome(shown, "failed", spent, error=begun.error)
        if begun.record:
            return Outcome(shown, AddStatus.UNCHANGED.value, spent, self._known(begun.record))
        try:
            document, seconds = begun.read()
            started, spent = time.perf_counter(), spent + seconds
            added = self.library.add(document, begun.data, begun.candidate.source, refresh=self.refresh)
        except GuiwenError as error:
            return Outcome(shown, "failed", spent + time.perf_counter() - started, error=Failure.of(error))
        return Outcome(shown, added.status.value, spent + time.perf_counter() - started, Taken.read(document))

    def _known(self, record: DocumentRecord) -> Taken:
        members = self.library.members(record.id) if record.kind is DocumentKind.COMPILATION else []
        return Taken.known(record, members)

    def _timed(self, data: bytes, name: str) -> tuple[Document, float]:
        started = time.perf_counter()
        document = self._read(data, name)
        return document, time.perf_counter() - started

    def _read(self, data: bytes, name: str) -> Document:
        try:
            return self.read(
                data,
                name,
                kind=self.kind,
                today=self.today,
                limits=self.limits,
                memory=self.library.readings,
                corrections=self.library.corrections(digest(data)),
            )
        except GuiwenError:
            raise
        except Exception as error:  # one file that a reader never foresaw must not stop the others
            LOG.exception("unforeseen error while reading %s", name)
            raise IngestError(
                f"{name}：读取时出现未预料的错误（{type(error).__name__}），没有收录。"
                "请另存为 PDF、DOCX 或 TXT 再试，并把原文件交给维护人员。"
            ) from error
