"""The bundled embedding without the product: a text's vector is the mean of its words' rows, of length one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

MODEL = Path(__file__).parents[2] / "index" / "model" / "static"
_AT_ONCE = 1024


class StaticVectors:
    """Texts to vectors, the same as index.embedding gives."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._rows = load_file(MODEL / "model.safetensors")["embedding.weight"].astype(np.float32)
        self.dimension = int(self._rows.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text."""
        made = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _AT_ONCE):
            some = list(texts[start : start + _AT_ONCE])
            for place, encoding in enumerate(self._tokenizer.encode_batch(some, add_special_tokens=False), start):
                if encoding.ids:
                    self._rows[encoding.ids].mean(axis=0, out=made[place])
        lengths = np.linalg.norm(made, axis=1, keepdims=True)
        np.divide(made, lengths, out=made, where=lengths > 0)
        return made
