"""Contrastive training: rows move so that a query lies near its passage and far from others."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from index.training.pairs import Pair

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Contrast:
    """How the rows are trained on pairs.

    Each row is moved three ways, each with its own learning rate: a weight per piece, one linear
    map common to all rows, and the row itself. The map also serves pieces that the pairs never
    show, so the rows themselves are moved gently. `repeats` says how often a kind is seen in an
    epoch, 1 where it is not named.
    """

    epochs: int = 1
    batch: int = 2048
    temperature: float = 0.05
    weight_rate: float = 1e-2
    map_rate: float = 1e-3
    row_rate: float = 1e-3
    repeats: Mapping[str, float] = field(default_factory=dict)
    longest: int = 256
    seed: int = 1


@dataclass(frozen=True, slots=True)
class _Bag:
    """Texts as piece ids, end to end, with the place where each text begins and its number."""

    ids: Tensor
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    keys: Tensor

    def take(self, places: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        lengths = self.lengths[places]
        offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        index = np.repeat(self.starts[places] - offsets, lengths) + np.arange(lengths.sum())
        return self.ids[torch.from_numpy(index)], torch.from_numpy(offsets)


class Rows(nn.Module):
    """The static matrix in training: its rows, through the common map, times the weights."""

    def __init__(self, start: NDArray[np.float32]) -> None:
        super().__init__()
        size, dimensions = start.shape
        self.table = nn.Parameter(torch.from_numpy(start.copy()))
        self.weight = nn.Parameter(torch.zeros(size))
        self.map = nn.Parameter(torch.eye(dimensions))

    def forward(self, ids: Tensor, offsets: Tensor) -> Tensor:
        """Return the normalised vectors of texts given as piece ids and their offsets."""
        weights = self.weight.exp()[ids]
        bags = nn.functional.embedding_bag(ids, self.table, offsets, mode="sum", per_sample_weights=weights)
        return nn.functional.normalize(bags @ self.map, dim=1)

    def folded(self) -> NDArray[np.float32]:
        """Return the matrix whose plain mean of rows points where `forward` does."""
        with torch.no_grad():
            rows = self.table @ self.map * self.weight.exp()[:, None]
        return np.asarray(rows.numpy(), dtype=np.float32)


def train(
    start: NDArray[np.float32], tokenizer: Tokenizer, pairs: Sequence[Pair], how: Contrast
) -> NDArray[np.float32]:
    """Return the matrix that training on `pairs` makes of `start`; same seed, same matrix."""
    torch.manual_seed(how.seed)
    rows = Rows(start)
    queries = _bag(tokenizer, [pair.query for pair in pairs], how.longest)
    passages = _bag(tokenizer, [pair.positive for pair in pairs], how.longest)
    batches = list(_batches(pairs, how))
    rates = {rows.weight: how.weight_rate, rows.map: how.map_rate, rows.table: how.row_rate}
    groups = [{"params": [part], "lr": rate} for part, rate in rates.items() if rate]
    optimizer = torch.optim.Adam(groups)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: 1 - at / (len(batches) + 1))
    for number, places in enumerate(batches):
        loss = _loss(rows, queries, passages, places, how.temperature)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        if number % 20 == 0:
            log.info("batch %d of %d, loss %.3f", number, len(batches), loss.item())
    return rows.folded()


def _loss(rows: Rows, queries: _Bag, passages: _Bag, places: NDArray[np.int64], temperature: float) -> Tensor:
    """Return the two-sided in-batch loss; equal queries or passages are no negatives."""
    left, right = rows(*queries.take(places)), rows(*passages.take(places))
    at = torch.from_numpy(places)
    query, passage = queries.keys[at], passages.keys[at]
    same = (query[:, None] == query[None]) | (passage[:, None] == passage[None])
    same.fill_diagonal_(False)
    likeness = (left @ right.T / temperature).masked_fill(same, float("-inf"))
    target = torch.arange(len(places))
    entropy = nn.functional.cross_entropy
    return (entropy(likeness, target) + entropy(likeness.T, target)) / 2


def _bag(tokenizer: Tokenizer, texts: Sequence[str], longest: int) -> _Bag:
    numbers: dict[str, int] = {}
    keys = torch.tensor([numbers.setdefault(text, len(numbers)) for text in texts])
    encodings = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    # An empty text is one unknown piece, whose row is zero.
    ids = [encoding.ids[:longest] or [0] for encoding in encodings]
    lengths = np.array([len(row) for row in ids], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    return _Bag(torch.from_numpy(np.concatenate(ids).astype(np.int64)), starts, lengths, keys)


def _batches(pairs: Sequence[Pair], how: Contrast) -> Iterator[NDArray[np.int64]]:
    """Yield batches of places in `pairs`, each of one kind, in mixed order."""
    draw = np.random.default_rng(how.seed)
    kinds: dict[str, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        kinds[pair.kind].append(place)
    for _ in range(how.epochs):
        batches = []
        for kind, members in kinds.items():
            wanted = round(len(members) * how.repeats.get(kind, 1.0))
            rounds = [draw.permutation(members) for _ in range(-(-wanted // len(members)))]
            order = np.concatenate([*rounds, np.empty(0, dtype=np.int64)])[:wanted]
            batches += [order[at : at + how.batch] for at in range(0, wanted, how.batch)]
        yield from (batches[place] for place in draw.permutation(len(batches)))
