"""Abbreviated path data of OFD (GB/T 33190—2016, 9.1), with the operators that SVG has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.ofd_package import number

# Each operator of OFD with that of SVG and the count of numbers behind it.
_OPERATORS = {
    "S": ("M", 2),
    "M": ("M", 2),
    "L": ("L", 2),
    "Q": ("Q", 4),
    "B": ("C", 6),
    "A": ("A", 7),
    "C": ("Z", 0),
}
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def segments(text: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The operators of SVG with their numbers; ends where the data makes no sense any more."""
    tokens = _TOKEN.findall(text)
    at = 0
    begun = False
    while at < len(tokens):
        operator, count = _OPERATORS.get(tokens[at], ("", 0))
        values = tokens[at + 1 : at + 1 + count]
        if not operator or len(values) < count or any(value.isalpha() for value in values):
            return
        begun = begun or operator == "M"
        if begun:
            yield operator, tuple(number(value) for value in values)
        at += 1 + count
