"""A value that was read, where it stands, and how far it can be trusted.

Confidence says how the value came about, and was checked by hand on real laws and official documents:
1.0  the head says it in so many words: a note under the title, a label such as 施行日期：, the title itself;
0.9  the closing article, the signature or the first line of the letter says it;
0.8  it follows from two things that the text says: 自公布之日起施行 and the day of publication;
0.6  it is inferred: the day of a signature taken as the day of publication, a period counted in years;
0.4  it stands nowhere in the text: the file's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.document import Evidence

STATED = 1.0
CLOSING = 0.9
DERIVED = 0.8
INFERRED = 0.6
NAMED = 0.4


@dataclass(frozen=True, slots=True)
class Found:
    """`value`, read in `[start, end)` of the plain text; a day is written as 2023-06-05."""

    value: str
    start: int
    end: int
    confidence: float = STATED

    @property
    def day(self) -> date:
        """The value as a day."""
        return date.fromisoformat(self.value)

    def evidence(self, field: str) -> Evidence:
        """What was found as Evidence for `field` of the Description."""
        return Evidence(field, self.value, self.start, self.end, self.confidence)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the plain text that begins at `start`."""

    start: int
    text: str

    def found(self, value: str, start: int, end: int, confidence: float = STATED) -> Found:
        """`value` as it was read in `text[start:end]` of this piece."""
        return Found(value, self.start + start, self.start + end, confidence)
