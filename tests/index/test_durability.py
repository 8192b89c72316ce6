"""Crashes, full disks and damaged files: a Library is always whole, or says what is wrong and mends it."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedding
from index.library import Library
from ingest.document import Description, Document, DocumentKind
from ingest.errors import LibraryError
from tests.index.made_documents import HashedBackend, data_of, hashed_embedding, id_of, regulation
from tests.index.writing_child import name_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

# Longest time from a writer's start to its end: long enough to open, migrate, and write some batches.
LONGEST_LIFE = 1.2


class Template:
    """Starts writers and kills them."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(ROOT), str(HERE), os.environ.get("PYTHONPATH", "")])
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "writing_child.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": path},
        )

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def run_and_kill(self, folder: Path, seed: int, life: float) -> list[tuple[str, int, int]]:
        """What a writer said in its life of `life` seconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{folder} {seed}\n")
        self._process.stdin.flush()
        said: list[tuple[str, int, int]] = []
        named, pid = self._process.stdout.readline().split()[0:2]
        assert named == "pid"
        time.sleep(life)
        os.kill(int(pid), signal.SIGKILL)
        for line in self._process.stdout:
            if line == "ended\n":
                return said
            word, slot, version = line.split()
            said.append((word, int(slot), int(version)))
        raise AssertionError("the template died")


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    made = Template()
    yield made
    made.close()


class Expectation:
    """For each slot the versions it may have: the last one that was done, and those tried since."""

    def __init__(self) -> None:
        self.allowed: dict[int, set[int]] = {}

    def hear(self, said: Sequence[tuple[str, int, int]]) -> None:
        for word, slot, version in said:
            allowed = self.allowed.setdefault(slot, {0})
            if word == "done":
                allowed.clear()
            allowed.add(version)

    def see(self, library: Library) -> None:
        """Compare with what is there, which from now on is certain."""
        assert library.verify() == []
        found = {int(one.sources[0].path[1:]): one for one in library.documents()}
        for slot, record in found.items():
            assert len(record.sources) == 1
            version = int(record.title.removesuffix("管理办法").split("版")[1])
            assert record.title == f"{name_of(slot, version)}管理办法"
            assert version in self.allowed[slot]
            name = name_of(slot, version)
            assert library.read(record.id) == regulation(name, record.articles)
            assert library.original(record.id).read_bytes() == data_of(name)
            assert library.search(name, 1)[0].document == record
            self.allowed[slot] = {version}
        for slot in self.allowed.keys() - found.keys():
            assert 0 in self.allowed[slot]
            self.allowed[slot] = {0}


def survive(template: Template, folder: Path, instants: int, seed: int) -> int:
    draw = random.Random(seed)
    expectation = Expectation()
    heard = 0
    for number in range(1, instants + 1):
        said = template.run_and_kill(folder, seed + number, draw.uniform(0.0, LONGEST_LIFE))
        expectation.hear(said)
        heard += len(said)
        with Library.open(folder, hashed_embedding()) as library:
            expectation.see(library)
    return heard


def test_a_killed_writer_leaves_every_document_whole_or_absent(template: Template, tmp_path: Path) -> None:
    """After SIGKILL at any instant, what was done is there, what was tried is whole or absent, nothing is half."""
    assert survive(template, tmp_path / "lib", 5, seed=1) > 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [100, 200, 300, 400])
def test_a_library_survives_many_killed_writers(template: Template, tmp_path: Path, seed: int) -> None:
    """Twenty instants, the first ones while the Library is being created."""
    assert survive(template, tmp_path / "lib", 20, seed) > 0


class FailingBackend(HashedBackend):
    """Fails at the given call, as a process does that ends there."""

    def __init__(self, calls: int) -> None:
        self._calls = calls

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._calls -= 1
        if self._calls < 0:
            raise KeyboardInterrupt
        return super().encode(texts)


def test_indexes_that_were_left_behind_catch_up_at_the_next_opening(tmp_path: Path) -> None:
    """The catalogue was committed, the full-text index was, the vectors were not."""
    with Library.open(tmp_path, Embedding(FailingBackend(1), "hashed")) as library:
        library.add(regulation("甲"), data_of("甲"), "/甲")
        with pytest.raises(KeyboardInterrupt):
            library.add(regulation("乙"), data_of("乙"), "/乙")
        assert [one.kind for one in library.verify()] == ["vectors_behind", "vectors_differ"]
    with Library.open(tmp_path, hashed_embedding()) as library:
        assert library.verify() == []
        assert len(library.documents()) == 2


def test_what_a_crash_left_among_the_originals_is_cleared(tmp_path: Path) -> None:
    """Temporary files and bytes that were never committed go; bytes of a removed document move to `removed/`."""
    with Library.open(tmp_path) as library:
        library.add(regulation("甲"), data_of("甲"), "/甲")
        original = library.original(id_of(data_of("甲")))
        library.remove("甲管理办法")
    original.write_bytes(data_of("甲"))
    (original.parent / "torn.tmp").write_bytes(b"half")
    (original.parent / ("0" * 64)).write_bytes(b"never committed")
    with Library.open(tmp_path) as library:
        assert library.verify() == []
    assert not list(original.parent.iterdir())
    assert (tmp_path / "removed" / original.parent.name / original.name).read_bytes() == data_of("甲")
    assert len((tmp_path / "removed" / "removed.jsonl").read_text().splitlines()) == 1


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """The system refuses to let any file grow beyond `size` bytes, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def large(data: bytes, characters: int) -> Document:
    return Document(id_of(data), Description("大", DocumentKind.OTHER), "大" * characters, (), ())


