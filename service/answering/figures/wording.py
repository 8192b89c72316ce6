"""What people say for what reports write: words that count or do the same thing, line by line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_FOLDER = "service.answering.figures"


def lines_of(name: str) -> list[list[str]]:
    """The words of each line of a list that stands beside this file."""
    text = files(_FOLDER).joinpath(name).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


# What may be said beside a thing without being part of it: it counts little whether it is told.
MINOR = 0.35


@cache
def sayings() -> re.Pattern[str]:
    """Finds the words of three characters and more that other words may be written for."""
    known_words = (word for word in _alike() if len(word) > _PAIR)
    return re.compile("|".join(map(re.escape, sorted(known_words, key=len, reverse=True))), re.IGNORECASE)


_PAIR = 2


@cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines_of("alike.txt"):
        words = [one.casefold() for one in line]
        for word in words:
            found[word].update(one for one in words if one != word and len(one) > 1)
    return {word: frozenset(others) for word, others in found.items()}


def alike(word: str) -> frozenset[str]:
    """Words that may be written where `word` is said."""
    return _alike().get(word, frozenset())


@cache
def light() -> frozenset[str]:
    """Words that name no thing of their own."""
    return frozenset(word for line in lines_of("light.txt") for word in line)


def known(word: str) -> bool:
    """Whether other words may be written for `word`."""
    return word in _alike()


def joined(words: tuple[str, ...], most: int = 4) -> Iterator[str]:
    """`words` with neighbours put together where they are known as one: 经营, 主体 → 经营主体."""
    at = 0
    while at < len(words):
        end = next((to for to in range(min(len(words), at + most), at + 1, -1) if known("".join(words[at:to]))), at + 1)
        yield "".join(words[at:end])
        at = end
