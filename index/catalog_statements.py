"""What people say of Works: that one is the same as another, or none but itself. An edit of one of its documents."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from index.catalog_rows import Row, read_time, stored_time
from index.catalog_tables import documents, edits
from index.works import Said

WORK = "work"
"""The field of `edits`: its value names the Work that is the same, or is null where the Work stands for itself."""


def statements(connection: Connection, *wanted: ColumnElement[bool]) -> list[Said]:
    """What people say of Works that satisfy `wanted`, the latest last."""
    query = (
        select(documents.c.kind, documents.c.office, documents.c.work, edits)
        .join_from(edits, documents)
        .where(edits.c.field == WORK, *wanted)
        .order_by(edits.c.edited_at, edits.c.document)
    )
    return [_said(dict(row)) for row in connection.execute(query).mappings()]


def _said(row: Row) -> Said:
    edited = read_time(row["edited_at"])
    return Said(row["kind"], row["office"], row["work"], row["value"], row["read"], row["note"], edited)


def say(connection: Connection, key: int, same_as: str | None, read: str, note: str, now: datetime) -> None:
    """Keep what a person says of the Work of the document `key`, whose name is `read`."""
    connection.execute(delete(edits).where(edits.c.document == key, edits.c.field == WORK))
    values = {"document": key, "field": WORK, "value": same_as, "read": read, "reading": read, "note": note}
    connection.execute(insert(edits).values(values | {"edited_at": stored_time(now)}))


def take_back(connection: Connection, *wanted: ColumnElement[bool]) -> None:
    """Forget what people said of the Works of the documents that satisfy `wanted`."""
    keys = select(documents.c.key).where(*wanted)
    connection.execute(delete(edits).where(edits.c.document.in_(keys), edits.c.field == WORK))
