"""The corrections of recognised lines in the catalogue: added, never changed, whether or not the document is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from index.catalog_rows import stored_time
from index.catalog_tables import corrections
from ingest.corrections import Correction
from ingest.document import Box


def add(connection: Connection, sha256: str, made: Sequence[Correction], now: datetime) -> None:
    """Write down corrections of lines in the file with this digest."""
    rows = [
        {
            "sha256": sha256,
            "page": each.page,
            "left": each.box.left,
            "top": each.box.top,
            "right": each.box.right,
            "bottom": each.box.bottom,
            "original": each.original,
            "text": each.text,
            "made_at": stored_time(now),
        }
        for each in made
    ]
    if rows:
        connection.execute(insert(corrections), rows)


def of_file(connection: Connection, sha256: str) -> list[Correction]:
    """Every correction for the file with this digest, oldest first."""
    query = select(corrections).where(corrections.c.sha256 == sha256).order_by(corrections.c.key)
    return [
        Correction(row.page, Box(row.left, row.top, row.right, row.bottom), row.original, row.text)
        for row in connection.execute(query)
    ]
