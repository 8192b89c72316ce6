"""The vector index: nearest passages by meaning (FAISS), kept in memory and saved without pickle."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import ArrayLike, NDArray

from index.durable import write_durably
from index.lexical import Scored
from ingest.errors import LibraryDamaged, ModelError

# Up to here every vector is kept as it is; above, as half-precision floats: half the memory (31 MB against 62 for
# 60,000 vectors of 256 numbers), a search in 1.9 ms against 3.3, and scores that differ by 1e-4.
FLAT_LIMIT = 20_000
# Ids below this are chosen by bits (at most 1.25 MB).
BITS = 10_000_000
MANIFEST = "manifest.json"
_REPAIR = "请运行 guiwen doctor --repair 重建。"


@dataclass(frozen=True, slots=True)
class VectorManifest:
    """What `manifest.json` says of the vectors beside it; `model` is the fingerprint of the embedding."""

    generation: int
    count: int
    dimension: int
    model: str
    file: str
    sha256: str


class VectorIndex:
    """Finds passages by their vectors; changes and searches must not run at the same time."""

    def __init__(self, index: faiss.IndexIDMap2, model: str, generation: int) -> None:
        self._index = index
        self.model = model
        self.generation = generation
        self._sorted: NDArray[np.int64] | None = None

    @classmethod
    def empty(cls, dimension: int, model: str) -> VectorIndex:
        """An index of no passages for vectors of `dimension` numbers made by `model`."""
        return cls(faiss.IndexIDMap2(faiss.IndexFlatIP(dimension)), model, 0)

    @classmethod
    def load(cls, folder: Path) -> VectorIndex:
        """The index saved in `folder`; LibraryDamaged when manifest, file and checksum do not agree."""
        manifest = read_manifest(folder)
        while True:
            try:
                return cls._read(folder, manifest)
            except LibraryDamaged:
                # Another process may have saved a newer generation and removed the file meanwhile.
                newer = read_manifest(folder)
                if newer == manifest:
                    raise
                manifest = newer

    @classmethod
    def _read(cls, folder: Path, manifest: VectorManifest) -> VectorIndex:
        path = folder / manifest.file
        try:
            data = path.read_bytes()
        except OSError as error:
            raise LibraryDamaged(f"向量索引文件无法读取：{path}（{error}）。{_REPAIR}") from error
        if hashlib.sha256(data).hexdigest() != manifest.sha256:
            raise LibraryDamaged(f"向量索引文件校验不符：{path}。{_REPAIR}")
        try:
            index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        except RuntimeError as error:
            raise LibraryDamaged(f"向量索引文件无法解析：{path}（{error}）。{_REPAIR}") from error
        if not isinstance(index, faiss.IndexIDMap2) or (index.ntotal, index.d) != (manifest.count, manifest.dimension):
            raise LibraryDamaged(f"向量索引与清单不符：{path}。{_REPAIR}")
        return cls(index, manifest.model, manifest.generation)

    def save(self, folder: Path, generation: int) -> None:
        """Write the index as `generation`; a reader, or a crash, sees the old state or the new one whole."""
        data = faiss.serialize_index(self._index).tobytes()
        checksum = hashlib.sha256(data).hexdigest()
        # The checksum in the name: saving one generation twice never rewrites a file that a manifest names.
        name = f"vectors-{generation}-{checksum[:8]}.faiss"
        manifest = VectorManifest(generation, len(self), self.dimension, self.model, name, checksum)
        write_durably(folder / name, data)
        write_durably(folder / MANIFEST, json.dumps(asdict(manifest), indent=1).encode())
        self.generation = generation
        for path in folder.glob("vectors-*"):
            if path.name != name:
                path.unlink(missing_ok=True)

    @property
    def dimension(self) -> int:
        """The numbers in one vector."""
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def ids(self) -> NDArray[np.int64]:
        """The ids of the passages, in no promised order."""
        return np.asarray(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Add L2-normalised vectors; an id that is there already gets the new one."""
        if vectors.shape != (len(ids), self.dimension):
            raise ModelError(f"向量的形状 {vectors.shape} 与索引不符：应为 {len(ids)} 行、每行 {self.dimension} 维。")
        if len(ids) == 0:
            return
        self.remove(ids)
        if len(self) + len(ids) > FLAT_LIMIT:
            self._halve()
        self._sorted = None
        self._index.add_with_ids(
            np.ascontiguousarray(vectors, dtype=np.float32), np.ascontiguousarray(ids, dtype=np.int64)
        )

    def remove(self, ids: ArrayLike) -> None:
        """Remove these passages; ids that are not there are passed over."""
        present = self._present(np.asarray(ids, dtype=np.int64))
        if len(present):
            self._sorted = None
            self._index.remove_ids(faiss.IDSelectorBatch(present))

    def search(self, vector: NDArray[np.float32], limit: int, allowed: NDArray[np.int64] | None = None) -> list[Scored]:
        """The nearest passages, among `allowed` ids where given, best first; a score is the inner product."""
        limit = min(limit, len(self) if allowed is None else len(allowed))
        if limit < 1:
            return []
        query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, self.dimension)
        # For one query a second thread mostly waits: 2.9 ms with one against 36 ms with two on a busy machine
        # (60,000 vectors). OpenMP keeps this number for each calling thread.
        faiss.omp_set_num_threads(1)
        if allowed is None:
            scores, ids = self._index.search(query, limit)
        else:
            # The name keeps the selector alive: `chosen` holds its address only.
            selector = _selector(allowed)
            chosen = faiss.SearchParameters()
            chosen.sel = selector
            scores, ids = self._index.search(query, limit, params=chosen)
        return [
            Scored(int(passage), float(score)) for passage, score in zip(ids[0], scores[0], strict=True) if passage >= 0
        ]

    def scores(self, vector: NDArray[np.float32], ids: NDArray[np.int64]) -> dict[int, float]:
        """The inner product of `vector` with each of these passages that is there."""
        present = self._present(ids)
        if not len(present):
            return {}
        faiss.omp_set_num_threads(1)  # as in `search`
        products = self._index.reconstruct_batch(present) @ np.asarray(vector, dtype=np.float32)
        return dict(zip(present.tolist(), products.tolist(), strict=True))

    def _present(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._sorted is None:
            self._sorted = np.sort(self.ids())
        known = self._sorted
        if not len(known):
            return ids[:0]
        places = np.searchsorted(known, ids)
        return np.asarray(ids[known[np.minimum(places, len(known) - 1)] == ids], dtype=np.int64)

    def _halve(self) -> None:
        inner = faiss.downcast_index(self._index.index)
        if isinstance(inner, faiss.IndexScalarQuantizer):
            return
        halves = faiss.IndexScalarQuantizer(self.dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        ids = self.ids()
        mapped = faiss.IndexIDMap2(halves)
        if len(ids):
            mapped.add_with_ids(inner.reconstruct_n(0, len(ids)), ids)
        self._index = mapped


def _selector(ids: NDArray[np.int64]) -> faiss.IDSelector:
    """These ids, as bits where there is room for them: made and asked in a tenth of the time of a set."""
    if ids.max() >= BITS:
        return faiss.IDSelectorBatch(np.ascontiguousarray(ids, dtype=np.int64))
    chosen = np.zeros(int(ids.max()) + 1, dtype=bool)
    chosen[ids] = True
    bits = np.packbits(chosen, bitorder="little")
    return faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg,arg-type]  # the stubs lack the form for arrays


def read_manifest(folder: Path) -> VectorManifest:
    """The manifest of the vectors saved in `folder`; LibraryDamaged when there is none or it is unreadable."""
    path = folder / MANIFEST
    try:
        return VectorManifest(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise LibraryDamaged(f"向量索引清单无法读取：{path}（{error}）。{_REPAIR}") from error
