"""Documents as records: what the catalogue says of them, without their texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from index.catalog_rows import document_record, source_record
from index.catalog_standing import day_columns
from index.catalog_tables import documents, sources
from index.records import DocumentRecord, SourceRecord

# Databases bound the number of values in one statement.
VALUES_AT_ONCE = 500
# What a statement that is made once gets in the place of its keys.
KEYS = "keys"

_Statements = tuple[Select[Any], Select[Any]]


def records(connection: Connection, *wanted: ColumnElement[bool]) -> list[DocumentRecord]:
    """The documents for which all of `wanted` holds, in the order they were added."""
    return _read(connection, _statements(*wanted), {})


def records_of(connection: Connection, keys: Iterable[int]) -> list[DocumentRecord]:
    """The documents with these keys, in the order they were added; keys that are gone are left out."""
    return [one for some in portions(sorted(keys)) for one in _read(connection, _by_key(), {KEYS: some})]


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """The condition that `column` is one of KEYS, for a statement that is made once and asked often."""
    return column.in_(bindparam(KEYS, expanding=True))


def portions(values: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield `values`, so many at once as one statement may hold."""
    for start in range(0, len(values), VALUES_AT_ONCE):
        yield values[start : start + VALUES_AT_ONCE]


@cache
def _by_key() -> _Statements:
    """Made once: making these statements anew costs five times what asking them does."""
    return _statements(among(documents.c.key))


def _statements(*wanted: ColumnElement[bool]) -> _Statements:
    """What reads the documents, and what reads their sources."""
    # Members were found where their compilation was.
    holder = func.coalesce(documents.c.part_of, documents.c.id)
    holders = select(holder).where(*wanted)
    origins = select(documents.c.id, sources).join_from(sources, documents).where(documents.c.id.in_(holders))
    heads = select(documents, *day_columns()).where(*wanted).order_by(documents.c.key)
    return heads, origins.order_by(sources.c.key)


def _read(connection: Connection, statements: _Statements, values: Mapping[str, Any]) -> list[DocumentRecord]:
    heads, origins = statements
    rows = [dict(row) for row in connection.execute(heads, values).mappings()]
    if not rows:
        return []
    named: dict[str, list[SourceRecord]] = defaultdict(list)
    for row in connection.execute(origins, values).mappings():
        named[row["id"]].append(source_record(dict(row)))
    return [document_record(row, named[row["part_of"] or row["id"]]) for row in rows]
