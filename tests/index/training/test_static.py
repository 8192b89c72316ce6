"""The whole training on a tiny data folder, from the command line to the loaded model."""

import json
from pathlib import Path

import pytest
from sentence_transformers import SentenceTransformer

from index.training import usual_pairs
from index.training.folder import load_model
from index.training.static import main
from index.usual_questions import article_key, parsed
from tests.index.training.conftest import TOPICS


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


@pytest.mark.slow
def test_new_usual_questions_are_learnt_without_the_rest(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last stage begins with the rows of a model: the same pieces, other rows."""
    first, further = tmp_path / "model", tmp_path / "further"
    main(["--data", str(data), "--out", str(first), "--fraction", "0.9", "--workers", "1"])
    keys = {name: article_key(f"第二条 {name}事项之二：{TOPICS[name]}") for name in ("工资", "消防")}
    asked = {"工资": "拖着不发钱；扣我的钱", "消防": "着火往哪跑；灭火的东西放哪"}
    known = parsed([f"# {name}法\n{keys[name]} {asked[name]}\n" for name in keys])
    monkeypatch.setattr(usual_pairs, "shipped", lambda folder: known if folder == "asked" else parsed([]))
    main(["--data", str(data), "--out", str(further), "--further", str(first)])
    before, after = load_model(first), load_model(further)
    assert after.tokenizer.to_str() == before.tokenizer.to_str()
    assert after.rows.shape == before.rows.shape
    assert (after.rows != before.rows).any()
