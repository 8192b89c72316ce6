"""Known questions: what question memory keeps, and when two questions are the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ingest.document import Unit
from ingest.errors import QuestionRefused

LONGEST_QUESTION = 500
LONGEST_ANSWER = 5_000
LONGEST_AUTHOR = 100
# Two questions to the same Unit whose pairs of characters agree by this share (Dice) are one.
NEARLY_SAME = 0.9

_MARKS = re.compile(r"[\W_]+")
# What is said around a question without asking anything.
_POLITE = re.compile(r"^(?:您好|你好|请问一下|请问|想问一下|想问|我想问|问一下)+")
_PARTICLES = re.compile(r"[呢啊呀]+$")


class QuestionSource(StrEnum):
    """Where a pair comes from; of the same pair, the later in this order counts."""

    GENERATED = "generated"  # a chat model made it up from the Unit
    IMPORTED = "imported"  # a list of standard questions
    CONFIRMED = "confirmed"  # somebody confirmed an answer
    CORRECTED = "corrected"  # somebody named the right Unit in place of an answer


STRENGTH = {source: place for place, source in enumerate(QuestionSource)}


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question and the Unit that answers it, in its newest Version; where it led before while it is `dormant`.

    A pair is dormant while no Document of the Library has the Unit, or one that says nearly the same. `prompt` is what
    a chat model was asked for it with; empty where people asked.
    """

    id: str
    question: str
    answer: str
    document_id: str
    title: str
    unit_id: str
    label: str
    author: str
    source: QuestionSource
    added_at: datetime
    dormant: bool
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the Unit of the Document `document_id` that answers it, to be remembered.

    `prompt` is what a chat model was asked for it with, where one wrote it.
    """

    question: str
    document_id: str
    unit: Unit
    author: str
    source: QuestionSource
    answer: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What became of a Pair: its id, and whether it was new."""

    id: str
    added: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A known question, the passages that hold its Unit, in every version, and the answer that was given, if any."""

    question: str
    passages: tuple[int, ...]
    answer: str = ""


def checked_question(question: str) -> str:
    """The question in one line; QuestionRefused when it asks nothing, is too long or holds what is no text."""
    plain = _plain("问题", question, LONGEST_QUESTION)
    if not folded(plain):
        raise QuestionRefused("问题是空的，或只有标点。请写出问题。")
    return " ".join(plain.split())


def checked_answer(answer: str) -> str:
    """The answer that was given with a question; QuestionRefused when it is too long or holds what is no text."""
    return _plain("答复", answer, LONGEST_ANSWER)


def checked_author(author: str) -> str:
    """The name of who confirmed; QuestionRefused when it is too long or holds what is no text."""
    return _plain("姓名", author, LONGEST_AUTHOR)


def folded(question: str) -> str:
    """The question without width, case, marks and politeness: questions that fold alike are the same."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", question).lower())
    return _PARTICLES.sub("", _POLITE.sub("", bare))


def likeness(one: str, other: str) -> float:
    """How much of their pairs of characters two texts share (Dice), from 0 to 1; marks and blanks do not count."""
    left, right = _pairs(one), _pairs(other)
    whole = left.total() + right.total()
    return 2 * (left & right).total() / whole if whole else float(one == other)


def question_id(fold: str, work: str, label: str) -> str:
    """The id of a pair, which follows from its content."""
    return "q" + hashlib.sha256("\n".join((fold, work, label)).encode()).hexdigest()[:16]


def _pairs(text: str) -> Counter[str]:
    bare = _MARKS.sub("", text)
    return Counter(bare[place : place + 2] for place in range(len(bare) - 1))


def _plain(name: str, text: str, longest: int) -> str:
    plain = text.strip()
    if len(plain) > longest:
        raise QuestionRefused(f"{name}有 {len(plain)} 个字，超过上限 {longest} 个字。请缩短。")
    if unfit := next((char for char in plain if not (char.isprintable() or char in "\n\t\u3000")), None):
        raise QuestionRefused(f"{name}中有不可见的字符 U+{ord(unfit):04X}。请删去它。")
    return plain
