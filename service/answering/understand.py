"""What a question asks for: an exact reference, or something to be searched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.labels import NUMERAL, Label, UnitKind, match_label
from service.answering.titles import TitleFound, TitleIndex

_REFERENCE = re.compile(rf"第?\s*{NUMERAL}\s*条")
_MAX_GAP = 6


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart: the title it names and the label it cites, where it does."""

    question: str
    title: TitleFound | None
    label: Label | None


def understand(question: str, titles: TitleIndex) -> Understood:
    """The title and the label in `question`; a label counts only when it stands right behind the title, or alone."""
    title = titles.find(question)
    start = title.end if title else 0
    for found in _REFERENCE.finditer(question, start):
        label, _ = match_label(question, found.start())
        if label is None or label.number(UnitKind.ARTICLE) is None:
            continue
        between = re.sub(r"[\s》〉”（）()的、,，在中里]|修订|修正|试行|\d{4}年?", "", question[start : found.start()])
        if title is None or len(between) <= _MAX_GAP:
            return Understood(question, title, label)
    return Understood(question, title, None)
