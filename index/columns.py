"""Documents and passages as columns: what facets count by and filters choose by, without a query to the catalogue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index import catalog_columns
from index.catalog import Catalog
from index.catalog_columns import DocumentRow, PassageRows, TopHeading
from index.catalog_feed import generation
from index.held import Held
from ingest.document import DocumentKind

Ids = NDArray[np.int64]
Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]

# 2026年重点工作 and 2025年重点工作 are one section; 2025年和“十四五”时期工作回顾 needs its year.
_YEAR_BEFORE = re.compile(r"^(?:19|20)\d{2}年度?(?![和及、至—－-])")


@dataclass(frozen=True)
class Columns:
    """One state of the catalogue: documents by key, passages by id; a passage's document is a place in `documents`.

    `section` is a place in `sections`: the top heading of a report that the passage stands under, without a year
    before it; 0, an empty one, for any other passage.
    """

    generation: int
    documents: tuple[DocumentRow, ...]
    passages: Ids
    document: Codes
    starts: Ids
    section: Codes
    sections: tuple[str, ...]

    def places(self, passages: Ids) -> Ids:
        """Where in the columns each of `passages` stands; those that are gone are left out."""
        if not len(self.passages):
            return passages[:0]
        found = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
        return np.asarray(found[self.passages[found] == passages], dtype=np.int64)

    @cached_property
    def rules(self) -> Mask:
        """Which passages are those of regulations."""
        kinds = self.chosen(lambda row: row.kind == DocumentKind.REGULATION.value)
        return np.asarray(kinds[self.document], dtype=bool)

    def present(self, passages: Ids) -> Mask:
        """Which of `passages` are there."""
        if not len(self.passages):
            return np.zeros(len(passages), dtype=bool)
        found = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
        return np.asarray(self.passages[found] == passages, dtype=bool)

    @cached_property
    def days(self) -> Ids:
        """The day of each document as a number that grows with time; 0 where none is known."""
        return np.asarray([_day(one) for one in self.documents], dtype=np.int64)

    def chosen(self, condition: Callable[[DocumentRow], bool]) -> Mask:
        """Which documents satisfy a condition."""
        return np.fromiter(map(condition, self.documents), dtype=bool, count=len(self.documents))


class ColumnStore:
    """Gives the columns of the catalogue's newest state; safe from any thread."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._held: Held[int, Columns] = Held()
        self._standings: Held[tuple[int, date], Codes] = Held()
        self._last: tuple[frozenset[int], PassageRows] | None = None

    def current(self) -> Columns:
        """The columns as the catalogue is now."""
        return self._held.current(self._catalog.generation(), self._load)

    def statuses(self, columns: Columns, day: date, names: Sequence[str]) -> Codes:
        """The status of each document of `columns` on `day`, as its place among `names`."""
        return self._standings.current((columns.generation, day), lambda: self._standing(columns, day, names))

    def _standing(self, columns: Columns, day: date, names: Sequence[str]) -> Codes:
        with self._catalog.reading() as connection:
            known = catalog_columns.standings(connection, day)
        places = {name: place for place, name in enumerate(names)}
        unknown = places.get("unknown", 0)
        codes = (places.get(known.get(one.key, ""), unknown) for one in columns.documents)
        return np.fromiter(codes, dtype=np.int32, count=len(columns.documents))

    def _load(self) -> Columns:
        with self._catalog.reading() as connection:
            reached = generation(connection)
            rows = tuple(catalog_columns.document_rows(connection))
            keys = frozenset(row.key for row in rows)
            # A document's passages never change under its key: only those of new documents are read.
            before = self._last
            if before is None:
                pieces = catalog_columns.passage_rows(connection)
            else:
                pieces = _joined(before, catalog_columns.passage_rows(connection, keys - before[0]), keys)
            headings = catalog_columns.top_headings(connection)
        self._last = keys, pieces
        return _columns(reached, rows, pieces, headings)


def _joined(before: tuple[frozenset[int], PassageRows], fresh: PassageRows, keys: frozenset[int]) -> PassageRows:
    known, old = before
    kept = slice(None) if known <= keys else np.isin(old.documents, np.asarray(sorted(keys), dtype=np.int64))
    ids = np.concatenate([old.ids[kept], fresh.ids])
    order = np.argsort(ids, kind="stable")
    documents = np.concatenate([old.documents[kept], fresh.documents])[order]
    return PassageRows(ids[order], documents, np.concatenate([old.starts[kept], fresh.starts])[order])


def _columns(
    reached: int, rows: tuple[DocumentRow, ...], pieces: PassageRows, headings: Sequence[TopHeading]
) -> Columns:
    keys = np.asarray([row.key for row in rows], dtype=np.int64)
    inside = np.isin(pieces.documents, keys)
    ids, owners, starts = pieces.ids[inside], pieces.documents[inside], pieces.starts[inside]
    section, names = _sections(owners, starts, headings)
    document = np.searchsorted(keys, owners).astype(np.int32)
    return Columns(reached, rows, ids, document, starts, section, names)


def _sections(owners: Ids, starts: Ids, headings: Sequence[TopHeading]) -> tuple[Codes, tuple[str, ...]]:
    names: dict[str, int] = {"": 0}
    codes = np.zeros(len(owners), dtype=np.int32)
    of_document: dict[int, list[TopHeading]] = defaultdict(list)
    for one in headings:
        of_document[one.document].append(one)
    # The passages of a document were stored one after another, but ids alone promise no order of text.
    order = np.argsort(owners, kind="stable")
    ordered = owners[order]
    for key, some in of_document.items():
        low, high = np.searchsorted(ordered, key), np.searchsorted(ordered, key, side="right")
        places = order[low:high]
        for one in some:
            name = _YEAR_BEFORE.sub("", one.heading).strip() or one.heading
            under = places[(starts[places] >= one.start) & (starts[places] < one.end)]
            codes[under] = names.setdefault(name, len(names))
    return codes, tuple(names)


def _day(row: DocumentRow) -> int:
    """The end of a report's period, else the day that puts versions in order, else the year's end."""
    half = re.fullmatch(r"(\d{4})(?:H([12])|Q([1-4])|-(\d{2}))?", row.period)
    if half:
        month = 6 * int(half[2]) if half[2] else 3 * int(half[3]) if half[3] else int(half[4] or 12)
        return int(half[1]) * 10_000 + month * 100 + 31
    if row.day:
        return row.day.year * 10_000 + row.day.month * 100 + row.day.day
    return row.year * 10_000 + 1231 if row.year else 0
