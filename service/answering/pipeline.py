"""The answer to a question, as a list of steps over one context; any step may end it with a status."""

from __future__ import annotations

import time
from collections.abc import Generator
from copy import copy
from dataclasses import replace
from datetime import date

from index.library import Library
from service.answering.answer import Answer, AnswerStatus, Considered
from service.answering.citing import follow_reference
from service.answering.context import Context, Event, Progress, Step
from service.answering.figures.answering import tell_numbers
from service.answering.figures.naming import IndicatorNames
from service.answering.figures.offices import Offices
from service.answering.figures.texts import Texts
from service.answering.finding import refuse, retrieve
from service.answering.places import Places
from service.answering.question import Question
from service.answering.quoting import check, compose, say
from service.answering.rewriting import rewrite
from service.answering.statuses import message
from service.answering.titles import TitleIndex
from service.answering.understand import Understood, understand
from service.answering.writing import write
from service.chat_model import ChatModel

CONSIDERED = 10


def read_question(context: Context) -> None:
    """Find the title, the label and the day that the question names, completed from the turns before it."""
    context.understood = understand(context.question, context.titles, rewrite(context))
    context.as_of = context.understood.as_of or context.as_of
    context.notes += context.understood.notes


STEPS: tuple[Step, ...] = (read_question, follow_reference, tell_numbers, retrieve, refuse, compose, check, write, say)
# Steps that a finished run still takes.
_ALWAYS = frozenset({compose, check, write, say})


class Answering:
    """Answers questions over one Library; safe from many threads."""

    def __init__(
        self, library: Library, articles: int = 5, chat: ChatModel | None = None, mark_unsupported: bool = False
    ) -> None:
        self._library = library
        self._articles = articles
        self._chat = chat
        self._mark_unsupported = mark_unsupported
        self._known: tuple[int, TitleIndex, Places, Offices, IndicatorNames, Texts] | None = None

    def ask(self, question: str, as_of: date, conversation: str | None = None) -> Answer:
        """The answer to `question`, without earlier turns, on the day `as_of`."""
        asked = Question(question, date.today(), as_of)
        return self.answer(replace(asked, conversation=conversation) if conversation else asked)

    def answer(self, question: Question) -> Answer:
        """The answer to `question`."""
        *_, last = self.stream(question)
        if not isinstance(last, Answer):
            raise TypeError("stream ends with an Answer")
        return last

    def stream(self, question: Question) -> Generator[Event, None, None]:
        """Yield what the steps tell while they work, and the whole Answer last; closing the iterator cancels."""
        started = time.perf_counter()
        day = question.as_of or question.today
        context = Context(question, day, self._library, *self._documents(), self._articles)
        context.chat, context.mark_unsupported = self._chat, self._mark_unsupported
        for step in STEPS:
            if context.ended and step not in _ALWAYS:
                continue
            began = time.perf_counter()
            yield Progress(step.__name__)
            yield from step(context) or ()
            context.timings[step.__name__] = _milliseconds(began)
        context.timings["total"] = _milliseconds(started)
        yield _answer(context)

    def quoting(self) -> Answering:
        """The same over the same Library without the chat model: its answers are quotations."""
        twin = copy(self)
        twin._chat = None
        return twin

    def understood(self, question: Question) -> Understood:
        """What `question` asks for, as the first step of its answer finds it where no chat model rewrites it."""
        return understand(question, self.titles)

    @property
    def titles(self) -> TitleIndex:
        """The titles of the Library's documents."""
        return self._documents()[0]

    def prepare(self) -> None:
        """Load what the first question would otherwise wait for."""
        self._documents()
        self._library.search("规定", 1)
        self._library.fields("规定", "")
        if self._chat:
            self._chat.prepare()

    def _documents(self) -> tuple[TitleIndex, Places, Offices, IndicatorNames, Texts]:
        generation = self._library.generation
        if self._known is None or self._known[0] != generation:
            documents = self._library.documents()
            names = IndicatorNames(self._library.observations.groupings)
            reports = Offices(documents), names, Texts(self._library.text)
            self._known = (generation, TitleIndex(documents), Places(documents), *reports)
        return self._known[1:]


def _milliseconds(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)


def _looked_at(context: Context) -> tuple[Considered, ...]:
    """The first of what was found, and whatever else the answer quotes from."""
    quotes = [citation.quote for citation in context.citations]
    found = (Considered.of(hit, quotes, context.titles.whose(hit.document)) for hit in context.hits)
    return tuple(one for place, one in enumerate(found) if place < CONSIDERED or one.used)


def _answer(context: Context) -> Answer:
    status = context.status or AnswerStatus.NOT_FOUND
    return Answer(
        status=status,
        message=context.note or message(status, context.question.language),
        answer=context.answer,
        sentences=tuple(context.sentences),
        citations=tuple(context.citations),
        looked_at=_looked_at(context),
        as_of=context.as_of,
        conversation=context.question.conversation,
        question=context.question.text,
        completed=context.searched,
        notes=tuple(context.notes),
        model=context.model,
        timings_ms=context.timings,
    )
