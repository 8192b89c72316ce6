"""Which documents state numbers about what they report, and the version of the rules that find them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.document import Description, DocumentKind, Unit
from ingest.observation import Observation
from ingest.observations.finding import find_observations

__all__ = ["FINDER", "STATING", "observe"]

FINDER = 9
"""Raised with every change of what is found: what a library keeps from an older finder is then found anew."""

STATING = frozenset({DocumentKind.REPORT, DocumentKind.OTHER})
"""The numbers of rules are rules, and no Observations."""


def observe(text: str, units: Sequence[Unit], description: Description) -> tuple[Observation, ...]:
    """The numbers that a document states, in its order; none for a document of another kind."""
    return find_observations(text, units, description) if description.kind in STATING else ()
