"""What passages look like from outside (index.passage_shapes), read from the catalogue: of all, or of a few."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from index.catalog import Catalog
from index.catalog_columns import numbers
from index.catalog_tables import documents, passages
from index.norms import Norm, rank_of
from index.passage_shapes import AskedShapes, Shapes

Ids = NDArray[np.int64]
Ranks = dict[int, tuple[Norm, float]]

_COLUMNS = (passages.c.id, passages.c.end - passages.c.start, passages.c.ordinal, passages.c.document)


def passage_shapes(connection: Connection) -> Shapes:
    """The shape of every passage."""
    return _shapes(numbers(connection, select(*_COLUMNS)), _ranks(connection))


def asked_shapes(catalog: Catalog) -> AskedShapes:
    """The worth of every document, and what looks the shapes of passages up (a million passages: 0.2 s against 3)."""
    c = passages.c
    spans = select(c.document, func.min(c.id), func.max(c.id)).group_by(c.document).order_by(func.min(c.id))
    with catalog.reading() as connection:
        ranks = _ranks(connection)
        table = numbers(connection, spans)
    worths = np.asarray([ranks[key][1] for key in table[:, 0].tolist()], dtype=np.float32)
    return AskedShapes(table[:, 1].copy(), table[:, 2].copy(), worths, partial(_looked_up, catalog))


def _looked_up(catalog: Catalog, ids: Ids) -> Shapes:
    """The shapes of these passages; those that are gone are left out."""
    with catalog.reading() as connection:
        table = numbers(connection, select(*_COLUMNS).where(passages.c.id.in_(_listed(ids.tolist()))))
        ranks = _ranks(connection, set(table[:, 3].tolist()))
    return _shapes(table, ranks)


def _shapes(table: Ids, ranks: Ranks) -> Shapes:
    keys, table[:, 3] = np.unique(table[:, 3], return_inverse=True)
    return Shapes.in_documents(table, [ranks[key] for key in keys.tolist()])


def _ranks(connection: Connection, keys: Iterable[int] | None = None) -> Ranks:
    c = documents.c
    query = select(c.key, c.title, c.issuer, c.kind)
    if keys is not None:
        query = query.where(c.key.in_(_listed(keys)))
    return {row.key: rank_of(row) for row in connection.execute(query)}


def _listed(values: Iterable[int]) -> Any:
    """The numbers as one value: a statement may hold a bounded number of them."""
    return select(func.json_each(json.dumps(sorted(values))).table_valued("value").c.value)
