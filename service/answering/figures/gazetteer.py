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
    return tuple(line[0] for line in lines_of("places.txt"))


def province_of(place: str) -> str:
    """The province in which a prefecture lies; empty for any other place."""
    return _provinces_of().get(place, "")


def is_of_prefectures(question: str, told: str) -> bool:
    """Whether one of the prefectures that `question` names is named in `told`; true where it names none."""
    named = [one for one in places_named(question) if province_of(one)]
    return not named or any(one in told for one in named)


@cache
def _provinces_of() -> dict[str, str]:
    return {place: province for province, *within in lines_of("places.txt") for place in within[1:]}


@cache
def _places() -> re.Pattern[str]:
    names = (name for line in lines_of("places.txt") for name in line if name != "=")
    return re.compile("|".join(sorted(names, key=len, reverse=True)))
