"""Texts to vectors, behind LangChain's `Embeddings`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Encoding, Tokenizer

_WEIGHTS = "model.safetensors"
_TOKENIZER = "tokenizer.json"
_FINGERPRINT_LENGTH = 32
BUNDLED = Path(__file__).parent / "model" / "static"
# Enough for the tokenizer's threads, few enough that token lists stay small.
_TEXTS_AT_ONCE = 1_024
_ONE_BY_ONE = 32
# The texts whose vectors are remembered: those of the questions that are being answered.
_REMEMBERED = 64
_REMEDY = "请在设置中给出一个本地模型文件夹，或留空以只用全文检索。"


class Backend(Protocol):
    """What turns texts into vectors, not yet normalised, one row per text."""

    dimension: int

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


class Embedding(Embeddings):
    """Gives each text a vector of length one; texts of like meaning get like vectors."""

    def __init__(self, backend: Backend, fingerprint: str) -> None:
        self._backend = backend
        self.fingerprint = fingerprint
        self._lately = lru_cache(_REMEMBERED)(self._one)

    @classmethod
    def load(cls, name_or_folder: str | None = None) -> Embedding:
        """The bundled model, or the sentence-transformers model of that folder or cached name.

        Nothing is downloaded; ModelError when there is no such model or it cannot be read.
        """
        folder = Path(name_or_folder) if name_or_folder else BUNDLED
        if _is_static(folder):
            weights = folder / _WEIGHTS
            return _static(folder, weights.stat().st_mtime_ns if weights.exists() else 0)
        if name_or_folder is None:
            raise ModelError(f"没有找到内置的向量模型：{BUNDLED}。{_REMEDY}")
        backend = _TransformerBackend(name_or_folder)
        return cls(backend, backend.fingerprint)

    @property
    def dimension(self) -> int:
        """The numbers in one vector."""
        return self._backend.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length one, one row per text; zeros where a text holds nothing the model knows."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            some = texts[start : start + _TEXTS_AT_ONCE]
            vectors[start : start + len(some)] = self._backend.encode(some)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def vector_of(self, text: str) -> NDArray[np.float32]:
        """The vector of one text, remembered for a while: a question is compared by several who do not know of it.

        Not to be written to.
        """
        return self._lately(text)

    def _one(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.encode([text])[0]
        vector.flags.writeable = False
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """`encode` as LangChain wants it."""
        rows: list[list[float]] = self.encode(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """`encode` of one text as LangChain wants it."""
        return self.embed_documents([text])[0]


@lru_cache(maxsize=1)
def _static(folder: Path, changed: int) -> Embedding:
    """The static model in `folder` as it is since `changed`: one for all of a process, and what is made with it too."""
    return Embedding(_StaticBackend(folder), _static_fingerprint(folder))


@lru_cache(maxsize=2)
def tokenizer_of(folder: Path) -> Tokenizer:
    """What cuts texts into words for the static model in `folder`; ModelError where it cannot be read."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_buffer((folder / _TOKENIZER).read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(f"向量模型无法读取：{folder}（{error}）。{_REMEDY}") from error
    tokenizer.no_padding()
    return tokenizer


# So many texts have their words' vectors taken together: 64 passages of 500 words are 32 MB of them.
_TOGETHER = 64


class _StaticBackend:
    """A StaticEmbedding computed as sentence-transformers does, without torch: it starts in a tenth of a second."""

    def __init__(self, folder: Path) -> None:
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            weights = load_file(folder / _WEIGHTS)["embedding.weight"]
        except (OSError, KeyError, ValueError, SafetensorError) as error:
            raise ModelError(f"向量模型无法读取：{folder}（{error}）。{_REMEDY}") from error
        self._tokenizer = tokenizer_of(folder)
        self._weights: NDArray[np.float32] = np.asarray(weights, dtype=np.float32)
        self.dimension = int(self._weights.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        ids = [encoding.ids for encoding in self._encodings([_clean(text) for text in texts])]
        lengths = np.fromiter(map(len, ids), np.int64, len(ids))
        words = np.fromiter(chain.from_iterable(ids), np.int64, int(lengths.sum()))
        told = np.flatnonzero(lengths)  # nothing is known of a text without a word
        ends = np.cumsum(lengths[told])
        for first in range(0, len(told), _TOGETHER):
            some = slice(first, first + _TOGETHER)
            starts = ends[some] - lengths[told[some]]
            found = self._weights[words[starts[0] : ends[some][-1]]]
            rows[told[some]] = np.add.reduceat(found, starts - starts[0]) / lengths[told[some], None]
        return rows

    def _encodings(self, texts: Sequence[str]) -> Sequence[Encoding]:
        # A batch waits for threads to wake up: for one text 0.7 ms instead of 0.02.
        if len(texts) <= _ONE_BY_ONE:
            return [self._tokenizer.encode(text, add_special_tokens=False) for text in texts]
        encodings: Sequence[Encoding] = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return encodings


class _TransformerBackend:
    """Any other model, through sentence-transformers."""

    def __init__(self, name_or_folder: str) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(name_or_folder, local_files_only=True)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise ModelError(f"向量模型无法读取：{name_or_folder}（{error}）。{_REMEDY}") from error
        self._model: SentenceTransformer = model
        self.dimension = int(model.get_embedding_dimension() or 0)
        self.fingerprint = _state_fingerprint(model)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = self._model.encode([_clean(text) for text in texts], show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, dtype=np.float32)


def _is_static(folder: Path) -> bool:
    """Whether `folder` holds a StaticEmbedding, alone or before a normalisation, in its top folder."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        names = [str(module["type"]).rpartition(".")[2] for module in modules]
        path = str(modules[0]["path"])
    except (OSError, ValueError, TypeError, KeyError, IndexError):
        return False
    return names in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"]) and path == ""


def _static_fingerprint(folder: Path) -> str:
    return _digest((folder / name).read_bytes() for name in (_TOKENIZER, _WEIGHTS))


def _state_fingerprint(model: SentenceTransformer) -> str:
    described = repr([type(module).__name__ for module in model]).encode()
    state = sorted(model.state_dict().items())
    return _digest(chain([described], (tensor.cpu().float().numpy().tobytes() for _, tensor in state)))


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:_FINGERPRINT_LENGTH]


def _clean(text: str) -> str:
    """`text` without lone surrogates, which damaged files hold and no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
