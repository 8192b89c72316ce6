"""Whether a question can be answered by rules at all: by how it is worded, not by what it is about.

Who is the director now, what is for lunch, write me a summary, will it rain: no rule says so, whatever words it shares
with one. The weights were found by `python -m index.training.askable` on the questions that guiwen ships.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# Pieces of so many characters.
LENGTHS = (1, 2, 3)
_NUMBER = re.compile(r"[0-9０-９]+")
_MARKS = re.compile(r"[？?。，,！!、；;\s]")


def pieces(question: str) -> set[str]:
    """The pieces of `question`, its beginning and end marked, numbers alike, without punctuation."""
    told = f"^{_MARKS.sub('', _NUMBER.sub('0', question))}$"
    return {told[start : start + length] for length in LENGTHS for start in range(len(told) - length + 1)}


def beyond_rules(question: str) -> float:
    """The log odds that no rule can answer `question`; about zero at even odds."""
    weights, start = _weights()
    return start + sum(weights.get(piece, 0.0) for piece in pieces(question))


@cache
def _weights() -> tuple[dict[str, float], float]:
    lines = files("index.wording").joinpath("askable.txt").read_text(encoding="utf-8").splitlines()
    found = dict(_entries(lines))
    return found, found.pop("", 0.0)


def _entries(lines: list[str]) -> Iterator[tuple[str, float]]:
    for line in lines:
        if not line.startswith("#"):
            piece, _, weight = line.rpartition("\t")
            yield piece, float(weight)
