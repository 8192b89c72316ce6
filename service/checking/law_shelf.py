"""The Laws of a Library, read once for each state of it."""

from __future__ import annotations

from index.held import Held
from index.library import Library
from service.checking.laws import Laws


class LawShelf:
    """Keeps the Laws of one Library until it changes; safe from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._held: Held[int, Laws] = Held()

    def current(self) -> Laws:
        """The rules of the Library as it is now."""
        return self._held.current(self._library.generation, lambda: Laws(self._library))
