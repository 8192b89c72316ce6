"""The whole training on a tiny data folder, from the command line to the loaded model."""

import json
from pathlib import Path

import pytest
from sentence_transformers import SentenceTransformer

from index.training.folder import load_model
from index.training.static import main


@pytest.mark.slow
def test_training_writes_a_model_that_loads(data: Path, tmp_path: Path) -> None:
    """One command makes a folder that both readers load, and figures beside its checkpoints."""
    out = tmp_path / "model"
    main(["--data", str(data), "--out", str(out), "--fraction", "0.9", "--workers", "1"])
    model = load_model(out)
    theirs = SentenceTransformer(str(out), device="cpu")
    assert theirs.encode(["工资"]).shape == model.encode(["工资"]).shape == (1, 256)
    figures = json.loads((tmp_path / "model.work" / "figures.json").read_text(encoding="utf-8"))
    assert set(figures) == {"lexical", "static", "fused"}
    assert figures["fused"]["recall"]["mean"] == 1.0
