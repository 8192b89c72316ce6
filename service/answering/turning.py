"""Earlier questions of a conversation, answered in order so that their citations are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from service.answering.answer import Answer
from service.answering.pipeline import Answering
from service.answering.question import Cited, Question, Turn


def with_turns(answering: Answering, texts: Iterable[str], today: date, as_of: date | None) -> tuple[Turn, ...]:
    """The turns that the questions `texts` make when they are asked one after the other."""
    turns: list[Turn] = []
    for text in texts:
        question = Question(text, today, as_of, tuple(turns))
        turns.append(turn_of(answering.answer(question), question))
    return tuple(turns)


def turn_of(answer: Answer, question: Question) -> Turn:
    """What later questions need to know of `answer`, which was given to `question`."""
    quotes = (citation.quote for citation in answer.citations)
    cited = (Cited(quote.document.id, quote.document.title, quote.article or quote.label) for quote in quotes)
    named = answer.as_of if answer.as_of != (question.as_of or question.today) else None
    return Turn(answer.completed or answer.question, named, tuple(dict.fromkeys(cited)))


def turn_texts(turns: object) -> list[str]:
    """The questions in `turns`: strings, {"question": …}, or {"role", "content"} of which those of the user count.

    Raises TypeError when `turns` is anything else.
    """
    if not isinstance(turns, list):
        raise TypeError("turns 应是数组，每项是一个问题。")
    texts: list[str] = []
    for place, turn in enumerate(turns, 1):
        text = _text(turn)
        if text is None:
            raise TypeError(f"turns 第 {place} 项应是字符串，或带 question、或带 role 和 content 的对象。")
        if text:
            texts.append(text)
    return texts


def _text(turn: object) -> str | None:
    """The question of one turn, empty for one that is not the user's; None when it is no turn."""
    if isinstance(turn, dict):
        if "question" not in turn and turn.get("role", "user") != "user":
            return "" if isinstance(turn.get("content"), str) else None
        turn = turn.get("question", turn.get("content"))
    return turn.strip() if isinstance(turn, str) else None
