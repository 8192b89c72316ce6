"""Arrays made from what guiwen ships, kept beside the indexes: making them takes seconds, reading them none."""

from __future__ import annotations

import hashlib
import io
import logging
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.durable import write_durably

LOG = logging.getLogger(__name__)

Array = NDArray[np.generic]

_KEY_DIGITS = 32
_CHECKSUM = hashlib.sha256().digest_size  # bytes before the arrays themselves
_SUFFIX = ".npz"


def key_of(parts: Iterable[str]) -> str:
    """What tells these texts, in this order, from others."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "replace") + b"\0")
    return digest.hexdigest()[:_KEY_DIGITS]


class KeptArrays:
    """The newest arrays of each name in a folder; a file of another key, or a damaged one, is never read.

    Deleting the folder loses nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, name: str, key: str, make: Callable[[], Mapping[str, Array]]) -> Mapping[str, Array]:
        """What was kept under `name` with this very `key`; what `make` gives otherwise, which is kept from then on."""
        path = self._folder / f"{name}-{key}{_SUFFIX}"
        kept = _read(path)
        if kept is None:
            kept = make()
            self._write(name, path, kept)
        return kept

    def _write(self, name: str, path: Path, arrays: Mapping[str, Array]) -> None:
        """Keep `arrays` alone of that name; where the disk refuses they are made anew the next time."""
        data = io.BytesIO()
        np.savez(data, allow_pickle=False, **arrays)
        told = data.getvalue()
        try:
            write_durably(path, hashlib.sha256(told).digest() + told)
            for other in self._folder.glob(f"{name}-{'?' * _KEY_DIGITS}{_SUFFIX}"):
                if other != path:
                    other.unlink(missing_ok=True)
        except OSError as error:
            LOG.info("从内置问法算出的数据没有留存：%s（%s）。", path, error)


def _read(path: Path) -> Mapping[str, Array] | None:
    """What is kept at `path`; None where nothing is, or anything but that."""
    try:
        told = path.read_bytes()
    except OSError:
        return None
    checksum, data = told[:_CHECKSUM], told[_CHECKSUM:]
    if hashlib.sha256(data).digest() != checksum:
        return None
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return dict(arrays)
    except (ValueError, zipfile.BadZipFile):  # another program's file, with its own checksum
        return None
