"""The original bytes of every Document, stored under their SHA-256, and of removed ones, which are kept aside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from index.durable import (
    TEMPORARY_SUFFIX,
    append_durably,
    move_durably,
    write_all_durably,
    write_durably,
)
from index.records import Removal

REMOVAL_LOG = "removed.jsonl"


def digest(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Originals:
    """`originals/ab/abcd…` for what is stored, `removed/ab/abcd…` and a log for what was removed."""

    def __init__(self, folder: Path) -> None:
        self._kept = folder / "originals"
        self._removed = folder / "removed"

    def path(self, sha256: str) -> Path:
        """Where the bytes with this digest are kept, whether or not they are there."""
        return self._kept / sha256[:2] / sha256

    def store(self, files: Mapping[str, bytes]) -> list[str]:
        """Keep bytes under their digests; returns those that were not there. Raises OSError when the disk refuses."""
        fresh = {sha256: data for sha256, data in files.items() if not self._holds(sha256, len(data))}
        try:
            write_all_durably({self.path(sha256): data for sha256, data in fresh.items()})
        except OSError:
            for sha256 in fresh:
                self.discard(sha256)
            raise
        return list(fresh)

    def _holds(self, sha256: str, size: int) -> bool:
        path = self.path(sha256)
        return path.exists() and path.stat().st_size == size

    def discard(self, sha256: str) -> None:
        """Delete bytes that no Document was ever committed for."""
        self.path(sha256).unlink(missing_ok=True)

    def retire(self, removal: Removal, *, logged: bool = False) -> None:
        """Move a removed Document's bytes to `removed/` and log when, what and from where."""
        path = self.path(removal.sha256)
        if not path.exists():
            return
        if not logged:
            append_durably(self._removed / REMOVAL_LOG, _log_line(removal))
        move_durably(path, self._removed / removal.sha256[:2] / removal.sha256)

    def recover(self, sha256: str) -> bool:
        """Bring bytes back from `removed/` when they are there and whole."""
        path = self._removed / sha256[:2] / sha256
        if not path.exists():
            return False
        data = path.read_bytes()
        if digest(data) != sha256:
            return False
        write_durably(self.path(sha256), data)
        return True

    def strays(self, known: Set[str]) -> Iterator[Path]:
        """Files in the store that are temporary, or whose digest is not in `known`."""
        if not self._kept.exists():
            return
        for path in sorted(self._kept.glob("*/*")):
            if path.name.endswith(TEMPORARY_SUFFIX) or path.name not in known:
                yield path

    def clean(self, known: Set[str], removals: dict[str, Removal]) -> None:
        """Clear what a crash left: finish moves of removed Documents, delete bytes never committed."""
        for path in list(self.strays(known)):
            removal = removals.get(path.name)
            if removal is None:
                path.unlink(missing_ok=True)
            else:
                # The crash may have come between the log and the move.
                self.retire(removal, logged=_log_line(removal) in self._log())

    def _log(self) -> list[str]:
        log = self._removed / REMOVAL_LOG
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def _log_line(removal: Removal) -> str:
    return json.dumps(
        {
            "removed_at": removal.removed_at.isoformat(),
            "reason": removal.reason,
            "document_id": removal.document_id,
            "title": removal.title,
            "sha256": removal.sha256,
            "sources": list(removal.sources),
        },
        ensure_ascii=False,
    )
