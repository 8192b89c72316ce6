"""Two real processes on one folder: one writes while the other searches, and two write."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.library import Library
from ingest.errors import LibraryBusy
from tests.index.made_documents import data_of, hashed_embedding, regulation

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

WRITE = """
import sys
from pathlib import Path
from tests.index.made_documents import data_of, hashed_embedding, regulation
from index.library import Library

folder, prefix, count, batched = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4] == "batched"
library = Library.open(folder, hashed_embedding())
print("open", flush=True)
sys.stdin.readline()

def add(number):
    name = f"{prefix}{number}"
    library.add(regulation(name), data_of(name), f"/{name}")

if batched:
    with library.batch():
        for number in range(count):
            add(number)
else:
    for number in range(count):
        add(number)
        if number % 3 == 0:
            library.remove(f"{prefix}{number}管理办法")
"""

HOLD = """
import sys
from pathlib import Path
from index.library import Library

library = Library.open(Path(sys.argv[1]))
with library._lock.hold():
    print("open", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def process(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has opened the Library and waits for a line."""
    path = os.pathsep.join([str(ROOT), str(HERE), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": path},
    ) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "open\n"
        yield started


def go(started: subprocess.Popen[str]) -> None:
    assert started.stdin is not None
    started.stdin.write("\n")
    started.stdin.flush()


@pytest.mark.parametrize(("count", "way"), [(12, "single"), (300, "batched")])
def test_a_reader_sees_what_another_process_writes(tmp_path: Path, count: int, way: str) -> None:
    """Every search answers at once with whole documents, and at the end finds the last one without being reopened."""
    with (
        Library.open(tmp_path, hashed_embedding()) as library,
        process(WRITE, str(tmp_path), "外", str(count), way) as writer,
    ):
        assert library.search("外", 3) == []
        go(writer)
        slowest, searches, seen = 0.0, 0, set()
        while writer.poll() is None:
            started = time.monotonic()
            for hit in library.search("外 管理办法", 5):
                name = hit.document.title.removesuffix("管理办法")
                assert hit.passage.text == regulation(name).text[hit.passage.start : hit.passage.end]
                seen.add(name)
            slowest = max(slowest, time.monotonic() - started)
            searches += 1
        assert writer.returncode == 0
        assert searches > 1
        assert slowest < 5.0
        last = f"外{count - 1}"
        assert library.search(last, 1)[0].document.title == f"{last}管理办法"
        assert library.verify() == []


def test_two_writers_take_turns(tmp_path: Path) -> None:
    """One in a batch, one document by document: both finish and nothing is lost."""
    with (
        Library.open(tmp_path, hashed_embedding()) as library,
        process(WRITE, str(tmp_path), "批", "150", "batched") as first,
        process(WRITE, str(tmp_path), "单", "6", "single") as second,
    ):
        go(first)
        go(second)
        assert (first.wait(), second.wait()) == (0, 0)
        assert len(library.documents()) == 150 + 4
        assert library.verify() == []
        assert library.search("批149", 1)[0].document.title == "批149管理办法"


def test_a_library_opens_and_answers_while_another_process_writes(tmp_path: Path) -> None:
    """Opening does not wait for the writer, searching neither; writing says that the Library is busy."""
    with Library.open(tmp_path) as library:
        library.add(regulation("甲"), data_of("甲"), "/甲")
    with process(HOLD, str(tmp_path)) as holder:
        started = time.monotonic()
        with Library.open(tmp_path, wait=0.3) as library:
            assert library.search("甲", 1)[0].document.title == "甲管理办法"
            assert time.monotonic() - started < 10.0
            with pytest.raises(LibraryBusy, match="另一个进程"):
                library.add(regulation("乙"), data_of("乙"), "/乙")
            go(holder)
            holder.wait()
            library.add(regulation("乙"), data_of("乙"), "/乙")
            assert library.verify() == []


def test_two_processes_create_one_library(tmp_path: Path) -> None:
    """Both open a folder that is not there yet."""
    folder = tmp_path / "new"
    with (
        process(WRITE, str(folder), "一", "3", "batched") as first,
        process(WRITE, str(folder), "二", "3", "batched") as second,
    ):
        go(first)
        go(second)
        assert (first.wait(), second.wait()) == (0, 0)
    with Library.open(folder, hashed_embedding()) as library:
        assert len(library.documents()) == 6
        assert library.verify() == []
