"""Questions that verification asks of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select

from index.catalog_tables import document_texts, documents, observations, passages, units


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row that does not fit its document or its parent."""

    document_id: str
    place: str


def outside_text(connection: Connection) -> list[Misfit]:
    """Units, passages and Observations whose span is not inside their document's text."""
    found: list[Misfit] = []
    for table, name in ((units, units.c.label), (passages, passages.c.label), (observations, observations.c.indicator)):
        bounds = or_(
            table.c.start < 0,
            table.c.end < table.c.start,
            table.c.end > documents.c.characters,
        )
        query = select(documents.c.id, name).join_from(table, documents).where(bounds)
        found += [Misfit(row[0], row[1]) for row in connection.execute(query)]
    return found


def outside_parent(connection: Connection) -> list[Misfit]:
    """Units that stand outside the unit that holds them, or whose holder is not there."""
    parents = units.alias("parents")
    same = and_(parents.c.document == units.c.document, parents.c.ordinal == units.c.parent)
    query = (
        select(documents.c.id, units.c.label)
        .join_from(units, documents)
        .outerjoin(parents, same)
        .where(units.c.parent.is_not(None))
        .where(
            or_(
                parents.c.ordinal.is_(None),
                units.c.start < parents.c.start,
                units.c.end > parents.c.end,
            )
        )
    )
    return [Misfit(row[0], row[1]) for row in connection.execute(query)]


def miscounted(connection: Connection) -> list[Misfit]:
    """Documents whose text, units, passages or Observations are not as many as was written down."""
    found: list[Misfit] = []
    lengths = select(documents.c.id).outerjoin_from(documents, document_texts)
    wrong = func.coalesce(func.length(document_texts.c.text), -1) != documents.c.characters
    found += [Misfit(name, "text") for name in connection.scalars(lengths.where(wrong))]
    kept = ((units, documents.c.units), (passages, documents.c.passages), (observations, documents.c.observations))
    for table, column in kept:
        counted = select(table.c.document, func.count().label("count")).group_by(table.c.document).subquery()
        query = (
            select(documents.c.id)
            .outerjoin_from(documents, counted, documents.c.key == counted.c.document)
            .where(func.coalesce(counted.c.count, 0) != column)
        )
        found += [Misfit(name, table.name) for name in connection.scalars(query)]
    return found


def orphans(connection: Connection) -> list[Misfit]:
    """Members whose compilation is not there, or has other bytes than they."""
    whole = documents.alias("whole")
    query = (
        select(documents.c.id, documents.c.part_of)
        .outerjoin_from(documents, whole, whole.c.id == documents.c.part_of)
        .where(documents.c.part_of.is_not(None))
        .where(or_(whole.c.id.is_(None), whole.c.sha256 != documents.c.sha256))
    )
    return [Misfit(row[0], row[1]) for row in connection.execute(query)]


def passages_by_document(connection: Connection) -> dict[int, int]:
    """How many passages each document with any has, by its key."""
    query = select(passages.c.document, func.count()).group_by(passages.c.document)
    return {int(key): int(count) for key, count in connection.execute(query)}
