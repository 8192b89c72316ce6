"""The model folder: numpy alone gives the numbers of sentence-transformers."""

from collections import Counter
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from index.training.folder import StaticModel, load_model, save_model
from index.training.tokenizer import build_tokenizer

TEXTS = ["用人单位拖欠工资", "离婚登记", "——", "ABC，123", "𫖯"]


def _model() -> StaticModel:
    tokenizer = build_tokenizer(Counter({"用人单位": 9, "工资": 9}), 10_000)
    draw = np.random.default_rng(0)
    rows = draw.standard_normal((tokenizer.get_vocab_size(), 24)).astype(np.float32)
    rows[0] = 0
    return StaticModel(tokenizer, rows)


def test_round_trip_and_equal_numbers(tmp_path: Path) -> None:
    """What is saved loads both ways, and in single precision both ways give the same vectors."""
    model = _model()
    save_model(model, tmp_path)
    again = load_model(tmp_path)
    np.testing.assert_allclose(again.rows, model.rows, atol=2e-3)
    theirs = SentenceTransformer(str(tmp_path), device="cpu").float()
    np.testing.assert_allclose(again.encode(TEXTS), theirs.encode(TEXTS), atol=1e-5)


def test_half_precision_is_close(tmp_path: Path) -> None:
    """As stored, without a cast, the vectors of texts with words differ by rounding alone."""
    model = _model()
    save_model(model, tmp_path)
    theirs = SentenceTransformer(str(tmp_path), device="cpu")
    np.testing.assert_allclose(model.encode(TEXTS[:2]), theirs.encode(TEXTS[:2]), atol=2e-3)


def test_vectors_have_length_one_or_zero() -> None:
    """A text of known pieces has length 1; one without has length 0, and no text gives no row."""
    lengths = np.linalg.norm(_model().encode(TEXTS), axis=1)
    np.testing.assert_allclose(lengths, [1, 1, 0, 1, 0], atol=1e-6)
    assert _model().encode([]).shape == (0, 24)
