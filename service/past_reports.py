"""The reports of one series: of the same organisation, over periods of the same length."""

from __future__ import annotations

from datetime import date

from index.library import Library
from index.periods import PeriodKind, read_period
from index.records import DocumentRecord
from ingest.description import office_of
from ingest.document import DocumentKind

__all__ = ["past_reports", "series_reports"]


def past_reports(library: Library, document: DocumentRecord) -> list[DocumentRecord]:
    """The other reports of the series of `document`, newest first; empty where its organisation or period is unknown.

    Those of later periods are among them.
    """
    found = series_reports(library, document.organisation or document.issuer, document.period)
    return [one for one in found if one.id != document.id]


def series_reports(library: Library, organisation: str, period: str) -> list[DocumentRecord]:
    """The reports of `organisation` over periods as long as `period`, newest first, whether or not it has one for it.

    An organisation is one however it is written: 中共甲县纪委办公室 and 甲县纪委监委 are.
    """
    who, length = _told(organisation), _length(period)
    if not who or length is None:
        return []
    found = [
        one
        for one in library.documents(DocumentKind.REPORT.value)
        if _length(one.period) == length and _told(one.organisation or one.issuer) == who
    ]
    return sorted(found, key=_age, reverse=True)


def _told(organisation: str) -> str:
    """What tells an organisation from others: its name in short, without the inner office that signs for it."""
    return office_of("", organisation) or organisation


def _length(period: str) -> tuple[PeriodKind, int] | None:
    """The kind of a period and its months; None for what is no period."""
    read = read_period(period)
    return None if read.kind is PeriodKind.UNKNOWN else (read.kind, read.last - read.first)


def _age(report: DocumentRecord) -> tuple[int, int, date, int]:
    period = read_period(report.period)
    return period.last, period.first, report.signed or date.min, report.key
