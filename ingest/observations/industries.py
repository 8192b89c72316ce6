"""The shares of the three industries as reports write them: 三次产业结构由8.7∶41.2∶50.1调整为7.4∶39.6∶53."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.observation import Observation, Qualifier

__all__ = ["Shares", "industries", "share_of"]

_PART = r"(\d+(?:\.\d+)?)"
_LIST = re.compile(rf"{_PART}\s*[∶:：]\s*{_PART}\s*[∶:：]\s*{_PART}(?![\d.]*\s*[∶:：])")
_STRUCTURE = re.compile(r"三次产业[^。；\n∶:：]{0,40}$")
_NAMES = ("第一产业比重", "第二产业比重", "第三产业比重")
# What three shares of one whole, each rounded, may add up to.
_LEAST, _MOST = Decimal("99.5"), Decimal("100.5")

Shares = list[tuple[int, int, Decimal]]
"""Where each of the three stands, and how many percent it is."""


def industries(masked: str, start: int, end: int) -> Iterator[tuple[Shares, bool]]:
    """The lists of shares in a sentence, each with whether it is the state before a change."""
    lists: list[Shares] = []
    for found in _LIST.finditer(masked, start, end):
        values = [(found.start(at), found.end(at), Decimal(found[at])) for at in (1, 2, 3)]
        spoken = lists or _STRUCTURE.search(masked, start, found.start())
        if spoken and _LEAST <= sum(value for _, _, value in values) <= _MOST:
            lists.append(values)
    for at, values in enumerate(lists):
        yield values, at + 1 < len(lists)


def share_of(
    which: int, place: tuple[int, int, Decimal], sentence: tuple[int, int], period: str, organisation: str
) -> Observation:
    """The share of the first, second or third industry as an Observation."""
    start, end, value = place
    return Observation(
        indicator=_NAMES[which],
        value=value,
        value_high=None,
        unit="%",
        qualifier=Qualifier.EXACT,
        period=period,
        organisation=organisation,
        start=start,
        end=end,
        quote_start=sentence[0],
        quote_end=sentence[1],
        normalized_value=value,
        normalized_high=None,
        normalized_unit="%",
    )
