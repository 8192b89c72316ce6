"""Records as the plain dictionaries that the command line prints and the HTTP API sends."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from index.records import DocumentRecord
from ingest.document import Unit
from service.answering.answer import Answer, Citation, Sentence
from service.ingestion import Outcome, Summary


def outcome_shape(outcome: Outcome) -> dict[str, Any]:
    """One line of `guiwen ingest --json`."""
    document = outcome.document
    told: dict[str, Any] = dict.fromkeys(_TOLD) | {"units": 0, "passages": 0, "observations": 0, "warnings": []}
    if document:
        told = {name: getattr(document, name) for name in _TOLD}
        told["effective_from"], told["effective_to"] = _day(document.effective_from), _day(document.effective_to)
        told["warnings"] = list(document.warnings)
    members = (
        [{"document_id": one.id, "title": one.title, "kind": one.kind} for one in document.members] if document else []
    )
    error = {"code": outcome.error.code, "message": outcome.error.message} if outcome.error else None
    return {
        "path": outcome.path,
        "status": outcome.status,
        "document_id": document.id if document else None,
        **told,
        "members": members,
        "seconds": round(outcome.seconds, 4),
        "error": error,
    }


_TOLD = (
    *("kind", "title", "document_number", "issuer", "status_in_law", "effective_from", "effective_to"),
    *("units", "passages", "observations", "pages", "warnings"),
)


def summary_shape(summary: Summary) -> dict[str, Any]:
    """The last line of `guiwen ingest --json`, without its key."""
    return dataclasses.asdict(summary) | {"seconds": round(summary.seconds, 3)}


def document_shape(document: DocumentRecord) -> dict[str, Any]:
    """What lists of documents show of one."""
    return {
        "id": document.id,
        "title": document.title,
        "kind": document.kind.value,
        "file": document.file,
        "document_number": document.document_number,
        "issuer": document.issuer,
        "organisation": document.organisation,
        "period": document.period,
        "published": _day(document.published),
        "signed": _day(document.signed),
        "effective_from": _day(document.begins),
        "effective_to": _day(document.ends),
        "status_in_law": document.standing(date.today()).value,
        "secrecy": document.secrecy,
        "urgency": document.urgency,
        "part_of": document.part_of or None,
        "units": document.units,
        "articles": document.articles,
        "passages": document.passages,
        "observations": document.observations,
        "pages": document.pages,
        "characters": document.characters,
        "media_type": document.media_type,
        "added_at": document.added_at.isoformat(timespec="seconds"),
    }


def detail_shape(document: DocumentRecord, members: Sequence[DocumentRecord]) -> dict[str, Any]:
    """Everything that is shown of one document beside its text."""
    return document_shape(document) | {
        "addressee": document.addressee,
        "passed": _day(document.passed),
        "validity": document.validity,
        "work": document.work,
        "members": [_member(member) for member in members],
        "sources": [source.name for source in document.sources],
        "warnings": list(document.warnings),
    }


def _member(member: DocumentRecord) -> dict[str, Any]:
    return {
        "id": member.id,
        "title": member.title,
        "kind": member.kind.value,
        "status_in_law": member.standing(date.today()).value,
    }


def outline_shape(document: DocumentRecord, units: tuple[Unit, ...]) -> dict[str, Any]:
    """The tree of a document as `guiwen outline --json` prints it."""
    return {
        "document_id": document.id,
        "title": document.title,
        "kind": document.kind.value,
        "units": [unit_shape(unit) for unit in units],
        "gaps": list(document.gaps),
        "duplicates": list(document.duplicates),
    }


def unit_shape(unit: Unit) -> dict[str, Any]:
    """A Unit with those below it, as the tree of a document shows it."""
    return {
        "id": unit.id,
        "kind": unit.kind.value,
        "number": unit.number.value if unit.number else None,
        "branch": unit.number.branch if unit.number else 0,
        "level": unit.level,
        "label": unit.label,
        "heading": unit.heading,
        "text": unit.text,
        "start": unit.start,
        "end": unit.end,
        "page": unit.page,
        "children": [unit_shape(child) for child in unit.children],
    }


def answer_shape(answer: Answer) -> dict[str, Any]:
    """An answer as `guiwen ask --json` prints it."""
    return {
        "status": answer.status.value,
        "message": answer.message,
        "notes": list(answer.notes),
        "answer": answer.answer,
        "sentences": [sentence_shape(item) for item in answer.sentences],
        "citations": [citation_shape(citation) for citation in answer.citations],
        "looked_at": [dataclasses.asdict(item) for item in answer.looked_at],
        "as_of": answer.as_of.isoformat(),
        "conversation": answer.conversation,
        "question": answer.question,
        "completed": answer.completed,
        "model": answer.model,
        "timings_ms": answer.timings_ms,
    }


def sentence_shape(sentence: Sentence) -> dict[str, Any]:
    """A sentence and the numbers of its citations."""
    return {"text": sentence.text, "citations": list(sentence.citations)}


def citation_shape(citation: Citation) -> dict[str, Any]:
    """A quote under its number, with the version that it was taken from."""
    quote = citation.quote
    return {
        "n": citation.n,
        "document_id": quote.document.id,
        "title": quote.document.title,
        "office": citation.office,
        "file": quote.document.file,
        "kind": quote.document.kind.value,
        "status_in_law": citation.status_in_law,
        "effective_from": _day(quote.document.begins),
        "effective_to": _day(quote.document.ends),
        "label": quote.label,
        "article": quote.article,
        "quote": quote.text,
        "page": quote.page,
        "start": quote.start,
        "end": quote.end,
        "verified": citation.verified,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
