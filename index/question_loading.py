"""Questions as searches use them: read from the catalogue when a pair or an index has changed."""

from __future__ import annotations

from pathlib import Path

from index import catalog_questions, catalog_usual
from index.catalog import Catalog
from index.catalog_memories import Memory, changes
from index.embedding import Embedding
from index.held import Held
from index.kept_arrays import KeptArrays
from index.question_memory import QuestionMemory
from index.shipped_vectors import shipped_vectors
from index.snapshot import Loaded, Stamp
from index.term_weights import term_weights
from index.usual_memory import UsualMemory, by_article
from index.usual_questions import usual_questions

# From so many questions on the vectors of all that is shipped are used, which telling what a question is about has
# loaded, and the weights of their terms are kept; a few thousand are faster made than those are read.
SHARED_FROM = 20_000

_KEPT = "here"

Stamps = tuple[Stamp, Stamp]


class RememberedQuestions:
    """Gives the memory that fits the newest pairs; safe from any thread."""

    def __init__(self, catalog: Catalog, embedding: Embedding | None) -> None:
        self._catalog = catalog
        self._embedding = embedding
        self._held: Held[tuple[int, Stamps], QuestionMemory | None] = Held()

    def current(self, loaded: Loaded) -> QuestionMemory | None:
        """The known questions; None while there are none."""
        with self._catalog.reading() as connection:
            state = changes(connection, Memory.KNOWN), loaded.stamps
        return self._held.current(state, lambda: self._load(loaded))

    def _load(self, loaded: Loaded) -> QuestionMemory | None:
        with self._catalog.reading() as connection:
            known = catalog_questions.asked(connection)
            documents = catalog_questions.documents_asked(connection)
        if not known or loaded.lexical is None:
            return None
        return QuestionMemory(known, documents, loaded.lexical.rarity, self._embedding)


class UsuallyAsked:
    """Gives what is shipped for articles of the catalogue and what a model wrote for them; safe from any thread."""

    def __init__(self, catalog: Catalog, embedding: Embedding | None, kept: Path) -> None:
        """`kept` is the folder for vectors of what guiwen ships."""
        self._catalog = catalog
        self._embedding = embedding
        self._kept = kept
        self._held: Held[tuple[int, Stamps], UsualMemory | None] = Held()

    def current(self, loaded: Loaded) -> UsualMemory | None:
        """The questions; None while none of their articles is there."""
        with self._catalog.reading() as connection:
            state = changes(connection, Memory.USUAL), loaded.stamps
        return self._held.current(state, self._load)

    def _load(self) -> UsualMemory | None:
        with self._catalog.reading() as connection:
            known = catalog_usual.asked(connection, usual_questions())
            asked = known + catalog_questions.asked(connection, Memory.USUAL)
        if not asked:
            return None
        articles, many = by_article(asked), len(asked) > SHARED_FROM
        shipped = shipped_vectors(self._embedding, self._kept) if self._embedding and many else None
        weights = term_weights(list(articles), KeptArrays(self._kept) if many else None, _KEPT)
        return UsualMemory(articles, self._embedding, shipped, weights)
