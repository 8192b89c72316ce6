"""What one transaction does to the catalogue: store a Document, link a source, take a Document out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, func, insert, or_, select, update

from index import catalog_edits, catalog_observations, catalog_observing, catalog_questions, catalog_works
from index.catalog_edits import Carried
from index.catalog_memories import SOURCES, announce
from index.catalog_rows import PASSAGE_COLUMNS, UNIT_COLUMNS, Item, Row, Values, read_time, source_row, stored_time
from index.catalog_tables import (
    acts,
    changes,
    cross_references,
    document_texts,
    documents,
    passages,
    removals,
    sources,
    units,
)
from index.identity import Stated
from index.records import AddOutcome, AddStatus, Removal
from ingest.errors import DocumentNotFound, LibraryError, PartOfCompilation

ADD = "add"
REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Decision:
    """What has to happen for one file: `same` is the Document with its bytes, `owner` the one its path named."""

    same: Row | None
    owner: int | None
    leaves: str | None  # id of the owner, when no other source names it
    refresh: bool = False

    @property
    def moves(self) -> bool:
        """Whether the path named another Document before, or none."""
        return self.same is None or self.owner != self.same["key"]

    @property
    def changes_nothing(self) -> bool:
        """Whether these bytes are already known under this path."""
        return not self.moves and not self.refresh

    def outcome(self, document_id: str) -> AddOutcome:
        """What adding the file amounts to."""
        replaced = self.leaves if self.moves else None
        if replaced or (self.same and self.refresh):
            return AddOutcome(AddStatus.UPDATED, document_id, replaced)
        return AddOutcome(AddStatus.UNCHANGED if self.same else AddStatus.ADDED, document_id)


@dataclass(frozen=True, slots=True)
class Stored:
    """What a transaction did: the outcome of the file, and the Document that it pushed out."""

    outcome: AddOutcome
    removal: Removal | None = None


def decide(connection: Connection, item: Item) -> Decision:
    """What storing `item` would do to the catalogue as it stands."""
    same = _document(connection, documents.c.id == item.id)
    if same and same["sha256"] != item.sha256:
        raise LibraryError(f"文件“{item.source}”的编号 {item.id} 已被内容不同的文件“{same['title']}”占用，未入库。")
    owner, leaves = _owner(connection, item.source)
    return Decision(same, owner, leaves, item.refresh)


def decide_link(connection: Connection, same: Row, path: str) -> Decision:
    """What naming `path` as one more source of the Document `same` would do."""
    owner, leaves = _owner(connection, path)
    return Decision(same, owner, leaves)


def store(connection: Connection, items: Sequence[Item], now: datetime) -> list[Stored]:
    """Put items in, each with an id and a source of its own: all new ones together, then those that touch others."""
    ids = _present(connection, documents.c.id, [item.id for item in items])
    paths = _present(connection, sources.c.path, [item.source for item in items])
    touched = catalog_works.around(connection, _touched(ids, paths)) if ids or paths else set()
    fresh = [item for item in items if item.id not in ids and item.source not in paths]
    if fresh:
        keys = zip(fresh, _insert(connection, fresh), strict=True)
        rows = [source_row(item.source, now) | {"document": key} for item, key in keys]
        connection.execute(insert(sources), rows)
    done = {item.id for item in fresh}
    stored = [
        Stored(AddOutcome(AddStatus.ADDED, item.id)) if item.id in done else _store_one(connection, item, now)
        for item in items
    ]
    _settle_works(connection, stored, touched)
    _settle_questions(connection, [one.outcome for one in stored])
    return stored


def _touched(ids: set[str], paths: set[str]) -> ColumnElement[bool]:
    """The documents with these ids or sources, and their members."""
    named = select(sources.c.document).where(sources.c.path.in_(paths))
    wholes = select(documents.c.id).where(or_(documents.c.id.in_(ids), documents.c.key.in_(named)))
    return or_(documents.c.id.in_(wholes), documents.c.part_of.in_(wholes))


def _settle_works(connection: Connection, stored: Sequence[Stored], touched: set[str]) -> None:
    """Find which Works are joined by what was stored, or were by what it took the place of."""
    new = {one.outcome.document_id for one in stored if one.outcome.status is not AddStatus.UNCHANGED}
    if new:
        catalog_works.settle(connection, touched | catalog_works.around(connection, _touched(new, set())))


def _settle_questions(connection: Connection, outcomes: Sequence[AddOutcome]) -> None:
    """Find where known questions lead in what was stored, when the corrections of it have been carried over."""
    new = [one for one in outcomes if one.status is not AddStatus.UNCHANGED]
    replaced = {one.replaced: one.document_id for one in new if one.replaced}
    catalog_questions.settle(connection, [one.document_id for one in new], replaced)


def _store_one(connection: Connection, item: Item, now: datetime) -> Stored:
    """Put `item` in, or only its path when its bytes are there, and push out what the path named before."""
    decision = decide(connection, item)
    kept: Sequence[Row] = ()
    carried: list[Carried] = []
    if decision.same and not decision.refresh:
        key = decision.same["key"]
    else:
        if decision.same:
            kept = _sources(connection, decision.same["key"])
            carried = catalog_edits.gather(connection, decision.same["key"])
            _erase(connection, decision.same["key"])
        elif decision.leaves and decision.owner is not None:
            carried = catalog_edits.gather(connection, decision.owner)
        key = _insert(connection, [item])[0]
        _insert_sources(connection, key, kept)
        for corrected in catalog_edits.carry(connection, carried, key):
            catalog_observing.observe_one(connection, corrected)
    removal = None
    if not decision.changes_nothing:
        removal = _link(connection, decision, key, item.source, now)
    return Stored(decision.outcome(item.id), removal)


def edit(
    connection: Connection, key: int, values: Mapping[str, Stated], undone: Sequence[str], note: str, now: datetime
) -> None:
    """Correct a Document and have the indexes take it in anew."""
    with catalog_works.settled(connection, documents.c.key == key):
        catalog_edits.change(connection, key, values, undone, note, now)
    catalog_observing.observe_one(connection, key)
    catalog_questions.rename(connection, key)
    connection.execute(insert(changes).values(document=key, operation=ADD, passages=[]))


def link(connection: Connection, same: Row, path: str, now: datetime) -> Removal | None:
    """Name `path` as a source of the Document `same`."""
    decision = decide_link(connection, same, path)
    return _link(connection, decision, same["key"], path, now) if decision.moves else None


def remove(connection: Connection, key: int, now: datetime, reason: str) -> Removal:
    """Take a Document out and write down that it was there."""
    row = _document(connection, documents.c.key == key)
    if row is None:
        raise DocumentNotFound("这份文件刚刚已被移除。")
    if row["part_of"]:
        raise PartOfCompilation(
            f"文件“{row['title']}”（{row['id']}）是汇编 {row['part_of']} 的成员，不能单独移除。"
            "请移除整部汇编，或改用不含它的汇编重新导入。"
        )
    paths = [source["path"] for source in _sources(connection, key)]
    values = {
        "document_id": row["id"],
        "title": row["title"],
        "sha256": row["sha256"],
        "removed_at": stored_time(now),
        "reason": reason,
    }
    connection.execute(insert(removals).values(values | {"sources": paths}))
    joined = catalog_works.around(connection, _touched({row["id"]}, set()))
    _erase(connection, key)
    catalog_works.settle(connection, joined)
    values["removed_at"] = read_time(values["removed_at"])
    return Removal(**values, sources=tuple(paths))


def _link(connection: Connection, decision: Decision, key: int, path: str, now: datetime) -> Removal | None:
    removal = None
    if decision.leaves and decision.moves and decision.owner is not None:
        removal = remove(connection, decision.owner, now, "replaced")
    row = source_row(path, now) | {"document": key}
    known = update(sources).where(sources.c.path == path).values(row)
    if not connection.execute(known).rowcount:
        connection.execute(insert(sources).values(row))
    announce(connection, SOURCES)
    return removal


def _owner(connection: Connection, path: str) -> tuple[int | None, str | None]:
    key = connection.scalar(select(sources.c.document).where(sources.c.path == path))
    if key is None:
        return None, None
    count = select(func.count()).select_from(sources).where(sources.c.document == key)
    if connection.scalar(count) != 1:
        return key, None
    return key, connection.scalar(select(documents.c.id).where(documents.c.key == key))


def _insert(connection: Connection, items: Sequence[Item]) -> list[int]:
    """Insert documents with their members and everything that is theirs but sources; returns the documents' keys."""
    if not items:
        return []
    whole = [one for item in items for one in item.walk()]
    statement = insert(documents).returning(documents.c.key, sort_by_parameter_order=True)
    keys = list(connection.scalars(statement, [one.document for one in whole]))
    owned = list(zip(keys, whole, strict=True))
    connection.execute(insert(document_texts), [item.text | {"document": key} for key, item in owned])
    _insert_rows(connection, units, UNIT_COLUMNS, [(key, *row) for key, item in owned for row in item.units])
    _insert_rows(connection, passages, PASSAGE_COLUMNS, [(key, *row) for key, item in owned for row in item.passages])
    if done := [row | {"document": key} for key, item in owned for row in item.acts]:
        connection.execute(insert(acts), done)
    if cited := [row | {"document": key} for key, item in owned for row in item.references]:
        connection.execute(insert(cross_references), cited)
    catalog_observations.store(connection, [(key, row) for key, item in owned for row in item.observations])
    added = [{"document": key, "operation": ADD, "passages": []} for key in keys]
    connection.execute(insert(changes), added)
    return [key for key, one in owned if one.document["part_of"] is None]


