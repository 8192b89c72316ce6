"""The Library's one write lock, between threads and between processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import LibraryBusy

# A waiter polls; a writer in a batch lets go for a moment after each transaction, which a slow poll would miss.
POLL_SECONDS = 0.01


class WriteLock:
    """Held by at most one thread of one process; the same thread may hold it again inside."""

    def __init__(self, path: Path, timeout: float) -> None:
        self._path = path
        self._timeout = timeout
        self._threads = threading.RLock()
        self._processes = FileLock(path, thread_local=False)

    @contextmanager
    def hold(self, timeout: float | None = None) -> Iterator[None]:
        """Hold the lock for the block; LibraryBusy when it does not come free in `timeout` seconds."""
        patience = self._timeout if timeout is None else timeout
        deadline = time.monotonic() + patience
        if not self._threads.acquire(timeout=patience):
            raise self._busy(patience)
        try:
            try:
                left = max(0.0, deadline - time.monotonic())
                self._processes.acquire(left, POLL_SECONDS)
            except Timeout as error:
                raise self._busy(patience) from error
            try:
                yield
            finally:
                self._processes.release()
        finally:
            self._threads.release()

    def _busy(self, patience: float) -> LibraryBusy:
        return LibraryBusy(
            f"资料库 {self._path.parent} 正在被另一个进程写入，等了 {patience:g} 秒仍未结束。请等它完成后再试。"
        )
