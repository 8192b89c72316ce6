"""What is open in a draft as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from service.checking.draft_text import DraftLine, located
from service.checking.finding import Finding
from service.checking.shape import finding_shape
from service.drafting.export.shaping import draft_shape
from service.drafting.finishing.finishing import Review

__all__ = ["review_shape"]


def review_shape(review: Review) -> dict[str, Any]:
    """The draft's own checks, the findings with their places in it, what was accepted, and what blocks it."""
    shape, checked, against = draft_shape(review.draft), review.checked, review.checked.against
    lines = list(located(review.draft, checked.document.text))
    accepted = {(one.kind, one.quote, one.message) for one in review.accepted}
    findings = [
        finding_shape(one) | {"place": _place(one, lines), "accepted": (one.kind, one.quote, one.message) in accepted}
        for one in checked.findings
    ]
    return {
        "untraced": shape["untraced"],
        "gaps": shape["gaps"],
        "checks": shape["checks"],
        "against": {"id": against.id, "title": against.description.title} if against else None,
        "findings": findings,
        "accepted": [asdict(one) for one in review.accepted],
        "blocks": [one.shape() for one in review.blocks],
    }


def _place(one: Finding, lines: Sequence[tuple[int, DraftLine]]) -> dict[str, Any] | None:
    """Where a finding lies in a paragraph; None where it lies in none or in several."""
    for at, line in lines:
        if at <= one.start and one.end <= at + len(line.text):
            place = {"attachment": line.attachment, "position": line.position, "paragraph": line.paragraph}
            return place | {"start": one.start - at, "end": one.end - at}
    return None
