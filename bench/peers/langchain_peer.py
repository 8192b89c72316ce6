"""LangChain's usual pipeline: RecursiveCharacterTextSplitter, an embedding, its FAISS store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bench.peers.measuring import OVERLAP, PIECE, Peer, Piece, Text, run
from bench.peers.static_vectors import StaticVectors


class _Vectors(Embeddings):
    def __init__(self) -> None:
        self._model = StaticVectors()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._model.encode(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


class LangChain(Peer):
    """As its tutorials have it; the separators are Chinese ones, as its documentation advises."""

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """Split, embed, save."""
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=PIECE,
            chunk_overlap=OVERLAP,
            add_start_index=True,
            separators=["\n\n", "\n", "。", "；", "，", " ", ""],
        )
        whole = [Document(one.whole, metadata={"id": one.id, "before": len(one.title) + 1}) for one in texts]
        self._store = FAISS.from_documents(splitter.split_documents(whole), _Vectors())
        self._store.save_local(str(folder))

    def search(self, question: str, limit: int) -> list[Piece]:
        """By meaning alone."""
        return [_piece(one) for one in self._store.similarity_search(question, k=limit)]


def _piece(found: Document) -> Piece:
    start = found.metadata["start_index"] - found.metadata["before"]
    return Piece(found.metadata["id"], max(0, start), start + len(found.page_content))


if __name__ == "__main__":
    run(lambda _variant: LangChain())
