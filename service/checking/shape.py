"""Findings as the plain dictionaries that the command line prints and the HTTP API sends."""

from __future__ import annotations

from typing import Any

from service.checking.checking import Checked
from service.checking.finding import Finding


def finding_shape(finding: Finding) -> dict[str, Any]:
    """One line of `guiwen check --json`."""
    return {
        "kind": finding.kind,
        "severity": finding.severity.value,
        "quote": finding.quote,
        "label": finding.label,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def checked_shape(checked: Checked) -> dict[str, Any]:
    """What `POST /api/v1/check` answers."""
    told, against = checked.document.description, checked.against
    return {
        "title": told.title,
        "document_id": checked.document.id,
        "period": told.period,
        "organisation": told.organisation,
        "against": {"id": against.id, "title": against.description.title} if against else None,
        "text": checked.document.text,
        "findings": [finding_shape(one) for one in checked.findings],
    }
