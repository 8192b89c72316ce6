"""What a report tells of a thing without the number asked for: 天山胜利隧道 was opened, its length is not told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.answering.context import Context
from service.answering.figures.gazetteer import places_named
from service.answering.figures.matching import place_in
from service.answering.figures.operands import Operand
from service.answering.figures.reading import years_around
from service.answering.figures.selecting import documents_for
from service.answering.figures.stated import Stated
from service.answering.figures.statuses import only_mentioned

# How much of what is asked for a document has in one piece elsewhere, and how much more than the sentence of a number,
# where that number is of another thing: of 949 rightly told of all sets one has so much, of 38 wrongly told two.
_TOLD, _MORE = 0.6, 0.3
# A thing is mentioned where so many characters of it stand in one piece.
_LEAST = 4
# So many reports are looked through, the latest first, and so much of a sentence is shown.
_LOOK_AT, _SHOWN = 24, 90
_ENDS = "。；！？\n"
_APART = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")


def tells_elsewhere(context: Context, operand: Operand, stated: Stated) -> bool:
    """Whether the document of a number tells elsewhere, and not in its sentence, of the thing that is asked for."""
    subject = "".join(operand.subject.split())
    if len(subject) < _LEAST:
        return False
    text = context.texts.of(stated.document.id)
    own, anywhere = (len(_longest(operand.subject, one)) / len(subject) for one in (stated.record.quote, text))
    return anywhere >= _TOLD and anywhere - own >= _MORE


def mention(context: Context, operands: Iterable[Operand]) -> str:
    """The sentence that tells what the latest report has of a thing that is asked for; empty where none has it."""
    for operand in operands:
        places = [one for one in (place_in(operand.subject), *places_named(operand.subject)) if one]
        for document in _latest(context, operand):
            text = context.texts.of(document)
            thing = _longest(operand.subject, text)
            if len(thing) < max(_LEAST, _TOLD * len("".join(operand.subject.split()))):
                continue
            sentence = _around(text, thing)
            # What is told of one place is nothing of another.
            if all(place in sentence for place in places):
                title = found.title if (found := context.offices.document(document)) else ""
                return only_mentioned(thing, title, sentence, context.question.language)
    return ""


def _latest(context: Context, operand: Operand) -> list[str]:
    """The reports of the place and time that are asked for, the latest first."""
    documents = documents_for(context, operand) or context.offices.every
    years = years_around(operand)
    told = [one for one in map(context.offices.document, documents) if one]
    told = [one for one in told if not years or (one.period[:4].isdigit() and int(one.period[:4]) in years)]
    return [one.id for one in sorted(told, key=lambda one: one.period, reverse=True)[:_LOOK_AT]]


def _longest(subject: str, text: str) -> str:
    """The longest piece of `subject`, without blanks, that stands in `text`."""
    best = ""
    for part in _APART.split(subject):
        for start in range(len(part)):
            end = start + len(best) + 1
            while end <= len(part) and part[start:end] in text:
                best = part[start:end]
                end += 1
    return best


def _around(text: str, thing: str) -> str:
    """The sentence of `text` that first has `thing`, as much of it as is shown."""
    at = text.index(thing)
    start = max(text.rfind(one, 0, at) for one in _ENDS) + 1
    end = min((found for one in _ENDS if (found := text.find(one, at)) >= 0), default=len(text))
    if end - start > _SHOWN:
        start = max(start, at - _SHOWN // 2)
        end = min(end, start + _SHOWN)
    return text[start:end].strip()
