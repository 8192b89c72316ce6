"""Put Documents into the catalogue with their original bytes, all of a group or none, one group at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from index.catalog import Catalog
from index.catalog_rows import Item
from index.originals import Originals
from index.records import AddOutcome, DocumentRecord, Removal
from ingest.errors import LibraryError


class Storing:
    """Writes originals and rows in the order that a crash cannot hurt. The caller holds the write lock.

    Bytes reach the disk before the row that names them; bytes leave after the row that named them.
    """

    def __init__(self, catalog: Catalog, originals: Originals) -> None:
        self._catalog = catalog
        self._originals = originals

    def store(self, items: Sequence[Item]) -> list[AddOutcome]:
        """Store all items, or none when anything fails; LibraryError when the disk refuses."""
        fresh: list[str] = []
        try:
            fresh = self._originals.store({item.sha256: item.data for item in items})
            stored = self._catalog.store(items, _now())
        except OSError as error:
            self._discard(fresh)
            raise LibraryError(
                f"写入资料库失败：{error.strerror}（{error.filename}）。请检查磁盘空间和文件权限。"
            ) from error
        except BaseException:
            self._discard(fresh)
            raise
        self._retire([one.removal for one in stored if one.removal])
        return [one.outcome for one in stored]

    def link(self, record: DocumentRecord, path: str) -> Removal | None:
        """Name `path` as a source of a stored document; returns the document that this pushed out."""
        removal = self._catalog.link(record, path, _now())
        self._retire([removal] if removal else [])
        return removal

    def remove(self, record: DocumentRecord) -> None:
        """Take a document out; its bytes move to `removed/`."""
        self._retire([self._catalog.remove(record, _now())])

    def clean(self) -> None:
        """Clear what an interrupted writer left among the originals."""
        self._originals.clean(self._catalog.digests(), self._catalog.removals())

    def _discard(self, fresh: Sequence[str]) -> None:
        # What cannot be deleted now is cleaned when the Library is next opened.
        known = self._catalog.digests() if fresh else set()
        for sha256 in fresh:
            if sha256 not in known:
                self._originals.discard(sha256)

    def _retire(self, removed: Sequence[Removal]) -> None:
        known = self._catalog.digests() if removed else set()
        for removal in removed:
            if removal.sha256 not in known:
                self._originals.retire(removal)


def _now() -> datetime:
    return datetime.now(UTC)
