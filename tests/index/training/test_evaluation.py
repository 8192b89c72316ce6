"""The figures are what their names say."""

from pathlib import Path

import numpy as np
import pytest

from index.training.bootstrap import bootstrap
from index.training.evaluation import (
    best_places,
    fuse,
    rank_by_vectors,
    rank_by_words,
    read_task,
    score,
)


def test_task_joins_questions_to_places(data: Path) -> None:
    """Relevant ids become places of passages, and a passage begins with its title."""
    task = read_task(data)
    assert len(task.passages) == len(task.questions) == 5
    assert task.passages[0].startswith("工资法\n")
    assert task.texts[0] == task.passages[0].removeprefix("工资法\n")
    assert task.relevant[2] == {2}


def test_words_find_the_articles(data: Path) -> None:
    """BM25 puts the article that shares words with the question first."""
    task = read_task(data)
    assert rank_by_words(task)[:3, 0].tolist() == [0, 1, 2]


def test_best_places_are_sorted() -> None:
    """The highest scores come first, no more than there are."""
    scores = np.array([[0.1, 0.9, 0.5]], dtype=np.float32)
    assert best_places(scores, 2).tolist() == [[1, 2]]
    assert best_places(scores, 9).tolist() == [[1, 2, 0]]


def test_nearest_vectors_come_first() -> None:
    """Ranking by vectors is ranking by their inner product."""
    passages = np.eye(3, dtype=np.float32)
    assert rank_by_vectors(passages[[2, 0]], passages)[:, 0].tolist() == [2, 0]


def test_fusion_prefers_what_both_rank_high() -> None:
    """A passage that both rankings like beats one that a single ranking likes."""
    assert fuse(np.array([[1, 2, 3]]), np.array([[4, 2, 5]]))[0, 0] == 2


def test_score_counts_hits_and_first_rank() -> None:
    """Recall is the share of relevant passages found; the rank is that of the first."""
    result = score(np.array([[7, 3, 1], [0, 1, 2]]), [frozenset({3, 9}), frozenset({8})])
    assert result.recall.mean == pytest.approx(0.25)
    assert result.reciprocal_rank.mean == pytest.approx(0.25)


def test_bootstrap_interval_holds_the_mean() -> None:
    """The interval surrounds the mean, and equal values leave it no width."""
    figure = bootstrap([0.0, 1.0] * 50)
    assert figure.low < figure.mean == 0.5 < figure.high
    assert bootstrap([0.3] * 5).low == pytest.approx(0.3)
