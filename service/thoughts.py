"""What a model thinks aloud before it answers is no part of its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_OPEN, _CLOSE = "<think>", "</think>"


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """Yield `pieces` without a <think>…</think> at their head, which servers pass on when they know no better."""
    head, thinking = "", None
    for piece in pieces:
        if thinking is False:
            yield piece
            continue
        head += piece
        if thinking is None:
            thinking = _thinking(head)
        if thinking and _CLOSE in head:
            head, thinking = head.partition(_CLOSE)[2], False
        elif thinking:
            # Enough to see an end that is cut in two.
            head = head[-len(_CLOSE) :]
        if thinking is False and head:
            yield head
    if thinking is None and head:
        yield head


def _thinking(head: str) -> bool | None:
    """Whether the text that begins with `head` begins with thoughts; None while that is open."""
    said = head.lstrip()
    if said.startswith(_OPEN):
        return True
    return None if _OPEN.startswith(said) else False
