"""What a search looks for, once its query has been read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Leaning(Enum):
    """How much the query itself prefers texts that are no rules; see index.finder for what that is worth."""

    NONE = 0
    MILD = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to be found, phrases that have to stand verbatim, and what must not stand there.

    `words` are runs without blanks; a passage matches when it holds each of them, or of a long one the larger part.
    `excluded` are words or phrases, verbatim. All of it is text: nothing in it is a sign of a query language.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    leaning: Leaning = Leaning.NONE

    @property
    def text(self) -> str:
        """Everything that is looked for, as one text."""
        return " ".join((*self.words, *self.phrases))
