"""Embedding: the fast path equals sentence-transformers, and nothing is downloaded."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from index import embedding as module
from index.embedding import Embedding
from ingest.errors import ModelError

MODULES = """[{"idx": 0, "name": "0", "path": "",
  "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"}]"""
TEXTS = ["劳动合同法", "试用期多长", "", "未知词", "法" * 300]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny static model, as sentence-transformers writes one."""
    words = ["[UNK]", *dict.fromkeys("劳动合同法试用期多长")]
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(words)}, words[0]))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    weights = np.random.default_rng(3).standard_normal((len(words), 6)).astype(np.float32)
    save_file({"embedding.weight": weights}, tmp_path / "model.safetensors")
    (tmp_path / "modules.json").write_text(MODULES)
    (tmp_path / "config_sentence_transformers.json").write_text("{}")
    return tmp_path


def test_vectors_have_length_one(folder: Path) -> None:
    """Inner products are cosines; a text of nothing is zeros."""
    vectors = Embedding.load(str(folder)).encode(TEXTS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 0, 1, 1], abs=1e-6)


@pytest.mark.slow
def test_the_fast_path_equals_sentence_transformers(folder: Path) -> None:
    """Computing a static model without torch changes no number beyond 1e-5."""
    sentence_transformers = pytest.importorskip("sentence_transformers")
    model = sentence_transformers.SentenceTransformer(str(folder), local_files_only=True, device="cpu")
    expected = model.encode(TEXTS, normalize_embeddings=True)
    assert np.abs(Embedding.load(str(folder)).encode(TEXTS) - expected).max() < 1e-5


@pytest.mark.slow
def test_any_other_model_goes_through_sentence_transformers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow path gives the same vectors for the same model, and a fingerprint of its weights."""
    fast = Embedding.load(str(folder))
    monkeypatch.setattr(module, "_is_static", lambda _: False)
    slow = Embedding.load(str(folder))
    assert slow.dimension == fast.dimension == 6
    assert np.abs(slow.encode(TEXTS) - fast.encode(TEXTS)).max() < 1e-5
    assert slow.fingerprint == Embedding.load(str(folder)).fingerprint


def test_half_precision_rows_are_read(folder: Path) -> None:
    """The bundled model is stored in half precision and computed in single."""
    path = folder / "model.safetensors"
    exact = Embedding.load(str(folder)).encode(TEXTS)
    save_file({"embedding.weight": load_file(path)["embedding.weight"].astype(np.float16)}, path)
    assert np.abs(Embedding.load(str(folder)).encode(TEXTS) - exact).max() < 2e-3


def test_many_texts_come_back_in_their_order(folder: Path) -> None:
    """Texts are taken in portions; the rows stay in order."""
    model = Embedding.load(str(folder))
    many = [TEXTS[place % 5] for place in range(2_500)]
    assert (model.encode(many)[2_100:2_105] == model.encode(TEXTS)).all()
    assert model.encode([]).shape == (0, 6)


def test_langchain_gets_lists(folder: Path) -> None:
    """The seam gives what LangChain asks for."""
    model: Embeddings = Embedding.load(str(folder))
    assert model.embed_documents(["劳动", "试用"])[1] == pytest.approx(model.embed_query("试用"))


def test_a_lone_surrogate_does_not_stop_the_work(folder: Path) -> None:
    """Damaged text is embedded with a substitute sign."""
    assert Embedding.load(str(folder)).encode(["法\ud800"]).shape == (1, 6)


def test_the_fingerprint_tells_models_apart(folder: Path) -> None:
    """Other weights, other fingerprint: vectors of two models are never mixed."""
    before = Embedding.load(str(folder)).fingerprint
    assert before == Embedding.load(str(folder)).fingerprint
    path = folder / "model.safetensors"
    save_file({"embedding.weight": load_file(path)["embedding.weight"] + 1}, path)
    assert Embedding.load(str(folder)).fingerprint != before


def test_a_missing_bundled_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a bundled model loading fails with a remedy; the product then goes by words."""
    monkeypatch.setattr(module, "BUNDLED", tmp_path / "none")
    with pytest.raises(ModelError, match="内置"):
        Embedding.load()


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_damaged_static_model_is_told(folder: Path, name: str) -> None:
    """A broken file is ModelError with the folder's name."""
    (folder / name).write_bytes(b"{}")
    with pytest.raises(ModelError, match=str(folder)):
        Embedding.load(str(folder))


@pytest.mark.slow
def test_an_unknown_model_is_told(tmp_path: Path) -> None:
    """A folder without a model is ModelError; nothing is fetched for it."""
    with pytest.raises(ModelError):
        Embedding.load(str(tmp_path))


def test_a_static_model_needs_no_torch(folder: Path) -> None:
    """Loading and encoding import neither torch nor sentence_transformers: a query waits for neither."""
    program = (
        "import sys; from index.embedding import Embedding; Embedding.load(sys.argv[1]).encode(['法']); "
        "print(sorted({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
