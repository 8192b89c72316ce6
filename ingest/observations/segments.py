"""The stretches of a document in which numbers are looked for, each with the period its heading gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Unit, UnitKind
from ingest.observations.periods import Base, moved
from ingest.observations.times import find_times

__all__ = ["Segment", "explained_from", "find_segments"]

_SILENT = (UnitKind.TITLE, UnitKind.NOTE, UnitKind.CONTENTS, UnitKind.SIGNATURE, UnitKind.TABLE)
_EXPLAINS = re.compile(r"名词解释|名词注释|名词说明|用语说明|用语解释|术语解释|^注释$")
_TITLE = 30
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
    limit = explained_from(masked, units)
    yield from (each for each in _within(masked, units, top, top, "") if each.start < limit)


def explained_from(masked: str, units: Sequence[Unit]) -> int:
    """Where the explanations of words begin (名词解释, 注释), which state nothing; the end where there are none."""
    for top in units:
        for unit in top.walk():
            line = masked[unit.start : masked.find("\n", unit.start) % (len(masked) + 1)].strip()
            if len(line) <= _TITLE and _EXPLAINS.search(line):
                return unit.start
    return len(masked)


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
        below = moved(
            current,
            words,
            list(find_times(masked, unit.start, min(own_end, unit.start + 60))),
            top,
            outer=unit.level == 1,
        )
        if own_end > unit.start:
            yield Segment(unit.start, own_end, below, unit.heading)
        yield from _within(masked, unit.children, below, top, unit.heading or heading)
        # What follows a plan goes on planning (四、加强政府自身建设 behind 三、2026年工作).
        if below.ahead and unit.level == 1:
            current = below
