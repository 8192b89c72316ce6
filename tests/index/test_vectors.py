"""The vector index: nearest passages, filters, and a folder that is whole or refused."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import base_filters
from index import vector_base as base_module
from index import vectors as module
from index.vectors import MANIFEST, VectorIndex, read_manifest
from ingest.errors import LibraryDamaged, ModelError

DIMENSION = 8
Ids = NDArray[np.int64]
Rows = NDArray[np.float32]


def rows(count: int, seed: int = 0) -> Rows:
    made = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


def ids(*values: int) -> Ids:
    return np.asarray(values, dtype=np.int64)


def filled(count: int = 20) -> VectorIndex:
    index = VectorIndex.empty(DIMENSION, "m")
    index.add(np.arange(count, dtype=np.int64) * 10, rows(count))
    return index


def found(index: VectorIndex, vector: Rows, limit: int = 3, allowed: Ids | None = None) -> list[int]:
    return [scored.passage for scored in index.search(vector, limit, allowed)]


def test_the_nearest_come_first() -> None:
    """Inner products order the passages, as computed by hand."""
    index, vector = filled(), rows(1, seed=7)[0]
    products = rows(20) @ vector
    scored = index.search(vector, 5)
    assert [one.passage for one in scored] == (np.argsort(-products)[:5] * 10).tolist()
    assert [one.score for one in scored] == pytest.approx(np.sort(products)[::-1][:5].tolist(), abs=1e-6)


def test_only_allowed_passages_are_found() -> None:
    """A filter is applied inside the search: as many are found as are allowed."""
    index = filled()
    assert sorted(found(index, rows(1)[0], 10, ids(30, 50, 999))) == [30, 50]
    assert found(index, rows(1)[0], 10, ids()) == []


def test_a_very_large_id_is_kept() -> None:
    """Ids are 63-bit numbers of the catalogue, not places."""
    index = VectorIndex.empty(DIMENSION, "m")
    index.add(ids(2**62), rows(1))
    assert found(index, rows(1)[0], 1, ids(2**62)) == [2**62]


def test_removed_passages_are_gone_and_unknown_ids_are_passed_over() -> None:
    """Removing is by id; removing twice is no error."""
    index = filled()
    for _ in range(2):
        index.remove([10, 20, 5])
    assert len(index) == 18
    assert not {10, 20} & set(index.ids().tolist())


def test_adding_an_id_again_replaces_its_vector() -> None:
    """Replaying a change leaves one vector of each passage."""
    index = filled()
    index.add(ids(0), rows(20)[7:8])
    assert len(index) == 20
    assert index.scores(rows(20)[7], ids(0))[0] == pytest.approx(1.0, abs=1e-6)


def test_scores_are_those_of_a_search() -> None:
    """A passage's score does not depend on how it was asked for; unknown passages have none."""
    index, vector = filled(), rows(1, seed=3)[0]
    searched = {one.passage: one.score for one in index.search(vector, 20)}
    assert index.scores(vector, ids(190, 0, 7)) == pytest.approx({190: searched[190], 0: searched[0]}, abs=1e-6)
    assert VectorIndex.empty(DIMENSION, "m").scores(vector, ids(1)) == {}


def test_vectors_of_another_size_are_refused() -> None:
    """Rows must fit the ids and the dimension."""
    with pytest.raises(ModelError, match="8"):
        filled().add(ids(1), np.zeros((1, 3), dtype=np.float32))


def test_an_empty_index_finds_nothing() -> None:
    """No passages, no hits."""
    assert found(VectorIndex.empty(DIMENSION, "m"), rows(1)[0]) == []


