"""What is asked: the words, the day, and what was said before."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

# What ends a question, and the least that is one by itself.
_ENDS = re.compile(r"[？?。；;！!\n]")
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Cited:
    """A Unit that an earlier answer quoted: `label` is that of its article, else its own."""

    document_id: str
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question as it was completed, the day it asked for where it named one, and what was quoted for it."""

    question: str
    as_of: date | None = None
    cited: Sequence[Cited] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a conversation; `as_of` is the day that the person set beside it, None for `today`."""

    text: str
    today: date
    as_of: date | None = None
    turns: tuple[Turn, ...] = ()
    conversation: str = field(default_factory=lambda: uuid.uuid4().hex)
    language: str = "zh"


def asked_apart(text: str) -> tuple[str, ...]:
    """`text`, and the questions that it consists of where there are several: 能借吗？借了会怎么样？"""
    apart = [one.strip() for one in _ENDS.split(text) if len(one.strip()) >= _SHORTEST]
    return (text, *apart) if len(apart) > 1 else (text,)
