"""Where a known question leads in a Document: its Unit, or the one that says nearly the same there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.questions import likeness

# A Unit of the same label is the same when this much of its wording is (Dice); below, the number was given to other
# matter. A Unit of another label must be nearly word for word the same.
SAME_LABEL = 0.5
OTHER_LABEL = 0.8


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The Unit that was confirmed: its id within its Document, kind and label, and what it said."""

    unit: str
    kind: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Unit of the Document in question."""

    unit: str
    kind: str
    label: str
    start: int
    end: int


def place_in(
    confirmed: Confirmed, candidates: Sequence[Candidate], words: Callable[[Candidate], str]
) -> Candidate | None:
    """The one of `candidates` that the confirmed Unit has become; None when it has vanished.

    Of a label that stands more than once (an annex counts anew), the likest counts.
    """
    alike = [one for one in candidates if one.kind == confirmed.kind]
    for some, least in (
        ([one for one in alike if one.label == confirmed.label], SAME_LABEL),
        ([one for one in alike if one.label != confirmed.label and _long_as(one, confirmed)], OTHER_LABEL),
    ):
        scored = [(likeness(confirmed.words, words(one)), one.unit == confirmed.unit, -one.start, one) for one in some]
        best = max(scored, key=lambda each: each[:3], default=None)
        if best and best[0] >= least:
            return best[3]
    return None


def _long_as(one: Candidate, confirmed: Confirmed) -> bool:
    """Whether the lengths allow so much likeness: spares comparing the wording of a thousand articles."""
    shorter, longer = sorted((one.end - one.start, len(confirmed.words)))
    return shorter >= 0.5 * longer
