"""Pages as they can be shown: their sizes and their pictures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page by its number, counted from 1, with its size in points."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture and their media type."""

    data: bytes
    media_type: str
