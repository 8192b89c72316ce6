"""The answer without a chat model: quotes of the best articles, each verified, framed by their sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from index.library import Library
from index.records import PassageHit
from ingest.document import DocumentKind, Unit
from service.answering.answer import AnswerStatus, Citation, Quote, Sentence
from service.answering.check import verify
from service.answering.compose import WHOLE, choose, quote_span
from service.answering.context import Context, Written
from service.answering.figures.result import Figures
from service.answering.figures.saying import sentences, written
from service.answering.relevance import Relevance
from service.answering.statuses import unknown_beginning
from service.answering.titles import TitleIndex

# A further article is quoted when its score comes this close to the best one's; from this place on by one 款 alone.
NEXT_ARTICLE = 0.6
BRIEFLY_FROM = 2
# What tells of provisions has to quote them.
_QUOTED = frozenset(
    {AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED, AnswerStatus.REPEALED_ONLY, AnswerStatus.NOT_IN_FORCE}
)


def compose(context: Context) -> None:
    """Quote what answers from the best articles."""
    if context.quotes or context.status is AnswerStatus.NOT_FOUND or context.relevance is None:
        return
    text_of = cache(context.library.text)
    for place, hit in enumerate(_best_articles(context)):
        text = text_of(hit.document.id)
        context.quotes += _quotes(context.library, hit, text, context.relevance, briefly=place >= BRIEFLY_FROM)
    context.status = context.status or AnswerStatus.ANSWERED


def check(context: Context) -> None:
    """Keep the quotes that stand word for word in their documents; an answer left empty becomes a refusal."""
    # Read again: what was replaced while the answer was composed is no longer there to be quoted.
    context.citations = verify(context.quotes, cache(context.library.text), context.as_of, context.titles)
    if context.status in _QUOTED and not context.citations:
        context.status, context.note = AnswerStatus.NOT_FOUND, ""


def say(context: Context) -> Iterator[Written]:
    """Give the verified quotes as the answer's sentences, unless the answer has been written already."""
    context.notes += _notes(context.citations, context.question.language)
    if context.sentences:
        return
    if context.figures:
        yield from _figures(context, context.figures)
        return
    context.answer = _frame(context.citations, context.titles)
    for citation in context.citations:
        sentence = Sentence(citation.quote.text, (citation.n,))
        context.sentences.append(sentence)
        yield Written(sentence, (citation,))


def _figures(context: Context, figures: Figures) -> Iterator[Written]:
    """The numbers, each with its quote, and what is computed from them."""
    context.sentences = list(sentences(figures, context.citations))
    context.answer = written(context.sentences, context.citations, context.titles)
    told: set[int] = set()
    for sentence in context.sentences:
        new = set(sentence.citations) - told
        told |= new
        yield Written(sentence, tuple(one for one in context.citations if one.n in new))


def _best_articles(context: Context) -> list[PassageHit]:
    """The hits to quote from: the first, and those of other articles that come close to it."""
    seen: set[tuple[str, str, int]] = set()
    kept: list[PassageHit] = []
    for hit in context.hits:
        key = (hit.document.id, hit.passage.article, 0 if hit.passage.article else hit.passage.start)
        if key in seen:
            continue
        seen.add(key)
        if not kept or hit.score >= NEXT_ARTICLE * kept[0].score:
            kept.append(hit)
        if len(kept) == context.articles:
            break
    return kept


def _quotes(library: Library, hit: PassageHit, text: str, relevance: Relevance, *, briefly: bool) -> list[Quote]:
    passage = hit.passage
    if len(passage.unit_ids) == 1 and passage.end - passage.start > WHOLE:
        unit = _find(library.units_within(hit.document.id, passage.start, passage.end), passage.unit_ids[0])
        if unit is not None and (unit.start, unit.end) == (passage.start, passage.end):
            return choose(hit.document, unit, text, relevance, passage.article, briefly=briefly)
    whole = quote_span(hit.document, passage.label, passage.article, passage.start, passage.end, text, passage.page)
    return [whole]


def _find(units: tuple[Unit, ...], unit_id: str) -> Unit | None:
    return next((unit for top in units for unit in top.walk() if unit.id == unit_id), None)


def _notes(citations: list[Citation], language: str) -> tuple[str, ...]:
    """A sentence for each quoted regulation whose day of effect is unknown."""
    quoted = {citation.quote.document.id: citation.quote.document for citation in citations}.values()
    regulations = (document for document in quoted if document.kind is DocumentKind.REGULATION)
    return tuple(unknown_beginning(document.title, language) for document in regulations if document.begins is None)


def _frame(citations: list[Citation], titles: TitleIndex) -> str:
    """The answer as one text: each run of quotes under 根据《…》…：, every quote with its number."""
    lines: list[str] = []
    last: tuple[str, str] | None = None
    for citation in citations:
        quote = citation.quote
        place = quote.article or quote.label
        if last != (quote.document.id, place):
            lines.append(f"根据{titles.called(quote.document)}{place}：")
        lines.append(f"{quote.text}[{citation.n}]")
        last = (quote.document.id, place)
    return "\n".join(lines)
