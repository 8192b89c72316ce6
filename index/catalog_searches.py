"""Kept searches in the catalogue; every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from index.catalog_rows import read_time, stored_time
from index.catalog_tables import saved_searches


def add(
    connection: Connection,
    search: str,
    name: str,
    query: str,
    filters: Mapping[str, Sequence[str]],
    sort: str,
    made_at: datetime,
) -> None:
    """Add a search."""
    row = {"id": search, "name": name, "query": query, "filters": dict(filters), "sort": sort}
    connection.execute(insert(saved_searches).values(row | {"made_at": stored_time(made_at)}))


def listing(connection: Connection) -> list[tuple[str, str, str, dict[str, Any], str, datetime]]:
    """Id, name, query, filters, order and time of every search, the newest first."""
    rows = connection.execute(select(saved_searches).order_by(saved_searches.c.key.desc()))
    return [(row.id, row.name, row.query, row.filters, row.sort, read_time(row.made_at)) for row in rows]


def rename(connection: Connection, search: str, name: str) -> None:
    """Give a search another name."""
    connection.execute(update(saved_searches).where(saved_searches.c.id == search).values(name=name))


def remove(connection: Connection, search: str) -> None:
    """Delete a search."""
    connection.execute(delete(saved_searches).where(saved_searches.c.id == search))
