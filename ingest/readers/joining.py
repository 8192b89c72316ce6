"""Join the printed lines of one paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Line, Segment


def join(first: Line, second: Line) -> Line:
    """`first` continued by `second`, their segments one after the other.

    Between Latin words the line end becomes a space; a hyphen that breaks a Latin word is removed.
    """
    head, change = _ended(first.text, second.text)
    segments = _resized(first.segments, change) if change else first.segments
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


def joined(rows: Sequence[str]) -> tuple[str, list[int]]:
    """The text of a paragraph that is printed in `rows`, and how much of it each of them gives."""
    text, lengths = rows[0], [len(rows[0])]
    for row in rows[1:]:
        text, change = _ended(text, row)
        text += row
        lengths[-1] += change
        lengths.append(len(row))
    return text, lengths


def _ended(head: str, tail: str) -> tuple[str, int]:
    """`head` as it stands before `tail`, and by how much longer it became."""
    if tail[:1].isascii():
        if _breaks_word(head, tail):
            return head[:-1], -1
        if _needs_space(head, tail):
            return head + " ", 1
    return head, 0


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
