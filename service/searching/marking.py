"""Which characters of a passage a query found, and the stretch of the passage that shows most of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.terms import terms
from index.wanted import Wanted

SNIPPET = 120
_STEP = 10
_WORD = re.compile(r"\S+")
# A place inside one sign of a phrase, see index.verbatim.
_INSIDE = re.compile(r"(?<=[0-9])(?=\.?[0-9])|(?<=[0-9]\.)(?=[0-9])|(?<=[a-z])(?=[a-z])")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """At most SNIPPET code points, cut marks included, and the spans of them that were found."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as words are compared with it, and where each of its characters stands in the text itself."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        return self.places[start], self.places[end - 1] + 1


def found_spans(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """Where in `text` the words and phrases stand, left to right, apart; of a word that does not, its parts."""
    folded = _folded(text)
    spans = _phrases(folded, wanted)
    for word in wanted.words:
        spans += _whole(folded, word) or _parts(folded, word)
    return _merged(spans)


def spans_around(text: str, wanted: Wanted, passage: Span) -> tuple[Span, ...]:
    """Those of a whole document, one of whose passages was found: parts of words count in the passage alone."""
    folded, (start, end) = _folded(text), passage
    spans = _phrases(folded, wanted)
    for word in wanted.words:
        spans += _whole(folded, word)
    inside = ((start + a, start + b) for a, b in found_spans(text[start:end], wanted))
    return _merged([*spans, *inside])


def snippet(text: str, spans: Sequence[Span]) -> Snippet:
    """The stretch of `text` with most of `spans` in it, blanks made one."""
    flat, origin = _flat(text)
    shown = _mapped(spans, origin)
    if len(flat) <= SNIPPET:
        return Snippet(flat, shown)
    width = SNIPPET - 2
    starts = range(0, len(flat) - width + _STEP, _STEP)
    start = max(starts, key=lambda at: (sum(a >= at and b <= at + width for a, b in shown), -at))
    start = min(start, len(flat) - width)
    head, tail = "…" if start else "", "…" if start + width < len(flat) else ""
    moved = len(head) - start
    inside = tuple((a + moved, b + moved) for a, b in shown if a >= start and b <= start + width)
    return Snippet(head + flat[start : start + width] + tail, inside)


def _phrases(folded: _Folded, wanted: Wanted) -> list[Span]:
    """Where the phrases stand, as the index compares them: a number or a Latin word is one sign."""
    needles = (_folded(phrase).text for phrase in wanted.phrases)
    return [
        folded.span(at, at + len(needle))
        for needle in needles
        for at in _all(folded.text, needle)
        if _is_apart(folded.text, at, at + len(needle))
    ]


def _whole(folded: _Folded, word: str) -> list[Span]:
    needle = _folded(word).text
    return [folded.span(at, at + len(needle)) for at in _all(folded.text, needle)]


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether neither end cuts a number or a Latin word in two: “3天” does not stand in 13天."""
    return not any(_INSIDE.match(text, at) for at in (start, end))


def _parts(folded: _Folded, word: str) -> list[Span]:
    """The pairs of characters of `word` that stand in the text; of a word of one sign, nothing is a part."""
    pairs = {term for term in terms(word) if len(term) > 1}
    return [folded.span(at, at + len(pair)) for pair in pairs for at in _all(folded.text, pair)]


def _all(text: str, needle: str) -> Iterable[int]:
    at = text.find(needle) if needle else -1
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


@lru_cache(20_000)
def _sign(sign: str) -> str:
    return "".join(unicodedata.normalize("NFKC", sign).lower().split())


def _folded(text: str) -> _Folded:
    signs = list(map(_sign, text))
    folded = "".join(signs)
    if len(folded) == len(text) and all(signs):
        return _Folded(folded, range(len(text)))
    return _Folded(folded, [at for at, sign in enumerate(signs) for _ in sign])


def _flat(text: str) -> tuple[str, list[int]]:
    """The text with every run of blanks made one, and where each character stood."""
    words: list[str] = []
    origin: list[int] = []
    for word in _WORD.finditer(text):
        if words:
            origin.append(word.start() - 1)
        words.append(word[0])
        origin.extend(range(word.start(), word.end()))
    return " ".join(words), origin


def _mapped(spans: Sequence[Span], origin: Sequence[int]) -> tuple[Span, ...]:
    where = {at: place for place, at in enumerate(origin)}
    return tuple((where[a], where[b - 1] + 1) for a, b in spans if a in where and b - 1 in where)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
