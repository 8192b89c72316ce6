"""Vectors of texts that guiwen ships, kept beside the indexes: making them takes seconds, reading them none."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.durable import write_durably
from index.embedding import Embedding

LOG = logging.getLogger(__name__)

_KEY_DIGITS = 32
_CHECKSUM = hashlib.sha256().digest_size  # bytes before the array itself
_SUFFIX = ".npy"


class KeptVectors:
    """The vectors of one list of texts by one model; a file of other texts or another model is never read.

    They are kept, and given, as half-precision floats make them (35,000 vectors: 18 MB), so that it is the same
    whether they were read or made. Deleting the folder loses nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, texts: Sequence[str], embedding: Embedding) -> NDArray[np.float32]:
        """One row a text, as `embedding` encodes them."""
        path = self._folder / (_key(texts, embedding.fingerprint) + _SUFFIX)
        kept = _read(path, (len(texts), embedding.dimension))
        if kept is None:
            kept = embedding.encode(texts).astype(np.float16)
            self._write(path, kept)
        return kept.astype(np.float32)

    def _write(self, path: Path, vectors: NDArray[np.float16]) -> None:
        """Keep `vectors` alone; where the disk refuses they are made anew the next time."""
        data = io.BytesIO()
        np.save(data, vectors, allow_pickle=False)
        told = data.getvalue()
        try:
            write_durably(path, hashlib.sha256(told).digest() + told)
            for other in self._folder.glob("*" + _SUFFIX):
                if other != path:
                    other.unlink(missing_ok=True)
        except OSError as error:
            LOG.info("问法的向量没有留存：%s（%s）。", path, error)


def _key(texts: Sequence[str], model: str) -> str:
    digest = hashlib.sha256(model.encode())
    for text in texts:
        digest.update(b"\0" + text.encode("utf-8", "replace"))
    return digest.hexdigest()[:_KEY_DIGITS]


def _read(path: Path, shape: tuple[int, int]) -> NDArray[np.float16] | None:
    """What is kept at `path`; None where nothing is, or anything but that."""
    try:
        told = path.read_bytes()
    except OSError:
        return None
    checksum, data = told[:_CHECKSUM], told[_CHECKSUM:]
    if hashlib.sha256(data).digest() != checksum:
        return None
    vectors = np.load(io.BytesIO(data), allow_pickle=False)
    return vectors if vectors.shape == shape and vectors.dtype == np.float16 else None
