"""Two ways of doing the same work, timed in turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """Medians of several rounds in seconds of CPU time, and how many times less the product takes.

    `walls` are the medians on the clock, of the product and of the baseline; they change with what else runs.
    """

    what: str
    product: float
    baseline_name: str
    baseline: float
    walls: tuple[float, float]

    @property
    def ratio(self) -> float:
        """Baseline over product, of the medians: above one the product is faster."""
        return self.baseline / self.product if self.product else float("inf")

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.product * 1000:.1f} ms; {self.baseline_name}: {self.baseline * 1000:.1f} ms; "
            f"{self.ratio:.1f} times as fast (CPU time; on the clock {self.walls[0] * 1000:.1f} and "
            f"{self.walls[1] * 1000:.1f} ms)"
        )


def compare(
    what: str,
    product: Callable[[], object],
    baseline_name: str,
    baseline: Callable[[], object],
    rounds: int = ROUNDS,
) -> Comparison:
    """Time both in turn, `rounds` times after one round that is not counted."""
    works = product, baseline
    taken: tuple[list[float], list[float]] = ([], [])
    walls: tuple[list[float], list[float]] = ([], [])
    for round_number in range(rounds + 1):
        for index, work in enumerate(works):
            started, clock = time.process_time(), time.perf_counter()
            work()
            if round_number:
                taken[index].append(time.process_time() - started)
                walls[index].append(time.perf_counter() - clock)
    own, other = map(statistics.median, taken)
    return Comparison(what, own, baseline_name, other, (statistics.median(walls[0]), statistics.median(walls[1])))
