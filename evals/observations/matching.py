"""What was found in a text laid beside what is expected there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.observations.folding import fold_name, quantity, same_name
from evals.observations.gold import Expected
from ingest.observation import Observation, Qualifier

__all__ = ["Beside", "Pair", "lay_beside"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A number that was expected and what was found at its place with the same value and unit."""

    expected: Expected
    found: Observation

    @property
    def indicator(self) -> bool:
        """Whether it says what is counted."""
        return any(same_name(self.found.indicator, one) for one in self.expected.indicators)

    @property
    def period(self) -> bool:
        """Whether the period is one of those a reader would give; an expected empty one expects none."""
        return self.found.period in self.expected.periods

    @property
    def organisation(self) -> bool | None:
        """Whether the organisation is the expected one, by a fuller or a shorter name; None where none is expected."""
        said = fold_name(self.found.organisation)
        names = [fold_name(one) for one in self.expected.organisations if one]
        if not names:
            return None
        return bool(said) and any(said in one or one in said for one in names)

    @property
    def qualifier(self) -> bool:
        """Whether it says how exactly the number is meant and, of a change, which way it went."""
        right = self.found.qualifier in self.expected.qualifiers
        change = self.found.qualifier is Qualifier.CHANGE and self.expected.direction is not None
        return right and (not change or self.found.direction is self.expected.direction)


@dataclass(frozen=True, slots=True)
class Beside:
    """One range or file: the pairs, what was missed, and what was found where nothing like it is expected."""

    pairs: tuple[Pair, ...]
    missed: tuple[Expected, ...]
    false: tuple[Observation, ...]


def lay_beside(expected: Sequence[tuple[Expected, tuple[int, int] | None]], found: Sequence[Observation]) -> Beside:
    """Pair each expected number, at its span of the text, with what was found there; None is a span that was not found.

    What overlaps an optional number is left out of every count.
    """
    optional = [span for one, span in expected if one.optional and span]
    left = [one for one in found if not any(_overlap(one, span) for span in optional)]
    pairs: list[Pair] = []
    missed: list[Expected] = []
    for one, span in expected:
        if one.optional:
            continue
        fitting = [other for other in left if span and _overlap(other, span) and _same_quantity(one, other)]
        if not fitting:
            missed.append(one)
            continue
        pair = max((Pair(one, other) for other in fitting), key=lambda pair: pair.indicator)
        left.remove(pair.found)
        pairs.append(pair)
    return Beside(tuple(pairs), tuple(missed), tuple(left))


def _overlap(found: Observation, span: tuple[int, int]) -> bool:
    return found.start < span[1] and span[0] < found.end


def _same_quantity(expected: Expected, found: Observation) -> bool:
    for unit in expected.units:
        if quantity(expected.value, unit) != quantity(found.value, found.unit):
            continue
        if expected.value_high is None or found.value_high is None:
            if expected.value_high is found.value_high:
                return True
        elif quantity(expected.value_high, unit) == quantity(found.value_high, found.unit):
            return True
    return False
