"""Vectors kept on disk are read again, and never for other texts or another model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedding
from index.kept_vectors import KeptVectors

TEXTS = ("婚假几天", "党费交多少")


class Counting:
    """A backend of two numbers that counts the texts it was given."""

    dimension = 2

    def __init__(self) -> None:
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += len(texts)
        return np.asarray([(len(text), ord(text[0]) % 7) for text in texts], dtype=np.float32)


def _embedding(fingerprint: str = "one") -> tuple[Embedding, Counting]:
    backend = Counting()
    return Embedding(backend, fingerprint), backend


def test_they_are_made_once_and_are_the_same_when_read(tmp_path: Path) -> None:
    """Half precision is near enough, and one file is kept."""
    embedding, backend = _embedding()
    made = KeptVectors(tmp_path / "usual").of(TEXTS, embedding)
    again, untouched = _embedding()
    read = KeptVectors(tmp_path / "usual").of(TEXTS, again)
    assert (backend.encoded, untouched.encoded) == (2, 0)
    assert np.array_equal(made, read)
    assert np.allclose(read, embedding.encode(TEXTS), atol=1e-3)
    assert read.dtype == np.float32


@pytest.mark.parametrize(
    ("texts", "fingerprint"), [(("婚假几天", "党费交几块"), "one"), (TEXTS[:1], "one"), (TEXTS, "another")]
)
def test_other_texts_and_models_are_made_anew(tmp_path: Path, texts: tuple[str, ...], fingerprint: str) -> None:
    """What was kept before goes."""
    KeptVectors(tmp_path).of(TEXTS, _embedding()[0])
    embedding, backend = _embedding(fingerprint)
    assert np.allclose(KeptVectors(tmp_path).of(texts, embedding), embedding.encode(texts), atol=1e-3)
    assert backend.encoded == 2 * len(texts)
    assert len(list(tmp_path.iterdir())) == 1


def _torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _changed(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


@pytest.mark.parametrize("damage", [_torn, _changed, lambda data: b""])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """A torn write or a bad disk changes no answer."""
    whole = KeptVectors(tmp_path).of(TEXTS, _embedding()[0])
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    for encoded in (2, 0):
        embedding, backend = _embedding()
        assert np.array_equal(KeptVectors(tmp_path).of(TEXTS, embedding), whole)
        assert backend.encoded == encoded


def test_where_nothing_can_be_written_they_are_made_each_time(tmp_path: Path) -> None:
    """A library on a disk that refuses is still asked."""
    (tmp_path / "usual").write_text("not a folder", encoding="utf-8")
    embedding, backend = _embedding()
    for _ in range(2):
        assert KeptVectors(tmp_path / "usual").of(TEXTS, embedding).shape == (2, 2)
    assert backend.encoded == 4
