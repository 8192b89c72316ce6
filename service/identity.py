"""What is known of a document's identity: what counts, where it was read, who said otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from index.catalog_description import description_of
from index.identity import FIELDS, Edit, Stated, stated
from index.library import Library
from index.records import Cause, DocumentRecord
from ingest.document import Evidence, Place


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in the document; without a place where the value stands nowhere in the text."""

    value: Stated
    start: int | None = None
    end: int | None = None
    page: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `value` is the edit's, else what was read; `derived` says what gives a day that is missing."""

    name: str
    value: Stated
    read: Read | None
    edit: Edit | None
    derived: Cause | None = None


def identity_of(library: Library, document_id: str) -> list[Field]:
    """Every field of a document's identity that can be corrected."""
    record = library.document(document_id)
    proofs = {proof.field: proof for proof in library.evidence(record.id)}
    edits = {edit.field: edit for edit in library.edits(record.id)}
    places = library.places(record.id)
    begun = _begun(library, record)
    return [
        Field(
            name,
            _value(record, name),
            _read(_reading(record, name, edits.get(name)), proofs.get(name), places),
            edits.get(name),
            begun if name == "effective_from" else None,
        )
        for name in FIELDS
    ]


def _value(record: DocumentRecord, name: str) -> Stated:
    return record.standing(date.today()).value if name == "status" else stated(description_of(record), name)


def _reading(record: DocumentRecord, name: str, edit: Edit | None) -> Stated:
    if name == "status":
        # The status follows from days: without the correction it is what they say now.
        return _value(replace(record, fixed_status=None) if edit else record, name)
    return edit.reading if edit else _value(record, name)


def _read(value: Stated, proof: Evidence | None, places: tuple[Place, ...]) -> Read | None:
    if not value:
        return None
    if proof is None or proof.end <= proof.start:
        return Read(value, confidence=proof.confidence if proof else None)
    page = next((place.page for place in places if place.start <= proof.start < place.end), None)
    return Read(value, proof.start, proof.end, page, proof.confidence)


def _begun(library: Library, record: DocumentRecord) -> Cause | None:
    if record.derived_from is None:
        return None
    return next(one.begun_by for one in library.versions(record.id) if one.document.id == record.id)
