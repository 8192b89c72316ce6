"""The shapes of cross-references."""

from __future__ import annotations

from typing import Literal

from service.api.schemas import Shape


class ReferencePlace(Shape):
    """A Unit of a document, or with an empty `unit_id` the document as a whole."""

    document_id: str
    title: str
    label: str
    unit_id: str
    start: int
    end: int


class ReferenceShape(Shape):
    """A cross-reference in `[start, end)`; `target` is set when it is resolved, `candidates` when it is ambiguous."""

    start: int
    end: int
    text: str
    title: str
    label: str
    state: Literal["resolved", "external", "ambiguous", "unresolved"]
    target: ReferencePlace | None
    candidates: list[ReferencePlace]


class ReferenceList(Shape):
    references: list[ReferenceShape]


class CitingPlace(ReferencePlace):
    """A place that refers; `text` is how."""

    text: str


class CitingList(Shape):
    citations: list[CitingPlace]
