"""The model folder: written as sentence-transformers lays it out, read back with numpy alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

BATCH_TEXTS = 1024


@dataclass(frozen=True, slots=True)
class StaticModel:
    """A tokenizer and one row per piece; a text's vector is the normalised mean of its rows."""

    tokenizer: Tokenizer
    rows: NDArray[np.float32]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 per text; zeros for a text without a known piece."""
        vectors = np.zeros((len(texts), self.rows.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), BATCH_TEXTS):
            batch = list(texts[start : start + BATCH_TEXTS])
            encodings = self.tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            for place, encoding in enumerate(encodings, start):
                if encoding.ids:
                    vectors[place] = self.rows[encoding.ids].mean(axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def save_model(model: StaticModel, folder: Path) -> None:
    """Write `model` to `folder` as StaticEmbedding and Normalize, with rows in half precision."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    static = StaticEmbedding(model.tokenizer, embedding_weights=model.rows.astype(np.float16))
    whole = SentenceTransformer(modules=[static, Normalize()], device="cpu")
    whole.save_pretrained(str(folder), create_model_card=False)
    model.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    # The weights are written for their owner alone; an installed model is read by every account.
    (folder / "model.safetensors").chmod(0o644)


def load_model(folder: Path) -> StaticModel:
    """Return the model that `save_model` wrote to `folder`, rows in single precision."""
    rows = load_file(str(folder / "model.safetensors"))["embedding.weight"]
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return StaticModel(tokenizer, rows.astype(np.float32))
