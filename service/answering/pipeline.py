"""The answer to a question, as a list of steps over one context; any step may end it with a status."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from index.cross_references import version_on
from index.library import Library
from index.records import DocumentRecord, PassageHit, SearchFilters
from ingest.addressing import Addresses
from ingest.document import DocumentKind, LegalStatus, Unit, UnitKind
from ingest.labels import Label
from service.answering.answer import Answer, AnswerStatus, Citation, Considered, Quote, Sentence
from service.answering.check import verify
from service.answering.compose import choose, quote_span, quote_unit
from service.answering.relevance import Relevance
from service.answering.statuses import message, unknown_beginning
from service.answering.titles import TitleIndex
from service.answering.understand import Understood, understand

# Passages looked at for one question.
LOOK_AT = 12
# Support of the best passages by which an answer is refused or given with a caution; set on samples/questions.jsonl
# (docs/decisions/0005-refusal.md). Without a dense model the share of covered words alone decides.
SUPPORT_PASSAGES = 10
DENSE_WEIGHT = 4.0
REFUSE_BELOW, CAUTION_BELOW = 1.75, 2.1
REFUSE_BELOW_BY_WORDS, CAUTION_BELOW_BY_WORDS = 0.09, 0.2
# A further article is quoted when its coverage comes this close to the best one's.
NEXT_ARTICLE = 0.85


# How an exact reference is answered from a version that does not stand on the day.
_STANDING = {
    LegalStatus.NOT_YET: AnswerStatus.NOT_IN_FORCE,
    LegalStatus.REPEALED: AnswerStatus.REPEALED_ONLY,
    LegalStatus.AMENDED: AnswerStatus.REPEALED_ONLY,
}


@dataclass(slots=True)
class Context:
    """What the steps share; `status` set ends the run."""

    question: str
    as_of: date
    library: Library
    titles: TitleIndex
    articles: int
    understood: Understood | None = None
    relevance: Relevance | None = None
    hits: list[PassageHit] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    status: AnswerStatus | None = None
    note: str = ""
    timings: dict[str, float] = field(default_factory=dict)


Step = Callable[[Context], None]


def read_question(context: Context) -> None:
    """Find the title and the label that the question names."""
    context.understood = understand(context.question, context.titles)


def follow_reference(context: Context) -> None:
    """Quote the Unit that the question cites exactly; end when it does not exist or could be several."""
    understood = context.understood
    if understood is None or understood.label is None:
        return
    works = understood.title.works if understood.title else ()
    standing = [document for versions in works if (document := version_on(versions, context.as_of))]
    found = [(document, unit) for document in standing if (unit := _cited(context.library, document, understood.label))]
    if len(found) == 1:
        document, unit = found[0]
        article = str(Label(tuple(step for step in understood.label.steps if step[0] is UnitKind.ARTICLE)))
        context.quotes = [quote_unit(document, unit, context.library.text(document.id), article)]
        context.status = _STANDING.get(document.standing(context.as_of), AnswerStatus.ANSWERED)
    elif len(standing) == 1:
        context.status = AnswerStatus.NOT_FOUND
        context.note = f"《{standing[0].title}》中没有{understood.label}。"
    else:
        context.status = AnswerStatus.AMBIGUOUS
        context.note = f"问题提到{understood.label}，但不能确定是哪一部文件。请写出完整的文件名称。"


def _cited(library: Library, document: DocumentRecord, label: Label) -> Unit | None:
    found = Addresses(library.units(document.id)).find(label)
    return found[0] if len(found) == 1 else None


def retrieve(context: Context) -> None:
    """Find passages, versions in force on the day alone."""
    context.hits = context.library.search(context.question, LOOK_AT, SearchFilters(as_of=context.as_of))
    context.relevance = Relevance(context.question, context.library.rarity)


def refuse(context: Context) -> None:
    """End with `not_found` when nothing found supports an answer; a weak support makes it `partly_answered`."""
    hits = context.hits[:SUPPORT_PASSAGES]
    words = max((_coverage(context, hit) for hit in hits), default=0.0)
    meaning = [hit.dense for hit in hits if hit.dense is not None]
    support, lower, upper = words, REFUSE_BELOW_BY_WORDS, CAUTION_BELOW_BY_WORDS
    if meaning:
        support, lower, upper = words + DENSE_WEIGHT * max(meaning), REFUSE_BELOW, CAUTION_BELOW
    if support < lower:
        context.status = AnswerStatus.NOT_FOUND
    elif support < upper:
        context.status = AnswerStatus.PARTLY_ANSWERED


def compose(context: Context) -> None:
    """Quote what answers from the best articles."""
    if context.status is AnswerStatus.NOT_FOUND or context.relevance is None:
        return
    for hit in _best_articles(context):
        text = context.library.text(hit.document.id)
        context.quotes += _quotes(context.library, hit, text, context.relevance)
    context.status = context.status or AnswerStatus.ANSWERED


def check(context: Context) -> None:
    """Keep the quotes that stand word for word in their documents; an answer left empty becomes a refusal."""
    context.citations = verify(context.quotes, context.library.text, context.as_of)
    if context.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED) and not context.citations:
        context.status = AnswerStatus.NOT_FOUND


STEPS: tuple[Step, ...] = (read_question, follow_reference, retrieve, refuse, compose, check)
# A step that a finished run still takes.
_ALWAYS = frozenset({check})


class Answering:
    """Answers questions over one Library; safe from many threads."""

    def __init__(self, library: Library, articles: int = 3) -> None:
        self._library = library
        self._articles = articles
        self._titles: tuple[int, TitleIndex] | None = None

    def ask(self, question: str, as_of: date, conversation: str | None = None) -> Answer:
        """The answer to `question` on the day `as_of`."""
        started = time.perf_counter()
        context = Context(question, as_of, self._library, self._title_index(), self._articles)
        ended = False
        for step in STEPS:
            if ended and step not in _ALWAYS:
                continue
            began = time.perf_counter()
            step(context)
            context.timings[step.__name__] = _milliseconds(began)
            ended = ended or (context.status is not None and context.status is not AnswerStatus.PARTLY_ANSWERED)
        context.timings["total"] = _milliseconds(started)
        return _answer(context, conversation or uuid.uuid4().hex)

    def prepare(self) -> None:
        """Load what the first question would otherwise wait for."""
        self._title_index()
        self._library.search("规定", 1)

    def _title_index(self) -> TitleIndex:
        generation = self._library.generation
        if self._titles is None or self._titles[0] != generation:
            self._titles = (generation, TitleIndex(self._library.documents()))
        return self._titles[1]


def _milliseconds(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)


def _coverage(context: Context, hit: PassageHit) -> float:
    if context.relevance is None:
        return 0.0
    passage = hit.passage
    return context.relevance.coverage("\n".join((hit.document.title, passage.path, passage.text)))


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


def _quotes(library: Library, hit: PassageHit, text: str, relevance: Relevance) -> list[Quote]:
    passage = hit.passage
    if len(passage.unit_ids) == 1:
        unit = _find(library.units_within(hit.document.id, passage.start, passage.end), passage.unit_ids[0])
        if unit is not None and (unit.start, unit.end) == (passage.start, passage.end):
            return choose(hit.document, unit, text, relevance, passage.article)
    whole = quote_span(hit.document, passage.label, passage.article, passage.start, passage.end, text, passage.page)
    return [whole]


def _find(units: tuple[Unit, ...], unit_id: str) -> Unit | None:
    return next((unit for top in units for unit in top.walk() if unit.id == unit_id), None)


def _answer(context: Context, conversation: str) -> Answer:
    status = context.status or AnswerStatus.NOT_FOUND
    sentences = tuple(Sentence(citation.quote.text, (citation.n,)) for citation in context.citations)
    return Answer(
        status=status,
        message=context.note or message(status),
        answer=_frame(context.citations),
        sentences=sentences,
        citations=tuple(context.citations),
        looked_at=tuple(Considered.of(hit) for hit in context.hits[:10]),
        as_of=context.as_of,
        conversation=conversation,
        notes=_notes(context.citations),
        timings_ms=context.timings,
    )


def _notes(citations: list[Citation]) -> tuple[str, ...]:
    """A sentence for each quoted regulation whose day of effect is unknown."""
    quoted = {citation.quote.document.id: citation.quote.document for citation in citations}.values()
    regulations = (document for document in quoted if document.kind is DocumentKind.REGULATION)
    return tuple(unknown_beginning(document.title) for document in regulations if document.begins is None)


def _frame(citations: list[Citation]) -> str:
    """The answer as one text: each run of quotes under 根据《…》…：, every quote with its number."""
    lines: list[str] = []
    last: tuple[str, str] | None = None
    for citation in citations:
        quote = citation.quote
        place = quote.article or quote.label
        if last != (quote.document.id, place):
            lines.append(f"根据《{quote.document.title}》{place}：")
        lines.append(f"{quote.text}[{citation.n}]")
        last = (quote.document.id, place)
    return "\n".join(lines)
