"""What a document says of itself, as columns of the catalogue, and back."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from index.records import DocumentRecord
from ingest.description import legal_status, office_of, work_title
from ingest.document import Description, DocumentKind, LegalStatus

Row = dict[str, Any]

_YEAR = re.compile(r"(?:19|20)\d{2}")
_NOT_IN_TITLE_KEY = re.compile(r"[\s《》〈〉]+")


def title_key(title: str) -> str:
    """The title with width, case, blanks and book-title marks taken out, to find it however it is typed."""
    return _NOT_IN_TITLE_KEY.sub("", unicodedata.normalize("NFKC", title).casefold())


def year_of(description: Description) -> int | None:
    """The year that filters see; see DocumentRecord."""
    stated = _YEAR.search(description.period)
    period = int(stated.group()) if stated else None
    if description.kind is DocumentKind.REPORT and period:
        return period
    for day in (description.effective_from, description.published, description.passed):
        if day:
            return day.year
    return period


def description_of(record: DocumentRecord) -> Description:
    """What the document says of itself, with people's corrections."""
    return Description(**{name: getattr(record, name) for name in Description.__dataclass_fields__})


def described_row(described: Description) -> Row:
    """The columns that follow from a description."""
    return {
        "title": described.title,
        "title_key": title_key(described.title),
        "kind": described.kind.value,
        "document_number": described.document_number,
        "issuer": described.issuer,
        "addressee": described.addressee,
        "organisation": described.organisation,
        "period": described.period,
        "signed": described.signed,
        "passed": described.passed,
        "published": described.published,
        "effective_from": described.effective_from,
        "effective_to": described.effective_to,
        "secrecy": described.secrecy,
        "urgency": described.urgency,
        "validity": described.validity,
        "status": described.status.value,
        "fixed_status": own_status(described),
        "trial": legal_status(described.title, date.min, None, date.min) is LegalStatus.TRIAL,
        "year": year_of(described),
        "work": work_title(described.title),
        "office": office_of(described.title, described.issuer),
        "version_day": described.version_day,
    }


def own_status(described: Description) -> str | None:
    """The status that a text gives itself without a day from which it counts."""
    ended = described.status in (LegalStatus.REPEALED, LegalStatus.AMENDED)
    return described.status.value if ended and described.effective_to is None else None
