"""Join two printed lines of one paragraph into one Line."""

from __future__ import annotations

from dataclasses import replace

from ingest.document import Line, Segment


def join(first: Line, second: Line) -> Line:
    """`first` continued by `second`, their segments one after the other.

    Between Latin words the line end becomes a space; a hyphen that breaks a Latin word is removed.
    """
    head, segments = first.text, first.segments
    if _breaks_word(first.text, second.text):
        head, segments = head[:-1], _resized(segments, -1)
    elif _needs_space(first.text, second.text):
        head, segments = head + " ", _resized(segments, 1)
    return Line(
        head + second.text,
        segments + second.segments,
        first.heading_level,
        first.cells,
        first.table,
        first.header,
        first.bold and second.bold,
        first.centred and second.centred,
        first.size,
    )


def _resized(segments: tuple[Segment, ...], change: int) -> tuple[Segment, ...]:
    if not segments:
        return ()
    *before, last = segments
    return (*before, replace(last, length=last.length + change))


def _breaks_word(head: str, tail: str) -> bool:
    return (
        len(head) > 1
        and head[-1] in "-\u2010"
        and head[-2].isascii()
        and head[-2].isalpha()
        and tail[:1].isascii()
        and tail[:1].islower()
    )


def _needs_space(head: str, tail: str) -> bool:
    if not head or not tail or head[-1] in "-/\u2010":
        return False
    return head[-1].isascii() and tail[0].isascii() and head[-1] != " "
