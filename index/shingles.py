"""How much two paragraphs have in common: their runs of four characters, and a sketch that estimates it.

The share of common shingles is Jaccard's coefficient; the smallest of many hash values is the same in two sets with
just that probability (Broder 1997), and of each value a byte is enough (Li and König 2010).
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

WIDTH = 4
# How many hash values a sketch holds, one byte of each: the estimate's standard error is 0.09 at most.
HASHES = 32
WORDS = HASHES // 8

# A paragraph whose numbers alone have changed is the same paragraph.
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NO_WORD = re.compile(r"[\W_]+")
_RANDOM = np.random.default_rng(20_231_231)
_FACTORS = _RANDOM.integers(1, 2**63, size=(HASHES, 1), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_SHIFTS = _RANDOM.integers(0, 2**63, size=(HASHES, 1), dtype=np.uint64)
_BASES = np.asarray([1_000_003**power % 2**61 for power in range(WIDTH)], dtype=np.uint64)

Bytes = NDArray[np.uint8]


def bare(text: str) -> str:
    """The characters that count: no marks, no blanks, every number a nought."""
    return _NO_WORD.sub("", _NUMBER.sub("0", unicodedata.normalize("NFKC", text).lower()))


def shingles(text: str) -> frozenset[str]:
    """The runs of four characters; a shorter text is one itself."""
    counted = bare(text)
    if len(counted) <= WIDTH:
        return frozenset({counted})
    return frozenset(counted[start : start + WIDTH] for start in range(len(counted) - WIDTH + 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common shingles among all of both."""
    return len(one & other) / (len(one | other) or 1)


def sketch(text: str) -> tuple[int, ...]:
    """The sketch of a text as WORDS numbers of 64 bits."""
    codes = np.frombuffer(bare(text).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < WIDTH:
        codes = np.pad(codes, (0, WIDTH - len(codes)))
    count = len(codes) - WIDTH + 1
    runs = np.zeros(count, dtype=np.uint64)
    for first, base in enumerate(_BASES):
        runs += codes[first : first + count] * base
    values = runs * _FACTORS
    values += _SHIFTS
    # The smallest is so before and after the shift, which thus is made of few.
    smallest = values.min(axis=1) >> np.uint64(24)
    return tuple(np.ascontiguousarray(smallest.astype(np.uint8)).view(np.uint64).tolist())


def likenesses(sketches: Bytes) -> NDArray[np.float64]:
    """The estimated likeness of every two of `sketches`, HASHES bytes a row."""
    counted = np.zeros((len(sketches), len(sketches)), dtype=np.uint8)
    # Column by column: one array of all the bytes is slower to make than to count.
    for column in np.ascontiguousarray(sketches.T):
        counted += column[:, None] == column[None, :]
    return np.asarray(counted / HASHES, dtype=np.float64)
