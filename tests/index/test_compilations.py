"""A compilation and its members are one: stored, replaced, removed and verified together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from index.originals import digest
from index.records import AddStatus
from ingest.document import Document
from ingest.errors import LibraryError, PartOfCompilation
from tests.index.made_documents import compilation, data_of, hashed_embedding, id_of, regulation


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "lib", hashed_embedding()) as made:
        yield made


def stored(library: Library, name: str, *members: str, source: str = "/汇编") -> Document:
    made = compilation(name, *members)
    library.add(made, data_of(name), source)
    return made


def test_members_are_documents_of_their_own(library: Library) -> None:
    """They are listed, found by title, searched and read; the compilation comes out whole."""
    made = stored(library, "汇编一", "钥匙", "车辆")
    assert library.counts()[0] == 3
    key, car = library.members(made.id)
    assert (key.title, car.title) == ("钥匙管理办法", "车辆管理办法")
    assert key.part_of == made.id and key.file == "汇编" and key.sha256 == digest(data_of("汇编一"))
    assert library.search("钥匙", 1)[0].document == key
    assert library.document("车辆管理办法") == car
    assert library.read(made.id) == made
    assert library.original(key.id) == library.original(made.id)
    assert library.verify() == []


def test_the_same_compilation_again_changes_nothing(library: Library) -> None:
    """Its bytes are known as the compilation's, never as a member's."""
    made = stored(library, "汇编一", "钥匙")
    generation = library.generation
    known = library.known(data_of("汇编一"), "/汇编")
    assert known is not None and known.id == made.id
    assert library.add(made, data_of("汇编一"), "/汇编").status is AddStatus.UNCHANGED
    assert library.generation == generation


@pytest.mark.parametrize("batch", [False, True])
def test_replacing_a_compilation_takes_its_members_along(library: Library, batch: bool) -> None:
    """Other bytes under its path: the old members go, the new ones come."""
    stored(library, "汇编一", "钥匙", "车辆")
    made = compilation("汇编二", "门卫")
    if batch:
        with library.batch():
            outcome = library.add(made, data_of("汇编二"), "/汇编")
            member = library.document(made.members[0].id)
            assert (member.title, member.part_of) == ("门卫管理办法", made.id)
    else:
        outcome = library.add(made, data_of("汇编二"), "/汇编")
    assert outcome.status is AddStatus.UPDATED
    assert [one.title for one in library.documents()] == ["汇编二", "门卫管理办法"]
    assert library.verify() == []


def test_a_new_reading_takes_the_place_of_the_old_one(library: Library) -> None:
    """The same bytes read anew may have other members."""
    stored(library, "汇编一", "钥匙", "车辆")
    made = compilation("汇编一", "门卫")
    assert library.add(made, data_of("汇编一"), "/汇编", refresh=True).status is AddStatus.UPDATED
    assert library.read(made.id) == made
    assert library.counts()[0] == 2
    assert library.verify() == []


def test_removing_a_compilation_takes_its_members_along(library: Library) -> None:
    """Nothing of it is listed or found any more; its bytes are kept aside once."""
    made = stored(library, "汇编一", "钥匙")
    library.remove(made.id)
    assert library.documents() == []
    assert library.search("钥匙", 5) == []
    assert library.verify() == []
    assert len((library.folder / "removed" / "removed.jsonl").read_text().splitlines()) == 1


def test_a_member_cannot_be_removed_alone(library: Library) -> None:
    """The message names the member, its compilation and what to do."""
    made = stored(library, "汇编一", "钥匙")
    with pytest.raises(PartOfCompilation, match=f"钥匙管理办法.*{made.id}.*整部汇编"):
        library.remove(made.members[0].id)
    assert library.counts()[0] == 2


def test_a_member_that_does_not_fit_keeps_everything_out(library: Library) -> None:
    """All or nothing: neither the compilation nor a good member is stored."""
    made = compilation("汇编一", "钥匙", "车辆")
    good, bad = made.members
    wrong_span = replace(bad, units=(replace(bad.units[0], end=10_000),))
    of_another = replace(bad, part_of="d0")
    nested = replace(bad, members=(good,))
    for member in (wrong_span, of_another, nested):
        with pytest.raises(LibraryError):
            library.add(replace(made, members=(good, member)), data_of("汇编一"), "/汇编")
    assert library.documents() == []
    assert library.verify() == []


def test_a_member_without_its_compilation_is_found(library: Library) -> None:
    """It cannot be added alone, and verification tells when its compilation is not there."""
    with pytest.raises(PartOfCompilation, match="整部汇编"):
        library.add(replace(regulation("孤"), part_of="d0"), data_of("孤"), "/孤")
    library.add(regulation("孤"), data_of("孤"), "/孤")
    with sqlite3.connect(library.folder / "catalog.sqlite") as file:
        file.execute("UPDATE documents SET part_of = 'd0'")
    found = [(one.kind, one.document_id) for one in library.verify()]
    assert found == [("member_without_compilation", id_of(data_of("孤")))]
