"""How people call in everyday words what reports count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from index.indicator_book import IndicatorBook

_FILE = "bynames.txt"
_BETWEEN = "；"


@dataclass(frozen=True, slots=True)
class Called:
    """A listed indicator, and how near by meaning what is said comes to it or to one of its bynames, up to 1."""

    indicator: str
    nearness: float


@cache
def bynames() -> Mapping[str, tuple[str, ...]]:
    """The bynames of every listed indicator, by its normal form."""
    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {indicator: tuple(called.casefold().split(_BETWEEN)) for indicator, called in lines}


def bynames_of(indicator: str) -> tuple[str, ...]:
    """What people call the indicator of that normal form; nothing where it is not listed."""
    return bynames().get(indicator, ())


@cache
def _listed() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every indicator and byname, and beside it the indicator that it means."""
    every = [(text, indicator) for indicator, called in bynames().items() for text in (indicator, *called)]
    return tuple(text for text, _ in every), tuple(indicator for _, indicator in every)


def called(book: IndicatorBook, said: str, least: float) -> list[Called]:
    """The listed indicators that `said` may mean, no less near than `least`, the nearest first."""
    texts, owners = _listed()
    near = book.listed_meanings(said, texts)
    best: dict[str, float] = {}
    for at in np.flatnonzero(near >= least).tolist():
        best[owners[at]] = max(best.get(owners[at], least), float(near[at]))
    return [Called(one, near) for one, near in sorted(best.items(), key=lambda each: -each[1])]
