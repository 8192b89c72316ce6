"""What facets, filters and orders need of every document and passage, read from the catalogue in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, select

from index.catalog_standing import standing, version_day
from index.catalog_tables import documents, passages, units
from ingest.document import DocumentKind, UnitKind

Numbers = NDArray[np.int64]
# Databases bound the number of values in one statement.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as facets see it; `day` puts documents in order of time."""

    key: int
    id: str
    title: str
    kind: str
    year: int | None
    period: str
    organisation: str
    issuer: str
    document_number: str
    work: str
    day: date | None


@dataclass(frozen=True, slots=True)
class PassageRows:
    """The passages of some documents, ascending by id, and where each begins in its document."""

    ids: Numbers
    documents: Numbers
    starts: Numbers


@dataclass(frozen=True, slots=True)
class TopHeading:
    """A heading of a report that stands under no other, and how far it reaches."""

    document: int
    start: int
    end: int
    heading: str


def document_rows(connection: Connection) -> list[DocumentRow]:
    """Every document, by key."""
    c = documents.c
    columns = (c.key, c.id, c.title, c.kind, c.year, c.period, c.organisation, c.issuer, c.document_number, c.work)
    query = select(*columns, version_day(documents).label("day")).order_by(c.key)
    return [_document(dict(row)) for row in connection.execute(query).mappings()]


def standings(connection: Connection, day: date) -> dict[int, str]:
    """The status of every document on `day`, by key."""
    rows = connection.execute(select(documents.c.key, standing(documents, day)))
    return dict(rows.tuples().all())


def passage_rows(connection: Connection, keys: Iterable[int] | None = None) -> PassageRows:
    """The passages of the documents with these keys, or of all."""
    query = select(passages.c.id, passages.c.document, passages.c.start)
    if keys is None:
        pieces = [numbers(connection, query)]
    else:
        pieces = [numbers(connection, query.where(passages.c.document.in_(some))) for some in _portions(sorted(keys))]
    table = np.concatenate([np.empty((0, 3), dtype=np.int64), *pieces])
    table = table[np.argsort(table[:, 0])]
    return PassageRows(table[:, 0].copy(), table[:, 1].copy(), table[:, 2].copy())


def passages_at(connection: Connection, document: int, start: int, end: int) -> list[int]:
    """The passages of a document that overlap `[start, end)` of its text, in its order."""
    c = passages.c
    query = select(c.id).where(c.document == document, c.start < end, c.end > start).order_by(c.start)
    return list(connection.scalars(query))


def top_headings(connection: Connection) -> list[TopHeading]:
    """The headings of reports that stand under no other."""
    above = units.alias()
    under = select(above.c.ordinal).where(
        above.c.document == units.c.document, above.c.ordinal == units.c.parent, above.c.kind == UnitKind.HEADING.value
    )
    query = (
        select(units.c.document, units.c.start, units.c.end, units.c.heading)
        .join_from(units, documents, documents.c.key == units.c.document)
        .where(documents.c.kind == DocumentKind.REPORT.value, units.c.kind == UnitKind.HEADING.value)
        .where(units.c.heading != "", ~under.exists())
        .order_by(units.c.document, units.c.start)
    )
    return [TopHeading(*row) for row in connection.execute(query)]


def numbers(connection: Connection, query: Select[*tuple[Any, ...]]) -> Numbers:
    """The rows of a query for numbers, put into an array as they come: a million objects take seconds and memory."""
    # What the driver gives, past SQLAlchemy's rows.
    cursor = connection.execute(query).cursor
    values = chain.from_iterable(iter(cursor.fetchone, None)) if cursor is not None else ()
    return np.fromiter(values, dtype=np.int64).reshape(-1, len(query.selected_columns))


def _document(row: dict[str, Any]) -> DocumentRow:
    return DocumentRow(**row)


def _portions(values: list[int]) -> Iterable[list[int]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
