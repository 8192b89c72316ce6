"""The drafts of a Library, kept in the catalogue."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from index import catalog_draft_materials, catalog_drafts
from index.catalog import Catalog
from index.drafts import DraftChange, DraftRecord, DraftState, DraftVersion, Material, StoredDraft
from ingest.errors import DraftChanged, DraftFinal, DraftNotFound


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
            _writable(catalog_drafts.get(connection, draft), draft, revision)
            catalog_drafts.put(connection, draft, change, datetime.now(UTC))
            return _found(catalog_drafts.get(connection, draft), draft)

    def undo(self, draft: str, revision: int) -> StoredDraft:
        """Go back to the version that the current one was made from; DraftNotFound, DraftChanged."""
        with self._catalog.writing() as connection:
            found = _writable(catalog_drafts.get(connection, draft), draft, revision)
            made = next(one for one in catalog_drafts.versions(connection, draft) if one.number == found.record.version)
            if not made.parent:
                raise DraftChanged(f"草稿“{found.record.title}”已经是最初的一版，没有可以撤销的改动。")
            catalog_drafts.point(connection, draft, made.parent, datetime.now(UTC))
            return _found(catalog_drafts.get(connection, draft), draft)

    def restore(self, draft: str, revision: int, version: int) -> StoredDraft:
        """Make a version the current one; DraftNotFound, DraftChanged."""
        with self._catalog.writing() as connection:
            _writable(catalog_drafts.get(connection, draft), draft, revision)
            if not catalog_drafts.point(connection, draft, version, datetime.now(UTC)):
                raise DraftNotFound(f"这份草稿没有第 {version} 版。请从版本列表中选一个。")
            return _found(catalog_drafts.get(connection, draft), draft)

    def versions(self, draft: str) -> list[DraftVersion]:
        """Every version, the first one first; DraftNotFound."""
        with self._catalog.reading() as connection:
            _found(catalog_drafts.get(connection, draft), draft)
            return catalog_drafts.versions(connection, draft)

    def remove(self, draft: str) -> None:
        """Forget a draft with its versions; DraftNotFound, DraftFinal."""
        with self._catalog.writing() as connection:
            _open(_found(catalog_drafts.get(connection, draft), draft))
            catalog_drafts.remove(connection, draft)

    def mark(self, draft: str, revision: int, state: DraftState, note: str, author: str) -> StoredDraft:
        """Make it final or open again, as a version of its own; DraftNotFound, DraftChanged."""
        with self._catalog.writing() as connection:
            found = _unchanged(catalog_drafts.get(connection, draft), draft, revision)
            if found.record.state is state:
                raise DraftChanged(f"草稿“{found.record.title}”{_ALREADY[state]}。请重新打开它看看。")
            change = DraftChange(found.record.title, found.content, note, author)
            catalog_drafts.put(connection, draft, change, datetime.now(UTC))
            catalog_drafts.mark(connection, draft, state)
            return _found(catalog_drafts.get(connection, draft), draft)

    def materials(self, draft: str) -> list[Material]:
        """The texts to write from, the first one first; DraftNotFound."""
        with self._catalog.reading() as connection:
            _found(catalog_drafts.get(connection, draft), draft)
            return catalog_draft_materials.listing(connection, draft)

    def add_material(self, draft: str, title: str, text: str, document: str, author: str) -> Material:
        """Keep a text to write from; DraftNotFound, DraftFinal."""
        made = Material(uuid.uuid4().hex, title, text, document, author, datetime.now(UTC))
        with self._catalog.writing() as connection:
            _open(_found(catalog_drafts.get(connection, draft), draft))
            catalog_draft_materials.add(connection, draft, made)
        return made

    def remove_material(self, draft: str, material: str) -> None:
        """Forget a text; DraftNotFound, DraftFinal."""
        with self._catalog.writing() as connection:
            _open(_found(catalog_drafts.get(connection, draft), draft))
            if not catalog_draft_materials.remove(connection, draft, material):
                raise DraftNotFound(f"这份草稿没有编号为“{material}”的材料，它可能已被移除。请刷新材料列表。")


_ALREADY = {DraftState.FINAL: "已经定稿", DraftState.OPEN: "并没有定稿"}


def _found(found: StoredDraft | None, draft: str) -> StoredDraft:
    if found is None:
        raise _unknown(draft)
    return found


def _open(found: StoredDraft) -> StoredDraft:
    """The draft, which is not final."""
    if found.record.state is DraftState.FINAL:
        raise DraftFinal(f"草稿“{found.record.title}”已经定稿，不能再改。要改请先退回修改，并写明原因。")
    return found


def _writable(stored: StoredDraft | None, draft: str, revision: int) -> StoredDraft:
    """The draft, which is not final and which nobody changed since `revision`."""
    return _unchanged(_open(_found(stored, draft)), draft, revision)


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
