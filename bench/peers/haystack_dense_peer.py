"""Haystack's in-memory store with its embedding retriever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from haystack import Document
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from bench.peers.measuring import Peer, Piece, Text, pieces, run
from bench.peers.static_vectors import StaticVectors


class HaystackDense(Peer):
    """The store that Haystack itself brings."""

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """A document a piece; the store saves itself as one file."""
        self._pieces, read = pieces(texts)
        self._model = StaticVectors()
        vectors = self._model.encode(read).tolist()
        store = InMemoryDocumentStore(embedding_similarity_function="dot_product")
        rows = zip(read, vectors, strict=True)
        store.write_documents(
            [Document(id=str(place), content=one, embedding=vector) for place, (one, vector) in enumerate(rows)]
        )
        store.save_to_disk(str(folder / "store.json"))
        self._retriever = InMemoryEmbeddingRetriever(document_store=store)

    def search(self, question: str, limit: int) -> list[Piece]:
        """By meaning alone."""
        query = self._model.encode([question])[0].tolist()
        found = self._retriever.run(query_embedding=query, top_k=limit)["documents"]
        return [self._pieces[int(one.id)] for one in found]


if __name__ == "__main__":
    run(lambda _variant: HaystackDense())
