"""Citations checked by a program: what cannot be verified is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ingest.description import legal_status
from ingest.document import DocumentKind
from service.answering.answer import Citation, Quote

TextOf = Callable[[str], str]


def verify(quotes: Iterable[Quote], text_of: TextOf, day: date) -> list[Citation]:
    """The quotes that stand word for word at their span of their document, numbered from 1."""
    citations: list[Citation] = []
    for quote in quotes:
        text = text_of(quote.document.id)
        if quote.text.strip() and text[quote.start : quote.end] == quote.text:
            citations.append(Citation(len(citations) + 1, quote, status_on(quote, day), verified=True))
    return citations


def status_on(quote: Quote, day: date) -> str:
    """The status in law of the quoted document on `day`."""
    document = quote.document
    if document.kind is not DocumentKind.REGULATION:
        return document.status.value
    return legal_status(document.title, document.effective_from, document.effective_to, day).value
