"""The whole way on tiny material: a folder that the product loads."""

import json
from pathlib import Path

import numpy as np
import pytest

from index.embedding import Embedding
from index.training.encoder.material import Material, save_material
from index.training.encoder.pieces import join
from index.training.encoder.recipe import Recipe
from index.training.encoder.train import main, train_encoder

pytestmark = pytest.mark.slow


def test_dry_run_end_to_end(material: Material, recipe: Recipe, tmp_path: Path) -> None:
    """The pieces join to a folder that `Embedding` loads; the figures and the card are beside it."""
    outcome = train_encoder(material, tmp_path / "out", recipe)
    join(tmp_path / "out" / "pieces", tmp_path / "encoder")
    embedding = Embedding.load(str(tmp_path / "encoder"))
    assert embedding.dimension == 32
    vectors = embedding.encode(["拖欠工资", "疏散通道", "拖欠工资"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    np.testing.assert_allclose(vectors[0], vectors[2], atol=1e-6)
    assert {"words (BM25)", "known questions, cross-validated, alone"} <= set(outcome.scores)
    assert set(json.loads((tmp_path / "out" / "figures.json").read_text())["scores"]) == set(outcome.scores)
    assert "cross-validated" in (tmp_path / "encoder" / "README.md").read_text()
    modules = json.loads((tmp_path / "encoder" / "modules.json").read_text())
    assert [one["type"].rpartition(".")[2] for one in modules] == ["Transformer", "Pooling", "Normalize"]


def test_product_and_training_give_the_same_vectors(material: Material, recipe: Recipe, tmp_path: Path) -> None:
    """Half precision on disk aside, the saved folder encodes a text as the training did."""
    from torch import device

    from index.training.encoder.masking import Marks
    from index.training.encoder.texts import TextTable, encode_texts
    from tests.index.training.conftest import TOPICS

    outcome = train_encoder(material, tmp_path / "out", recipe)
    table = TextTable(material, Marks(2, 3, 4), device("cpu"))
    ours = encode_texts(outcome.encoder, table, material.corpus.astype(np.int64), recipe.shape.longest)
    product = Embedding.load(str(tmp_path / "out" / "encoder")).encode(list(TOPICS.values()))
    np.testing.assert_allclose(ours, product, atol=2e-3)


def test_command_line_starts_from_a_folder(
    material: Material, recipe: Recipe, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run may begin with the weights of another and leave stages out; its table comes last."""
    save_material(material, tmp_path / "packed")
    common = ["--material", str(tmp_path / "packed"), "--device", "cpu", "--steps", "1", "--seconds", "60"]
    main([*common, "--out", str(tmp_path / "one"), "--shares", "1,0,0,0", "--micro", "1"])
    begin = ["--start", str(tmp_path / "one" / "encoder"), "--folds", "2"]
    main([*common, *begin, "--out", str(tmp_path / "two"), "--shares", "0,1,1,0"])
    assert capsys.readouterr().out.rstrip().endswith("|")
    assert "masking" not in json.loads((tmp_path / "two" / "figures.json").read_text())["facts"]
