"""Stage 1 counts masked places alone and learns to guess them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import torch
from tokenizers import Tokenizer

from index.training.encoder.budget import Budget
from index.training.encoder.masking import Marks, Pretraining, draw_places, learn_masked, masked_loss, rows_of
from index.training.encoder.material import Material
from index.training.encoder.recipe import Recipe
from index.training.encoder.shape import hidden, make_model


def _pretraining(material: Material, recipe: Recipe) -> Pretraining:
    torch.manual_seed(1)
    tokenizer = Tokenizer.from_str(material.tokenizer)
    return Pretraining(make_model(recipe.shape, tokenizer), Marks(2, 3, 4))


def _stream(material: Material) -> torch.Tensor:
    return torch.from_numpy(material.tokens[: material.stream].astype("int32"))


def test_only_masked_places_count(material: Material, recipe: Recipe) -> None:
    """The loss moves no state outside the masked places, and does not change when those states do."""
    model = _pretraining(material, recipe).model
    draw = torch.Generator().manual_seed(1)
    ids = torch.randint(5, 30, (3, 32), generator=draw)
    places = draw_places(3, 32, 0.3, draw)
    states = torch.randn(3, 32, 32, generator=draw, requires_grad=True)
    loss = masked_loss(model, states, ids, places)
    (gradient,) = torch.autograd.grad(loss, states)
    masked = torch.zeros(3, 32, dtype=torch.bool).scatter(1, places, True)
    assert bool(gradient[masked].abs().sum(dim=-1).gt(0).all())
    assert not gradient[~masked].any()
    moved = torch.where(masked[..., None], states, states + 1.0)
    torch.testing.assert_close(masked_loss(model, moved, ids, places), loss)


def test_places_are_distinct_and_inside() -> None:
    """Each row has the same number of places, none twice, never the marks at the ends."""
    places = draw_places(50, 20, 0.3, torch.Generator().manual_seed(1))
    assert places.shape == (50, 5)
    assert int(places.min()) >= 1
    assert int(places.max()) <= 18
    assert all(len(set(row)) == 5 for row in places.tolist())


def test_rows_stand_between_marks(material: Material, recipe: Recipe) -> None:
    """A row is a stretch of the stream between [CLS] and [SEP]."""
    stream = _stream(material)
    row = next(rows_of(stream, recipe.masking, Marks(2, 3, 4), torch.Generator().manual_seed(1)))[0].tolist()
    assert (row[0], row[-1], len(row)) == (2, 3, 32)
    inside = row[1:-1]
    assert any(stream[at : at + 30].tolist() == inside for at in range(len(stream) - 29))


def test_states_are_the_encoders_own(material: Material, recipe: Recipe) -> None:
    """The forward pass that is written out equals the one of the class."""
    encoder = _pretraining(material, recipe).model.model.eval()
    ids = torch.randint(5, 30, (2, 16), generator=torch.Generator().manual_seed(1))
    mask = torch.ones(2, 16, dtype=torch.bool)
    mask[1, 9:] = False
    ours = hidden(encoder, ids, mask)
    theirs = encoder(input_ids=ids, attention_mask=mask.long()).last_hidden_state
    torch.testing.assert_close(ours[mask], theirs[mask])
    torch.testing.assert_close(hidden(encoder, ids), encoder(input_ids=ids).last_hidden_state)


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Threads add in the order in which they finish, which differs on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.mark.usefixtures("one_thread")
def test_it_learns_and_repeats(material: Material, recipe: Recipe) -> None:
    """With the decoder or without, guesses get better; the same seed gives the same weights."""
    how = replace(recipe.masking, rate=3e-3, retro_from=0.5)
    ids = next(rows_of(_stream(material), how, Marks(2, 3, 4), torch.Generator().manual_seed(7)))
    places = draw_places(4, 32, 0.3, torch.Generator().manual_seed(7))
    runs = []
    for _ in range(2):
        pretraining = _pretraining(material, recipe)
        before = float(pretraining(ids, places, places).detach())
        learn_masked(pretraining, _stream(material), how, Budget(600, 12), lambda: None)
        assert float(pretraining(ids, places, places).detach()) < before
        runs.append(pretraining.model.model.embeddings.tok_embeddings.weight.detach())
    torch.testing.assert_close(runs[0], runs[1], rtol=0, atol=1e-6)
