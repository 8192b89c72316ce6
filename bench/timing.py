"""Two ways of doing the same work, timed in turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """Medians of several rounds in seconds of wall clock, and how many times faster the product is."""

    what: str
    product: float
    baseline_name: str
    baseline: float

    @property
    def ratio(self) -> float:
        """Baseline over product, of the medians: above one the product is faster."""
        return self.baseline / self.product if self.product else float("inf")

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.product * 1000:.1f} ms; {self.baseline_name}: {self.baseline * 1000:.1f} ms; "
            f"{self.ratio:.1f} times as fast"
        )


def compare(what: str, product: Callable[[], object], baseline_name: str, baseline: Callable[[], object]) -> Comparison:
    """Time both in turn, ROUNDS times after one round that is not counted."""
    taken: tuple[list[float], list[float]] = ([], [])
    for round_number in range(ROUNDS + 1):
        for times, work in zip(taken, (product, baseline), strict=True):
            started = time.perf_counter()
            work()
            if round_number:
                times.append(time.perf_counter() - started)
    return Comparison(what, statistics.median(taken[0]), baseline_name, statistics.median(taken[1]))
