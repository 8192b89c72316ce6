"""The laws of the real collection, read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ingest.document import Document
from ingest.pipeline import ingest

TODAY = date(2026, 1, 1)
Laws = Sequence[tuple[dict[str, Any], Document]]


def laws_of(folder: Path, step: int) -> Iterator[tuple[dict[str, Any], Document]]:
    """Every `step`-th row of the collection's manifest, with its document."""
    rows = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, rows[::step]):
        path = folder / row["file"]
        yield row, ingest(path.read_bytes(), path.name, today=TODAY)
