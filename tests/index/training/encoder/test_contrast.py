"""Contrast: large batches in parts give the gradients of the whole; what is no negative is not counted."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from index.training.encoder import texts
from index.training.encoder.contrast import Batch, Contrasting, Kind, backward, batches, contrast_loss
from index.training.encoder.masking import Marks
from index.training.encoder.material import Material
from index.training.encoder.recipe import Recipe
from index.training.encoder.shape import make_model
from index.training.encoder.texts import TextTable, encode_texts, vectors_of

EMPTY = np.empty(0, dtype=np.int64)


def test_parts_give_the_gradients_of_the_whole(
    material: Material, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gradient caching over small parts equals one backward pass through everything."""
    torch.manual_seed(1)
    encoder = make_model(recipe.shape, Tokenizer.from_str(material.tokenizer)).model
    table = TextTable(material, Marks(2, 3, 4), torch.device("cpu"))
    rows = material.pairs[:12].astype(np.int64)
    batch = Batch(rows[:, 1], rows[:, 2], material.corpus[:3].astype(np.int64))
    how = Contrasting(sizes=(16,))
    places = np.concatenate([batch.queries, batch.passages, batch.negatives])
    whole = vectors_of(encoder, table, places, how.longest)
    contrast_loss(whole[:12], whole[12:], batch, how).backward()  # type: ignore[no-untyped-call]
    wanted = [one.grad.clone() for one in encoder.parameters() if one.grad is not None]
    encoder.zero_grad()
    monkeypatch.setattr(texts, "PIECES_AT_ONCE", 256)
    backward(encoder, table, batch, how)
    found = [one.grad for one in encoder.parameters() if one.grad is not None]
    for ours, theirs in zip(found, wanted, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-5)


def test_equal_texts_are_no_negatives() -> None:
    """A passage that another row of the same query has, or within the margin of the right one, is not counted."""
    rows, how = torch.eye(4), Contrasting()
    batch = Batch(np.array([0, 1]), np.array([10, 11]), np.array([12]))
    same = contrast_loss(rows[:2], rows[:3], Batch(np.array([0, 0]), batch.passages, np.array([10])), how)
    alone = contrast_loss(rows[:2], rows[:2], replace(batch, negatives=EMPTY), how)
    near = torch.stack([rows[0], rows[1], rows[0] + 0.01 * rows[3]])
    counted = contrast_loss(rows[:2], near, batch, how)
    spared = contrast_loss(rows[:2], near, batch, replace(how, margin=0.05))
    assert float(same) == pytest.approx(0.0, abs=1e-6)
    assert float(spared) == pytest.approx(float(alone), abs=1e-4)
    assert float(counted) > float(spared) + 0.1


def test_batches_are_of_one_kind_and_hold_its_negatives() -> None:
    """Every batch comes from one kind; numbers below zero stand for no negative and are dropped."""
    first = Kind("first", np.stack([np.arange(10), np.arange(10) + 100], axis=1))
    negatives = np.tile(np.array([[300, -1, 301]], dtype=np.int32), (10, 1))
    second = Kind("second", np.stack([np.arange(10) + 10, np.arange(10) + 110], axis=1), negatives)
    seen = list(islice(batches([first, second], Contrasting(batch=4, negatives=3)), 40))
    assert {len(batch.queries) for batch in seen} == {4, 2}
    for batch in seen:
        assert len({int(query) // 10 for query in batch.queries}) == 1
        np.testing.assert_array_equal(batch.passages, batch.queries + 100)
        assert batch.negatives.tolist() == ([300, 301] if batch.queries[0] >= 10 else [])
    assert {int(query) for batch in seen for query in batch.queries} == set(range(20))


def test_padding_changes_no_vector(material: Material, recipe: Recipe) -> None:
    """A text has the same vector alone and beside longer ones."""
    encoder = make_model(recipe.shape, Tokenizer.from_str(material.tokenizer)).model.eval()
    table = TextTable(material, Marks(2, 3, 4), torch.device("cpu"))
    places = np.argsort(table.lengths)[[0, -1]]
    together = encode_texts(encoder, table, places, 64)
    alone = np.concatenate([encode_texts(encoder, table, places[at : at + 1], 64) for at in range(2)])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)


def test_spans_are_neighbours(material: Material) -> None:
    """Of a long line the lead and the rest become a pair, end to end."""
    table = TextTable(material, Marks(2, 3, 4), torch.device("cpu"))
    pairs = table.spans(shortest=20, longest=30)
    assert len(pairs)
    for lead, rest in pairs.tolist():
        assert table.starts[lead] + table.lengths[lead] == table.starts[rest]
        assert table.lengths[rest] <= 30
