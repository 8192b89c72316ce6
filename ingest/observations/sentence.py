"""What completing an indicator may look at, and how sure its ways are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.observations.statement import Statement
from ingest.observations.times import Time

__all__ = ["DOUBTFUL", "INFERRED", "SURE", "WEAK", "Sentence", "Step"]

SURE, INFERRED, WEAK, DOUBTFUL = 1.0, 0.85, 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence in `[start, end)` of the text, its times, and what was spoken of before it."""

    text: str
    masked: str
    start: int
    end: int
    times: Sequence[Time]
    before: str = ""


Step = Callable[[Sentence, list[Statement]], None]
