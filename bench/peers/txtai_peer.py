"""txtai's embeddings database: by meaning, or hybrid as it comes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from txtai import Embeddings

from bench.peers.measuring import Peer, Piece, Text, pieces, run
from bench.peers.static_vectors import StaticVectors

_MODEL = StaticVectors()


def transform(texts: list[str]) -> Any:
    """Vectors as txtai asks for them."""
    return _MODEL.encode(texts)


class Txtai(Peer):
    """`words` says whether words count too."""

    def __init__(self, words: str) -> None:
        self._hybrid = words == "hybrid"

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """A row a piece, without keeping the texts."""
        self._pieces, read = pieces(texts)
        self._index = Embeddings(method="external", transform=transform, hybrid=self._hybrid)
        self._index.index((place, one, None) for place, one in enumerate(read))
        self._index.save(str(folder / "index"))

    def search(self, question: str, limit: int) -> list[Piece]:
        """By meaning, and by words where it is hybrid."""
        return [self._pieces[int(place)] for place, _score in self._index.search(question, limit)]


if __name__ == "__main__":
    run(Txtai)
