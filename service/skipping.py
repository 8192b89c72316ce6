"""Which files of a folder or an archive are passed over, because they are no documents of an office."""

from __future__ import annotations

from pathlib import PurePosixPath

_SKIPPED = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
# Files that describe other files rather than being documents of an office.
_SUFFIXES = frozenset({".jsonl", ".json", ".py", ".pyc", ".lock", ".tmp"})


def is_skipped(name: str) -> bool:
    """Whether a file of this name is hidden, temporary, a program or data."""
    lowered = name.lower()
    return lowered.startswith((".", "~$")) or lowered in _SKIPPED or PurePosixPath(lowered).suffix in _SUFFIXES
