"""The vector index: nearest passages by meaning (FAISS), saved without pickle.

Few vectors are kept in memory and compared one by one; more are compared as bytes first (index.byte_parts). Of many,
most stand in a base (index.vector_base) that is mapped from disk; what was added since is kept in memory, what was
removed is passed over, until there is enough of it for a new base.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import ArrayLike, NDArray

from index.base_filters import BaseFilters
from index.byte_parts import BytePart, ByteParts
from index.durable import write_durably
from index.lexical import Scored
from index.vector_base import BaseFile, Mask, Pile, VectorBase, build, selector
from ingest.errors import LibraryDamaged, ModelError

# Up to here every vector is kept as it is; above, as half-precision floats: half the memory (31 MB against 62 for
# 60,000 vectors of 256 numbers), a search in 1.9 ms against 3.3, and scores that differ by 1e-4.
FLAT_LIMIT = 20_000
# Of so many, so many times as many as are wanted, and some more, are found by bytes; the best of them are taken by what
# they are. Of 156,908 passages the 200 nearest are found so but for one in 30,000, in 6.7 ms instead of 9.8.
WIDER = 1.25
SPARE = 8
# From here on most vectors stand in a base.
BASE_FROM = 200_000
# A new base is made where this share of it was added or removed; the rest is written with every change (25 MB).
CHANGED_SHARE = 0.25
# So few passages are fetched each time (6 ms) rather than looked for among all: such filters seldom come again.
FEW = 2_000
MANIFEST = "manifest.json"
_REPAIR = "请运行 guiwen doctor --repair 重建。"


@dataclass(frozen=True, slots=True)
class VectorManifest:
    """What `manifest.json` says of the vectors beside it; `model` is the fingerprint of the embedding.

    `base` names what stands in a base, and `gone` the file of the ids in it that count no more, with its checksum.
    """

    generation: int
    count: int
    dimension: int
    model: str
    file: str
    sha256: str
    base: BaseFile | None = None
    gone: str = ""
    gone_sha256: str = ""

    def files(self) -> set[str]:
        """The names of all files of the index but the manifest."""
        based = {self.base.file, self.base.ids} if self.base else set()
        return {self.file, *based} | ({self.gone} if self.gone else set())


class VectorIndex:
    """Finds passages by their vectors; changes and searches must not run at the same time."""

    def __init__(
        self,
        index: faiss.IndexIDMap2,
        model: str,
        generation: int,
        base: VectorBase | None = None,
        gone: Mask | None = None,
    ) -> None:
        """`index` holds what is kept in memory; `gone` says which places of `base` count no more."""
        self._index = index
        self.model = model
        self.generation = generation
        self._base = base
        self._gone = np.zeros(len(base), dtype=bool) if base and gone is None else gone
        self._sorted: NDArray[np.int64] | None = None
        self._parts = self._unmade()
        self._kept_filters: BaseFilters | None = None

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
            index = faiss.deserialize_index(np.frombuffer(_whole(path, manifest.sha256), dtype=np.uint8))
        except RuntimeError as error:
            raise LibraryDamaged(f"向量索引文件无法解析：{path}（{error}）。{_REPAIR}") from error
        if not isinstance(index, faiss.IndexIDMap2) or index.d != manifest.dimension:
            raise LibraryDamaged(f"向量索引与清单不符：{path}。{_REPAIR}")
        base = VectorBase.open(folder, manifest.base, manifest.dimension) if manifest.base else None
        made = cls(index, manifest.model, manifest.generation, base)
        if manifest.gone:
            made._leave_out(np.frombuffer(_whole(folder / manifest.gone, manifest.gone_sha256), dtype="<i8"))
        if len(made) != manifest.count:
            raise LibraryDamaged(f"向量索引与清单不符：{path}。{_REPAIR}")
        return made

    def check(self, folder: Path) -> None:
        """LibraryDamaged when what is mapped from `folder` is not what was written; all else is compared at loading."""
        if self._base is not None:
            self._base.check(folder)

    def save(self, folder: Path, generation: int) -> None:
        """Write the index as `generation`; a reader, or a crash, sees the old state or the new one whole."""
        self._settle(folder)
        data = faiss.serialize_index(self._index).tobytes()
        checksum = hashlib.sha256(data).hexdigest()
        # The checksum in the name: saving one generation twice never rewrites a file that a manifest names.
        name = f"vectors-{generation}-{checksum[:8]}.faiss"
        write_durably(folder / name, data)
        gone = self._write_gone(folder, generation)
        told = self._base.told if self._base else None
        manifest = VectorManifest(generation, len(self), self.dimension, self.model, name, checksum, told, *gone)
        write_durably(folder / MANIFEST, json.dumps(asdict(manifest), indent=1).encode())
        self.generation = generation
        for pattern in ("vectors-*", "base-*", "gone-*"):
            for path in folder.glob(pattern):
                if path.name not in manifest.files():
                    # A system may refuse while another process has the file mapped; the next change clears it away.
                    with suppress(PermissionError):
                        path.unlink(missing_ok=True)

    def _settle(self, folder: Path) -> None:
        """Make a new base where enough has changed."""
        before = len(self._base) if self._base else 0
        fresh = int(self._index.ntotal)
        removed = int(np.count_nonzero(self._gone)) if self._gone is not None else 0
        if len(self) < BASE_FROM or max(fresh, removed) <= CHANGED_SHARE * before:
            return
        ids, inner = self._kept_ids(), faiss.downcast_index(self._index.index)
        pile = Pile(ids, inner.reconstruct_batch)
        self._base = build(folder, self.dimension, pile, self._base, self._gone)
        self._gone = np.zeros(len(self._base), dtype=bool)
        self._index = faiss.IndexIDMap2(_halves(self.dimension))
        self._kept_filters = None
        self._changed()

    def _write_gone(self, folder: Path, generation: int) -> tuple[str, str]:
        """The name and checksum of the file of ids in the base that count no more; empty where all count."""
        if self._base is None or self._gone is None or not self._gone.any():
            return "", ""
        data = self._base.ids[self._gone].astype("<i8").tobytes()
        checksum = hashlib.sha256(data).hexdigest()
        name = f"gone-{generation}-{checksum[:8]}.ids"
        write_durably(folder / name, data)
        return name, checksum

    @property
    def dimension(self) -> int:
        """The numbers in one vector."""
        return int(self._index.d)

    def __len__(self) -> int:
        standing = int(np.count_nonzero(~self._gone)) if self._gone is not None else 0
        return int(self._index.ntotal) + standing

    @property
    def based(self) -> int:
        """How many of the vectors stand in a base."""
        return len(self) - int(self._index.ntotal)

    def ids(self) -> NDArray[np.int64]:
        """The ids of the passages, in no promised order."""
        kept = self._kept_ids()
        if self._base is None or self._gone is None:
            return kept
        return np.concatenate([self._base.ids[~self._gone], kept])

    def _kept_ids(self) -> NDArray[np.int64]:
        return np.asarray(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Add L2-normalised vectors; an id that is there already gets the new one."""
        if vectors.shape != (len(ids), self.dimension):
            raise ModelError(f"向量的形状 {vectors.shape} 与索引不符：应为 {len(ids)} 行、每行 {self.dimension} 维。")
        if len(ids) == 0:
            return
        self.remove(ids)
        if self._index.ntotal + len(ids) > FLAT_LIMIT:
            self._halve()
        self._changed()
        self._index.add_with_ids(
            np.ascontiguousarray(vectors, dtype=np.float32), np.ascontiguousarray(ids, dtype=np.int64)
        )

    def remove(self, ids: ArrayLike) -> None:
        """Remove these passages; ids that are not there are passed over."""
        wanted = np.asarray(ids, dtype=np.int64)
        present = self._present(wanted)
        if len(present):
            self._changed()
            self._index.remove_ids(faiss.IDSelectorBatch(present))
        self._leave_out(wanted)

    def _changed(self) -> None:
        """Let go of what was made of the vectors in memory."""
        self._sorted, self._parts = None, self._unmade()

    def _unmade(self) -> ByteParts:
        return ByteParts(self.dimension, self._present, self._index.reconstruct_batch)

    def _leave_out(self, ids: NDArray[np.int64]) -> None:
        if self._base is not None and self._gone is not None:
            places = self._base.places(ids)
            self._gone[places[places >= 0]] = True
            self._kept_filters = None

    def search(self, vector: NDArray[np.float32], limit: int, allowed: NDArray[np.int64] | None = None) -> list[Scored]:
        """The nearest passages, among `allowed` ids where given, best first; a score is the inner product."""
        limit = min(limit, len(self) if allowed is None else len(allowed))
        if limit < 1:
            return []
        # For one query a second thread mostly waits: 2.9 ms with one against 36 ms with two on a busy machine
        # (60,000 vectors). OpenMP keeps this number for each calling thread.
        faiss.omp_set_num_threads(1)
        found = self._search_kept(vector, limit, allowed)
        if self._base is None:
            return found
        both = [*found, *self._search_base(vector, limit, allowed)]
        return sorted(both, key=lambda one: (-one.score, one.passage))[:limit]

    def _search_kept(self, vector: NDArray[np.float32], limit: int, allowed: NDArray[np.int64] | None) -> list[Scored]:
        if not self._index.ntotal:
            return []
        if part := self._part(allowed):
            return self._nearest(part, vector, limit)
        query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, self.dimension)
        if allowed is None:
            scores, ids = self._index.search(query, limit)
        else:
            filters = self._filters() if len(allowed) > FEW else None
            # The name keeps the selector alive: `chosen` holds its address only.
            those = filters.of(allowed).selector if filters else selector(allowed)
            chosen = faiss.SearchParameters()
            chosen.sel = those
            scores, ids = self._index.search(query, limit, params=chosen)
        return [
            Scored(int(passage), float(score)) for passage, score in zip(ids[0], scores[0], strict=True) if passage >= 0
        ]

    def _part(self, allowed: NDArray[np.int64] | None) -> BytePart | None:
        """Of many vectors in memory, those among `allowed` as bytes; None where they are compared as they are."""
        if self._index.ntotal <= FLAT_LIMIT or (allowed is not None and len(allowed) <= FEW):
            return None
        return self._parts.whole(self._kept_ids) if allowed is None else self._parts.left(allowed)

    def _nearest(self, part: BytePart, vector: NDArray[np.float32], limit: int) -> list[Scored]:
        """The nearest of a part: found by bytes, and put in order by what they are."""
        found = part.nearest(vector, math.ceil(WIDER * limit) + SPARE)
        if not len(found):
            return []
        scores = self._index.reconstruct_batch(found) @ np.asarray(vector, dtype=np.float32)
        first = np.lexsort((found, -scores))[:limit]
        return [Scored(*one) for one in zip(found[first].tolist(), scores[first].tolist(), strict=True)]

    def _search_base(self, vector: NDArray[np.float32], limit: int, allowed: NDArray[np.int64] | None) -> list[Scored]:
        base, gone, filters = self._base, self._gone, self._filters()
        if base is None or gone is None or filters is None:
            return []
        query = np.ascontiguousarray(vector, dtype=np.float32)
        if allowed is None:
            found, scores = base.search(query, limit, filters.standing)
        elif len(allowed) <= FEW:
            places = base.places(allowed)
            places = places[places >= 0]
            found, scores = base.nearest(query, limit, places[~gone[places]])
        else:
            found, scores = base.search(query, limit, filters.part(allowed))
        return [Scored(*one) for one in zip(base.ids[found].tolist(), scores.tolist(), strict=True)]

    def _filters(self) -> BaseFilters | None:
        if self._kept_filters is None and self._base is not None and self._gone is not None:
            self._kept_filters = BaseFilters(self._base, self._gone)
        return self._kept_filters

    def scores(self, vector: NDArray[np.float32], ids: NDArray[np.int64]) -> dict[int, float]:
        """The inner product of `vector` with each of these passages that is there."""
        faiss.omp_set_num_threads(1)  # as in `search`
        query = np.asarray(vector, dtype=np.float32)
        told: dict[int, float] = {}
        for present, rows in self._rows(ids):
            told |= dict(zip(present.tolist(), (rows @ query).tolist(), strict=True))
        return told

    def rows(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of these passages, in this order; each must be there, and be named once."""
        made = np.empty((len(ids), self.dimension), dtype=np.float32)
        order = np.argsort(ids)
        for present, rows in self._rows(ids):
            made[order[np.searchsorted(ids, present, sorter=order)]] = rows
        return made

    def _rows(self, ids: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """Those of `ids` that are there, with their vectors: what is kept in memory, and what stands in the base."""
        present = self._present(ids)
        if len(present):
            yield present, self._index.reconstruct_batch(present)
        if self._base is not None and self._gone is not None:
            places = self._base.places(ids)
            places = places[places >= 0]
            places = places[~self._gone[places]]
            if len(places):
                yield self._base.ids[places], self._base.vectors(places)

    def _present(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._sorted is None:
            self._sorted = np.sort(self._kept_ids())
        known = self._sorted
        if not len(known):
            return ids[:0]
        places = np.searchsorted(known, ids)
        return np.asarray(ids[known[np.minimum(places, len(known) - 1)] == ids], dtype=np.int64)

    def _halve(self) -> None:
        inner = faiss.downcast_index(self._index.index)
        if isinstance(inner, faiss.IndexScalarQuantizer):
            return
        ids = self._kept_ids()
        mapped = faiss.IndexIDMap2(_halves(self.dimension))
        if len(ids):
            mapped.add_with_ids(inner.reconstruct_n(0, len(ids)), ids)
        self._index = mapped


def _halves(dimension: int) -> faiss.IndexScalarQuantizer:
    return faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)


def _whole(path: Path, checksum: str) -> bytes:
    """The bytes of the file at `path`; LibraryDamaged when they have another checksum."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LibraryDamaged(f"向量索引文件无法读取：{path}（{error}）。{_REPAIR}") from error
    if hashlib.sha256(data).hexdigest() != checksum:
        raise LibraryDamaged(f"向量索引文件校验不符：{path}。{_REPAIR}")
    return data


def read_manifest(folder: Path) -> VectorManifest:
    """The manifest of the vectors saved in `folder`; LibraryDamaged when there is none or it is unreadable."""
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_bytes())
        manifest = VectorManifest(**told)
        return replace(manifest, base=BaseFile(**told["base"])) if manifest.base else manifest
    except (OSError, ValueError, TypeError) as error:
        raise LibraryDamaged(f"向量索引清单无法读取：{path}（{error}）。{_REPAIR}") from error
