"""Identity and versions as the command line prints them and the HTTP API sends them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from index.identity import Edit
from index.library import Library
from index.records import Cause, DocumentRecord, Version
from index.works import Said
from service.identity import Field


def identity_shape(fields: Sequence[Field]) -> dict[str, Any]:
    """The fields of a document's identity."""
    return {"fields": [_field(field) for field in fields]}


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "value": field.value,
        "read": dataclasses.asdict(field.read) if field.read else None,
        "edited": _edited(field.edit) if field.edit else None,
        "derived": _cause(field.derived),
    }


def _edited(edit: Edit) -> dict[str, Any]:
    return {
        "value": edit.value,
        "edited_at": edit.edited_at.isoformat(timespec="seconds"),
        "note": edit.note,
        "needs_confirmation": edit.needs_confirmation,
    }


def versions_shape(library: Library, document: DocumentRecord) -> dict[str, Any]:
    """The versions of a document's Work, oldest first, what a person said of it, and what may be the same."""
    joining = library.works.joining(document)
    return {
        "work": document.work,
        "versions": [version_shape(version) for version in library.versions(document.id)],
        "joined": bool(document.joined),
        "edited": _said(joining.said) if joining.said else None,
        "candidates": [
            {"document_id": one.id, "title": one.title, "issuer": one.issuer, "effective_from": _day(one.begins)}
            for one in joining.candidates
        ],
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "same_as": said.same_as,
        "edited_at": said.edited_at.isoformat(timespec="seconds"),
        "note": said.note,
        "needs_confirmation": said.needs_confirmation,
    }


def version_shape(version: Version) -> dict[str, Any]:
    """One version of a Work: from when to when it stood, what began and ended it."""
    document = version.document
    return {
        "document_id": document.id,
        "title": document.title,
        "issuer": document.issuer,
        "effective_from": _day(document.begins),
        "effective_to": _day(document.ends),
        "published": _day(document.published),
        "passed": _day(document.passed),
        "status_in_law": document.standing(date.today()).value,
        "begun_by": _cause(version.begun_by),
        "ended_by": _cause(version.ended_by),
        "unknown": [] if document.begins else ["effective_from"],
    }


def _cause(cause: Cause | None) -> dict[str, Any] | None:
    if cause is None:
        return None
    return {
        "document_id": cause.document.id,
        "title": cause.document.title,
        "quote": cause.quote,
        "start": cause.start,
        "end": cause.end,
        "kind": cause.kind,
        "day": cause.day.isoformat(),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