@pytest.mark.parametrize(
    ("data", "characters"),
    [
        (b"x" * 3_000_000, 10),  # the original does not fit
        (b"small", 2_000_000),  # the catalogue does not fit
    ],
)
def test_a_disk_that_refuses_leaves_nothing_half_stored(tmp_path: Path, data: bytes, characters: int) -> None:
    """The error says what to check; the Library stays as it was, and works on when there is room again."""
    with Library.open(tmp_path, hashed_embedding()) as library:
        library.add(regulation("甲"), data_of("甲"), "/甲")
        generation = library.generation
        with files_up_to(2_000_000), pytest.raises(LibraryError, match="磁盘"):
            library.add(large(data, characters), data, "/大")
        assert library.generation == generation
        assert library.verify() == []
        library.add(large(data, characters), data, "/大")
        assert library.verify() == []


def test_an_index_that_could_not_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """The error says which index, searches go on with the one before, and a later try succeeds."""
    with Library.open(tmp_path, hashed_embedding()) as library:
        with library.batch():
            for number in range(6):
                name = f"多{number}"
                library.add(regulation(name, 100), data_of(name), name)
        before = library.search("多2", 5)
        with files_up_to(10_000), pytest.raises(LibraryError, match="索引写入失败"):
            library.rebuild()
        assert library.search("多2", 5) == before
        assert library.verify() == []
        library.rebuild()
        assert library.verify() == []
    assert len(list((tmp_path / "lexical").glob("index-*"))) == 1


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    path.write_bytes(b"\x07" * path.stat().st_size)


def gone(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [
        ("lexical", gone),
        ("lexical/generation.json", gone),
        ("lexical/generation.json", truncated),
        ("lexical/index-*", gone),
        ("lexical/index-*/meta.json", gone),
        ("lexical/index-*/meta.json", truncated),
        ("lexical/index-*/*.term", gone),
        ("lexical/index-*/*.idx", truncated),
        ("vectors", gone),
        ("vectors/manifest.json", gone),
        ("vectors/manifest.json", overwritten),
        ("vectors/*.faiss", gone),
        ("vectors/*.faiss", truncated),
        ("vectors/*.faiss", overwritten),
    ],
)
def test_damaged_indexes_are_built_anew(tmp_path: Path, pattern: str, damage: Callable[[Path], None]) -> None:
    """A search after opening finds what it found before; repair leaves nothing to be found wrong."""
    with Library.open(tmp_path, hashed_embedding()) as library:
        for name in "甲乙丙":
            library.add(regulation(name), data_of(name), name)
        before = library.search("乙 档案管理", 5)
    for path in list(tmp_path.glob(pattern)):
        damage(path)
    with Library.open(tmp_path, hashed_embedding()) as library:
        assert library.search("乙 档案管理", 5) == before
        assert library.repair() == []
        assert library.search("乙 档案管理", 5) == before


def test_an_original_that_was_removed_by_mistake_is_brought_back(tmp_path: Path) -> None:
    """Bytes that are still in `removed/` mend a document that lacks them."""
    with Library.open(tmp_path) as library:
        library.add(regulation("甲"), data_of("甲"), "/甲")
        library.remove("甲管理办法")
        library.add(regulation("甲"), data_of("甲"), "/甲")
        library.original(id_of(data_of("甲"))).unlink()
        assert [one.kind for one in library.verify()] == ["original_missing"]
        assert library.repair() == []


def test_damage_that_nothing_mends_is_told(tmp_path: Path) -> None:
    """Changed originals and rows that do not fit are found with their document."""
    with Library.open(tmp_path) as library:
        document_id = library.add(regulation("甲"), data_of("甲"), "/甲").document_id
        library.original(document_id).write_bytes(b"other")
        assert [(one.kind, one.document_id) for one in library.repair()] == [("original_changed", document_id)]


def test_an_index_of_another_form_is_built_anew_when_the_library_opens(tmp_path: Path) -> None:
    """Whoever comes from an older program finds what there was, and by what the old index lacked."""
    with Library.open(tmp_path) as library:
        library.add(regulation("甲"), data_of("甲"), "/甲")
        before = library.search("甲 档案管理", 5)
    pointer = tmp_path / "lexical" / "generation.json"
    told = json.loads(pointer.read_text(encoding="utf-8"))
    del told["form"]
    pointer.write_text(json.dumps(told), encoding="utf-8")
    with Library.open(tmp_path) as library:
        assert library.search("甲 档案管理", 5) == before
        assert library.verify() == []
    assert json.loads(pointer.read_text(encoding="utf-8"))["folder"] != told["folder"]
