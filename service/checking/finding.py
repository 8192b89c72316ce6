"""What proofreading finds: a place in the kept text, why it looks wrong, and what may be meant."""

from __future__ import annotations

from dataclasses import dataclass

from service.drafting.draft import Severity

__all__ = ["Finding", "Remark", "Severity"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What one check says of `[start, end)` of the text."""

    start: int
    end: int
    severity: Severity
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A Remark with the kind of its check, its place, and the very words: `quote` is exactly `text[start:end]`.

    Positions are code points of the document's kept text; `label` cites the Unit in which the finding stands.
    """

    kind: str
    severity: Severity
    quote: str
    label: str
    start: int
    end: int
    message: str
    suggestion: str
