"""Many additions as few transactions: documents wait in memory until a group is worth a commit."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from index.catalog_rows import Item
from index.catalog_writing import Decision
from index.records import AddOutcome, DocumentRecord

# A group is committed when it has this many documents or bytes, or is this old. Between groups the write lock is free.
DOCUMENTS_AT_ONCE = 64
BYTES_AT_ONCE = 32 * 1024 * 1024
SECONDS_AT_ONCE = 2.0

# The indexes are brought up in between, so that an interrupted long run leaves little to catch up with.
DOCUMENTS_PER_SYNC = 1_000


class Batch:
    """Collects documents; `store` commits a group, `sync` brings the indexes up, `foresee` tells an outcome."""

    def __init__(
        self,
        foresee: Callable[[Item], Decision],
        store: Callable[[Sequence[Item]], object],
        sync: Callable[[], None],
    ) -> None:
        self._foresee = foresee
        self._store = store
        self._sync = sync
        self._waiting: list[Item] = []
        self._bytes = 0
        self._since = 0.0
        self._unsynced = 0
        self.finished = False

    def waiting(self, document_id: str) -> DocumentRecord | None:
        """The record, with key 0, of a document that is still to be stored."""
        for item in self._waiting:
            for one in item.walk():
                if one.id == document_id:
                    return one.record()
        return None

    def add(self, item: Item) -> AddOutcome:
        """Accept a document; it is stored with its group, at the latest when the batch ends."""
        if any(one.id == item.id or one.source == item.source for one in self._waiting):
            self.flush()
        decision = self._foresee(item)
        if not decision.changes_nothing:
            self._wait(item)
        if self._is_due():
            self.flush()
        return decision.outcome(item.id)

    def settle(self, sha256: str) -> None:
        """Store what is waiting when it is due, or when these very bytes are among it."""
        if self._is_due() or any(one.sha256 == sha256 for one in self._waiting):
            self.flush()

    def flush(self) -> None:
        """Store what is waiting, all or none of it."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        if not waiting:
            return
        self._store(waiting)
        self._unsynced += len(waiting)
        if self._unsynced >= DOCUMENTS_PER_SYNC:
            self._unsynced = 0
            self._sync()

    def finish(self) -> None:
        """Store what is waiting and bring the indexes up; the batch then takes nothing more."""
        self.finished = True
        self.flush()
        self._sync()

    def _wait(self, item: Item) -> None:
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(item)
        self._bytes += len(item.data)

    def _is_due(self) -> bool:
        return bool(self._waiting) and (
            len(self._waiting) >= DOCUMENTS_AT_ONCE
            or self._bytes >= BYTES_AT_ONCE
            or time.monotonic() - self._since >= SECONDS_AT_ONCE
        )
