"""Citations checked by a program: what cannot be verified is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from service.answering.answer import Citation, Quote
from service.answering.titles import TitleIndex

TextOf = Callable[[str], str]


def verify(quotes: Iterable[Quote], text_of: TextOf, day: date, titles: TitleIndex) -> list[Citation]:
    """The quotes that stand word for word at their span of their document, numbered from 1."""
    citations: list[Citation] = []
    for quote in quotes:
        text = text_of(quote.document.id)
        if quote.text.strip() and text[quote.start : quote.end] == quote.text:
            status, office = quote.document.standing(day).value, titles.whose(quote.document)
            citations.append(Citation(len(citations) + 1, quote, status, verified=True, office=office))
    return citations
