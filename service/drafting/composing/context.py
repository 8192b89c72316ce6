"""What composing works with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.drafting.composing.derived import Derivation, Derived
from service.drafting.composing.edits import Kept
from service.drafting.composing.known import Known
from service.drafting.composing.move import Move
from service.drafting.draft import Draft
from service.drafting.facts.facts import Facts

__all__ = ["Composed", "Context", "Suggestion"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence of last time that was not carried over; `label` is where it stood, `reason` why it was left out."""

    number: int
    label: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A Draft, what was set aside, and for each label why digits or numerals stand in its text that are no number.

    `derived` is what was worked out, by the keys of the model's numbers.
    """

    draft: Draft
    suggestions: tuple[Suggestion, ...] = ()
    kept: Mapping[str, tuple[Kept, ...]] = field(default_factory=dict)
    derived: Mapping[str, Derived] = field(default_factory=dict)


@dataclass(slots=True)
class Context:
    """The move, the facts, what was worked out and what is known; collects suggestions."""

    move: Move
    facts: Facts
    derivations: Mapping[str, Derivation]
    derived: Mapping[str, Derived]
    known: Known
    suggestions: list[Suggestion] = field(default_factory=list)

    def set_aside(self, label: str, text: str, reason: str) -> int:
        """Keep a sentence as a suggestion; its number."""
        number = len(self.suggestions) + 1
        self.suggestions.append(Suggestion(number, label, text, reason))
        return number
