"""Folds: known questions parted so that each is judged by a model that was not trained on it."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.training.encoder.contrast import Kind
from index.training.encoder.material import Ids, Material
from index.training.evaluation import Ranking

KNOWN = "known_question"
Model = TypeVar("Model")


def split(groups: Ids, folds: int, seed: int) -> list[NDArray[np.bool_]]:
    """Return for each fold which questions it holds out; a group is never divided, every question is held out once."""
    names = np.random.default_rng(seed).permutation(np.unique(groups))
    loads = [0] * folds
    masks = [np.zeros(len(groups), dtype=np.bool_) for _ in range(folds)]
    for name in names:
        members = groups == name
        lightest = loads.index(min(loads))
        masks[lightest] |= members
        loads[lightest] += int(members.sum())
    return [mask for mask in masks if mask.any()]


def known_kind(material: Material, chosen: NDArray[np.bool_], weight: float = 1.0) -> Kind:
    """Return the pairs of the chosen known questions, once with the passage's title and once without."""
    rows = material.relevant[chosen[material.relevant[:, 0]]]
    questions, places = rows[:, 0], rows[:, 1]
    with_title = np.stack([material.questions[questions], material.titled[places]], axis=1)
    without = np.stack([material.questions[questions], material.corpus[places]], axis=1)
    negatives = material.question_negatives[questions]
    return Kind(KNOWN, np.concatenate([with_title, without]).astype(np.int64), np.tile(negatives, (2, 1)), weight)


def cross_validate(
    material: Material,
    masks: list[NDArray[np.bool_]],
    learn: Callable[[int, Kind], Model],
    rank: Callable[[Model, NDArray[np.int64]], Ranking],
) -> Ranking:
    """Return the ranking of every question by the model that `learn` made of the questions of the other folds."""
    found: Ranking | None = None
    for fold, held in enumerate(masks):
        asked = np.flatnonzero(held)
        ranking = rank(learn(fold, known_kind(material, ~held)), asked)
        if found is None:
            found = np.zeros((len(material.questions), ranking.shape[1]), dtype=np.int64)
        found[asked] = ranking
    if found is None:
        raise ValueError("no folds: the material holds no known questions")
    return found
