"""What the steps of an answer share, and what they tell while they work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from index.library import Library
from index.records import PassageHit
from service.answering.answer import Answer, AnswerStatus, Citation, Quote, Sentence
from service.answering.figures.matching import Weighing
from service.answering.figures.naming import IndicatorNames
from service.answering.figures.offices import Offices
from service.answering.figures.result import Figures
from service.answering.figures.stated import Stated
from service.answering.figures.texts import Texts
from service.answering.places import Places
from service.answering.question import Question
from service.answering.relevance import Relevance
from service.answering.titles import TitleIndex
from service.answering.understand import Understood
from service.chat_model import ChatModel


@dataclass(frozen=True, slots=True)
class Progress:
    """A step has begun; `step` is its name."""

    step: str


@dataclass(frozen=True, slots=True)
class Written:
    """A checked sentence of the answer, with the citations that it is the first to use."""

    sentence: Sentence
    citations: tuple[Citation, ...]


Event = Progress | Written | Answer


@dataclass(slots=True)
class Context:
    """What the steps share; `status` set ends the run, `partly_answered` excepted, and so do `figures`.

    `quotes` is what compose chose, `citations` those of them that were verified, `sentences` the answer.
    `figures` are the numbers that answer, where numbers of reports are asked for.
    `looked_up` are numbers of reports by what they were looked up with, several times for some questions.
    `model_failure` says why the chat model is not asked any more.
    """

    question: Question
    as_of: date
    library: Library
    titles: TitleIndex
    places: Places
    offices: Offices
    indicators: IndicatorNames
    texts: Texts
    articles: int
    understood: Understood | None = None
    relevance: Relevance | None = None
    figures: Figures | None = None
    looked_up: dict[tuple[object, ...], tuple[Stated, ...]] = field(default_factory=dict)
    hits: list[PassageHit] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    answer: str = ""
    status: AnswerStatus | None = None
    note: str = ""
    notes: list[str] = field(default_factory=list)
    model: str | None = None
    chat: ChatModel | None = None
    model_failure: str = ""
    mark_unsupported: bool = False
    timings: dict[str, float] = field(default_factory=dict)

    @property
    def weighing(self) -> Weighing:
        """How much the words of a question about numbers count."""
        return Weighing(self.library.rarity, self.indicators.tells, self.indicators.called)

    @property
    def searched(self) -> str:
        """The question as it is searched: completed from earlier turns."""
        return self.understood.completed if self.understood else self.question.text

    @property
    def ended(self) -> bool:
        """Whether a status has ended the run."""
        return self.figures is not None or self.status not in (None, AnswerStatus.PARTLY_ANSWERED)


# A step changes the context; it may yield events while it works.
Step = Callable[[Context], Iterable[Event] | None]
