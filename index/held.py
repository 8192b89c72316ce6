"""Something made from a state, made anew only when the state has changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

State = TypeVar("State")
Made = TypeVar("Made")


class Held(Generic[State, Made]):
    """The newest state and what was made from it; safe from any thread, and made once even when several want it."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._held: tuple[State, Made] | None = None

    def holds(self, state: State) -> bool:
        """Whether what belongs to `state` was made already."""
        held = self._held
        return held is not None and held[0] == state

    def current(self, state: State, make: Callable[[], Made]) -> Made:
        """What belongs to `state`; what `make` raises is raised, and nothing is held of it."""
        held = self._held
        if held and held[0] == state:
            return held[1]
        with self._making:
            if self._held is None or self._held[0] != state:
                self._held = state, make()
            return self._held[1]
