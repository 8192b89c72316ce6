"""How near a question is, by meaning, to every question that guiwen ships: compared once, whoever wants to know."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.byte_vectors import ByteVectors
from index.embedding import Embedding
from index.held import Held
from index.kept_vectors import KeptVectors
from index.subjects import subjects
from index.usual_questions import open_questions, usual_questions

# An answer compares its question twice: in the search, and in telling what it is about.
REMEMBERED = 8

Numbers = NDArray[np.float32]


class ShippedVectors:
    """The vectors of a list of questions. Nothing changes after it was made; safe from threads."""

    def __init__(self, questions: Sequence[str], embedding: Embedding, kept: KeptVectors | None = None) -> None:
        """`kept` is where the vectors are kept, where they are worth keeping."""
        self._embedding = embedding
        self._vectors = ByteVectors.of(kept.of(questions, embedding) if kept else embedding.encode(questions))
        self._rows = {question: row for row, question in enumerate(questions)}
        self._compared = lru_cache(REMEMBERED)(self._compare)

    def row(self, question: str) -> int | None:
        """Which of the list `question` is; None where it is none of them."""
        return self._rows.get(question)

    def nearness(self, question: str) -> Numbers:
        """The cosine of each of the list with `question`, 0 in the place of those below; not to be written to."""
        return self._compared(question)

    def _compare(self, question: str) -> Numbers:
        told = self._vectors.products(self._embedding.vector_of(question))
        told.flags.writeable = False
        return told


_HELD: Held[Embedding, ShippedVectors] = Held()


def shipped_vectors(embedding: Embedding, folder: Path) -> ShippedVectors:
    """The vectors of what guiwen ships, made once for the embedding of the process.

    In a third of a second where they are kept in `folder`, in two seconds otherwise.
    """
    return _HELD.current(embedding, lambda: ShippedVectors(_questions(), embedding, KeptVectors(folder)))


def _questions() -> list[str]:
    usual = chain.from_iterable(usual_questions().by_article.values())
    others = chain.from_iterable(one.questions for one in subjects())
    left_open = chain.from_iterable(open_questions().by_article.values())
    return list(dict.fromkeys((*usual, *others, *left_open)))
