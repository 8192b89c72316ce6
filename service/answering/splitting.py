"""A stream of text cut into sentences as soon as each is complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.answering.checking.sentence import KEY

LONGEST = 600
_END = re.compile(r"[。！？!?；;\n]")
_PARTIAL_KEY = re.compile(r"\s*(?:[\[［【][^\]］】。！？\n]{0,20})?$")
_OPEN, _CLOSED = "“「《", "”」》"


def sentences(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of `pieces`, each with the keys behind it, the moment that it is complete."""
    waiting = ""
    for piece in pieces:
        waiting += piece
        while (cut := _cut(waiting)) is not None:
            yield from _said(waiting[:cut])
            waiting = waiting[cut:]
    yield from _said(waiting)


def _said(text: str) -> Iterator[str]:
    """Yield `text` unless it is empty; keys at its head belong to the sentence before it."""
    while key := KEY.match(text):
        text = text[key.end() :]
    if text.strip():
        yield text.strip()


def _cut(text: str) -> int | None:
    """Where the first sentence of `text` ends for certain; None when more must come."""
    for found in _END.finditer(text):
        end = found.end()
        if found[0] == "\n":
            return end
        if _inside_quotes(text[:end]):
            continue
        while key := KEY.match(text, end):
            end = key.end()
        # A sentence with its key is complete; without one, a key may still come.
        if KEY.search(text, 0, end) or not _PARTIAL_KEY.match(text, end):
            return end
        return None
    return LONGEST if len(text) > LONGEST else None


def _inside_quotes(text: str) -> bool:
    last = text.rfind("\n") + 1
    depth = sum((char in _OPEN) - (char in _CLOSED) for char in text[last:])
    return depth > 0 and len(text) < LONGEST
