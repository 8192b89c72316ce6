"""Make small workbooks, and look at what was read of them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from ingest.document import Line


def book(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> Any:
    """A workbook with these sheets: name and rows."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return made


def saved(made: Any) -> bytes:
    """The bytes of a workbook."""
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def look(lines: Sequence[Line]) -> list[tuple[str, object]]:
    """What each line is: `#` a heading, `-` a plain line, `=` a row of the head, else the number of the table."""
    found: list[tuple[str, object]] = []
    for line in lines:
        if line.cells is None:
            found.append(("#" if line.heading_level else "-", line.text))
        else:
            found.append(("=" if line.header else str(line.table), line.cells))
    return found


def replaced(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with some of its parts replaced."""
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in source.infolist():
            package.writestr(entry.filename, parts.get(entry.filename, source.read(entry)))
    return target.getvalue()