def test_a_large_index_keeps_halves_and_finds_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Over the limit vectors are half-precision: near the same scores, still removable and savable."""
    monkeypatch.setattr(module, "FLAT_LIMIT", 10)
    large, vector = filled(), rows(1, seed=5)[0]
    exact = dict(zip(range(0, 200, 10), (rows(20) @ vector).tolist(), strict=True))
    large.add(ids(500), rows(1, seed=9))
    large.remove([500])
    large.save(tmp_path, 1)
    for index in (large, VectorIndex.load(tmp_path)):
        assert {one.passage: one.score for one in index.search(vector, 20)} == pytest.approx(exact, abs=1e-3)
        assert sorted(found(index, vector, 5, ids(10, 60))) == [10, 60]


def test_many_are_compared_as_bytes_and_the_nearest_come_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them, what a filter leaves the first time and again, and after changes; scores are those of halves."""
    monkeypatch.setattr(module, "FLAT_LIMIT", 100)
    monkeypatch.setattr(module, "FEW", 50)
    index = VectorIndex.empty(DIMENSION, "m")
    held = {number * 3: row for number, row in enumerate(rows(600))}
    index.add(ids(*held), np.stack(list(held.values())))
    allowed = ids(*(one for one in held if one % 2))
    for change in (None, 9, 21):
        if change is not None:
            index.remove(ids(change))
            held.pop(change)
        for vector in rows(5, seed=4):
            asked = [(None, held)] + 3 * [(allowed, {one: row for one, row in held.items() if one % 2})]
            for among, there in asked:
                scored = index.search(vector, 12, among)
                assert [one.passage for one in scored] == exact(there, vector, 12)
                assert [one.score for one in scored] == pytest.approx(
                    [float(there[one.passage] @ vector) for one in scored], abs=2e-3
                )


def test_a_saved_index_comes_back(tmp_path: Path) -> None:
    """Generation, model, ids and results survive; older generations' files are removed."""
    index = filled()
    index.save(tmp_path, 3)
    index.remove([10])
    index.save(tmp_path, 4)
    loaded = VectorIndex.load(tmp_path)
    assert (loaded.generation, loaded.model, loaded.dimension, len(loaded)) == (4, "m", DIMENSION, 19)
    assert loaded.search(rows(1)[0], 5) == index.search(rows(1)[0], 5)
    assert len(list(tmp_path.iterdir())) == 2
    assert read_manifest(tmp_path).count == 19


def test_an_empty_index_can_be_saved(tmp_path: Path) -> None:
    """An empty library has an index too."""
    VectorIndex.empty(DIMENSION, "m").save(tmp_path, 1)
    assert len(VectorIndex.load(tmp_path)) == 0


def test_a_crash_before_the_manifest_leaves_the_old_state(tmp_path: Path) -> None:
    """A newer vector file that no manifest names is not read, and the next save removes it."""
    filled().save(tmp_path, 1)
    (tmp_path / "vectors-2-deadbeef.faiss").write_bytes(b"half")
    (tmp_path / "vectors-2-deadbeef.faiss.tmp").write_bytes(b"half")
    assert VectorIndex.load(tmp_path).generation == 1
    filled(5).save(tmp_path, 2)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("damage", ["no manifest", "no file", "flipped", "cut", "wrong count", "not json", "extra"])
def test_a_damaged_folder_is_refused(tmp_path: Path, damage: str) -> None:
    """Whatever does not agree is LibraryDamaged, never a wrong result."""
    filled().save(tmp_path, 1)
    manifest, file = tmp_path / MANIFEST, next(tmp_path.glob("*.faiss"))
    described = json.loads(manifest.read_bytes())
    data = bytearray(file.read_bytes())
    match damage:
        case "no manifest":
            manifest.unlink()
        case "no file":
            file.unlink()
        case "flipped":
            data[len(data) // 2] ^= 1
            file.write_bytes(data)
        case "cut":
            file.write_bytes(data[:-9])
        case "wrong count":
            manifest.write_text(json.dumps(described | {"count": 19}))
        case "not json":
            manifest.write_bytes(b"\xff{")
        case "extra":
            manifest.write_text("[1]")
    with pytest.raises(LibraryDamaged, match="向量索引"):
        VectorIndex.load(tmp_path)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 12)), max_size=30))
def test_the_index_holds_what_was_added_and_not_removed(steps: list[tuple[bool, int]]) -> None:
    """Any order of adding and removing ends with the set that a set would end with."""
    index, expected = VectorIndex.empty(DIMENSION, "m"), set[int]()
    for added, one in steps:
        if added:
            index.add(ids(one), rows(1, seed=one))
            expected.add(one)
        else:
            index.remove([one])
            expected.discard(one)
    assert sorted(index.ids().tolist()) == sorted(expected)


def rebuilt(monkeypatch: pytest.MonkeyPatch, folder: Path, count: int = 400) -> VectorIndex:
    """An index of which most stands in a base, as one of many vectors."""
    monkeypatch.setattr(module, "BASE_FROM", 100)
    index = filled(count)
    index.save(folder, 1)
    return index


