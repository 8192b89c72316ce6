"""How many characters have to be changed to make one text of another (Levenshtein), by rows of numpy."""

from __future__ import annotations

import numpy as np

__all__ = ["distance"]


def distance(one: str, other: str) -> int:
    """The fewest insertions, deletions and substitutions of characters."""
    if not one or not other:
        return max(len(one), len(other))
    across = np.frombuffer(other.encode("utf-32-le"), dtype=np.uint32)
    steps = np.arange(len(other) + 1, dtype=np.int32)
    row = steps.copy()
    for number, sign in enumerate(one, 1):
        made = np.empty_like(row)
        made[0] = number
        made[1:] = np.minimum(row[:-1] + (across != ord(sign)), row[1:] + 1)
        # An insertion costs one for each step to the right: the least of what stands left, less its place.
        row = np.minimum.accumulate(made - steps) + steps
    return int(row[-1])
