"""The shapes of proofreading."""

from __future__ import annotations

from typing import Literal

from service.api.schemas import Shape, UnitNode


class FindingShape(Shape):
    """A place in `[start, end)` of the text: `quote` is what stands there, `suggestion` what may be meant."""

    kind: str
    severity: Literal["error", "warning", "note"]
    quote: str
    label: str
    start: int
    end: int
    message: str
    suggestion: str


class ComparedWith(Shape):
    """The report that the text was compared with."""

    id: str
    title: str


class CheckedShape(Shape):
    """The kept text of a document with its tree, in which findings have their places, and the findings."""

    title: str
    document_id: str
    period: str
    organisation: str
    against: ComparedWith | None
    text: str
    units: list[UnitNode]
    findings: list[FindingShape]


class CheckKind(Shape):
    """A check; `on` unless the office's settings switch it off."""

    kind: str
    name: str
    on: bool


class SwitchRequest(Shape):
    """Whether the office wants a check."""

    on: bool


class CheckKinds(Shape):
    checks: list[CheckKind]
