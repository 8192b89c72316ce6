"""Searches that people keep, in the catalogue."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from index import catalog_searches
from index.catalog import Catalog
from ingest.errors import SearchNotFound


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name: what was typed into the box, and what was chosen beside it, by the name of each filter."""

    id: str
    name: str
    query: str
    filters: Mapping[str, Sequence[str]]
    sort: str
    made_at: datetime


class SearchBook:
    """The kept searches; no index follows them, so writing waits for the database only and not for an ingestion."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def add(self, name: str, query: str, filters: Mapping[str, Sequence[str]], sort: str) -> SavedSearch:
        """Keep a search; it is on the disk when this returns."""
        made = SavedSearch(uuid.uuid4().hex, name, query, dict(filters), sort, datetime.now(UTC))
        with self._catalog.writing() as connection:
            catalog_searches.add(connection, made.id, made.name, made.query, made.filters, made.sort, made.made_at)
        return made

    def all(self) -> list[SavedSearch]:
        """Every kept search, the newest first."""
        with self._catalog.reading() as connection:
            return [SavedSearch(*row) for row in catalog_searches.listing(connection)]

    def get(self, search: str) -> SavedSearch:
        """The search of this id, or the only one of this name; SearchNotFound."""
        found = self.all()
        named = [one for one in found if one.id == search] or [one for one in found if one.name == search]
        if len(named) != 1:
            said = f"有 {len(named)} 个" if named else "没有"
            raise SearchNotFound(f"{said}编号或名称为“{search}”的检索。请从已保存的检索中选一个，写它的编号。")
        return named[0]

    def rename(self, search: str, name: str) -> SavedSearch:
        """Give a search another name; SearchNotFound."""
        found = self.get(search)
        with self._catalog.writing() as connection:
            catalog_searches.rename(connection, found.id, name)
        return self.get(found.id)

    def remove(self, search: str) -> None:
        """Forget a search; SearchNotFound."""
        found = self.get(search)
        with self._catalog.writing() as connection:
            catalog_searches.remove(connection, found.id)
