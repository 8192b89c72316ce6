"""Which part of one version corresponds to which part of the other, although numbers have changed.

Equal words correspond first; then the most alike (Dice's coefficient over pairs of characters, weighted by their
rarity in the two documents), a pair of the same number being believed sooner. What corresponds out of order has moved.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.comparing.blocks import Block

# Parts correspond from this likeness on; with the same label a smaller one is enough. Looked at over the versions of
# 监察法, 公司法, 档案法 and the sample office's rules: below it, what corresponds shares only the language of law.
ALIKE = 0.45
ALIKE_WITH_LABEL = 0.25
_SAME_LABEL = 0.08
# A pair of characters that stands in more parts than this tells little and costs much.
_MOST_PARTS = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions of two parts that correspond, or of one that has no counterpart; `moved` when out of order."""

    left: int | None
    right: int | None
    moved: bool = False


def align(left: Sequence[Block], right: Sequence[Block]) -> list[Pair]:
    """Every part of both documents once: in the order of `right`, what was removed where it stood."""
    matched = _equal(left, right)
    matched |= _alike(left, right, matched)
    kept = _in_order(matched)
    return _rows(len(left), len(right), matched, kept)


def _equal(left: Sequence[Block], right: Sequence[Block]) -> dict[int, int]:
    """Right positions to left positions with the very same words; of several, the one of the same label first."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, block in enumerate(left):
        places[block.kind, block.bare].append(index)
    matched: dict[int, int] = {}
    for wants_label in (True, False):
        for index, block in enumerate(right):
            free = places.get((block.kind, block.bare), [])
            found = next((one for one in free if not wants_label or left[one].label == block.label), None)
            if index not in matched and found is not None:
                matched[index] = found
                free.remove(found)
    return matched


def _alike(left: Sequence[Block], right: Sequence[Block], matched: Mapping[int, int]) -> dict[int, int]:
    taken = set(matched.values())
    lefts = {index: _pairs(block.bare) for index, block in enumerate(left) if index not in taken}
    rights = {index: _pairs(block.bare) for index, block in enumerate(right) if index not in matched}
    weights = _weights([*lefts.values(), *rights.values()])
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, one, other in sorted(_candidates(left, right, lefts, rights, weights), reverse=True):
        if other not in found and one not in used:
            found[other] = one
            used.add(one)
    return found


def _candidates(
    left: Sequence[Block],
    right: Sequence[Block],
    lefts: Mapping[int, frozenset[str]],
    rights: Mapping[int, frozenset[str]],
    weights: Mapping[str, float],
) -> list[tuple[float, int, int]]:
    standing: dict[str, list[int]] = defaultdict(list)
    for index, pairs in lefts.items():
        for pair in pairs:
            standing[pair].append(index)
    sums = {index: sum(weights[pair] for pair in pairs) for index, pairs in lefts.items()}
    found = []
    for other, pairs in rights.items():
        shared: dict[int, float] = defaultdict(float)
        for pair in pairs:
            if len(standing.get(pair, ())) <= _MOST_PARTS:
                for one in standing.get(pair, ()):
                    shared[one] += weights[pair]
        total = sum(weights[pair] for pair in pairs)
        for one, weight in shared.items():
            likeness = 2 * weight / ((sums[one] + total) or 1.0)
            labelled = left[one].label == right[other].label
            if left[one].kind is right[other].kind and likeness >= (ALIKE_WITH_LABEL if labelled else ALIKE):
                found.append((likeness + _SAME_LABEL * labelled, one, other))
    return found


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text)) or frozenset({text})


def _weights(parts: Sequence[frozenset[str]]) -> dict[str, float]:
    counts = Counter(pair for pairs in parts for pair in pairs)
    return {pair: math.log(1 + len(parts) / count) for pair, count in counts.items()}


def _in_order(matched: Mapping[int, int]) -> set[int]:
    """The right positions of the longest run of pairs that keep their order (longest increasing subsequence)."""
    rights = sorted(matched)
    ends: list[int] = []  # for each length, the smallest left position that such a run ends with
    last: list[int] = []  # and the right position where it does
    before: dict[int, int | None] = {}
    for other in rights:
        place = bisect_left(ends, matched[other])
        before[other] = last[place - 1] if place else None
        ends[place : place + 1] = [matched[other]]
        last[place : place + 1] = [other]
    kept: set[int] = set()
    position: int | None = last[-1] if last else None
    while position is not None:
        kept.add(position)
        position = before[position]
    return kept


def _rows(lefts: int, rights: int, matched: Mapping[int, int], kept: set[int]) -> list[Pair]:
    taken = set(matched.values())
    rows: list[Pair] = []
    shown = 0
    for other in range(rights):
        one = matched.get(other)
        if one is not None and other in kept:
            rows += [Pair(index, None) for index in range(shown, one) if index not in taken]
            shown = one + 1
        rows.append(Pair(one, other, one is not None and other not in kept))
    return rows + [Pair(index, None) for index in range(shown, lefts) if index not in taken]
