"""The stretches of a document in which numbers are looked for, each with the period its heading gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Unit, UnitKind
from ingest.observations.periods import Base, moved
from ingest.observations.times import find_times

__all__ = ["Segment", "find_segments", "find_tables"]

_SILENT = (UnitKind.TITLE, UnitKind.NOTE, UnitKind.CONTENTS, UnitKind.SIGNATURE, UnitKind.TABLE)
_HOLDERS = (
    UnitKind.HEADING,
    UnitKind.ANNEX,
    UnitKind.PART,
    UnitKind.SUBPART,
    UnitKind.CHAPTER,
    UnitKind.SECTION,
    UnitKind.ARTICLE,
    UnitKind.MEMBER,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Text in `[start, end)` of one Unit, `heading` the words above it."""

    start: int
    end: int
    base: Base
    heading: str


def find_segments(masked: str, units: Sequence[Unit], top: Base) -> Iterator[Segment]:
    """Yield what is to be read, in order; the whole text where it has no Units."""
    if not units:
        yield Segment(0, len(masked), top, "")
        return
    yield from _within(masked, units, top, top, "")


def _within(masked: str, units: Sequence[Unit], base: Base, top: Base, heading: str) -> Iterator[Segment]:
    current = base
    for unit in units:
        if unit.kind in _SILENT:
            continue
        if unit.kind not in _HOLDERS:
            yield Segment(unit.start, unit.end, current, heading)
            continue
        own_end = unit.children[0].start if unit.children else unit.end
        words = unit.heading or masked[unit.start : min(own_end, unit.start + 40)]
        below = moved(current, words, list(find_times(masked, unit.start, min(own_end, unit.start + 60))), top)
        if own_end > unit.start:
            yield Segment(unit.start, own_end, below, unit.heading)
        yield from _within(masked, unit.children, below, top, unit.heading or heading)
        # What follows a plan goes on planning (四、加强政府自身建设 behind 三、2026年工作).
        if below.ahead and unit.level == 1:
            current = below


def find_tables(units: Sequence[Unit], base: Base) -> Iterator[Unit]:
    """Yield the tables in order."""
    for top in units:
        for unit in top.walk():
            if unit.kind is UnitKind.TABLE:
                yield unit
