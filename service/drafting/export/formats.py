"""The files that a Draft can become."""

from __future__ import annotations

import json
from enum import StrEnum

from service.drafting.draft import Draft
from service.drafting.export.layout import Layout
from service.drafting.export.markdown import markdown
from service.drafting.export.shaping import draft_shape
from service.drafting.export.word import word

_DEFAULT = Layout()


class Format(StrEnum):
    """A format by the extension of its files."""

    DOCX = "docx"
    MARKDOWN = "md"
    JSON = "json"


MEDIA_TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.JSON: "application/json",
}


def export(draft: Draft, kind: Format, layout: Layout = _DEFAULT) -> bytes:
    """The file of `draft`; the same draft and layout are the same bytes."""
    if kind is Format.DOCX:
        return word(draft, layout)
    if kind is Format.MARKDOWN:
        text = markdown(draft, layout)
    else:
        text = json.dumps(draft_shape(draft), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")
