"""What a chat model writes in a draft as JSON, while it writes and when it is kept."""

from __future__ import annotations

from typing import Any

from index.drafts import Material
from service.drafting.export.shaping import check_shape, paragraph_shape
from service.drafting.writing.writing import Progress, Rewritten

__all__ = ["material_shape", "progress_shape", "rewritten_shape"]


def progress_shape(told: Progress) -> dict[str, Any]:
    """The paragraphs of a part as far as they have come; `paragraph` is the first of them."""
    paragraphs = [paragraph_shape(one) for one in told.paragraphs]
    return {"position": told.position, "paragraph": told.paragraph, "paragraphs": paragraphs}


def rewritten_shape(told: Rewritten) -> list[dict[str, str]]:
    """What the model left out."""
    return [check_shape(one) for one in told.checks]


def material_shape(one: Material) -> dict[str, Any]:
    """A text that was given to a draft, without its words."""
    told = {"id": one.id, "title": one.title, "document": one.document, "author": one.author}
    return told | {"characters": len(one.text), "added_at": one.added_at.isoformat()}
