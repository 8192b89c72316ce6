"""The Library: adding, replacing, removing, finding, and what it says when something is wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedding
from index.following import TEXTS_AT_ONCE
from index.library import Library
from index.records import AddOutcome, AddStatus, SearchFilters
from ingest.document import Description, Document, DocumentKind
from ingest.errors import (
    AmbiguousDocument,
    DocumentNotFound,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
)
from tests.index.made_documents import HashedBackend, data_of, hashed_embedding, id_of, regulation


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "lib", hashed_embedding(), wait=10) as opened:
        yield opened


def add(library: Library, name: str, source: str | None = None, *, refresh: bool = False) -> AddOutcome:
    return library.add(regulation(name), data_of(name), source or f"/{name}.txt", refresh=refresh)


def titles(library: Library) -> list[str]:
    return [record.title.removesuffix("管理办法") for record in library.documents()]


def found(library: Library, query: str, filters: SearchFilters | None = None, limit: int = 5) -> list[str]:
    return [hit.document.title.removesuffix("管理办法") for hit in library.search(query, limit, filters)]


def removed(library: Library) -> list[dict[str, object]]:
    log = library.folder / "removed" / "removed.jsonl"
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def test_a_document_that_was_added_can_be_read_and_found(library: Library) -> None:
    """Text, units, places, original bytes and passages are those that were given."""
    document = regulation("甲")
    outcome = add(library, "甲")
    assert outcome == AddOutcome(AddStatus.ADDED, document.id)
    assert library.read(document.id) == document
    assert library.text(document.id) == document.text
    assert library.units(document.id) == document.units
    assert library.places(document.id) == document.places
    assert library.original(document.id).read_bytes() == data_of("甲")
    hit = library.search("甲 第2条", 1)[0]
    assert hit.document == library.document("甲管理办法")
    assert hit.passage.text == document.text[hit.passage.start : hit.passage.end]
    assert hit.passage.unit_ids == (f"{document.id}/a{hit.passage.ordinal + 1}",)
    assert hit.lexical is not None
    assert hit.dense is not None
    assert library.verify() == []


def test_the_same_bytes_again_change_nothing(library: Library) -> None:
    """Adding twice gives one document, one set of passages and the same generation."""
    add(library, "甲")
    generation = library.generation
    assert add(library, "甲").status is AddStatus.UNCHANGED
    assert library.generation == generation
    assert titles(library) == ["甲"]


def test_the_same_bytes_under_another_path_add_a_source(library: Library) -> None:
    """Every path is remembered; the first names the file."""
    add(library, "甲")
    assert add(library, "甲", "/副本/甲2.txt").status is AddStatus.UNCHANGED
    record = library.document("甲管理办法")
    assert [source.path for source in record.sources] == ["/甲.txt", "/副本/甲2.txt"]
    assert record.file == "甲.txt"


def test_other_bytes_under_a_known_path_replace_the_document(library: Library) -> None:
    """The old document leaves every index, and its bytes and title are kept aside."""
    old = add(library, "甲", "/a.txt").document_id
    outcome = add(library, "乙", "/a.txt")
    assert (outcome.status, outcome.replaced) == (AddStatus.UPDATED, old)
    assert titles(library) == ["乙"]
    assert set(found(library, "甲")) == {"乙"}
    assert [(line["title"], line["reason"], line["sources"]) for line in removed(library)] == [
        ("甲管理办法", "replaced", ["/a.txt"])
    ]
    assert library.verify() == []


def test_a_document_that_another_path_still_names_stays(library: Library) -> None:
    """Only the last path that names a document takes it along."""
    add(library, "甲", "/a.txt")
    add(library, "甲", "/b.txt")
    assert add(library, "乙", "/a.txt").status is AddStatus.ADDED
    assert titles(library) == ["甲", "乙"]
    assert [source.path for source in library.document("甲管理办法").sources] == ["/b.txt"]
    assert add(library, "乙", "/b.txt").status is AddStatus.UPDATED
    assert titles(library) == ["乙"]


def test_a_new_reading_of_the_same_bytes_is_taken_when_asked_for(library: Library) -> None:
    """`refresh` replaces the tree and keeps every source; the bytes are no removed document."""
    add(library, "甲")
    add(library, "甲", "/b.txt")
    read = regulation("甲", 6)
    assert library.add(read, data_of("甲"), "/甲.txt").status is AddStatus.UNCHANGED
    assert library.add(read, data_of("甲"), "/甲.txt", refresh=True).status is AddStatus.UPDATED
    assert library.read(read.id) == read
    assert [source.path for source in library.document(read.id).sources] == ["/甲.txt", "/b.txt"]
    assert removed(library) == []
    assert library.verify() == []


def test_known_bytes_need_no_parsing(library: Library) -> None:
    """`known` names the document and remembers the path; bytes never seen are not known."""
    add(library, "甲")
    assert library.known(data_of("乙"), "/乙.txt") is None
    record = library.known(data_of("甲"), "/另.txt")
    assert record is not None
    assert [source.path for source in record.sources] == ["/甲.txt", "/另.txt"]


def test_a_path_whose_bytes_became_those_of_another_document_moves_over(library: Library) -> None:
    """What the path named before leaves, when nothing else names it."""
    add(library, "甲", "/a.txt")
    add(library, "乙", "/b.txt")
    assert library.known(data_of("乙"), "/a.txt") is not None
    assert titles(library) == ["乙"]
    assert library.verify() == []


def test_two_contents_never_share_an_id(library: Library) -> None:
    """An id that other bytes already hold is refused."""
    add(library, "甲")
    with pytest.raises(LibraryError, match="占用"):
        library.add(regulation("甲"), b"other bytes", "/c.txt")
    assert library.verify() == []


def test_removing_takes_a_document_out_of_everything_but_keeps_its_bytes(library: Library) -> None:
    """Nothing is ever lost: the original moves to `removed/`, and the document may come back."""
    document = regulation("甲")
    add(library, "甲")
    original = library.original(document.id)
    library.remove(document.id)
    assert not original.exists()
    assert (library.folder / "removed" / original.parent.name / original.name).read_bytes() == data_of("甲")
    assert [line["reason"] for line in removed(library)] == ["removed"]
    assert library.search("甲", 5) == []
    with pytest.raises(DocumentNotFound):
        library.text(document.id)
    assert add(library, "甲").status is AddStatus.ADDED
    assert library.verify() == []


def test_a_document_that_is_not_there_cannot_be_removed(library: Library) -> None:
    """The message names what was asked for."""
    with pytest.raises(DocumentNotFound, match="没有这个"):
        library.remove("没有这个")


def test_a_title_that_several_documents_bear_is_ambiguous(library: Library) -> None:
    """The message lists the ids to choose from; an id is never ambiguous."""
    for name, begin in (("甲", date(2010, 1, 1)), ("乙", date(2020, 1, 1))):
        made = regulation(name, title="档案管理办法", effective_from=begin)
        library.add(made, data_of(name), f"/{name}")
    with pytest.raises(AmbiguousDocument, match=id_of(data_of("甲")) + "（某某市人民政府，2010-01-01）"):
        library.document("《档案管理办法》")
    assert library.document(id_of(data_of("乙"))).effective_from == date(2020, 1, 1)


def test_a_batch_stores_and_indexes_together(library: Library) -> None:
    """Outcomes are told at once, documents are readable inside the block, and all is indexed after it."""
    names = [f"文件{number}" for number in range(70)]
    with library.batch():
        outcomes = [add(library, name) for name in names]
        assert add(library, names[-1]).status is AddStatus.UNCHANGED
        assert library.document(id_of(data_of(names[-1]))).title == f"{names[-1]}管理办法"
        assert library.text(id_of(data_of(names[-1]))) == regulation(names[-1]).text
        assert library.known(data_of("别的"), "/别的") is None
    assert {outcome.status for outcome in outcomes} == {AddStatus.ADDED}
    assert titles(library) == names
    assert found(library, "文件42", limit=1) == ["文件42"]
    assert library.verify() == []


def test_a_document_waiting_in_a_batch_looks_as_it_will(library: Library) -> None:
    """Only the key is still to come."""
    with library.batch():
        outcome = add(library, "甲")
        waiting = library.document(outcome.document_id)
    stored = library.document(outcome.document_id)
    assert waiting.key == 0
    assert (waiting.title, waiting.units, waiting.file) == (stored.title, stored.units, stored.file)


def test_a_batch_sees_its_own_documents_in_every_order(library: Library) -> None:
    """The same path or bytes twice in one batch end as they would one by one."""
    with library.batch():
        assert add(library, "甲", "/a").status is AddStatus.ADDED
        assert add(library, "乙", "/a").status is AddStatus.UPDATED
        assert add(library, "乙", "/b").status is AddStatus.UNCHANGED
        assert library.known(data_of("乙"), "/c") is not None
    assert titles(library) == ["乙"]
    assert [source.path for source in library.documents()[0].sources] == ["/a", "/b", "/c"]
    assert library.verify() == []


def test_what_was_accepted_before_an_error_in_a_batch_is_kept(library: Library) -> None:
    """The block's error passes through; a document that was refused leaves the others alone."""

    def interrupted() -> None:
        with library.batch():
            add(library, "甲")
            with pytest.raises(LibraryError):
                library.add(regulation("甲"), b"other bytes", "/c.txt")
            add(library, "乙")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert titles(library) == ["甲", "乙"]
    assert library.verify() == []


