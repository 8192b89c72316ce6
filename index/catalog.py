"""The catalogue: the source of truth of a Library, in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, Select, func, or_, select

from index import catalog_corrections, catalog_migrations, catalog_sqlite, catalog_works, catalog_writing
from index.catalog_causes import Causes
from index.catalog_description import title_key
from index.catalog_edits import edits_of
from index.catalog_feed import generation
from index.catalog_heads import records, records_of
from index.catalog_observations import observations_of
from index.catalog_packing import act_of, unpacked_evidence, unpacked_places
from index.catalog_recent import Recent
from index.catalog_references import references_of
from index.catalog_rows import (
    Beside,
    Item,
    Row,
    document_of,
    passage_record,
    read_time,
    storable_path,
    unit_tree,
)
from index.catalog_standing import conditions, same_work
from index.catalog_tables import acts, document_texts, documents, passages, removals, units
from index.catalog_writing import Decision, Stored
from index.identity import Edit, Stated
from index.records import (
    DocumentRecord,
    PassageRecord,
    Removal,
    SearchFilters,
    Version,
)
from index.works import of_office
from ingest.corrections import Correction
from ingest.description import work_title
from ingest.document import Document, Evidence, Place, Unit
from ingest.errors import DocumentNotFound

FILE_NAME = "catalog.sqlite"


@dataclass(frozen=True, slots=True)
class Eligible:
    """What a filter lets through: document keys, with the number of their passages, `of` how many."""

    documents: frozenset[int]
    passages: int
    of: int


class Catalog:
    """Documents, sources, units and passages; every method is one transaction, safe from any thread.

    Raises LibraryBusy when another process writes for too long, LibraryDamaged when the file is broken and
    LibraryError when the disk refuses.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{catalog_sqlite.WRITES: True})
        self._path = path
        self.recent = Recent(self.reading)

    @classmethod
    def open(cls, folder: Path) -> Catalog:
        """The catalogue in `folder`; its file is made by `upgrade`."""
        path = folder / FILE_NAME
        return cls(catalog_sqlite.open_engine(path), path)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the catalogue."""
        with catalog_sqlite.explained(self._path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that commits when the block ends, or leaves no trace when it raises."""
        with catalog_sqlite.explained(self._path), self._writer.begin() as connection:
            yield connection

    def is_current(self) -> bool:
        """Whether the tables are as this program needs them."""
        if not self._path.exists():
            return False
        with self.reading() as connection:
            return catalog_migrations.revision(connection) == catalog_migrations.HEAD

    def upgrade(self) -> None:
        """Create or migrate the tables. The caller holds the write lock."""
        with catalog_sqlite.explained(self._path), self._engine.connect() as connection:
            catalog_sqlite.prepare_file(connection)
        with self.writing() as connection:
            catalog_migrations.upgrade(connection)
            catalog_works.settle_all(connection)

    def foresee(self, item: Item) -> Decision:
        """What storing `item` would do now."""
        with self.reading() as connection:
            return catalog_writing.decide(connection, item)

    def store(self, items: Sequence[Item], now: datetime) -> list[Stored]:
        """Store all items, or none when anything fails."""
        with self.writing() as connection:
            return catalog_writing.store(connection, items, now)

    def by_bytes(self, sha256: str) -> DocumentRecord | None:
        """The document that was read from bytes with this digest."""
        with self.reading() as connection:
            found = records(connection, documents.c.sha256 == sha256, documents.c.part_of.is_(None))
            return found[0] if found else None

    def link(self, record: DocumentRecord, path: str, now: datetime) -> Removal | None:
        """Name `path` as a source of the document; returns the document that this pushed out."""
        with self.writing() as connection:
            same: Row = {"key": record.key, "id": record.id}
            return catalog_writing.link(connection, same, storable_path(path), now)

    def remove(self, record: DocumentRecord, now: datetime) -> Removal:
        """Take the document out."""
        with self.writing() as connection:
            return catalog_writing.remove(connection, record.key, now, "removed")

    def edit(
        self, record: DocumentRecord, values: Mapping[str, Stated], undone: Sequence[str], note: str, now: datetime
    ) -> None:
        """Correct fields of the document, take corrections back; ImpossibleEdit when that cannot be true."""
        with self.writing() as connection:
            catalog_writing.edit(connection, record.key, values, undone, note, now)

    def versions(self, record: DocumentRecord) -> list[Version]:
        """The versions of the record's Work, oldest first, those without a day last."""
        with self.reading() as connection:
            found = records(connection, documents.c.key.in_(_of_work(record))) if record.work else [record]
            causes = Causes(connection, records)
            ordered = sorted(found, key=lambda one: (one.version_day or date.max, one.key))
            return [Version(one, causes.begun(one), causes.ended(one, ordered)) for one in ordered]

    def edits(self, record: DocumentRecord) -> tuple[Edit, ...]:
        """People's corrections of the document."""
        with self.reading() as connection:
            return edits_of(connection, record.key)

    def documents(self, kind: str | None = None) -> list[DocumentRecord]:
        """All documents in the order they were added."""
        with self.reading() as connection:
            return records(connection, *([documents.c.kind == kind] if kind else []))

    def find(self, id_or_title: str) -> list[DocumentRecord]:
        """The documents with this id, or else exactly this title, or else typed another way, or else of this Work.

        An office before 《 keeps those that it issued.
        """
        name = storable_path(id_or_title)
        with self.reading() as connection:
            for condition in (
                documents.c.id == name,
                documents.c.title == name,
                documents.c.title_key == title_key(name),
                documents.c.work == work_title(name),  # 刑法 for 中华人民共和国刑法
            ):
                if found := records(connection, condition):
                    return found
        office, mark, title = name.partition("《")
        return of_office(self.find(mark + title), office) if office.strip() and mark else []

    def of_work(self, work: str) -> list[DocumentRecord]:
        """The documents whose title is that of this Work, of whatever office, and those of Works joined with theirs."""
        joined = select(documents.c.joined).where(documents.c.work == work, documents.c.joined != "")
        with self.reading() as connection:
            return records(connection, or_(documents.c.work == work, documents.c.joined.in_(joined)))

    def by_keys(self, keys: Iterable[int]) -> list[DocumentRecord]:
        """The documents with these keys."""
        with self.reading() as connection:
            return records_of(connection, keys)

    def text(self, record: DocumentRecord) -> str:
        """The plain text."""
        with self.reading() as connection:
            return _text(connection, record)

    def read(self, record: DocumentRecord) -> Document:
        """The whole document, without its members."""
        return document_of(record, self.text(record), self.units(record), self.passages(record), self._beside(record))

    def members(self, record: DocumentRecord) -> list[DocumentRecord]:
        """The members of a compilation in the order of its text."""
        with self.reading() as connection:
            return records(connection, documents.c.part_of == record.id)

    def evidence(self, record: DocumentRecord) -> tuple[Evidence, ...]:
        """Where each field of the description was read."""
        query = select(document_texts.c.evidence).where(document_texts.c.document == record.key)
        with self.reading() as connection:
            return unpacked_evidence(connection.scalar(query) or [])

    def _beside(self, record: DocumentRecord) -> Beside:
        done = select(acts).where(acts.c.document == record.key).order_by(acts.c.ordinal)
        places, proven = self.places(record), self.evidence(record)
        with self.reading() as connection:
            named = tuple(act_of(dict(row)) for row in connection.execute(done).mappings())
            cited = references_of(connection, record.key, record.id)
            counted = observations_of(connection, record.key)
        return Beside(places, proven, named, cited, counted)

    def places(self, record: DocumentRecord) -> tuple[Place, ...]:
        """Where the plain text stands on the pages."""
        query = select(document_texts.c.places).where(document_texts.c.document == record.key)
        with self.reading() as connection:
            packed = connection.scalar(query)
        return unpacked_places(packed) if packed else ()

    def units(self, record: DocumentRecord, span: tuple[int, int] | None = None) -> tuple[Unit, ...]:
        """The tree of units, or the trees of those that lie inside `span`."""
        query = select(units).where(units.c.document == record.key).order_by(units.c.ordinal)
        if span:
            query = query.where(units.c.start >= span[0], units.c.end <= span[1])
        with self.reading() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
            return unit_tree(rows, record.id, _text(connection, record))

    def passages(self, record: DocumentRecord) -> list[PassageRecord]:
        """The passages in the order of the text."""
        query = select(passages).where(passages.c.document == record.key)
        with self.reading() as connection:
            text = _text(connection, record)
            rows = connection.execute(query.order_by(passages.c.ordinal)).mappings()
            return [passage_record(dict(row), record.id, text[row["start"] : row["end"]]) for row in rows]

    def eligible(self, filters: SearchFilters) -> Eligible:
        """The documents that satisfy `filters`, and how much of the Library they are."""
        heads = select(documents.c.key, documents.c.passages).where(*conditions(filters))
        total = select(func.sum(documents.c.passages))
        with self.reading() as connection:
            found: dict[int, int] = {row.key: row.passages for row in connection.execute(heads)}
            return Eligible(frozenset(found), sum(found.values()), connection.scalar(total) or 0)

    def passage_ids(self, filters: SearchFilters | None = None) -> NDArray[np.int64]:
        """The ids, sorted, of all passages, or of those whose document satisfies `filters`."""
        ids = select(passages.c.id).order_by(passages.c.id)
        if filters:
            ids = ids.join_from(passages, documents).where(*conditions(filters))
        with self.reading() as connection:
            return np.fromiter(connection.scalars(ids), dtype=np.int64)

    def works(self) -> frozenset[str]:
        """The titles of all Works."""
        with self.reading() as connection:
            return frozenset(connection.scalars(select(documents.c.work).distinct()))

    def generation(self) -> int:
        """The number of the last change."""
        with self.reading() as connection:
            return generation(connection)

    def counts(self) -> tuple[int, int]:
        """How many documents and passages there are."""
        counted = select(func.count(), func.coalesce(func.sum(documents.c.passages), 0))
        with self.reading() as connection:
            stored, cut = connection.execute(counted).one()
            return int(stored), int(cut)

    def correct(self, sha256: str, made: Sequence[Correction], now: datetime) -> None:
        """Write down corrections of recognised lines in the file with this digest."""
        with self.writing() as connection:
            catalog_corrections.add(connection, sha256, made, now)

    def corrections(self, sha256: str) -> list[Correction]:
        """Every correction for the file with this digest, oldest first."""
        with self.reading() as connection:
            return catalog_corrections.of_file(connection, sha256)

    def digests(self) -> set[str]:
        """The SHA-256 of every document's bytes."""
        with self.reading() as connection:
            return set(connection.scalars(select(documents.c.sha256)))

    def removals(self) -> dict[str, Removal]:
        """The last removal of every digest that was ever removed."""
        with self.reading() as connection:
            rows = connection.execute(select(removals).order_by(removals.c.key)).mappings().all()
        return {row["sha256"]: _removal(dict(row)) for row in rows}


def _of_work(record: DocumentRecord) -> Select[tuple[int]]:
    one, other = documents.alias(), documents.alias()
    same = or_(other.c.key == one.c.key, same_work(one, other))
    return select(other.c.key).where(one.c.key == record.key, same)


def _text(connection: Connection, record: DocumentRecord) -> str:
    query = select(document_texts.c.text).where(document_texts.c.document == record.key)
    text: str | None = connection.scalar(query)
    if text is None:
        raise DocumentNotFound(f"文件“{record.title}”（{record.id}）刚刚被移除。")
    return text


def _removal(row: Row) -> Removal:
    return Removal(
        row["document_id"],
        row["title"],
        row["sha256"],
        tuple(row["sources"]),
        read_time(row["removed_at"]),
        row["reason"],
    )
