"""Questions that guiwen ships are compared once; a memory finds the same with their vectors and with its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.questions import Asked
from index.shipped_vectors import ShippedVectors
from index.usual_memory import UsualMemory, by_article

QUESTIONS = ("接娃上学能用公车吗", "修车谁出钱", "婚假几天")


class Counting:
    """The bundled model, counting the texts that it was given."""

    def __init__(self) -> None:
        self._inner = Embedding.load(None)
        self.dimension = self._inner.dimension
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += texts
        return self._inner.encode(texts)


def test_a_question_is_compared_once() -> None:
    """However many want to know; the result cannot be written to."""
    counting = Counting()
    shipped = ShippedVectors(QUESTIONS, Embedding(counting, "one"))
    told = shipped.nearness("公车接孩子")
    assert shipped.nearness("公车接孩子") is told
    assert counting.encoded.count("公车接孩子") == 1
    assert int(told.argmax()) == shipped.row("接娃上学能用公车吗")
    assert shipped.row("别的问题") is None
    assert not told.flags.writeable


def test_a_memory_finds_the_same_with_shipped_vectors_and_its_own() -> None:
    """Whether all, some or none of its questions are shipped."""
    asked = [
        Asked("接娃上学能用公车吗", (3,)),
        Asked("周末开车回老家", (3,)),
        Asked("修车谁出钱", (5,)),
        Asked("丢了钥匙", (9,)),
    ]
    counting = Counting()
    embedding = Embedding(counting, "one")
    shipped = ShippedVectors(QUESTIONS, embedding)
    counting.encoded.clear()
    with_shipped = UsualMemory(by_article(asked), embedding, shipped)
    assert sorted(counting.encoded) == sorted(["周末开车回老家", "丢了钥匙"])
    alone = UsualMemory(by_article(asked), embedding)
    for question in ("公车接孩子", "周末能开回家吗", "车坏了", "钥匙没了"):
        one, other = with_shipped.fit(question), alone.fit(question)
        assert one.passages.tolist() == other.passages.tolist()
        assert np.allclose(one.worth, other.worth, atol=1e-2)
