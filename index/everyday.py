"""Everyday words and the law's words for the same thing, for questions worded unlike the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Meant:
    """Words of a question at `[start, end)` and what rules write for them, the likeliest first."""

    start: int
    end: int
    words: tuple[str, ...]


class Thesaurus:
    """Finds everyday words in a question."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        self._entries = dict(entries)
        longest_first = sorted(self._entries, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def find(self, question: str) -> list[Meant]:
        """The everyday words in `question` from left to right, the longest first; they do not overlap."""
        return [
            Meant(found.start(), found.end(), self._entries[found[0]]) for found in self._pattern.finditer(question)
        ]


@cache
def everyday() -> Thesaurus:
    """The thesaurus that guiwen ships."""
    text = files("index.wording").joinpath("everyday.txt").read_text(encoding="utf-8")
    return Thesaurus(_merged(text))


def _merged(text: str) -> dict[str, tuple[str, ...]]:
    entries: dict[str, tuple[str, ...]] = {}
    for said, meant in _lines(text):
        for word in said:
            entries[word] = tuple(dict.fromkeys((*entries.get(word, ()), *meant)))
    return entries


def _lines(text: str) -> Iterator[tuple[list[str], list[str]]]:
    for line in text.splitlines():
        said, mark, meant = line.partition(" = ")
        if mark and not line.startswith("#"):
            yield said.split(), meant.split()
