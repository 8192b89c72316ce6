"""The product in the comparison, in a process of its own like any peer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.peers.measuring import Peer, Piece, Text, run
from bench.peers.tasks import SAMPLES
from index.embedding import Embedding
from index.everyday import everyday
from index.library import Library
from index.records import SearchFilters
from index.training.statutes import Article, build, shapes_of
from ingest.readers import Limits
from service.answering.relevance import without_asking
from service.candidates import find_candidates
from service.ingestion import Ingestion


class Statutes(Peer):
    """The product's two indexes and its ranker over bare articles: no catalogue, no usual questions, no memory."""

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """As `guiwen eval retrieval` does."""
        self._texts = texts
        articles = [Article(one.id, one.title, one.text) for one in texts]
        self._ranker, self._shapes = build(articles, folder, Embedding.load()), shapes_of(articles)

    def search(self, question: str, limit: int) -> list[Piece]:
        """By words and meaning."""
        found = [self._texts[one.passage] for one in self._ranker.rank(question, limit, shapes=self._shapes)]
        return [Piece(one.id, 0, len(one.text)) for one in found]


class Office(Peer):
    """A Library of the sample office, searched as for an answer: versions in force, everyday words, usual questions."""

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """Read the very files; the others are given the texts."""
        self._library = Library.open(folder, Embedding.load())
        list(Ingestion(self._library, Limits(), date.today()).run(find_candidates([SAMPLES / "office"], [])))

    def search(self, question: str, limit: int) -> list[Piece]:
        """Passages, best first."""
        words = [one.words for one in everyday().find(question)]
        filters = SearchFilters(as_of=date.today())
        hits = self._library.search(without_asking(question), limit, filters, words, question)
        return [Piece(one.document.id, one.passage.start, one.passage.end) for one in hits]


if __name__ == "__main__":
    run(lambda task: Office() if task == "office" else Statutes())
