"""bm25s over words cut by jieba."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import bm25s
import jieba

from bench.peers.measuring import Peer, Piece, Text, pieces, run


class Bm25s(Peer):
    """Its default weights; what it keeps is saved and read back mapped, as its documentation shows."""

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """Cut, count and save."""
        self._pieces, read = pieces(texts)
        made = bm25s.BM25()
        made.index([list(jieba.cut_for_search(one)) for one in read], show_progress=False)
        made.save(folder)
        self._index = bm25s.BM25.load(folder, mmap=True)

    def search(self, question: str, limit: int) -> list[Piece]:
        """By words alone."""
        limit = min(limit, len(self._pieces))
        asked = [list(jieba.cut_for_search(question))]
        places, scores = self._index.retrieve(asked, k=limit, show_progress=False)
        return [self._pieces[int(one)] for one, score in zip(places[0], scores[0], strict=True) if score > 0]


if __name__ == "__main__":
    run(lambda _variant: Bm25s())
