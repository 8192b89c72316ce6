"""Switching checks of proofreading on and off for the whole office, in the file that people also write by hand."""

from __future__ import annotations

import threading
from pathlib import Path

from index.durable import write_durably
from ingest.errors import CheckRefused
from service.checking.registry import KINDS
from service.checking.switches import OFF_FILE, switched_off

# One at a time: each reads the file, changes a line of it and writes it anew.
_WRITING = threading.Lock()


def switch(folder: Path, kind: str, on: bool) -> None:
    """Switch the check `kind` for the office of this library folder; other lines and remarks of the file stay.

    Raises CheckRefused for what is no check, SettingsError for a file that cannot be read.
    """
    if kind not in KINDS:
        raise CheckRefused(f"没有名为“{kind[:40]}”的校核。可用的有：{'、'.join(KINDS)}。")
    with _WRITING:
        if (kind not in switched_off(folder)) == on:
            return
        path = folder / OFF_FILE
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
        kept = [line for line in lines if line.partition("#")[0].strip() != kind] if on else [*lines, kind]
        write_durably(path, "".join(f"{line}\n" for line in kept).encode())
