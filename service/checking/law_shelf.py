"""The Laws of a Library, read once for each state of it."""

from __future__ import annotations

from threading import Lock

from index.library import Library
from service.checking.laws import Laws


class LawShelf:
    """Keeps the Laws of one Library until it changes; safe from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._kept: tuple[int, Laws] | None = None

    def current(self) -> Laws:
        """The rules of the Library as it is now."""
        with self._lock:
            generation = self._library.generation
            if self._kept is None or self._kept[0] != generation:
                self._kept = generation, Laws(self._library)
            return self._kept[1]
