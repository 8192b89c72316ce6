"""LlamaIndex's VectorStoreIndex over its FAISS store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.schema import TextNode
from llama_index.vector_stores.faiss import FaissVectorStore

from bench.peers.measuring import Peer, Piece, Text, pieces, run
from bench.peers.static_vectors import StaticVectors

_MODEL = StaticVectors()


class _Vectors(BaseEmbedding):  # type: ignore[misc]
    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = _MODEL.encode(texts).tolist()
        return rows


class LlamaIndexDense(Peer):
    """Its documented store for more than a handful of texts."""

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """A node a piece."""
        self._pieces, read = pieces(texts)
        nodes = [TextNode(id_=str(place), text=one) for place, one in enumerate(read)]
        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(_MODEL.dimension))
        context = StorageContext.from_defaults(vector_store=store)
        made = VectorStoreIndex(nodes, storage_context=context, embed_model=_Vectors(embed_batch_size=1024))
        made.storage_context.persist(str(folder))
        self._index = made

    def search(self, question: str, limit: int) -> list[Piece]:
        """By meaning alone."""
        limit = min(limit, len(self._pieces))
        found = self._index.as_retriever(similarity_top_k=limit).retrieve(question)
        return [self._pieces[int(one.node.node_id)] for one in found]


if __name__ == "__main__":
    run(lambda _variant: LlamaIndexDense())
