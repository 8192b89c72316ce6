"""Asking within a conversation: earlier turns are read from the Library, the answer is kept before it is given out."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from index.conversations import StoredAnswer
from index.library import Library
from service.answering.answer import Answer
from service.answering.context import Progress, Written
from service.answering.pipeline import Answering
from service.answering.question import Cited, Question, Turn
from service.answering.turning import turn_of
from service.conversations.keeping import asked_with
from service.shaping import answer_shape

# An exact reference or a subject is carried over from the last few turns; a long conversation costs no more.
TURNS = 10

# What a streamed answer tells: the step that began, a checked sentence, and the answer once it is kept.
Told = Progress | Written | StoredAnswer


@dataclass(frozen=True, slots=True)
class Talking:
    """Asks `answering` and keeps the answers with `settings`, which shaped them."""

    library: Library
    answering: Answering
    settings: dict[str, Any]

    def ask(self, question: Question) -> StoredAnswer:
        """The answer to `question` after the turns of its conversation; it is on the disk when this returns."""
        return self._ask(question)[1]

    def answer(self, question: Question) -> Answer:
        """The same, as the answer itself."""
        return self._ask(question)[0]

    def stream(self, question: Question, left: Callable[[], bool] = lambda: False) -> Iterator[Told]:
        """Yield what is told while the question is answered, the kept answer last.

        When nobody listens any more (`left`), or the iterator is closed, the work ends and nothing is kept.
        """
        asked = replace(question, turns=self.turns(question.conversation))
        with closing(self.answering.stream(asked)) as events:
            for event in events:
                if left():
                    return
                yield self.keep(asked, event) if isinstance(event, Answer) else event

    def _ask(self, question: Question) -> tuple[Answer, StoredAnswer]:
        asked = replace(question, turns=self.turns(question.conversation))
        answer = self.answering.answer(asked)
        return answer, self.keep(asked, answer)

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """What was said in the conversation."""
        return tuple(_turn(each) for each in self.library.conversations.answers(conversation)[-TURNS:])

    def keep(self, question: Question, answer: Answer) -> StoredAnswer:
        """Write the answer down; its conversation begins with it when it is the first."""
        made = StoredAnswer(
            id=uuid.uuid4().hex,
            question=question.text,
            text=answer.answer or answer.message,
            answer=answer_shape(answer),
            settings=self.settings | asked_with(question, answer),
            named_day=turn_of(answer, question).as_of,
            asked_at=datetime.now(UTC),
        )
        self.library.conversations.add(question.conversation, made, question.text)
        return made


def _turn(stored: StoredAnswer) -> Turn:
    cited = (
        Cited(each["document_id"], each["title"], each["article"] or each["label"])
        for each in stored.answer["citations"]
    )
    return Turn(stored.answer["completed"] or stored.question, stored.named_day, tuple(dict.fromkeys(cited)))
