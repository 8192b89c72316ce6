"""The indexes as a reader sees them: loaded once, and again whenever a writer has published new ones."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from index.embedding import Embedding
from index.lexical import LexicalIndex
from index.lexical_folder import LexicalFolder
from index.search import Ranker
from index.vectors import VectorIndex
from ingest.errors import LibraryDamaged

LOG = logging.getLogger(__name__)

MANIFEST = "manifest.json"

# A writer may clear a folder between our reading of its name and our opening of it.
ATTEMPTS = 5

Stamp = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """One state of the indexes. `lexical` and `ranker` are None while nothing was indexed yet."""

    stamps: tuple[Stamp, Stamp]
    lexical: LexicalIndex | None = None
    ranker: Ranker | None = None
    damage: LibraryDamaged | None = None


class Snapshot:
    """Gives the ranker over the newest published indexes; safe from any thread."""

    def __init__(self, lexical: LexicalFolder, vectors: Path, embedding: Embedding | None) -> None:
        self._lexical = lexical
        self._vectors = vectors
        self._embedding = embedding
        self._loading = threading.Lock()
        self._loaded: Loaded | None = None

    def current(self) -> Loaded:
        """The newest state that can be read.

        When the vectors cannot be read, its ranker goes by words alone and `damage` says why; when the full-text index
        cannot be read, LibraryDamaged.
        """
        loaded = self._loaded
        if loaded and loaded.stamps == self._stamps():
            return loaded
        with self._loading:
            if self._loaded is None or self._loaded.stamps != self._stamps():
                self._loaded = self._load()
            return self._loaded

    def forget(self) -> None:
        """Load anew at the next call."""
        self._loaded = None

    def _stamps(self) -> tuple[Stamp, Stamp]:
        vectors = self._vectors / MANIFEST if self._embedding else None
        return _stamp(self._lexical.pointer_path), _stamp(vectors)

    def _load(self) -> Loaded:
        for attempt in range(ATTEMPTS):
            stamps = self._stamps()
            try:
                loaded = self._read(stamps)
            except LibraryDamaged:
                if attempt == ATTEMPTS - 1 or stamps == self._stamps():
                    raise
                continue
            if loaded.damage is None or stamps == self._stamps():
                return loaded
        return loaded

    def _read(self, stamps: tuple[Stamp, Stamp]) -> Loaded:
        pointer = self._lexical.pointer()
        if pointer is None and stamps[0] is not None:
            raise LibraryDamaged(f"全文索引的记录 {self._lexical.pointer_path} 不可用。请运行 guiwen doctor --repair。")
        if pointer is None:
            return Loaded(stamps)
        index = self._lexical.open(pointer)
        vectors, damage = None, None
        if self._embedding and stamps[1]:
            try:
                vectors = self._load_vectors(self._embedding)
            except LibraryDamaged as error:
                LOG.warning("%s", error.message)
                damage = error
        return Loaded(stamps, index, Ranker(index, vectors, self._embedding), damage)

    def _load_vectors(self, embedding: Embedding) -> VectorIndex | None:
        vectors = VectorIndex.load(self._vectors)
        return vectors if vectors.model == embedding.fingerprint else None


def _stamp(path: Path | None) -> Stamp:
    """What changes when a file is replaced; None when there is none."""
    try:
        status = path.stat() if path else None
    except FileNotFoundError:
        return None
    return (status.st_ino, status.st_mtime_ns, status.st_size) if status else None
