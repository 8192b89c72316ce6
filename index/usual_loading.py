"""Shipped questions as searches use them: matched with the catalogue whenever an index has changed."""

from __future__ import annotations

import threading

from index import catalog_usual
from index.catalog import Catalog
from index.embedding import Embedding
from index.snapshot import Loaded, Stamp
from index.usual_memory import UsualMemory
from index.usual_questions import usual_questions


class UsualLoading:
    """Gives the shipped questions whose articles are in the catalogue; safe from any thread."""

    def __init__(self, catalog: Catalog, embedding: Embedding | None) -> None:
        self._catalog = catalog
        self._embedding = embedding
        self._loading = threading.Lock()
        self._held: tuple[tuple[Stamp, Stamp], UsualMemory | None] | None = None

    def current(self, loaded: Loaded) -> UsualMemory | None:
        """The questions; None while none of their articles is there."""
        held = self._held
        if held and held[0] == loaded.stamps:
            return held[1]
        with self._loading:
            if self._held is None or self._held[0] != loaded.stamps:
                self._held = loaded.stamps, self._load()
            return self._held[1]

    def _load(self) -> UsualMemory | None:
        with self._catalog.reading() as connection:
            asked = catalog_usual.asked(connection, usual_questions())
        return UsualMemory(asked, self._embedding) if asked else None
