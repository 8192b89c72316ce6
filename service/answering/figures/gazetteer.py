"""The provinces and prefectures of China in a text."""

from __future__ import annotations

import re
from functools import cache

from service.answering.figures.wording import lines_of


def places_named(text: str) -> list[str]:
    """The names of provinces and prefectures in `text`, from left to right."""
    return _places().findall(text)


@cache
def provinces() -> tuple[str, ...]:
    """The short names of the provinces."""
    return tuple(name for line in lines_of("places.txt")[:_OF_PROVINCES] for name in line)


# The first lines of the list.
_OF_PROVINCES = 2


@cache
def _places() -> re.Pattern[str]:
    names = (name for line in lines_of("places.txt") for name in line)
    return re.compile("|".join(sorted(names, key=len, reverse=True)))
