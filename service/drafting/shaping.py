"""A composed draft and its model as JSON."""

from __future__ import annotations

from typing import Any

from service.drafting.composing.context import Composed
from service.drafting.export.shaping import draft_shape
from service.drafting.facts.rows import Row
from service.drafting.model.model import Model

__all__ = ["composed_shape", "model_shape", "row_shape"]


def composed_shape(composed: Composed) -> dict[str, Any]:
    """The Draft as `guiwen draft` prints it, with the sentences that were set aside."""
    suggestions = [
        {"number": one.number, "label": one.label, "text": one.text, "reason": one.reason}
        for one in composed.suggestions
    ]
    return draft_shape(composed.draft) | {"suggestions": suggestions}


def row_shape(row: Row) -> dict[str, str]:
    """A row of the facts sheet."""
    told = {"key": row.key, "section": row.section, "indicator": row.indicator, "unit": row.unit}
    return told | {"period": row.period, "last": row.last, "quote": row.quote, "note": row.note}


def model_shape(model: Model) -> dict[str, Any]:
    """What a model gives: its sections with their usual length, what is kept and what comes and goes."""
    return {
        "document_id": model.document_id,
        "title": model.title,
        "period": model.period,
        "organisation": model.organisation,
        "addressee": model.addressee,
        "compared": list(model.compared),
        "absent": list(model.absent),
        "notes": list(model.notes),
        "sections": [
            {
                "label": one.label,
                "level": one.level,
                "mark": one.mark,
                "heading": one.heading,
                "document_id": one.document_id,
                "title": one.title,
                "ahead": one.ahead,
                "characters": one.characters,
                "usual": {"shortest": one.usual.shortest, "longest": one.usual.longest},
                "reports": one.usual.reports,
                "compared": one.usual.compared,
                "paragraphs": [paragraph.text for paragraph in one.paragraphs],
                "numbers": sum(len(paragraph.slots) for paragraph in one.paragraphs),
                "sentences": sum(len(paragraph.sentences) for paragraph in one.paragraphs),
                "kept": sum(part.kept > 0 for paragraph in one.paragraphs for part in paragraph.sentences),
            }
            for one in model.sections
        ],
    }