def _insert_sources(connection: Connection, key: int, rows: Sequence[Row]) -> None:
    for row in rows:
        values = {name: value for name, value in row.items() if name != "key"}
        connection.execute(insert(sources).values(values | {"document": key}))


def _erase(connection: Connection, key: int) -> None:
    """Delete a Document and its members, and tell the indexes which passages go with each."""
    for one in (key, *member_keys(connection, key)):
        ids = connection.scalars(select(passages.c.id).where(passages.c.document == one)).all()
        connection.execute(insert(changes).values(document=one, operation=REMOVE, passages=list(ids)))
        connection.execute(delete(documents).where(documents.c.key == one))


def member_keys(connection: Connection, key: int) -> Sequence[int]:
    """The keys of the members of a compilation, in the order of its text."""
    whole = select(documents.c.id).where(documents.c.key == key).scalar_subquery()
    query = select(documents.c.key).where(documents.c.part_of == whole).order_by(documents.c.key)
    return connection.scalars(query).all()


def _insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Values]) -> None:
    """Insert many rows past SQLAlchemy's handling of each value, which takes longer than the database does."""
    if not rows:
        return
    statement = insert(table).compile(dialect=connection.dialect, column_keys=["document", *columns])
    names = statement.positiontup
    values = rows if names else [dict(zip(("document", *columns), row, strict=True)) for row in rows]
    connection.exec_driver_sql(str(statement), values)


def _present(connection: Connection, column: Column[str], values: Sequence[str]) -> set[str]:
    return set(connection.scalars(select(column).where(column.in_(values))))


def _sources(connection: Connection, key: int) -> Sequence[Row]:
    query = select(sources).where(sources.c.document == key).order_by(sources.c.key)
    return [dict(row) for row in connection.execute(query).mappings()]


def _document(connection: Connection, condition: ColumnElement[bool]) -> Row | None:
    row = connection.execute(select(documents).where(condition)).mappings().first()
    return dict(row) if row else None
