"""Drafts in the catalogue; every function works inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from index.catalog_draft_tables import draft_versions, drafts
from index.catalog_rows import read_time, stored_time
from index.drafts import DraftChange, DraftRecord, DraftState, DraftVersion, StoredDraft


def add(connection: Connection, draft: str, change: DraftChange, now: datetime) -> None:
    """Add a draft with its first version."""
    row = {"id": draft, "title": change.title, "period": change.period, "request": change.request}
    times = {"created_at": stored_time(now), "updated_at": stored_time(now)}
    made = connection.execute(insert(drafts).values(row | times | {"revision": 1, "version": 1}))
    key = made.inserted_primary_key
    if key is not None:
        _add_version(connection, key[0], 1, 0, change, now)


def listing(connection: Connection) -> list[DraftRecord]:
    """Every draft, the last changed first."""
    rows = connection.execute(select(drafts).order_by(drafts.c.updated_at.desc(), drafts.c.key.desc()))
    return [_record(row) for row in rows]


def get(connection: Connection, draft: str) -> StoredDraft | None:
    """A draft with its current content."""
    row = connection.execute(select(drafts).where(drafts.c.id == draft)).one_or_none()
    if row is None:
        return None
    where = (draft_versions.c.draft == row.key) & (draft_versions.c.number == row.version)
    content: dict[str, Any] = connection.execute(select(draft_versions.c.content).where(where)).scalar_one()
    return StoredDraft(_record(row), row.request, content)


def put(connection: Connection, draft: str, change: DraftChange, now: datetime) -> None:
    """Make a new version; the one that an autosave follows another autosave of the same author with is written over."""
    row = connection.execute(select(drafts).where(drafts.c.id == draft)).one()
    of = draft_versions.c.draft == row.key
    last = connection.execute(select(draft_versions).where(of & (draft_versions.c.number == row.version))).one()
    newest: int = connection.execute(select(func.max(draft_versions.c.number)).where(of)).scalar_one()
    number = newest + 1
    if change.auto and last.auto and last.author == change.author and last.number == newest:
        number = newest
        values = {"content": change.content, "title": change.title, "made_at": stored_time(now)}
        connection.execute(update(draft_versions).where(of & (draft_versions.c.number == number)).values(values))
    else:
        _add_version(connection, row.key, number, row.version, change, now)
    _point(connection, row.key, number, change.title, now)
    if change.request:
        connection.execute(update(drafts).where(drafts.c.key == row.key).values(request=change.request))


def mark(connection: Connection, draft: str, state: DraftState) -> None:
    """Make the draft final, or open again."""
    connection.execute(update(drafts).where(drafts.c.id == draft).values(state=state.value))


def point(connection: Connection, draft: str, version: int, now: datetime) -> bool:
    """Make a version the current one; False where there is none of this number."""
    row = connection.execute(select(drafts).where(drafts.c.id == draft)).one()
    where = (draft_versions.c.draft == row.key) & (draft_versions.c.number == version)
    found = connection.execute(select(draft_versions.c.title).where(where)).one_or_none()
    if found is None:
        return False
    _point(connection, row.key, version, found.title, now)
    return True


def versions(connection: Connection, draft: str) -> list[DraftVersion]:
    """Every version of a draft, in the order of their numbers."""
    key = select(drafts.c.key).where(drafts.c.id == draft).scalar_subquery()
    rows = connection.execute(
        select(draft_versions).where(draft_versions.c.draft == key).order_by(draft_versions.c.number)
    )
    return [DraftVersion(row.number, row.parent, row.note, row.author, read_time(row.made_at)) for row in rows]


def remove(connection: Connection, draft: str) -> bool:
    """Delete a draft with its versions; whether there was one."""
    return connection.execute(delete(drafts).where(drafts.c.id == draft)).rowcount > 0


def _point(connection: Connection, key: int, version: int, title: str, now: datetime) -> None:
    values = {"version": version, "title": title, "revision": drafts.c.revision + 1, "updated_at": stored_time(now)}
    connection.execute(update(drafts).where(drafts.c.key == key).values(values))


def _add_version(
    connection: Connection, key: int, number: int, parent: int, change: DraftChange, now: datetime
) -> None:
    row = {"draft": key, "number": number, "parent": parent, "title": change.title, "content": change.content}
    told = {"note": change.note, "author": change.author, "auto": change.auto, "made_at": stored_time(now)}
    connection.execute(insert(draft_versions).values(row | told))


def _record(row: Row[Any]) -> DraftRecord:
    times = (read_time(row.created_at), read_time(row.updated_at))
    return DraftRecord(row.id, row.title, row.period, row.revision, row.version, *times, DraftState(row.state))
