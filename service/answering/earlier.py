"""Earlier questions of a conversation that nobody kept: completed one by one, answered only where that is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import overload

from service.answering.pipeline import Answering
from service.answering.question import Cited, Question, Turn
from service.answering.turning import turn_of


class QuotedLater(Sequence[Cited]):
    """What was quoted for an earlier question; it is looked for when somebody asks, and once."""

    def __init__(self, find: Callable[[], Sequence[Cited]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Sequence[Cited]:
        return self._find()

    @overload
    def __getitem__(self, place: int) -> Cited: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Cited]: ...

    def __getitem__(self, place: int | slice) -> Cited | Sequence[Cited]:
        return self._found[place]

    def __len__(self) -> int:
        return len(self._found)


def earlier_turns(answering: Answering, texts: Iterable[str], today: date, as_of: date | None) -> tuple[Turn, ...]:
    """The turns that the questions `texts` make, as `with_turns` has them where there is no chat model.

    A follow-up mostly needs the words of the question before it, which cost nothing; what was quoted for that (该条例
    after a question without a title) is worked out when the follow-up asks for it, without the chat model, and without
    what was quoted before that: this would have to be answered, too.
    """
    quoting = answering.quoting()
    turns: list[Turn] = []
    for text in texts:
        turns.append(_turn(quoting, Question(text, today, as_of, tuple(turns))))
    return tuple(turns)


def _turn(quoting: Answering, question: Question) -> Turn:
    understood = quoting.understood(question)
    named = understood.as_of if understood.as_of != (question.as_of or question.today) else None
    cited = QuotedLater(lambda: turn_of(quoting.answer(question), question).cited)
    return Turn(understood.completed, named, cited)
