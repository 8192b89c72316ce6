"""A Reading → the lines a document is made of: a visible list of small steps.

Every step takes a Reading and returns one; each can be left out by passing other `steps`. Steps
keep what `segments` promise: in a line that has them, their lengths add up to the line's text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.cleaning.blanks import collapse_blanks, drop_blank_lines, drop_invisible
from ingest.cleaning.characters import unify_characters
from ingest.cleaning.page_furniture import drop_page_numbers, drop_running_lines
from ingest.cleaning.paragraphs import join_paragraphs
from ingest.document import Line, Reading

__all__ = ["STEPS", "Step", "clean"]

Step = Callable[[Reading], Reading]

STEPS: tuple[Step, ...] = (
    drop_invisible,
    unify_characters,
    drop_running_lines,
    drop_page_numbers,
    join_paragraphs,
    collapse_blanks,
    drop_blank_lines,
)


def clean(reading: Reading, steps: Sequence[Step] = STEPS) -> tuple[Line, ...]:
    """The lines of `reading` in order, after the `steps`; cleaning them again changes nothing."""
    for step in steps:
        reading = step(reading)
    return tuple(line for page in reading.pages for line in page.lines)
