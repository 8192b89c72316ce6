"""The Library: everything that was ingested, searchable, and in step with itself after any crash."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from index.batch import Batch
from index.catalog import Catalog
from index.catalog_rows import Item, item_of, storable_path
from index.conversation_book import ConversationBook
from index.cross_references import Citing, CrossReferences, Followed
from index.draft_book import DraftBook
from index.embedding import Embedding
from index.finder import Finder
from index.following import Follower, LexicalFollower, VectorFollower
from index.identity import Edit, check_field, checked, checked_note
from index.indicator_book import IndicatorBook
from index.kept_vectors import KeptVectors
from index.lexical_folder import LexicalFolder
from index.observation_book import ObservationBook
from index.originals import Originals, digest
from index.passage_search import PassageSearch
from index.question_book import QuestionBook
from index.records import AddOutcome, DocumentRecord, Finding, PassageHit, SearchFilters, Version
from index.search import Meanings
from index.search_book import SearchBook
from index.snapshot import Loaded, Snapshot
from index.storing import Storing
from index.synchronising import Synchroniser
from index.usual_fields import Fields
from index.verification import Verification
from index.work_book import WorkBook
from index.write_lock import WriteLock
from ingest.corrections import Correction
from ingest.document import Document, Evidence, Place, Unit
from ingest.errors import (
    AmbiguousDocument,
    DocumentNotFound,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    PartOfCompilation,
)
from ingest.readers.readings import Readings

LOG = logging.getLogger(__name__)

WAIT_SECONDS = 60.0
NAMES_SHOWN = 5


class Library:
    """A folder with a catalogue, originals and two indexes.

    Any number of processes and threads may read while one writes; writers wait for each other and raise LibraryBusy
    after `wait` seconds. Every method may raise LibraryDamaged when the catalogue is broken and LibraryError when the
    disk refuses.
    """

    def __init__(self, folder: Path, embedding: Embedding | None, wait: float) -> None:
        self.folder = folder
        self.readings = Readings(folder / "readings")
        self._lock = WriteLock(folder / "write.lock", wait)
        self._catalog = Catalog.open(folder)
        self._originals = Originals(folder)
        self._storing = Storing(self._catalog, self._originals)
        lexical, vectors = LexicalFolder(folder / "lexical"), folder / "vectors"
        followers: list[Follower] = [LexicalFollower(lexical)]
        if embedding is not None:
            followers.append(VectorFollower(vectors, embedding))
        self._synchroniser = Synchroniser(self._catalog, followers)
        self._snapshot = Snapshot(lexical, vectors, embedding)
        self._searching = PassageSearch(self._catalog, embedding, folder / "usual")
        self.finder = Finder(self._catalog, self._indexes, self._searching)
        self._verification = Verification(self._catalog, self._originals, lexical, vectors, embedding)
        self._references = CrossReferences(self._catalog)
        self.questions = QuestionBook(self._catalog, self._lock)
        self.conversations = ConversationBook(self._catalog)
        self.searches = SearchBook(self._catalog)
        self.drafts = DraftBook(self._catalog)
        self.observations = ObservationBook(self._catalog)
        self.indicators = IndicatorBook(self._catalog, self._lock, embedding, KeptVectors(folder / "bynames"))
        self.works = WorkBook(self._catalog, self._lock, self._synchroniser.sync)
        self._threads = threading.local()

    @classmethod
    def open(cls, folder: Path, embedding: Embedding | None = None, *, wait: float = WAIT_SECONDS) -> Library:
        """The Library in `folder`, created when absent, migrated, and with what a crash left behind repaired.

        While another process writes, it opens for reading without repair. Without `embedding` it searches by words.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"资料库目录 {folder} 无法建立：{error.strerror}。") from error
        library = cls(folder, embedding, wait)
        if not library._catalog.is_current():
            with library._lock.hold():
                library._catalog.upgrade()
        try:
            with library._lock.hold(timeout=0):
                library._storing.clean()
                library._synchroniser.sync()
                library.observations.catch_up()
        except LibraryBusy:
            LOG.info("资料库 %s 正在被写入，以只读方式打开。", folder)
        return library

    @property
    def generation(self) -> int:
        """A number that grows whenever a Document is stored or removed, by any process."""
        return self._catalog.generation()

    def counts(self) -> tuple[int, int]:
        """How many Documents and how many passages are stored."""
        return self._catalog.counts()

    def close(self) -> None:
        """Let go of the catalogue's file."""
        self._catalog.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def add(self, document: Document, data: bytes, source: str, *, refresh: bool = False) -> AddOutcome:
        """Store `document`, read from `data` found at the path `source`, and index it.

        The same bytes again change nothing but the paths known for them, unless `refresh` asks to take the new reading.
        Other bytes under a known path replace the Document that it named, unless another path still names that.
        LibraryError when a span does not fit the text.
        """
        if document.part_of:
            raise PartOfCompilation(
                f"文件“{document.description.title}”（{document.id}）是汇编 {document.part_of} 的成员，不能单独入库。"
                "请导入整部汇编。"
            )
        now = datetime.now(UTC)
        item = item_of(document, data, digest(data), source, now, refresh=refresh)
        batch = self._batch()
        if batch is not None:
            return batch.add(item)
        with self._lock.hold():
            outcome = self._storing.store([item])[0]
            self._synchroniser.sync()
        return outcome

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Inside the block, this thread's additions are stored in groups and indexed together.

        The block's end stores and indexes what is left, also when the block raises.
        """
        if self._batch() is not None:
            yield
            return
        batch = self._threads.batch = Batch(self._catalog.foresee, self._store, self.sync)
        try:
            yield
        finally:
            # A generator that holds the batch may be closed by another thread than the one that began it.
            batch.finish()

    def known(self, data: bytes, source: str) -> DocumentRecord | None:
        """The Document with these very bytes, now also known under `source`; None when there is none."""
        sha256 = digest(data)
        batch = self._batch()
        if batch is not None:
            batch.settle(sha256)
        record = self._catalog.by_bytes(sha256)
        path = storable_path(source)
        if record is None or any(one.path == path for one in record.sources):
            return record
        if batch is not None:
            batch.flush()
        with self._lock.hold():
            pushed_out = self._storing.link(record, path)
            if pushed_out and batch is None:
                self._synchroniser.sync()
        return self._catalog.by_bytes(sha256)

    def remove(self, document_id: str) -> None:
        """Take a Document out, with its members; its original is kept in `removed/`.

        DocumentNotFound when it is not there, PartOfCompilation when it is a member.
        """
        with self._lock.hold():
            self._storing.remove(self._stored(document_id))
            self._synchroniser.sync()

    def edit(self, document_id: str, values: Mapping[str, str], undone: Sequence[str] = (), note: str = "") -> None:
        """Correct fields of a Document's identity (index.identity.FIELDS), and take corrections of others back.

        All of it or nothing; ImpossibleEdit when a value cannot be true.
        """
        record = self._stored(document_id)
        kept = {name: checked(name, value) for name, value in values.items()}
        for name in undone:
            check_field(name)
        if not kept and not undone:
            return
        with self._lock.hold():
            self._catalog.edit(record, kept, undone, checked_note(note), datetime.now(UTC))
            self._synchroniser.sync()

    def versions(self, document_id: str) -> list[Version]:
        """The versions of a Document's Work, oldest first, those without a day last."""
        return self._catalog.versions(self._stored(document_id))

    def edits(self, document_id: str) -> tuple[Edit, ...]:
        """People's corrections of a Document's identity."""
        return self._catalog.edits(self._stored(document_id))

    def sync(self) -> None:
        """Bring both indexes to the catalogue's generation."""
        with self._lock.hold():
            self._synchroniser.sync()

    def rebuild(self) -> None:
        """Build both indexes anew from the catalogue."""
        with self._lock.hold():
            self._synchroniser.rebuild()

    def verify(self) -> list[Finding]:
        """Everything that does not agree; empty when the Library is sound."""
        with self._lock.hold():
            return self._verification.findings()

    def repair(self) -> list[Finding]:
        """Mend what derives from the catalogue or was kept aside; returns what is still wrong."""
        with self._lock.hold():
            self._storing.clean()
            kinds = {finding.kind for finding in self._verification.findings()}
            # Members have the bytes of their compilation.
            for record in self._catalog.documents() if "original_missing" in kinds else ():
                if not self._originals.path(record.sha256).exists():
                    self._originals.recover(record.sha256)
            if any(kind.startswith(("lexical", "vectors")) for kind in kinds):
                self._synchroniser.rebuild()
            if "question_misled" in kinds:
                self.questions.resettle()
            self.observations.catch_up()
            self._snapshot.forget()
            return self._verification.findings()

    def documents(self, kind: str | None = None) -> list[DocumentRecord]:
        """All Documents, or those of one kind, in the order they were added."""
        return self._settled().documents(kind)

    def document(self, id_or_title: str) -> DocumentRecord:
        """The Document with this id or title; DocumentNotFound, AmbiguousDocument.

        Inside a batch, the record of a Document that is still to be stored has key 0.
        """
        batch = self._batch()
        if batch and (waiting := batch.waiting(id_or_title)):
            return waiting
        found = self._settled().find(id_or_title)
        if not found:
            raise DocumentNotFound(
                f"资料库中没有编号或标题为“{id_or_title}”的文件。可用 guiwen documents 查看全部文件。"
            )
        if len(found) > 1:
            raise AmbiguousDocument(f"标题“{id_or_title}”对应 {len(found)} 个文件：{_named(found)}。请改用编号。")
        return found[0]

    def read(self, document_id: str) -> Document:
        """The whole Document as it was added, with people's corrections, and its members with it."""
        record = self._stored(document_id)
        members = tuple(self._catalog.read(member) for member in self._catalog.members(record))
        return replace(self._catalog.read(record), members=members)

    def members(self, document_id: str) -> list[DocumentRecord]:
        """The members of a compilation in the order of its text; empty for any other Document."""
        return self._catalog.members(self._stored(document_id))

    def units(self, document_id: str) -> tuple[Unit, ...]:
        """The tree of Units."""
        return self._catalog.units(self._stored(document_id))

    def units_within(self, document_id: str, start: int, end: int) -> tuple[Unit, ...]:
        """The trees of the Units that lie inside `[start, end)` of the plain text, outermost first."""
        return self._catalog.units(self._stored(document_id), (start, end))

    def text(self, document_id: str) -> str:
        """The plain text."""
        found = self._settled().recent.text(document_id)
        return self._catalog.text(self.document(document_id)) if found is None else found

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Where the plain text stands on the pages of the source."""
        return self._catalog.places(self._stored(document_id))

    def evidence(self, document_id: str) -> tuple[Evidence, ...]:
        """Where each field of the description was read."""
        return self._catalog.evidence(self._stored(document_id))

    def original(self, document_id: str) -> Path:
        """The file that holds the original bytes; LibraryDamaged when it is gone."""
        record = self._stored(document_id)
        path = self._originals.path(record.sha256)
        if not path.exists():
            raise LibraryDamaged(f"文件“{record.title}”的原件 {path} 不见了。请重新导入该文件，或用备份恢复。")
        return path

    def correct(self, sha256: str, made: Sequence[Correction]) -> None:
        """Keep corrections of recognised lines in the file with this digest, for whenever it is read."""
        with self._lock.hold():
            self._catalog.correct(sha256, made, datetime.now(UTC))

    def corrections(self, sha256: str) -> list[Correction]:
        """Every correction for the file with this digest, oldest first."""
        return self._catalog.corrections(sha256)

    def references(self, document_id: str, day: date) -> list[Followed]:
        """What the Document refers to, in the order of its text, and where that leads on `day`."""
        return self._references.follow(self._stored(document_id), day)

    def citing(self, document_id: str, unit_id: str = "") -> list[Citing]:
        """Who refers to the Document as a whole, or to one of its Units and what lies in it; at most 1,000 places."""
        return self._references.citing(self._stored(document_id), unit_id)

    def search(
        self,
        query: str,
        limit: int = 10,
        filters: SearchFilters | None = None,
        meant: Meanings = (),
        asked: str = "",
        by_norm: bool = True,
    ) -> list[PassageHit]:
        """The passages that answer `query` best, best first, among the Documents that `filters` let through.

        `meant` are things that the query means without saying them, each in several words (index.everyday);
        `asked` is the question as it was put, which known questions are compared with, where `query` is not that.
        Whoever ranks norms himself asks without `by_norm`.
        """
        wanted = filters or SearchFilters()
        return self._searching.search(self._indexes(), query, limit, wanted, meant, asked, by_norm)

    def fields(self, question: str, found: str, best: str = "") -> Fields:
        """What `question` is about, here or not; `found` is the text of all that was found, `best` of the best hit."""
        return self._searching.fields(self._indexes(), question, found, best)

    def rarity(self, words: Iterable[str]) -> Mapping[str, float]:
        """How rare each term (index.terms) is among the passages: the inverse document frequency of BM25."""
        lexical = self._indexes().lexical
        return lexical.rarity(words) if lexical else {}

    def _stored(self, id_or_title: str) -> DocumentRecord:
        self._settled()
        return self.document(id_or_title)

    def _store(self, items: Sequence[Item]) -> None:
        with self._lock.hold():
            self._storing.store(items)

    def _indexes(self) -> Loaded:
        try:
            loaded = self._snapshot.current()
        except LibraryDamaged:
            self._heal()
            return self._snapshot.current()
        return self._snapshot.current() if loaded.damage and self._heal() else loaded

    def _heal(self) -> bool:
        """Build the indexes anew, unless another process is writing, whose work will mend them."""
        try:
            with self._lock.hold(timeout=0):
                self._synchroniser.rebuild()
        except LibraryBusy:
            return False
        self._snapshot.forget()
        return True

    def _batch(self) -> Batch | None:
        batch: Batch | None = getattr(self._threads, "batch", None)
        return batch if batch and not batch.finished else None

    def _settled(self) -> Catalog:
        """The catalogue, with what waits in this thread's batch stored."""
        if batch := self._batch():
            batch.flush()
        return self._catalog


def _named(records: Sequence[DocumentRecord]) -> str:
    told = (filter(None, (one.issuer, str(one.effective_from or one.file))) for one in records[:NAMES_SHOWN])
    shown = [f"{one.id}（{'，'.join(words)}）" for one, words in zip(records, told, strict=False)]
    return "、".join(shown) + ("等" if len(records) > NAMES_SHOWN else "")
