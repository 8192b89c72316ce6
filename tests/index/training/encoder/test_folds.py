"""No question is judged by a model that has seen it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.training.encoder.contrast import Kind
from index.training.encoder.folds import cross_validate, known_kind, split
from index.training.encoder.material import Material
from index.training.evaluation import Ranking


@given(st.lists(st.integers(0, 12), min_size=1, max_size=60), st.integers(1, 6))
def test_split(groups: list[int], folds: int) -> None:
    """Every question is held out exactly once, and a group never stands on both sides."""
    names = np.array(groups, dtype=np.int32)
    masks = split(names, folds, seed=1)
    assert np.sum(masks, axis=0).tolist() == [1] * len(groups)
    for held in masks:
        assert not set(names[held].tolist()) & set(names[~held].tolist())


def test_no_question_is_judged_by_a_model_that_saw_it(material: Material) -> None:
    """The model that ranks for a question was made of pairs that do not hold it; every question is ranked."""
    asked_of: list[tuple[frozenset[int], NDArray[np.int64]]] = []

    def learn(fold: int, kind: Kind) -> frozenset[int]:
        return frozenset(kind.pairs[:, 0].tolist())

    def rank(seen: frozenset[int], asked: NDArray[np.int64]) -> Ranking:
        asked_of.append((seen, asked))
        return np.tile(asked[:, None], (1, 3))

    ranking = cross_validate(material, split(material.groups, 3, 1), learn, rank)
    assert ranking[:, 0].tolist() == list(range(len(material.questions)))
    assert len(asked_of) == 3
    for seen, asked in asked_of:
        assert seen
        assert not seen & set(material.questions[asked].tolist())


def test_known_pairs_come_with_titles_and_without(material: Material) -> None:
    """Each relevant passage is learnt twice, and the negatives stay beside their question."""
    chosen = np.zeros(len(material.questions), dtype=np.bool_)
    chosen[2] = True
    kind = known_kind(material, chosen)
    place = next(iter(material.wanted()[2]))
    question = int(material.questions[2])
    assert kind.pairs.tolist() == [[question, int(material.titled[place])], [question, int(material.corpus[place])]]
    assert kind.negatives is not None
    np.testing.assert_array_equal(kind.negatives, np.tile(material.question_negatives[2], (2, 1)))


def test_without_questions_there_is_nothing_to_judge(material: Material) -> None:
    """No folds is an error that says so."""
    with pytest.raises(ValueError, match="no known questions"):
        cross_validate(material, [], lambda fold, kind: kind, lambda kind, asked: np.zeros((0, 1), dtype=np.int64))
