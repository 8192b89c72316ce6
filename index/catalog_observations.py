"""Observations in the catalogue: written, read and erased with their document."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from index.catalog_indicators import Groups
from index.catalog_packing import Row
from index.catalog_tables import observations
from index.observation_rows import observation_of
from ingest.observation import Observation


def store(connection: Connection, rows: Sequence[tuple[int, Row]]) -> None:
    """Insert rows behind the keys of their documents, named as people say now."""
    if not rows:
        return
    groups = Groups.read(connection)
    whole = [row | {"document": key, "grouping": groups.of(row["indicator"], row["normal"])} for key, row in rows]
    connection.execute(insert(observations), whole)


def observations_of(connection: Connection, key: int) -> tuple[Observation, ...]:
    """The Observations of one document, in the order in which they were found."""
    query = select(observations).where(observations.c.document == key).order_by(observations.c.ordinal)
    return tuple(observation_of(dict(row)) for row in connection.execute(query).mappings())
