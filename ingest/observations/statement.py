"""A quantity on its way to an Observation: its clause, its name, and what the sentence completes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.observation import Alternative
from ingest.observations.clauses import Clause
from ingest.observations.naming import Name

__all__ = ["Statement"]


@dataclass(slots=True, eq=False)
class Statement:
    """`indicator` grows from the words of the clause; `whole` is the Statement of which this is a part."""

    clause: Clause
    name: Name
    indicator: str = ""
    confidence: float = 1.0
    whole: Statement | None = None
    leans_on: str = ""  # what was put before a word that says too little alone (占比, 规模)
    alternatives: list[Alternative] = field(default_factory=list)

    def doubt(self, confidence: float) -> None:
        """Lower the confidence to at most `confidence`."""
        self.confidence = min(self.confidence, confidence)
