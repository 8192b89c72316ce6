"""A Draft as JSON, and back: the shape that `guiwen draft` prints, with the fields that tell the whole Draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from service.drafting.draft import (
    Attachment,
    Check,
    Citation,
    Draft,
    Mark,
    Number,
    Paragraph,
    Section,
    Severity,
    Source,
    SourceType,
    attachment_mark,
    section_labels,
)

_MOST_DIGITS = 300  # what a float holds


def draft_shape(draft: Draft) -> dict[str, Any]:
    """The Draft as JSON can say it."""
    count = len(draft.attachments)
    return {
        "title": draft.title,
        "period": draft.period,
        "addressee": draft.addressee,
        "organisation": draft.organisation,
        "document_number": draft.document_number,
        "date": draft.date.isoformat() if draft.date else None,
        "sections": _sections(draft.sections, ""),
        "attachments": [
            {"title": one.title, "sections": _sections(one.sections, attachment_mark(position, count))}
            for position, one in enumerate(draft.attachments)
        ],
        "untraced": [{"where": where, "text": text} for where, text in draft.untraced],
        "gaps": [{"where": where, "text": text} for where, text in draft.gaps],
        "checks": [check_shape(one) for one in draft.checks],
    }


def check_shape(one: Check) -> dict[str, str]:
    """A check as JSON."""
    return {"kind": one.kind, "severity": one.severity.value, "message": one.message, "where": one.where}


def draft_of(shape: dict[str, Any]) -> Draft:
    """The Draft that `draft_shape` told; raises KeyError, TypeError or ValueError for anything else."""
    day = shape["date"]
    return Draft(
        title=shape["title"],
        sections=tuple(map(_section_of, shape["sections"])),
        period=shape["period"],
        addressee=shape["addressee"],
        organisation=shape["organisation"],
        document_number=shape["document_number"],
        date=date.fromisoformat(day) if day else None,
        attachments=tuple(
            Attachment(one["title"], tuple(map(_section_of, one["sections"]))) for one in shape["attachments"]
        ),
        checks=tuple(
            Check(one["kind"], Severity(one["severity"]), one["message"], one["where"]) for one in shape["checks"]
        ),
    )


def _sections(sections: Sequence[Section], scope: str) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "level": section.level,
            "mark": section.mark,
            "heading": section.heading,
            "paragraphs": [paragraph_shape(one) for one in section.paragraphs],
        }
        for section, label in zip(sections, section_labels(sections, scope), strict=True)
    ]


def paragraph_shape(one: Paragraph) -> dict[str, Any]:
    """A paragraph as JSON, its numbers with their sources."""
    return {
        "text": one.text,
        "numbers": [_number(one, number) for number in one.numbers],
        "citations": [_citation(cited) for cited in one.citations],
        "gaps": list(one.gaps),
    }


def _number(one: Paragraph, number: Number) -> dict[str, Any]:
    source = number.source
    return {
        "text": one.written(number),
        "value": _plain(number.value),
        "unit": number.unit,
        "start": number.start,
        "end": number.end,
        "source": source_shape(source),
        "kind": number.kind,
    }


def source_shape(source: Source) -> dict[str, str]:
    """Where a number comes from, and who settled it where a person did."""
    told = {"type": source.type.value, "ref": source.ref, "quote": source.quote}
    return told | ({"by": source.by, "at": source.at} if source.by else {})


def _plain(value: Decimal | None) -> float | int | None:
    """A number as JSON writes it, whole where it is whole; None for one that JSON cannot say."""
    if value is None or not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _citation(cited: Citation) -> dict[str, Any]:
    return {name: getattr(cited, name) for name in Citation.__slots__}


def _section_of(shape: dict[str, Any]) -> Section:
    paragraphs = tuple(map(_paragraph_of, shape["paragraphs"]))
    return Section(shape["level"], shape["mark"], shape["heading"], paragraphs)


def _paragraph_of(shape: dict[str, Any]) -> Paragraph:
    numbers = tuple(map(_number_of, shape["numbers"]))
    return Paragraph(shape["text"], numbers, tuple(Citation(**one) for one in shape["citations"]))


def _number_of(shape: dict[str, Any]) -> Number:
    source = shape["source"]
    # Drafts that were kept before these fields came have no word of who settled what, and numbers only.
    by, at, kind = source.get("by", ""), source.get("at", ""), Mark(shape.get("kind", Mark.NUMBER))
    traced = Source(SourceType(source["type"]), source["ref"], source["quote"], by, at)
    value = None if shape["value"] is None else Decimal(str(shape["value"]))
    return Number(shape["start"], shape["end"], value, shape["unit"], traced, kind)
