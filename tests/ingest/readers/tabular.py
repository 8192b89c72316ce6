"""Make small workbooks, and look at what was read of them."""

from __future__ import annotations

import io
import zipfile
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


def sharing(texts: str, rows: str, declared: str = "") -> bytes:
    """A workbook of one sheet with these rows, whose cells share the texts in a part of their own, as Excel writes."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    part = f"{declared}<sst {main}>{texts}</sst>".encode()
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    made = replaced(
        saved(book(("Sheet1", [["甲"]]))),
        {
            "xl/_rels/workbook.xml.rels": related.encode(),
            "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>".encode(),
        },
    )
    target = io.BytesIO(made)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", part)
    return target.getvalue()


def replaced(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with some of its parts replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in source.infolist():
            package.writestr(entry.filename, parts.get(entry.filename, source.read(entry)))
    return target.getvalue()
