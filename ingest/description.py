"""What a document says of itself: kind, title, number, issuer, dates, status, period — and where it says it.

A date that cannot be established stays unknown: a revised law often still names the day on which its first version
took effect.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ingest.document import Description, DocumentKind, Evidence, LegalStatus
from ingest.head import OTHER_SUFFIXES, REGULATION_SUFFIXES, REPORT_SUFFIXES, has_suffix
from ingest.identity.addressee import find_addressee
from ingest.identity.dating import Said, is_labelled, read_notes
from ingest.identity.effect import Dates, read_dates, signing
from ingest.identity.found import CLOSING, DERIVED, INFERRED, Found
from ingest.identity.issuer import find_issuer
from ingest.identity.kind import classify
from ingest.identity.number import find_number
from ingest.identity.office import apart_from_office, office_of, shortened
from ingest.identity.organisation import find_organisation
from ingest.identity.period import find_period
from ingest.identity.secrecy import find_secrecy, find_urgency
from ingest.identity.source import Source
from ingest.identity.status import legal_status
from ingest.identity.title import find_title, spoken_title, work_title
from ingest.identity.validity import read_validity

__all__ = [
    "Source",
    "apart_from_office",
    "classify",
    "describe",
    "legal_status",
    "office_of",
    "shortened",
    "spoken_title",
    "work_title",
]

Fields = dict[str, Found]


def describe(source: Source, kind: DocumentKind | None, today: date) -> tuple[Description, tuple[Evidence, ...]]:
    """The description of a document, and where each of its fields was read.

    `kind` overrides what the text suggests, `today` decides the status.
    """
    sort = kind or classify(source.title, source.body.text, source.articles)
    fields = _own_words(source, sort) | _days(source, sort)
    start, end, validity = _day(fields, "effective_from"), _day(fields, "effective_to"), _text(fields, "validity")
    regulation = sort is DocumentKind.REGULATION
    status = legal_status(source.title, start, end, today, validity) if regulation else LegalStatus.UNKNOWN
    fields["kind"] = _kind(source, sort, fields["title"], given=kind is not None)
    if ground := _ground(fields, status):
        fields["status"] = ground
    description = Description(
        title=_text(fields, "title"),
        kind=sort,
        document_number=_text(fields, "document_number"),
        issuer=_text(fields, "issuer"),
        addressee=_text(fields, "addressee"),
        organisation=_text(fields, "organisation"),
        period=_text(fields, "period"),
        passed=_day(fields, "passed"),
        published=_day(fields, "published"),
        effective_from=start,
        effective_to=end,
        status=status,
        signed=_day(fields, "signed"),
        secrecy=_text(fields, "secrecy"),
        urgency=_text(fields, "urgency"),
        validity=validity,
    )
    return description, tuple(found.evidence(name) for name, found in fields.items())


def _own_words(source: Source, kind: DocumentKind) -> Fields:
    """The fields that are words."""
    report, regulation = kind is DocumentKind.REPORT, kind is DocumentKind.REGULATION
    found = {
        "title": find_title(source),
        "document_number": find_number(source),
        "issuer": find_issuer(source, kind),
        "addressee": find_addressee(source),
        "organisation": None if regulation else find_organisation(source),
        "period": find_period(source) if report else None,
        "secrecy": find_secrecy(source.above),
        "urgency": find_urgency(source.above),
    }
    return {name: value for name, value in found.items() if value is not None}


def _days(source: Source, kind: DocumentKind) -> Fields:
    """The fields that are days, and what the text says of how long it holds."""
    noted = read_notes([*source.notes, *(line for line in source.opening if is_labelled(line.text))])
    if kind is DocumentKind.REGULATION:
        dates = read_dates(source, noted)
        validity = read_validity(source, dates.effective)
    else:
        dates = Dates(published=noted.last(Said.PUBLISHED), signed=signing(source, noted))
        validity = read_validity(source, dates.signed)
    found = {
        "passed": dates.passed,
        "published": dates.published or (replace(dates.signed, confidence=INFERRED) if dates.signed else None),
        "effective_from": dates.effective,
        "effective_to": dates.ended or validity.ended,
        "signed": dates.signed,
        "validity": validity.mark,
    }
    return {name: value for name, value in found.items() if value is not None}


def _kind(source: Source, kind: DocumentKind, title: Found, *, given: bool) -> Found:
    """The kind and the title that tells it; a kind that was given stands nowhere."""
    if given:
        return Found(kind.value, 0, 0)
    told = has_suffix(source.title, (*REPORT_SUFFIXES, *REGULATION_SUFFIXES, *OTHER_SUFFIXES))
    return replace(title, value=kind.value, confidence=min(title.confidence, CLOSING if told else INFERRED))


def _ground(fields: Fields, status: LegalStatus) -> Found | None:
    """The status and the words that it follows from."""
    if status is LegalStatus.UNKNOWN:
        return None
    names = ("effective_to", "validity") if status is LegalStatus.REPEALED else ("effective_from",)
    ground = next((fields[name] for name in names if name in fields), None)
    return replace(ground, value=status.value, confidence=min(ground.confidence, DERIVED)) if ground else None


def _text(fields: Fields, name: str) -> str:
    return fields[name].value if name in fields else ""


def _day(fields: Fields, name: str) -> date | None:
    return fields[name].day if name in fields else None
