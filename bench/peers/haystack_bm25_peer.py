"""Haystack's in-memory store with its BM25 retriever, as it comes or over words cut by jieba."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import jieba
from haystack import Document
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from bench.peers.measuring import Peer, Piece, Text, pieces, run


class HaystackBm25(Peer):
    """`words` says how texts are handed to it: as they are, or with blanks between words."""

    def __init__(self, words: str) -> None:
        self._cut = (lambda text: " ".join(jieba.cut_for_search(text))) if words == "jieba" else str

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """A document a piece; the store saves itself as one file."""
        self._pieces, read = pieces(texts)
        store = InMemoryDocumentStore()
        store.write_documents([Document(id=str(place), content=self._cut(one)) for place, one in enumerate(read)])
        store.save_to_disk(str(folder / "store.json"))
        self._retriever = InMemoryBM25Retriever(document_store=store)

    def search(self, question: str, limit: int) -> list[Piece]:
        """By words alone."""
        found = self._retriever.run(query=self._cut(question), top_k=limit)["documents"]
        return [self._pieces[int(one.id)] for one in found]


if __name__ == "__main__":
    run(HaystackBm25)