def test_an_empty_library_finds_nothing(library: Library) -> None:
    """No documents, no hits, no findings."""
    assert library.search("任何问题", 5) == []
    assert library.documents() == []
    assert library.verify() == []


class RecordingBackend(HashedBackend):
    """Remembers how many texts it was given at once."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.sizes.append(len(texts))
        return super().encode(texts)


def test_embedding_is_fed_in_bounded_portions(tmp_path: Path) -> None:
    """Memory stays flat however many passages are indexed at once."""
    backend = RecordingBackend()
    with Library.open(tmp_path, Embedding(backend, "recording")) as library, library.batch():
        for number in range(12):
            name = f"长{number}"
            library.add(regulation(name, 400), data_of(name), name)
    assert sum(backend.sizes) == 4_800
    assert max(backend.sizes) <= TEXTS_AT_ONCE


def test_another_model_gets_vectors_of_its_own(library: Library) -> None:
    """Opening with another embedding rebuilds the vectors, and the first finds them strange."""
    add(library, "甲")
    with Library.open(library.folder, hashed_embedding("another")) as other:
        assert other.verify() == []
        assert found(other, "甲")
    assert [finding.kind for finding in library.verify()] == ["vectors_of_other_model"]
    assert found(library, "甲")


def test_vectors_catch_up_after_a_time_without_their_model(library: Library) -> None:
    """Documents added and removed by words alone are followed when the embedding is back."""
    add(library, "甲")
    with Library.open(library.folder) as by_words:
        add(by_words, "乙")
        by_words.remove("甲管理办法")
        assert by_words.verify() == []
    assert [finding.kind for finding in library.verify()] == ["vectors_behind", "vectors_differ"]
    with Library.open(library.folder, hashed_embedding()) as again:
        assert again.verify() == []


def test_rebuilding_changes_nothing_that_can_be_seen(library: Library) -> None:
    """The same hits, scores included."""
    for name in "甲乙丙":
        add(library, name)
    before = library.search("档案管理检查记录", 20)
    library.rebuild()
    assert library.search("档案管理检查记录", 20) == before
    assert library.verify() == []


def test_threads_of_one_process_may_add_and_search_at_once(library: Library) -> None:
    """Writers wait for each other; nobody sees a document half."""

    def work(thread: int) -> None:
        for number in range(5):
            add(library, f"线程{thread}文件{number}")
            for hit in library.search(f"线程{thread}", 5):
                assert hit.passage.text in regulation(hit.document.title.removesuffix("管理办法")).text

    with ThreadPoolExecutor(4) as threads:
        for _ in threads.map(work, range(4)):
            pass
    assert len(library.documents()) == 20
    assert library.verify() == []


def test_a_writer_that_waits_too_long_is_told_so(tmp_path: Path) -> None:
    """LibraryBusy names the folder, the time and what to do; readers are not hindered."""
    with Library.open(tmp_path) as first, Library.open(tmp_path, wait=0.2) as second:
        add(first, "甲")
        with first._lock.hold():
            failed: list[LibraryBusy] = []

            def write() -> None:
                try:
                    add(second, "乙")
                except LibraryBusy as error:
                    failed.append(error)

            thread = threading.Thread(target=write)
            thread.start()
            thread.join()
            assert found(second, "甲")
        assert "0.2 秒" in failed[0].message
        assert str(tmp_path) in failed[0].message
        assert add(second, "乙").status is AddStatus.ADDED


def test_an_original_that_is_gone_is_named(library: Library) -> None:
    """Verification, and whoever asks for the bytes, hear which file is missing."""
    document_id = add(library, "甲").document_id
    library.original(document_id).unlink()
    with pytest.raises(LibraryDamaged, match="甲管理办法"):
        library.original(document_id)
    assert [(one.kind, one.document_id) for one in library.verify()] == [("original_missing", document_id)]


def test_an_empty_document_is_kept(library: Library) -> None:
    """A document without units or passages is stored and listed."""
    document = Document(id_of(b"e"), Description("空", DocumentKind.OTHER), "空", (), ())
    library.add(document, b"e", "/e")
    assert library.read(document.id) == document
    assert library.verify() == []
