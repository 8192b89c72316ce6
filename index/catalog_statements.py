"""What people say of Works: that one is the same as another, or none but itself. An edit of one of its documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from index.catalog_rows import Row, read_time, stored_time
from index.catalog_tables import documents, edits
from index.works import work_name

WORK = "work"
"""The field of `edits`: its value names the Work that is the same, or is null where the Work stands for itself."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person says of the Work of a document, known by kind, office and title; `read` is its name then."""

    kind: str
    office: str
    title: str
    same_as: str | None
    read: str
    note: str
    edited_at: datetime

    @property
    def needs_confirmation(self) -> bool:
        """Whether the document is now read as one of another name than the person saw."""
        return self.read != work_name(self.title, self.office)


def statements(connection: Connection, *wanted: ColumnElement[bool]) -> list[Statement]:
    """What people say of Works that satisfy `wanted`, the latest last."""
    query = (
        select(documents.c.kind, documents.c.office, documents.c.work, edits)
        .join_from(edits, documents)
        .where(edits.c.field == WORK, *wanted)
        .order_by(edits.c.edited_at, edits.c.document)
    )
    return [_statement(dict(row)) for row in connection.execute(query).mappings()]


def _statement(row: Row) -> Statement:
    edited = read_time(row["edited_at"])
    return Statement(row["kind"], row["office"], row["work"], row["value"], row["read"], row["note"], edited)


def say(connection: Connection, key: int, same_as: str | None, read: str, note: str, now: datetime) -> None:
    """Keep what a person says of the Work of the document `key`, whose name is `read`."""
    connection.execute(delete(edits).where(edits.c.document == key, edits.c.field == WORK))
    values = {"document": key, "field": WORK, "value": same_as, "read": read, "reading": read, "note": note}
    connection.execute(insert(edits).values(values | {"edited_at": stored_time(now)}))


def take_back(connection: Connection, *wanted: ColumnElement[bool]) -> None:
    """Forget what people said of the Works of the documents that satisfy `wanted`."""
    keys = select(documents.c.key).where(*wanted)
    connection.execute(delete(edits).where(edits.c.document.in_(keys), edits.c.field == WORK))
