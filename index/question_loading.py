"""Question memory as searches use it: read from the catalogue when a pair or an index has changed."""

from __future__ import annotations

import threading

from index import catalog_questions
from index.catalog import Catalog
from index.embedding import Embedding
from index.question_memory import QuestionMemory
from index.snapshot import Loaded, Stamp

State = tuple[int, tuple[Stamp, Stamp]]


class RememberedQuestions:
    """Gives the memory that fits the newest pairs; safe from any thread."""

    def __init__(self, catalog: Catalog, embedding: Embedding | None) -> None:
        self._catalog = catalog
        self._embedding = embedding
        self._loading = threading.Lock()
        self._held: tuple[State, QuestionMemory | None] | None = None

    def current(self, loaded: Loaded) -> QuestionMemory | None:
        """The known questions; None while there are none."""
        with self._catalog.reading() as connection:
            state = catalog_questions.changed(connection), loaded.stamps
        held = self._held
        if held and held[0] == state:
            return held[1]
        with self._loading:
            if self._held is None or self._held[0] != state:
                self._held = state, self._load(loaded)
            return self._held[1]

    def _load(self, loaded: Loaded) -> QuestionMemory | None:
        with self._catalog.reading() as connection:
            known = catalog_questions.asked(connection)
            documents = catalog_questions.documents_asked(connection)
        if not known or loaded.lexical is None:
            return None
        return QuestionMemory(known, documents, loaded.lexical.rarity, self._embedding)
