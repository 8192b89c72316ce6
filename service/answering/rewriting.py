"""Follow-ups rewritten by a chat model, and checked: it may carry over, never add."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.errors import ModelFailed
from prompts import load
from service.answering.checking.amounts import amounts, dates
from service.answering.checking.names import labels, titles
from service.answering.context import Context
from service.answering.evidence import harmless
from service.answering.question import Turn
from service.chat_model import ChatModel

LONGEST = 300
# Share of the pairs of the rewritten question that must stand in the question or in the turns.
CARRIED = 0.7
# Nobody waits longer than this for a question to be completed.
_SECONDS = 10.0
_TURNS = 4


def rewrite(context: Context) -> str | None:
    """The chat model's completion of a follow-up; None where there is none and rules must do.

    A question that names its document stands by itself. A model that fails is not asked again for the same answer.
    """
    asked = context.question
    if context.chat is None or not asked.turns or context.titles.find(asked.text) or context.titles.unknown(asked.text):
        return None
    try:
        return rewritten(asked.text, asked.turns, context.chat)
    except ModelFailed as failure:
        context.model_failure = failure.message
        return None


def rewritten(question: str, turns: Sequence[Turn], model: ChatModel) -> str | None:
    """`question` completed from `turns`; None when the model adds what nobody said. ModelFailed when it fails."""
    said = "\n".join(_said(turn) for turn in turns[-_TURNS:])
    asked = load("follow_up.zh").filled({"turns": harmless(said), "question": harmless(question)})
    answer = model.whole(load("rewriting.zh").filled({}), asked, _SECONDS).strip()
    answer = answer.removeprefix("改写后的问题：").strip('“”" \n')
    return answer if _adds_nothing(answer, f"{question}\n{said}") else None


def _said(turn: Turn) -> str:
    places = "、".join(f"《{cited.title}》{cited.label}" for cited in turn.cited[:3])
    return f"问：{turn.question}" + (f"（依据{places}）" if places else "")


def _adds_nothing(answer: str, said: str) -> bool:
    if not answer or "\n" in answer or len(answer) > LONGEST:
        return False
    places = {str(label) for _, _, label in labels(said)}
    given = amounts(said)
    return (
        all(title in said for title in titles(answer))
        and {str(label) for _, _, label in labels(answer)} <= places
        and dates(answer) <= dates(said)
        and all(any(amount.value == other.value for other in given) for amount in amounts(answer))
        and _carried(answer, said) >= CARRIED
    )


def _carried(answer: str, said: str) -> float:
    text = re.sub(r"[^\u3400-\u9fff]", "", answer)
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    return sum(pair in said for pair in pairs) / len(pairs) if pairs else 0.0
