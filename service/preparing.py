"""What is loaded after a start while people still look at the first page, so that nobody waits for it later."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

__all__ = ["Preparing"]

_LOG = logging.getLogger(__name__)
# Whoever stops a server right after its start shall not wait for long: the vectors of the usual questions of 3,454 laws
# take six seconds, and a step that is left changes nothing that is kept.
_SECONDS = 3


class Preparing:
    """Takes steps, one after another, in a thread of its own, from when it is made until it is closed."""

    def __init__(self, steps: Sequence[Callable[[], None]]) -> None:
        self._steps = steps
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="preparing", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether a step is under way."""
        return self._thread.is_alive()

    def wait(self, seconds: float) -> bool:
        """Whether everything was done within so many seconds, or had been."""
        self._thread.join(seconds)
        return not self.is_running

    def stop(self) -> None:
        """Take no further step."""
        self._stopped.set()

    def close(self) -> None:
        """Take no further step, and wait for the one that is under way, though not for one that takes long."""
        self.stop()
        self._thread.join(_SECONDS)

    def _run(self) -> None:
        for step in self._steps:
            if self._stopped.is_set():
                return
            try:
                step()
            except Exception:  # noqa: BLE001  # the edge: what is wrong is told when somebody wants it
                _LOG.exception("something could not be loaded ahead")
