"""Stages 2 and 3: a query's vector comes near its passage's and away from the others of its batch.

Large batches through gradient caching (Gao and others, 2021): vectors first, the loss's gradients on them, then
the network once more, part by part. Matryoshka (Kusupati and others, 2022): the first numbers of a vector are
trained to serve alone.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import ModernBertModel

from index.training.encoder.budget import Budget, one_cycle
from index.training.encoder.masking import optimizer_of, turn
from index.training.encoder.texts import Places, TextTable, vectors_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Contrasting:
    """How a contrastive stage runs; passages within `margin` of the right one's vector are no negatives."""

    batch: int = 4_096
    temperature: float = 0.05
    rate: float = 3e-4
    longest: int = 128
    negatives: int = 0
    margin: float = 0.0
    sizes: tuple[int, ...] = (384, 256, 128)
    decay: float = 0.01
    clip: float = 1.0
    seed: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """The pairs of one kind, as rows of query and passage, their negatives, and how often the kind is drawn."""

    name: str
    pairs: Places
    negatives: NDArray[np.int32] | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The texts of one step: queries, their passages, and passages that answer none of them."""

    queries: Places
    passages: Places
    negatives: Places


def batches(kinds: Sequence[Kind], how: Contrasting) -> Iterator[Batch]:
    """Yield batches without end, each of one kind; a kind is drawn by its size and weight."""
    draw = np.random.default_rng(how.seed)
    kinds = [kind for kind in kinds if len(kind.pairs) > 1]
    odds = np.array([len(kind.pairs) * kind.weight for kind in kinds], dtype=np.float64)
    orders = [np.empty(0, dtype=np.int64) for _ in kinds]
    while kinds:
        number = int(draw.choice(len(kinds), p=odds / odds.sum()))
        kind = kinds[number]
        if not len(orders[number]):
            orders[number] = draw.permutation(len(kind.pairs))
        chosen, orders[number] = np.split(orders[number], [how.batch])
        yield Batch(kind.pairs[chosen, 0], kind.pairs[chosen, 1], _some_negatives(kind, chosen, how, draw))


def _some_negatives(kind: Kind, chosen: Places, how: Contrasting, draw: np.random.Generator) -> Places:
    if kind.negatives is None or not how.negatives:
        return np.empty(0, dtype=np.int64)
    columns = draw.permutation(kind.negatives.shape[1])[: how.negatives]
    found = kind.negatives[chosen][:, columns].ravel().astype(np.int64)
    return np.unique(found[found >= 0])


def contrast_loss(queries: Tensor, passages: Tensor, batch: Batch, how: Contrasting) -> Tensor:
    """Return the two-sided loss over the sizes of vector; `passages` are the right ones, then the negatives.

    A passage is no negative of a query that has it, or whose own passage it nearly is.
    """
    count = len(queries)
    barred = _barred(passages.detach(), batch, how)
    target = torch.arange(count, device=queries.device)
    entropy = nn.functional.cross_entropy
    sizes = [size for size in how.sizes if size < queries.shape[1]] + [queries.shape[1]]
    total = torch.zeros((), device=queries.device)
    for size in sizes:
        left = nn.functional.normalize(queries[:, :size], dim=1)
        right = nn.functional.normalize(passages[:, :size], dim=1)
        likeness = (left @ right.T / how.temperature).masked_fill(barred, float("-inf"))
        total = total + (entropy(likeness, target) + entropy(likeness[:, :count].T, target)) / 2
    return total / len(sizes)


def _barred(passages: Tensor, batch: Batch, how: Contrasting) -> Tensor:
    count, device = len(batch.queries), passages.device
    query = torch.from_numpy(batch.queries).to(device)
    passage = torch.from_numpy(np.concatenate([batch.passages, batch.negatives])).to(device)
    barred = passage[:count, None] == passage[None]
    barred[:, :count] |= query[:, None] == query[None]
    if how.margin:
        rows = nn.functional.normalize(passages, dim=1)
        barred |= rows[:count] @ rows.T > 1 - how.margin
    barred[:, :count].fill_diagonal_(False)
    return barred


def backward(encoder: ModernBertModel, table: TextTable, batch: Batch, how: Contrasting) -> float:
    """Add the gradients of one batch to the encoder's and return the loss."""
    places = np.concatenate([batch.queries, batch.passages, batch.negatives])
    # A text that stands twice is computed once.
    distinct, back = np.unique(places, return_inverse=True)
    chunks = table.chunks(distinct, how.longest)
    first = torch.zeros((len(distinct), encoder.config.hidden_size), device=table.tokens.device)
    with torch.no_grad():
        for chunk in chunks:
            first[torch.from_numpy(chunk).to(first.device)] = vectors_of(encoder, table, distinct[chunk], how.longest)
    first.requires_grad_()
    rows = first[torch.from_numpy(back).to(first.device)]
    loss = contrast_loss(rows[: len(batch.queries)], rows[len(batch.queries) :], batch, how)
    (gradients,) = torch.autograd.grad(loss, first)
    for chunk in chunks:
        again = vectors_of(encoder, table, distinct[chunk], how.longest)
        again.backward(gradients[torch.from_numpy(chunk).to(first.device)])  # type: ignore[no-untyped-call]
    return float(loss.detach())


def learn_contrast(
    encoder: ModernBertModel,
    table: TextTable,
    kinds: Sequence[Kind],
    how: Contrasting,
    budget: Budget,
    keep: Callable[[], None],
) -> float:
    """Train within `budget` on batches of `kinds` and return the pairs seen in a second; `keep` saves at times."""
    optimizer = optimizer_of(encoder, how.rate, how.decay)
    pairs = 0
    for batch in batches(kinds, _fitting(kinds, how)):
        if not budget.left():
            break
        spent = budget.spent()
        loss = backward(encoder, table, batch, how)
        turn(optimizer, encoder, one_cycle(spent, how.rate), how.clip)
        budget.done += 1
        pairs += len(batch.queries)
        if budget.done % 20 == 1:
            log.info("contrast: step %d, %.0f %%, loss %.3f", budget.done, spent * 100, loss)
        keep()
    return pairs / max(budget.elapsed(), 1e-9)


def _fitting(kinds: Sequence[Kind], how: Contrasting) -> Contrasting:
    """A batch is never more than half of the largest kind, so that a dry run on little data takes steps too."""
    largest = max((len(kind.pairs) for kind in kinds), default=2)
    return replace(how, batch=max(2, min(how.batch, largest // 2)))
