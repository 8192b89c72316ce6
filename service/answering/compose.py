"""Answers without a chat model: the 款 and 项 that answer, verbatim."""

from __future__ import annotations

from collections.abc import Sequence

from index.records import DocumentRecord
from ingest.document import Unit, UnitKind
from service.answering.answer import Quote
from service.answering.relevance import Relevance

# A provision up to this long is quoted whole; of a longer one only what bears on the question.
WHOLE = 260
# A 款 or 项 is quoted when it covers at least this share of what the best one covers.
_KEEP = 0.6
_MAX_QUOTES = 4


def quote_unit(document: DocumentRecord, unit: Unit, text: str, article: str) -> Quote:
    """The whole of `unit` as a quote."""
    return quote_span(document, unit.label, article, unit.start, unit.end, text, unit.page)


def quote_span(
    document: DocumentRecord, label: str, article: str, start: int, end: int, text: str, page: int | None
) -> Quote:
    """`[start, end)` of the document's plain `text` as a quote under `label`."""
    return Quote(document, label, article, start, end, text[start:end], page)


def choose(
    document: DocumentRecord, unit: Unit, text: str, relevance: Relevance, article: str, *, briefly: bool = False
) -> list[Quote]:
    """The quotes of `unit` that bear on the question, in the order of the text; the whole of it when it is short.

    `briefly` takes only the 款 that bears on it most.
    """
    if unit.end - unit.start <= WHOLE or not unit.children:
        return [quote_unit(document, unit, text, article)]
    paragraphs = [child for child in unit.children if child.kind is UnitKind.PARAGRAPH] or list(unit.children)
    chosen = _nearest(paragraphs, relevance) if briefly else _best(paragraphs, relevance)
    quotes = [quote for paragraph in chosen for quote in _paragraph(document, paragraph, text, relevance, article)]
    return quotes[:_MAX_QUOTES]


def _nearest(units: Sequence[Unit], relevance: Relevance) -> list[Unit]:
    return [max(units, key=lambda unit: relevance.closeness(unit.text))]


def _best(units: Sequence[Unit], relevance: Relevance) -> list[Unit]:
    scores = [relevance.closeness(unit.text) for unit in units]
    top = max(scores)
    if top == 0:
        return list(units[:1])
    return [unit for unit, score in zip(units, scores, strict=True) if score >= _KEEP * top]


def _paragraph(document: DocumentRecord, paragraph: Unit, text: str, relevance: Relevance, article: str) -> list[Quote]:
    items = [child for child in paragraph.children if child.kind is UnitKind.ITEM]
    if paragraph.end - paragraph.start <= WHOLE or not items:
        return [quote_unit(document, paragraph, text, article)]
    # The lead without its items says whom and when; the items that fit say what.
    lead_end = items[0].start
    while lead_end > paragraph.start and text[lead_end - 1].isspace():
        lead_end -= 1
    quotes = []
    if lead_end > paragraph.start:
        lead = quote_span(document, paragraph.label, article, paragraph.start, lead_end, text, paragraph.page)
        quotes.append(lead)
    quotes += [quote_unit(document, item, text, article) for item in _best(items, relevance)]
    return quotes
