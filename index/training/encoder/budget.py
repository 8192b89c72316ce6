"""Budget: how much of its time a stage has spent, and the learning rate that goes with it."""

import time
from collections.abc import Callable, Mapping


class Budget:
    """Counts a stage's seconds and, where `steps` is given, its steps; whichever ends first ends it."""

    def __init__(self, seconds: float, steps: int | None = None, now: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self.steps = steps
        self.done = 0
        self._now = now
        self._start = now()

    def elapsed(self) -> float:
        """Return the seconds since the start."""
        return self._now() - self._start

    def spent(self) -> float:
        """Return the share that is spent, from 0 to 1."""
        by_time = self.elapsed() / self.seconds if self.seconds > 0 else 1.0
        by_steps = self.done / self.steps if self.steps is not None else 0.0
        return min(1.0, max(by_time, by_steps))

    def left(self) -> bool:
        """Return whether there is time and a step left."""
        return self.spent() < 1.0 and (self.steps is None or self.done < self.steps)


def one_cycle(spent: float, peak: float, warm: float = 0.1) -> float:
    """Return the learning rate at the share `spent`: up in a line to `peak`, then down in a line to nothing."""
    return peak * min(spent / warm, (1 - spent) / (1 - warm))


class Timetable:
    """Divides a whole time among named stages; what one leaves over or overruns is shared by those to come."""

    def __init__(self, seconds: float, shares: Mapping[str, float], now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._end = now() + seconds
        self._shares = dict(shares)

    def left(self) -> float:
        """Return the seconds left of the whole."""
        return self._end - self._now()

    def stage(self, name: str, reserve: float, steps: int | None = None) -> Budget:
        """Return the budget of that stage, which begins now; `reserve` seconds are kept for what has no share."""
        whole = sum(self._shares.values())
        share = self._shares.pop(name)
        seconds = max(0.0, self.left() - reserve) * share / whole if share else 0.0
        return Budget(seconds, steps, self._now)
