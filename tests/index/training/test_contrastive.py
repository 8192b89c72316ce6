"""Contrastive training brings a query to its passage without losing the plain mean."""

from collections import Counter

import numpy as np

from index.training.contrastive import Contrast, train
from index.training.folder import StaticModel
from index.training.pairs import Pair
from index.training.tokenizer import build_tokenizer

WORDS = ["老板", "用人单位", "欠薪", "拖欠", "闹离婚", "夫妻", "堵住", "疏散", "留着", "移交"]
PAIRS = [Pair("lay", WORDS[at], WORDS[at + 1]) for at in range(0, len(WORDS), 2)]


def _start() -> tuple[StaticModel, np.ndarray]:
    tokenizer = build_tokenizer(Counter(dict.fromkeys(WORDS, 10)), 10_000)
    draw = np.random.default_rng(0)
    rows = draw.standard_normal((tokenizer.get_vocab_size(), 16)).astype(np.float32)
    rows[0] = 0
    return StaticModel(tokenizer, rows), rows


def _likeness(model: StaticModel) -> float:
    left = model.encode([pair.query for pair in PAIRS])
    right = model.encode([pair.positive for pair in PAIRS])
    return float((left * right).sum(axis=1).mean())


def test_pairs_come_nearer_and_runs_repeat() -> None:
    """Trained rows, folded into one matrix, put a pair together; the same seed, the same rows."""
    model, rows = _start()
    how = Contrast(epochs=12, batch=8, row_rate=3e-2)
    trained = train(rows, model.tokenizer, PAIRS, how)
    assert _likeness(StaticModel(model.tokenizer, trained)) > _likeness(model) + 0.2
    np.testing.assert_array_equal(trained, train(rows, model.tokenizer, PAIRS, how))
    assert not trained[0].any()


def test_repeats_choose_the_kinds() -> None:
    """A kind that is repeated zero times changes nothing."""
    model, rows = _start()
    trained = train(rows, model.tokenizer, PAIRS, Contrast(repeats={"lay": 0}))
    np.testing.assert_allclose(trained, rows, rtol=1e-6)
