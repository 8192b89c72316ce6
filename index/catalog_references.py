"""Cross-references in the catalogue: stored as they were found, followed when somebody asks.

What a reference to another document leads to depends on what the Library holds and on the day, so it is never written
down: adding or removing a document needs no repair of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from index.catalog_packing import Row, reference_of
from index.catalog_tables import cross_references, document_texts, documents, units
from ingest.document import Reference, ReferenceState
from ingest.labels import Number

# A document that everybody cites is cited by tens of thousands of places; nobody reads so many.
CITING_AT_MOST = 1_000


@dataclass(frozen=True, slots=True)
class StoredCitation:
    """A place that cites: the key of its document, the Unit it stands in, its span and words, the label it names."""

    document: int
    label: str
    unit_id: str
    start: int
    end: int
    words: str
    names: str


def references_of(connection: Connection, key: int, document_id: str) -> tuple[Reference, ...]:
    """The references of a document in the order of the text."""
    query = select(cross_references).where(cross_references.c.document == key).order_by(cross_references.c.ordinal)
    return tuple(reference_of(dict(row), document_id) for row in connection.execute(query).mappings())


def works(connection: Connection) -> frozenset[str]:
    """The Works that the catalogue holds documents of."""
    return frozenset(connection.scalars(select(documents.c.work).distinct()))


def cited_works(connection: Connection) -> frozenset[str]:
    """The Works, or names of Works, that references to other documents name."""
    return frozenset(
        connection.scalars(select(cross_references.c.work).where(cross_references.c.work != "").distinct())
    )


def citing(
    connection: Connection, key: int, names: Iterable[str], unit: str, article: Number | None
) -> Sequence[StoredCitation]:
    """Who cites the document `key`, under one of `names`, or its Unit `unit` (as the catalogue writes it, /a12/p2).

    With a Unit, references to the Unit itself and to what lies in it; where another document cites the Unit's
    `article`, the caller has to compare the label.
    """
    table = cross_references.c
    inside: ColumnElement[bool] = table.document == key
    outside: ColumnElement[bool] = table.work.in_(sorted(names))
    if unit:
        inside = and_(inside, or_(table.unit == unit, table.unit.startswith(unit + "/", autoescape=True)))
        outside = and_(outside, _article(article))
    else:
        inside = and_(inside, table.unit == "", table.state == ReferenceState.RESOLVED.value)
    query = select(cross_references).where(or_(inside, outside)).limit(CITING_AT_MOST)
    rows = [dict(row) for row in connection.execute(query.order_by(table.document, table.ordinal)).mappings()]
    texts = _texts(connection, {row["document"] for row in rows})
    return [_citation(connection, row, texts.get(row["document"], "")) for row in rows]


def _article(article: Number | None) -> ColumnElement[bool]:
    table = cross_references.c
    value, branch = (article.value, article.branch) if article else (None, None)
    return and_(table.article == value, table.branch == branch)


def _texts(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    query = select(document_texts.c.document, document_texts.c.text).where(document_texts.c.document.in_(sorted(keys)))
    return {row.document: row.text for row in connection.execute(query)}


def _citation(connection: Connection, row: Row, text: str) -> StoredCitation:
    place = units.c
    around = select(place.label, place.id).where(
        place.document == row["document"], place.start <= row["start"], place.end >= row["end"], place.label != ""
    )
    found = connection.execute(around.order_by(place.end - place.start, place.ordinal.desc()).limit(1)).first()
    label, unit_id = found if found else ("", "")
    words = text[row["start"] : row["end"]]
    return StoredCitation(row["document"], label, unit_id, row["start"], row["end"], words, row["label"])
