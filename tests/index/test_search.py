"""The Ranker: two sides, one order, and words alone when there is no model."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedding
from index.lexical import Entry, LexicalIndex, Scope
from index.search import Ranker
from index.vectors import VectorIndex
from ingest.errors import ModelError

PASSAGES = {
    1: "试用期不得超过六个月",
    2: "劳动者的工资应当按月支付",
    3: "用人单位依法建立劳动规章制度",
    4: "缴纳社会保险费",
}
# Which topic each word belongs to: 薪水 means what 工资 says.
TOPICS = {"试用": 0, "工资": 1, "薪水": 1, "规章": 2, "保险": 3}


class TopicBackend:
    """A model in which texts are near when they have a topic in common."""

    dimension = 4

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word, topic in TOPICS.items():
                row[topic] += word in text
        return rows


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    index = LexicalIndex.open(tmp_path)
    with index.writer() as writer:
        writer.add(Entry(key, key, "", "", text, "regulation", "in_force", None) for key, text in PASSAGES.items())
    return index


@pytest.fixture
def embedding() -> Embedding:
    return Embedding(TopicBackend(), "topics")


@pytest.fixture
def ranker(lexical: LexicalIndex, embedding: Embedding) -> Ranker:
    vectors = VectorIndex.empty(embedding.dimension, embedding.fingerprint)
    vectors.add(np.asarray(list(PASSAGES), dtype=np.int64), embedding.encode(list(PASSAGES.values())))
    return Ranker(lexical, vectors, embedding)


def test_meaning_finds_what_words_do_not(ranker: Ranker) -> None:
    """A question in other words finds the passage by its vector."""
    first = ranker.rank("薪水", 3)[0]
    assert (first.passage, first.lexical) == (2, None)
    assert first.dense == pytest.approx(1.0)


def test_words_decide_where_meaning_is_silent(ranker: Ranker) -> None:
    """A query whose vector is zero is ranked by words, with their scores."""
    ranked = ranker.rank("六个月", 3)
    assert [one.passage for one in ranked][:1] == [1]
    assert ranked[0].dense is None


def test_a_quotation_is_left_to_words(ranker: Ranker, lexical: LexicalIndex) -> None:
    """Where a passage holds the whole query, meaning changes no place: the nearest by vector comes after it."""
    quoted = "用人单位依法建立劳动规章制度"
    ranked = ranker.rank(quoted + "保险", 4)
    assert [one.passage for one in ranked][:2] == [3, 4]
    assert [one.passage for one in ranker.rank(quoted, 4)][: len(lexical.search(quoted, 4))] == [
        one.passage for one in lexical.search(quoted, 4)
    ]


def test_both_scores_are_given(ranker: Ranker) -> None:
    """A passage found by both sides carries both scores, and scores fall along the list."""
    ranked = ranker.rank("工资按月支付", 4)
    assert ranked[0].passage == 2
    assert ranked[0].lexical is not None
    assert ranked[0].dense is not None
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


@pytest.mark.parametrize("missing", ["vectors", "embedding", "both"])
def test_without_a_model_words_alone_rank(lexical: LexicalIndex, embedding: Embedding, missing: str) -> None:
    """The order is that of the lexical index."""
    vectors = None if missing != "embedding" else VectorIndex.empty(4, embedding.fingerprint)
    model = None if missing != "vectors" else embedding
    ranked = Ranker(lexical, vectors, model).rank("劳动工资", 10)
    expected = lexical.search("劳动工资", 10)
    assert [(one.passage, one.lexical) for one in ranked] == [(one.passage, one.score) for one in expected]
    assert all(one.dense is None for one in ranked)


def test_limit_is_kept(ranker: Ranker) -> None:
    """No more are given than asked for."""
    assert len(ranker.rank("劳动 试用 工资 保险", 2)) == 2
    assert ranker.rank("工资", 0) == []


def test_a_scope_holds_for_both_sides(ranker: Ranker) -> None:
    """No passage outside the scope comes in through its vector."""
    scope = Scope(documents=frozenset({1, 3}))
    assert {one.passage for one in ranker.rank("薪水 试用 规章 保险", 10, scope)} == {1, 3}


def test_allowed_passages_hold_for_both_sides(ranker: Ranker) -> None:
    """No passage outside comes in through its words, whether or not a scope says the same."""
    allowed = np.asarray([2, 3], dtype=np.int64)
    assert {one.passage for one in ranker.rank("试用期 工资 规章 社会保险费", 10, None, allowed)} == {2, 3}
    assert ranker.rank("试用期", 10, None, allowed[:0]) == []


def test_allowed_passages_are_found_behind_many_others(tmp_path: Path) -> None:
    """The lexical side looks as deep as it must."""
    index = LexicalIndex.open(tmp_path)
    with index.writer() as writer:
        writer.add(Entry(key, 1, "", "", "法" + "条" * (key > 3_000), "other", "unknown", None) for key in range(3_100))
    ranked = Ranker(index, None, None).rank("法", 5, None, np.asarray([3_050, 3_090], dtype=np.int64))
    assert [one.passage for one in ranked] == [3_050, 3_090]


def test_vectors_of_another_model_are_refused(lexical: LexicalIndex, embedding: Embedding) -> None:
    """A Ranker is not built over vectors that its embedding did not make."""
    with pytest.raises(ModelError):
        Ranker(lexical, VectorIndex.empty(4, "other"), embedding)


def test_an_empty_query_finds_nothing(ranker: Ranker) -> None:
    """Nothing to look for is no error."""
    assert ranker.rank("", 5) == []