def exact(index: dict[int, Rows], vector: Rows, limit: int) -> list[int]:
    return sorted(index, key=lambda one: (-float(index[one] @ vector), one))[:limit]


def test_many_vectors_stand_in_a_base_and_are_found_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A base keeps half-precision floats: the same passages, the same scores but for 1e-3; asked for by id too."""
    index, vector = rebuilt(monkeypatch, tmp_path), rows(1, seed=5)[0]
    products = dict(zip(range(0, 4000, 10), (rows(400) @ vector).tolist(), strict=True))
    best = sorted(products, key=lambda one: -products[one])[:10]
    for one in (index, VectorIndex.load(tmp_path)):
        assert len(one) == 400
        assert read_manifest(tmp_path).base is not None
        told = {scored.passage: scored.score for scored in one.search(vector, 10)}
        assert told == pytest.approx({passage: products[passage] for passage in best}, abs=1e-3)
        assert one.scores(vector, ids(10, 3990, 7)) == pytest.approx({10: products[10], 3990: products[3990]}, abs=1e-3)
        assert sorted(found(one, vector, 5, ids(10, 60, 61))) == [10, 60]


def test_a_base_is_not_written_again_for_a_few_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is added and removed stands beside it, comes back, and nothing of an older state is left on disk."""
    index, vector = rebuilt(monkeypatch, tmp_path), rows(1, seed=5)[0]
    written = read_manifest(tmp_path).base
    index.add(ids(5, 20), rows(2, seed=8))
    index.remove([30, 40, 5])
    index.save(tmp_path, 2)
    loaded = VectorIndex.load(tmp_path)
    assert read_manifest(tmp_path).base == written
    assert (len(loaded), loaded.generation) == (398, 2)
    assert {5, 30, 40}.isdisjoint(loaded.ids().tolist())
    assert {5, 30, 40}.isdisjoint(found(loaded, vector, 400))
    assert loaded.scores(rows(2, seed=8)[1], ids(20, 30))[20] == pytest.approx(1.0, abs=1e-3)
    assert {path.name for path in tmp_path.iterdir()} == read_manifest(tmp_path).files() | {MANIFEST}


@pytest.mark.parametrize(("added", "lists"), [(150, 16), (6000, 64)])
def test_many_changes_make_a_new_base(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, added: int, lists: int) -> None:
    """It holds what stood and what came, in the lists there were, or in new ones where far more came."""
    index, vector = rebuilt(monkeypatch, tmp_path, 200), rows(1, seed=5)[0]
    index.remove([0, 10])
    index.add(np.arange(added, dtype=np.int64) * 10 + 5, rows(added, seed=4))
    index.save(tmp_path, 2)
    held = dict(zip(range(20, 2000, 10), rows(200)[2:], strict=True))
    held |= dict(zip(range(5, added * 10, 10), rows(added, seed=4), strict=True))
    loaded = VectorIndex.load(tmp_path)
    base = loaded._base
    assert base is not None
    assert base.lists == lists
    assert sorted(loaded.ids().tolist()) == sorted(held)
    assert found(loaded, vector, 10) == exact(held, vector, 10)
    loaded.check(tmp_path)


