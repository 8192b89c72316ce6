"""Pair: a query and the passage that should be found for it."""

import json
import lzma
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A query, the passage that belongs to it, that passage's title, and where they come from."""

    kind: str
    query: str
    positive: str
    positive_title: str = ""


def read_pairs(data: Path) -> Iterator[Pair]:
    """Yield the pairs of `training/pairs.jsonl.xz` under `data`, in the order of the file."""
    with lzma.open(data / "training" / "pairs.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Pair(row["kind"], row["query"], row["positive"], row.get("positive_title") or "")


def bare(text: str) -> str:
    """Return `text` without case, width, punctuation and space, to tell equal questions apart."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).lower())


def without_questions(pairs: Iterable[Pair], questions: Iterable[str]) -> list[Pair]:
    """Return the pairs whose query is none of `questions`, punctuation and width aside."""
    barred = {bare(question) for question in questions}
    return [pair for pair in pairs if bare(pair.query) not in barred]


def sample(pairs: list[Pair], fraction: float, seed: int) -> list[Pair]:
    """Return that share of the pairs, drawn with `seed`; all of them when it is 1."""
    if fraction >= 1.0:
        return pairs
    kept = np.random.default_rng(seed).random(len(pairs)) < fraction
    return [pair for pair, keep in zip(pairs, kept, strict=True) if keep]
