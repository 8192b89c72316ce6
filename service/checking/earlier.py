"""The report before a report."""

from __future__ import annotations

from index.library import Library
from index.periods import read_period
from ingest.document import Document, DocumentKind
from service.past_reports import series_reports


def earlier_report(library: Library, document: Document) -> Document | None:
    """The latest report of the series of `document` about a period that ended before its own; None without one."""
    told = document.description
    if told.kind is not DocumentKind.REPORT:
        return None
    now = read_period(told.period)
    series = series_reports(library, told.organisation or told.issuer, told.period)
    before = [one for one in series if one.id != document.id and read_period(one.period).last < now.last]
    return library.read(before[0].id) if before else None
