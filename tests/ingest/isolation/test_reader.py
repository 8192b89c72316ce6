"""Reading in another process: the same documents and errors, and nothing that a file does hurts the caller."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.corrections import Correction
from ingest.document import Box, Document, DocumentKind
from ingest.errors import DamagedFile, EmptyFile, IngestError, TookTooLong, TooLarge
from ingest.isolation import IsolatedReader, child, wire
from ingest.pipeline import ingest
from ingest.readers import Limits
from ingest.readers.readings import Readings
from ingest.readers.recognition import Memory, RecognisedLine
from tests.ingest.readers.drawn import drawn, scanned

TODAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader() as opened:
        yield opened


def test_the_documents_are_the_same(reader: IsolatedReader, samples: Path) -> None:
    """Every sample file gives, through the other process, exactly what it gives here."""
    for path in sorted(path for path in samples.rglob("*") if path.is_file()):
        data = path.read_bytes()
        assert reader(data, path.name, today=TODAY) == ingest(data, path.name, today=TODAY), path.name


def test_kind_and_limits_are_passed_on(reader: IsolatedReader) -> None:
    """The caller's choice reaches the reading process."""
    data = "云渡县情况\n一切正常。\n".encode()
    assert reader(data, "甲.txt", kind=DocumentKind.REPORT, today=TODAY).description.kind is DocumentKind.REPORT
    with pytest.raises(TooLarge):
        reader(data, "甲.txt", today=TODAY, limits=Limits(bytes=10))


def test_errors_are_the_same(reader: IsolatedReader) -> None:
    """An error keeps its kind, its code and its words."""
    with pytest.raises(EmptyFile) as here:
        ingest(b"", "空.txt", today=TODAY)
    with pytest.raises(EmptyFile) as there:
        reader(b"", "空.txt", today=TODAY)
    assert there.value.message == here.value.message


def test_a_name_that_is_no_utf8_is_passed_on(reader: IsolatedReader) -> None:
    """File names are bytes on some systems."""
    assert reader("甲乙丙".encode(), "\udcff.txt", today=TODAY).text == "甲乙丙"


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read() -> None:
    """The process is killed when the time is over, and another takes its place."""
    with IsolatedReader() as reader:
        reader("甲".encode(), "热身.txt", today=TODAY)
        slow = "第一条　甲。\n".encode() * 400_000
        started = time.monotonic()
        with pytest.raises(TookTooLong, match="GUIWEN_READING_SECONDS"):
            reader(slow, "慢.txt", today=TODAY, limits=replace(Limits(), seconds=0.2))
        assert time.monotonic() - started < 10
        assert reader("甲".encode(), "乙.txt", today=TODAY).text == "甲"


def test_a_process_that_dies_of_a_file_is_told_and_replaced() -> None:
    """A crash in a library is one file's failure."""
    with IsolatedReader() as reader:
        process = reader._running()
        killer = threading.Timer(0.3, os.kill, (process.pid, signal.SIGKILL))
        killer.start()
        with pytest.raises(DamagedFile, match="意外退出"):
            reader("第一条　甲。\n".encode() * 400_000, "崩.txt", today=TODAY)
        assert reader("甲".encode(), "乙.txt", today=TODAY).text == "甲"


def test_memory_is_bounded() -> None:
    """A file that needs more memory than allowed is refused in words."""
    with IsolatedReader(memory=700 * 1024**2) as reader, pytest.raises((TooLarge, DamagedFile)):
        reader("第一条　甲。\n".encode() * 3_000_000, "大.txt", today=TODAY)


def test_the_process_ends_with_its_parent() -> None:
    """Without anybody who asks, it does not stay."""
    reader = IsolatedReader()
    process = reader._running()
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    reader.close()


def test_what_no_reader_foresaw_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer names the file and the kind of error."""

    def broken(data: bytes, **_: object) -> Document:
        raise ZeroDivisionError

    monkeypatch.setattr(child, "ingest", broken)
    request = wire.unpacked_request(wire.packed_request("甲.txt", None, TODAY, Limits()))
    with pytest.raises(IngestError, match="ZeroDivisionError"):
        wire.unpacked_answer(child.answer(request, b"x", io.BytesIO()))


def test_recognised_pages_go_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the caller remembers reaches the reading process, and each page it recognises is told at once."""
    known = (RecognisedLine("第一页", Box(1, 2, 3, 4), 0.9),)
    fresh = (RecognisedLine("第二页", Box(1, 2, 3, 4), 0.7),)

    def reading(data: bytes, name: str, *, memory: Memory, **_: object) -> Document:
        assert memory.recall("") == {1: known}
        memory.keep("", 2, fresh)
        return ingest(data, name, today=TODAY)

    monkeypatch.setattr(child, "ingest", reading)
    request = wire.unpacked_request(wire.packed_request("甲.txt", None, TODAY, Limits(), {1: known}))
    told = io.BytesIO()
    assert wire.unpacked_answer(child.answer(request, "甲".encode(), told)).text == "甲"
    told.seek(0)
    page = wire.read_frame(told)
    assert page is not None
    assert wire.unpacked_page(page) == (2, fresh)


def test_corrections_reach_the_reading_process(reader: IsolatedReader, tmp_path: Path) -> None:
    """A scan is recognised there, within its bounds, kept here, and corrected when it is read again."""
    memory, data = Readings(tmp_path), scanned(drawn(["第一页的字"]), drawn(["第二页的字"]))
    first = reader(data, "扫描.pdf", today=TODAY, memory=memory)
    assert set(memory.recall(hashlib.sha256(data).hexdigest())) == {1, 2}
    place = first.places[0]
    assert place.box is not None
    correction = Correction(place.page, place.box, "第一页的字", "头一页的字")
    again = reader(data, "扫描.pdf", today=TODAY, memory=memory, corrections=[correction])
    assert again.text.startswith("头一页的字")
    assert again == ingest(data, "扫描.pdf", today=TODAY, memory=memory, corrections=[correction])
