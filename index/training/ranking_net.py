"""The net of the learnt ranking: fitted so that what is right has the odds, among everything on its slate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from index.question_ranker import QuestionRanker
from index.training.ranking_samples import Sample

Numbers = NDArray[np.float32]
# How many passages of a slate are learnt from: the first without the net, and those with most votes.
LIKELY, VOTED = 250, 100
# What hardly varies in the samples must not count without bound where it does.
LEAST_SPREAD = np.float32(1e-3)
# Stands for minus infinity: what fills up a slate has no odds.
_NOWHERE = -1e9


@dataclass(frozen=True, slots=True)
class Recipe:
    """How nets are fitted: several of `hidden` cells, each from another seed, whose mean ranks."""

    hidden: int = 24
    seeds: tuple[int, ...] = (0, 1, 2)
    epochs: int = 12
    batch: int = 64
    rate: float = 1e-2
    decay: float = 1e-2


def fit(samples: Sequence[Sample], recipe: Recipe, low: float, high: float) -> QuestionRanker:
    """The ranker that `samples` teach, with the bounds of its trust."""
    names = samples[0].names
    rows = np.concatenate([one.table for one in samples])
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), LEAST_SPREAD)
    told = [_trimmed(one, middle, spread) for one in samples if one.right.any()]
    nets = [_fit_one(told, recipe, seed) for seed in recipe.seeds]
    # Nets side by side are one net, whose output is their mean.
    hidden = np.concatenate([net[0] for net in nets], axis=1)
    bias = np.concatenate([net[1] for net in nets])
    output = np.asarray(np.concatenate([net[2] for net in nets]) / len(nets), dtype=np.float32)
    return QuestionRanker(names, middle, spread, hidden, bias, output, low, high)


def _trimmed(sample: Sample, middle: Numbers, spread: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """What is right, and what might be taken for it: the rest of a slate teaches little and costs most of the time."""
    votes = sample.table[:, sample.names.index("together.own")]
    kept = sample.right.copy()
    for scores, many in ((sample.present, LIKELY), (votes, VOTED)):
        kept[np.argsort(-scores, kind="stable")[:many]] = True
    return (sample.table[kept] - middle) / spread, sample.right[kept]


def _fit_one(
    told: Sequence[tuple[Numbers, NDArray[np.bool_]]], recipe: Recipe, seed: int
) -> tuple[Numbers, Numbers, Numbers]:
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    inner = torch.nn.Linear(told[0][0].shape[1], recipe.hidden)
    outer = torch.nn.Linear(recipe.hidden, 1, bias=False)
    weights = [*inner.parameters(), *outer.parameters()]
    optimizer = torch.optim.AdamW(weights, lr=recipe.rate, weight_decay=recipe.decay)
    batches = [batch for _ in range(recipe.epochs) for batch in _batches(len(told), recipe.batch, draw)]
    for number, batch in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = recipe.rate * (1.02 - number / len(batches))
        table, right, filled = _padded([told[place] for place in batch])
        odds = torch.log_softmax(outer(torch.tanh(inner(table)))[..., 0] + filled, 1)
        loss = -((odds * right).sum(1) / right.sum(1)).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return _array(inner.weight).T.copy(), _array(inner.bias), _array(outer.weight)[0]


def _batches(count: int, size: int, draw: np.random.Generator) -> list[NDArray[np.int64]]:
    order = draw.permutation(count)
    return [order[start : start + size] for start in range(0, count, size)]


def _padded(some: Sequence[tuple[Numbers, NDArray[np.bool_]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Slates of one length: the features, what is right, and what keeps the filling out."""
    longest = max(len(right) for _, right in some)
    table = torch.zeros(len(some), longest, some[0][0].shape[1])
    right, filled = torch.zeros(len(some), longest), torch.full((len(some), longest), _NOWHERE)
    for place, (features, marked) in enumerate(some):
        table[place, : len(marked)] = torch.from_numpy(features)
        right[place, : len(marked)] = torch.from_numpy(marked.astype(np.float32))
        filled[place, : len(marked)] = 0
    return table, right, filled


def _array(tensor: Any) -> Numbers:
    return np.asarray(tensor.detach().numpy(), dtype=np.float32)
