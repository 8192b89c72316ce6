"""The larger part of many vectors: one file that never changes, sorted into lists by nearness, mapped into memory."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.durable import TEMPORARY_SUFFIX, keep_durably, write_durably
from ingest.errors import LibraryDamaged

Ids = NDArray[np.int64]
Rows = NDArray[np.float32]
Numbers = NDArray[np.float32]
Mask = NDArray[np.bool_]

# Vectors learnt from for each list, as faiss advises at most (256), and rounds of learning; the same seed every time.
_LEARNT_FROM = 64
_ROUNDS = 8
_SEED = 1
# Lists are learnt anew where so many times as many would be right.
_OUTGROWN = 2
# So many of the vectors that count are looked through, in the nearest lists: a search takes the same time (10 ms of one
# processor) however many there are. Where no more count, every list is looked through and what is found is exact.
# What it finds of all is measured in docs/decisions/0026-scale.md.
LOOKED_THROUGH = 120_000
# So few are fetched and compared by themselves (3 µs each): asking of each of a million whether it counts takes 45 ms.
FETCHED = 10_000
# Ids below this are chosen by bits (at most 1.25 MB).
BITS = 10_000_000
_AT_ONCE = 16_384
_READ_AT_ONCE = 1 << 24
_REPAIR = "请运行 guiwen doctor --repair 重建。"


@dataclass(frozen=True, slots=True)
class BaseFile:
    """What a manifest says of a base: names, size and checksum of its vectors, checksum of its ids."""

    file: str
    bytes: int
    sha256: str
    ids: str
    ids_sha256: str


@dataclass(frozen=True, slots=True)
class Pile:
    """Vectors to be taken in: their ids, and how to get those at some places."""

    ids: Ids
    rows: Callable[[Ids], Rows]


class Part:
    """The places of a base that count, as bits; `copy` is lists with their vectors alone, where such were made."""

    def __init__(self, inside: Mask) -> None:
        self.inside = inside
        self.count = int(np.count_nonzero(inside))
        # The attribute keeps the bits alive: faiss holds their address only.
        self._bits = np.packbits(inside, bitorder="little")
        self.selector = faiss.IDSelectorBitmap(self._bits)  # type: ignore[call-arg,arg-type]  # the stubs lack the form for arrays
        self.copy: Any = None

    @property
    def copied(self) -> int:
        """How many vectors were copied."""
        return self.count if self.copy else 0

    def places(self) -> Ids:
        """The places that count, ascending."""
        return np.flatnonzero(self.inside)


class VectorBase:
    """Vectors as half-precision floats by place; place is the rank of the passage among `ids`. Nothing changes."""

    def __init__(self, lists: faiss.IndexIVFScalarQuantizer, ids: Ids, told: BaseFile) -> None:
        self._lists = lists
        self.ids = ids
        self.told = told

    @classmethod
    def open(cls, folder: Path, told: BaseFile, dimension: int) -> VectorBase:
        """The base that `told` names, its vectors read from disk as they are needed; LibraryDamaged when it is not so.

        The vectors' checksum is not compared: reading half a gigabyte takes longer than starting (see `check`).
        """
        path, beside = folder / told.file, folder / told.ids
        try:
            data = beside.read_bytes()
            size = path.stat().st_size
        except OSError as error:
            raise LibraryDamaged(f"向量索引文件无法读取：{folder}（{error}）。{_REPAIR}") from error
        if size != told.bytes or hashlib.sha256(data).hexdigest() != told.ids_sha256:
            raise LibraryDamaged(f"向量索引文件校验不符：{path}。{_REPAIR}")
        lists, ids = _mapped(path), np.frombuffer(data, dtype="<i8").astype(np.int64)
        if not isinstance(lists, faiss.IndexIVFScalarQuantizer) or (lists.ntotal, lists.d) != (len(ids), dimension):
            raise LibraryDamaged(f"向量索引与清单不符：{path}。{_REPAIR}")
        return cls(lists, ids, told)

    def check(self, folder: Path) -> None:
        """LibraryDamaged when the vectors are not those that were written."""
        try:
            found = _digest(folder / self.told.file)
        except OSError as error:
            raise LibraryDamaged(f"向量索引文件无法读取：{folder / self.told.file}（{error}）。{_REPAIR}") from error
        if found != self.told.sha256:
            raise LibraryDamaged(f"向量索引文件校验不符：{folder / self.told.file}。{_REPAIR}")

    def __len__(self) -> int:
        return len(self.ids)

    def places(self, ids: Ids) -> Ids:
        """The place of each of `ids`, -1 for one that is not there."""
        found = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[found] == ids, found, -1)

    def vectors(self, places: Ids) -> Rows:
        """The vectors at these places."""
        return np.asarray(self._lists.reconstruct_batch(np.ascontiguousarray(places, dtype=np.int64)))

    def search(self, query: Rows, limit: int, part: Part | None) -> tuple[Ids, Numbers]:
        """Places and inner products of the nearest, in `part` where given, best first."""
        own = part.copy if part else None  # read once: another thread may make room
        if part and own is None and part.count <= FETCHED:
            return self.nearest(query, limit, part.places())
        wanted = faiss.SearchParametersIVF()
        wanted.nprobe = self._probed(part.count if part else len(self))
        if part and own is None:
            wanted.sel = part.selector
        scores, places = (own or self._lists).search(query.reshape(1, -1), limit, params=wanted)
        there = places[0] >= 0
        return places[0][there], scores[0][there]

    def nearest(self, query: Rows, limit: int, places: Ids) -> tuple[Ids, Numbers]:
        """The nearest of these few places and their inner products, best first."""
        scores = self.vectors(places) @ query
        first = np.argsort(-scores, kind="stable")[:limit]
        return places[first], scores[first]

    def copy(self, part: Part) -> None:
        """Copy what counts into lists of its own, so that nothing else stands between: for as much memory."""
        lists = self.emptied()
        self.moved_into(lists, np.where(part.inside, np.arange(len(self)), -1))
        part.copy = lists

    def _probed(self, count: int) -> int:
        """How many lists to look through where `count` vectors count: the fewer these are, the more lists."""
        return math.ceil(min(1.0, LOOKED_THROUGH / max(1, count)) * self._lists.nlist)

    def emptied(self) -> Any:
        """Lists of the same middles, holding nothing."""
        return _empty(faiss.clone_index(self._lists.quantizer), self._lists.d)

    @property
    def lists(self) -> int:
        """How many lists there are."""
        return int(self._lists.nlist)

    def moved_into(self, target: Any, places: Ids) -> None:
        """Put what stands at each place into `target` at the place given for it; -1 leaves it out."""
        source: Any = self._lists.invlists
        size = self._lists.code_size
        for number in range(self.lists):
            count = source.list_size(number)
            if not count:
                continue
            to = places[faiss.rev_swig_ptr(source.get_ids(number), count)]
            codes = faiss.rev_swig_ptr(source.get_codes(number), count * size).reshape(count, size)
            kept = to >= 0
            moved, rows = np.ascontiguousarray(to[kept]), np.ascontiguousarray(codes[kept])
            target.invlists.add_entries(number, len(moved), faiss.swig_ptr(moved), faiss.swig_ptr(rows))
        target.ntotal += int(np.count_nonzero(places >= 0))


def selector(ids: NDArray[np.int64]) -> faiss.IDSelector:
    """These ids, as bits where there is room for them: made and asked in a tenth of the time of a set."""
    if ids.max() >= BITS:
        return faiss.IDSelectorBatch(np.ascontiguousarray(ids, dtype=np.int64))
    chosen = np.zeros(int(ids.max()) + 1, dtype=bool)
    chosen[ids] = True
    bits = np.packbits(chosen, bitorder="little")
    return faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg,arg-type]  # as in Part


def list_count(vectors: int) -> int:
    """How many lists so many vectors are sorted into: the power of two next to the root."""
    return 1 << max(0, round(math.log2(math.sqrt(max(1, vectors)))))


def build(
    folder: Path, dimension: int, fresh: Pile, before: VectorBase | None = None, gone: Mask | None = None
) -> VectorBase:
    """A new base in `folder`, on disk when this returns, of `fresh` and of what is not `gone` in `before`."""
    old = _remaining(before, gone) if before else Pile(fresh.ids[:0], fresh.rows)
    ids = np.sort(np.concatenate([old.ids, fresh.ids]))
    if before and before.lists * _OUTGROWN > list_count(len(ids)):
        lists = before.emptied()
        before.moved_into(lists, _new_places(before, gone, ids))
        piles = [fresh]
    else:
        lists = _empty(_middles(old, fresh, dimension), dimension)
        piles = [old, fresh]
    for pile in piles:
        for start in range(0, len(pile.ids), _AT_ONCE):
            places = np.arange(start, min(start + _AT_ONCE, len(pile.ids)))
            lists.add_with_ids(pile.rows(places), np.searchsorted(ids, pile.ids[places]))
    return _written(folder, lists, ids)


def _remaining(before: VectorBase, gone: Mask | None) -> Pile:
    places = np.arange(len(before)) if gone is None else np.flatnonzero(~gone)
    return Pile(before.ids[places], lambda some: before.vectors(places[some]))


def _new_places(before: VectorBase, gone: Mask | None, ids: Ids) -> Ids:
    """Where in `ids` each place of `before` comes to stand; -1 for what is gone."""
    places = np.searchsorted(ids, before.ids)
    return places if gone is None else np.where(gone, -1, places)


def _middles(old: Pile, fresh: Pile, dimension: int) -> faiss.Index:
    """The middles of lists for both piles, learnt from a part of them."""
    count = len(old.ids) + len(fresh.ids)
    lists = list_count(count)
    chosen = np.random.default_rng(_SEED).permutation(count)[: lists * _LEARNT_FROM]
    first = chosen < len(old.ids)
    sample = np.concatenate([old.rows(chosen[first]), fresh.rows(chosen[~first] - len(old.ids))])
    sample = sample[np.isfinite(sample).all(axis=1)]  # a model of somebody's own may give anything
    learning = faiss.Kmeans(dimension, lists, niter=_ROUNDS, spherical=True, seed=_SEED)
    learning.cp.min_points_per_centroid = 1  # a warning less
    learning.train(sample)
    middles = faiss.IndexFlatIP(dimension)
    middles.add(np.asarray(learning.centroids, dtype=np.float32))
    return middles


def _written(folder: Path, lists: Any, ids: Ids) -> VectorBase:
    lists.make_direct_map()
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"base{TEMPORARY_SUFFIX}"
    faiss.write_index(lists, str(temporary))
    checksum = _digest(temporary)
    data = ids.astype("<i8").tobytes()
    told = BaseFile(
        f"base-{checksum[:16]}.faiss",
        temporary.stat().st_size,
        checksum,
        f"base-{checksum[:16]}.ids",
        hashlib.sha256(data).hexdigest(),
    )
    write_durably(folder / told.ids, data)
    keep_durably(temporary, folder / told.file)
    return VectorBase.open(folder, told, lists.d)


def _empty(middles: faiss.Index, dimension: int) -> Any:
    made = faiss.IndexIVFScalarQuantizer(
        middles, dimension, middles.ntotal, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, False
    )
    made.is_trained = True
    return made


def _mapped(path: Path) -> faiss.Index:
    try:
        try:
            return faiss.read_index(str(path), faiss.IO_FLAG_MMAP)
        except RuntimeError:  # a system without such maps
            return faiss.read_index(str(path))
    except RuntimeError as error:
        raise LibraryDamaged(f"向量索引文件无法解析：{path}（{error}）。{_REPAIR}") from error


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while some := file.read(_READ_AT_ONCE):
            digest.update(some)
    return digest.hexdigest()
