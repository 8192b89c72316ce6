"""The drafts of a Library, kept in the catalogue."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from index import catalog_drafts
from index.catalog import Catalog
from index.drafts import DraftChange, DraftRecord, DraftVersion, StoredDraft
from ingest.errors import DraftChanged, DraftNotFound


class DraftBook:
    """A DraftStore; no index follows it, so writing waits for the database only and not for an ingestion."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def add(self, change: DraftChange) -> StoredDraft:
        """Keep a new draft; it is on the disk when this returns."""
        draft = uuid.uuid4().hex
        with self._catalog.writing() as connection:
            catalog_drafts.add(connection, draft, change, datetime.now(UTC))
        return self.get(draft)

    def all(self) -> list[DraftRecord]:
        """Every draft, the last changed first."""
        with self._catalog.reading() as connection:
            return catalog_drafts.listing(connection)

    def get(self, draft: str) -> StoredDraft:
        """The draft as it stands; DraftNotFound."""
        with self._catalog.reading() as connection:
            return _found(catalog_drafts.get(connection, draft), draft)

    def put(self, draft: str, revision: int, change: DraftChange) -> StoredDraft:
        """Make a new version the current one; DraftNotFound, DraftChanged."""
        with self._catalog.writing() as connection:
            _unchanged(catalog_drafts.get(connection, draft), draft, revision)
            catalog_drafts.put(connection, draft, change, datetime.now(UTC))
            return _found(catalog_drafts.get(connection, draft), draft)

    def undo(self, draft: str, revision: int) -> StoredDraft:
        """Go back to the version that the current one was made from; DraftNotFound, DraftChanged."""
        with self._catalog.writing() as connection:
            found = _unchanged(catalog_drafts.get(connection, draft), draft, revision)
            made = next(one for one in catalog_drafts.versions(connection, draft) if one.number == found.record.version)
            if not made.parent:
                raise DraftChanged(f"草稿“{found.record.title}”已经是最初的一版，没有可以撤销的改动。")
            catalog_drafts.point(connection, draft, made.parent, datetime.now(UTC))
            return _found(catalog_drafts.get(connection, draft), draft)

    def restore(self, draft: str, revision: int, version: int) -> StoredDraft:
        """Make a version the current one; DraftNotFound, DraftChanged."""
        with self._catalog.writing() as connection:
            _unchanged(catalog_drafts.get(connection, draft), draft, revision)
            if not catalog_drafts.point(connection, draft, version, datetime.now(UTC)):
                raise DraftNotFound(f"这份草稿没有第 {version} 版。请从版本列表中选一个。")
            return _found(catalog_drafts.get(connection, draft), draft)

    def versions(self, draft: str) -> list[DraftVersion]:
        """Every version, the first one first; DraftNotFound."""
        with self._catalog.reading() as connection:
            _found(catalog_drafts.get(connection, draft), draft)
            return catalog_drafts.versions(connection, draft)

    def remove(self, draft: str) -> None:
        """Forget a draft with its versions; DraftNotFound."""
        with self._catalog.writing() as connection:
            if not catalog_drafts.remove(connection, draft):
                raise _unknown(draft)


def _found(found: StoredDraft | None, draft: str) -> StoredDraft:
    if found is None:
        raise _unknown(draft)
    return found


def _unchanged(stored: StoredDraft | None, draft: str, revision: int) -> StoredDraft:
    """The draft, which nobody changed since `revision`."""
    found = _found(stored, draft)
    if found.record.revision != revision:
        raise DraftChanged(
            f"草稿“{found.record.title}”已被改过（现为第 {found.record.revision} 次修改，您的是第 {revision} 次）。"
            "请重新打开，再把您的改动写进去。"
        )
    return found


def _unknown(draft: str) -> DraftNotFound:
    return DraftNotFound(f"没有编号为“{draft}”的草稿，它可能已被删除。请从草稿列表中另选一份。")
