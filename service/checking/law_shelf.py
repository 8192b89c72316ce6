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

    @property
    def is_warm(self) -> bool:
        """Whether the rules of the Library as it is now were read already."""
        return self._held.holds(self._library.generation)

    def prepare(self) -> None:
        """Read what the first proofreading would otherwise wait for; nothing where the Library is empty."""
        documents, _ = self._library.counts()
        if documents:
            self.current().prepare()

    def current(self) -> Laws:
        """The rules of the Library as it is now."""
        return self._held.current(self._library.generation, lambda: Laws(self._library))
