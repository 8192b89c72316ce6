"""Observations found anew in what the catalogue keeps: after an edit, and where an older program found them, or none.

Each document is done in one transaction with the mark that says so: whoever is killed in between goes on where it was.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, or_, select, update

from index import catalog_observations
from index.catalog_description import description_of
from index.catalog_rows import document_record, unit_tree
from index.catalog_tables import document_texts, documents, observations, units
from index.observation_rows import OBSERVED, rows_of
from ingest.document import Description, Unit
from ingest.observation import Observation
from ingest.observations.stating import STATING, observe

LOG = logging.getLogger(__name__)

# Text in which numbers are looked for in one transaction: more would keep other writers waiting.
CHARACTERS_AT_ONCE = 500_000

_BEHIND = or_(documents.c.observed < OBSERVED, documents.c.observed > OBSERVED)


def behind(connection: Connection) -> int:
    """How many documents have Observations of another finder than this program's, or of none."""
    return connection.scalar(select(func.count()).select_from(documents).where(_BEHIND)) or 0


def observe_some(connection: Connection) -> int:
    """Find anew the Observations of the next documents that are behind; how many were done, 0 at the end."""
    silent = _BEHIND, documents.c.kind.not_in([kind.value for kind in STATING]), documents.c.observations == 0
    quiet = connection.execute(update(documents).where(*silent).values(observed=OBSERVED)).rowcount
    query = select(documents.c.key, documents.c.characters).where(_BEHIND).order_by(documents.c.key).limit(500)
    done, read = 0, 0
    for key, characters in connection.execute(query).all():
        if done and read + characters > CHARACTERS_AT_ONCE:
            break
        observe_one(connection, key)
        done, read = done + 1, read + characters
    return quiet + done


def observe_one(connection: Connection, key: int) -> None:
    """Find the Observations of a document in its text, Units and description as they are now."""
    row = connection.execute(select(documents).where(documents.c.key == key)).mappings().one()
    description = description_of(document_record(dict(row)))
    text = ""
    tree: tuple[Unit, ...] = ()
    if description.kind in STATING:
        text = connection.scalar(select(document_texts.c.text).where(document_texts.c.document == key)) or ""
        tree = _tree(connection, key, row["id"], text)
    rows = rows_of(_found(text, tree, description), tree)
    connection.execute(delete(observations).where(observations.c.document == key))
    catalog_observations.store(connection, [(key, one) for one in rows])
    kept = {"observations": len(rows), "observed": OBSERVED}
    connection.execute(update(documents).where(documents.c.key == key).values(kept))


def _tree(connection: Connection, key: int, document_id: str, text: str) -> tuple[Unit, ...]:
    query = select(units).where(units.c.document == key).order_by(units.c.ordinal)
    return unit_tree([dict(row) for row in connection.execute(query).mappings()], document_id, text)


def _found(text: str, tree: Sequence[Unit], description: Description) -> tuple[Observation, ...]:
    try:
        return observe(text, tree, description)
    except Exception:  # a text that the finder never foresaw must hinder neither an edit nor the opening of a Library
        LOG.exception("no numbers could be found in %s", description.title)
        return ()
