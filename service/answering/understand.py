"""What a question asks for: an exact reference, or something to be searched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.labels import NUMERAL, Label, UnitKind, match_label
from service.answering.question import Question
from service.answering.titles import TitleFound, TitleIndex

_REFERENCE = re.compile(rf"第?\s*{NUMERAL}\s*条")
_MAX_GAP = 6


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart: completed from earlier turns; the title, the label and the day that it names.

    `past` is set when it asks for what no longer stands (修订前), `numbers` when it asks for a number of a report.
    """

    completed: str
    title: TitleFound | None
    label: Label | None
    as_of: date | None = None
    past: bool = False
    numbers: bool = False


def understand(asked: Question, titles: TitleIndex) -> Understood:
    """The title and the label in `question`; a label counts only when it stands right behind the title, or alone."""
    question = asked.text
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
