"""A series as a file: XLSX with an overview and the sources, CSV with the sources."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from enum import StrEnum

from service.series.building import Series
from service.series.safety import safe
from service.series.tables import Cell, overview, sources
from service.series.workbook import workbook


class Format(StrEnum):
    """The formats of an exported series; the value is the file's ending."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def exported(series: Series, form: Format) -> bytes:
    """The file; text in it is text, whatever it begins with."""
    if form is Format.XLSX:
        return workbook([overview(series), sources(series)])
    table, out = sources(series), io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(name) for name in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    # The mark at the beginning tells spreadsheet programs that it is UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return f"{cell:f}"
        case int():
            return str(cell)
        case _:
            return safe(cell)
