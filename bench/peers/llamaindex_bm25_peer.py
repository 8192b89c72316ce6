"""LlamaIndex's BM25 retriever, as it comes or over words cut by jieba."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import jieba
from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever

from bench.peers.measuring import DEEPER, Peer, Piece, Text, pieces, run


class LlamaIndexBm25(Peer):
    """`words` says how texts are handed to it: as they are, or with blanks between words."""

    def __init__(self, words: str) -> None:
        self._cut = (lambda text: " ".join(jieba.cut_for_search(text))) if words == "jieba" else str

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """A node a piece."""
        self._pieces, read = pieces(texts)
        nodes = [TextNode(id_=str(place), text=self._cut(one)) for place, one in enumerate(read)]
        top = min(int(DEEPER * 100), len(nodes))
        self._retriever = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=top, skip_stemming=True)
        self._retriever.persist(str(folder))

    def search(self, question: str, limit: int) -> list[Piece]:
        """By words alone."""
        found = self._retriever.retrieve(self._cut(question))
        return [self._pieces[int(one.node.node_id)] for one in found[:limit] if one.score]


if __name__ == "__main__":
    run(LlamaIndexBm25)