def test_few_of_the_lists_find_most_of_what_all_find(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where very many vectors count only a part of the lists is looked through: recall stays above 0.9."""
    count = 4_000
    index = rebuilt(monkeypatch, tmp_path, count)
    monkeypatch.setattr(base_module, "LOOKED_THROUGH", 1_000)
    monkeypatch.setattr(base_module, "FETCHED", 50)
    asked = rows(30, seed=3)
    held = dict(zip(range(0, count * 10, 10), rows(count), strict=True))
    shares = [len(set(found(index, one, 10)).intersection(exact(held, one, 10))) / 10 for one in asked]
    assert np.mean(shares) > 0.9
    for limit in (1_000, 400):  # a hundred in all lists, and forty fetched
        few = np.arange(0, limit, 10, dtype=np.int64)
        inside = {one: held[one] for one in few.tolist()}
        assert all(set(found(index, one, 10, few)) == set(exact(inside, one, 10)) for one in asked)


def test_a_filter_that_recurs_is_copied_and_finds_all_of_the_nearest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The second time, while there is room: the same scores, nothing that was removed, and what was added since."""
    index = rebuilt(monkeypatch, tmp_path, 4_000)
    monkeypatch.setattr(base_module, "LOOKED_THROUGH", 1_500)
    monkeypatch.setattr(base_module, "FETCHED", 50)
    monkeypatch.setattr(module, "FEW", 10)
    monkeypatch.setattr(base_filters, "COPIED", 2_000)
    monkeypatch.setattr(base_filters, "OFTEN", 5)
    held = dict(zip(range(0, 40_000, 10), rows(4_000).astype(np.float16).astype(np.float32), strict=True))
    allowed = np.sort(np.append(np.arange(0, 15_000, 10, dtype=np.int64), ids(25, 55)))
    for one in (20, 50):
        index.remove([one])
        index.add(ids(one + 5), rows(1, seed=one))
        held.pop(one)
        held[one + 5] = rows(1, seed=one)[0]
        inside = {passage: held[passage] for passage in allowed.tolist() if passage in held}
        asked = rows(20, seed=3)
        index.search(asked[0], 10, allowed)
        for vector in asked:
            scored = index.search(vector, 10, allowed)
            assert [hit.passage for hit in scored] == exact(inside, vector, 10)
            told = [float(inside[hit.passage] @ vector) for hit in scored]
            assert [hit.score for hit in scored] == pytest.approx(told, abs=1e-3)
    other = np.arange(0, 20_000, 10, dtype=np.int64)
    filters = index._filters()
    assert filters is not None
    for times in range(1, 8):  # no room beside the first, until it was asked for often
        assert len(found(index, rows(1)[0], 10, other)) == 10
        assert [one.part.copied for one in filters.kept] == ([0, 1_498] if times <= 5 else [1_998, 0])
    for times in range(1, 8):
        assert len(found(index, rows(1)[0], 10, allowed)) == 10
        assert [one.part.copied for one in filters.kept] == ([0, 1_998] if times <= 5 else [1_498, 0])


def test_filters_that_leave_nothing_of_the_base(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What was added since is found, asked for again too."""
    index = rebuilt(monkeypatch, tmp_path)
    monkeypatch.setattr(module, "FEW", 1)
    index.add(ids(7, 17), rows(2, seed=2))
    allowed = ids(7, 17)
    assert [sorted(found(index, rows(1)[0], 5, allowed)) for _ in range(3)] == [[7, 17]] * 3


@pytest.mark.parametrize("which", ["file", "ids"])
def test_a_damaged_base_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, which: str) -> None:
    """Cut short it is not opened; another byte in it is found by the check, in the ids at once."""
    rebuilt(monkeypatch, tmp_path)
    told = read_manifest(tmp_path).base
    assert told is not None
    path = tmp_path / (told.file if which == "file" else told.ids)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(LibraryDamaged):
        VectorIndex.load(tmp_path).check(tmp_path)
    path.write_bytes(bytes(data[:-1]))
    with pytest.raises(LibraryDamaged):
        VectorIndex.load(tmp_path)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 60), max_size=30)), max_size=6))
def test_any_changes_leave_what_they_say(changes: list[tuple[bool, list[int]]]) -> None:
    """Whatever is added and removed, saved and opened again, the index holds the last vector of each passage."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as name:
        patch.setattr(module, "BASE_FROM", 20)
        folder, held = Path(name), dict[int, Rows]()
        VectorIndex.empty(DIMENSION, "m").save(folder, 0)
        for generation, (adds, some) in enumerate(changes, 1):
            index, chosen = VectorIndex.load(folder), np.asarray(sorted(set(some)), dtype=np.int64)
            if adds:
                index.add(chosen, rows(len(chosen), seed=generation))
                held |= dict(zip(chosen.tolist(), rows(len(chosen), seed=generation), strict=True))
            else:
                index.remove(chosen)
                held = {one: row for one, row in held.items() if one not in some}
            index.save(folder, generation)
        loaded, vector = VectorIndex.load(folder), rows(1, seed=99)[0]
        assert sorted(loaded.ids().tolist()) == sorted(held)
        products = {one: float(row @ vector) for one, row in held.items()}
        assert loaded.scores(vector, np.arange(61)) == pytest.approx(products, abs=1e-3)
        assert {one.passage: one.score for one in loaded.search(vector, 61)} == pytest.approx(products, abs=1e-3)
