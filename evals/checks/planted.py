"""An error that is put into a copy of a real report, and where it stands."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Document
from service.checking.laws import Laws

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ground:
    """A report in which errors are planted: its Document, and the laws that it may cite."""

    document: Document
    laws: Laws | None = None

    @property
    def text(self) -> str:
        """The kept text, which the copy is made of."""
        return self.document.text


@dataclass(frozen=True, slots=True)
class Planted:
    """`new` in place of `[start, end)` of the text; a check of the kind `expected` should tell of it.

    `last` is the text of a made report of the period before, where the error shows only beside that.
    """

    kind: str
    expected: str
    start: int
    end: int
    new: str
    last: str = ""

    def apply(self, text: str) -> str:
        """The text with the error."""
        return text[: self.start] + self.new + text[self.end :]


Planter = Callable[[Ground, random.Random], Planted | None]
"""Chooses a place in a report and an error for it; None where the report has no such place."""


def sentence_ends(text: str) -> list[int]:
    """Places behind sentences inside paragraphs, where another sentence may stand."""
    return [found.end() for found in re.finditer(r"[一-鿿]。(?=[一-鿿])", text)]


def choice(dice: random.Random, places: Sequence[Span] | Iterator[Span]) -> Span | None:
    """One of the places, or None."""
    known = list(places)
    return dice.choice(known) if known else None


def spans(pattern: str, text: str) -> Iterator[Span]:
    """Where the pattern, or its first group, stands in `text`."""
    for found in re.finditer(pattern, text):
        yield found.span(1) if found.re.groups else found.span()


def inserting(kind: str, expected: str, made: Callable[[random.Random], str]) -> Planter:
    """A planter that puts a made sentence behind one of the report's own."""

    def plant(ground: Ground, dice: random.Random) -> Planted | None:
        ends = sentence_ends(ground.text)
        place = dice.choice(ends) if ends else None
        return None if place is None else Planted(kind, expected, place, place, made(dice))

    return plant


def replacing(kind: str, expected: str, pattern: str, new: Callable[[random.Random, str], str]) -> Planter:
    """A planter that writes something else for one of the places where `pattern` stands."""

    def plant(ground: Ground, dice: random.Random) -> Planted | None:
        place = choice(dice, spans(pattern, ground.text))
        if place is None:
            return None
        return Planted(kind, expected, *place, new(dice, ground.text[slice(*place)]))

    return plant
