"""Versions of one Work: which stands on a day, and what the other is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from index.records import SearchFilters
from ingest.document import DocumentKind, LegalStatus
from ingest.pipeline import ingest

OLD = "青山中心钥匙管理办法（试行）\n第一条 钥匙由门卫保管。\n第二条 本办法自2019年5月1日起施行。\n"
NEW = "青山中心钥匙管理办法\n第一条 钥匙由值班员保管。\n第二条 本办法自2022年7月1日起施行。\n"
UNDATED = "青山中心钥匙管理办法\n第一条 钥匙由谁保管另行规定。\n"
BEFORE, BETWEEN, AFTER = date(2019, 1, 1), date(2020, 1, 1), date(2023, 1, 1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An older and a newer version, the newer one added first."""
    made = Library.open(tmp_path)
    for name, text in (("new.txt", NEW), ("old.txt", OLD)):
        _add(made, name, text)
    return made


def _add(library: Library, name: str, text: str) -> str:
    document = ingest(text.encode(), name, kind=DocumentKind.REGULATION, today=AFTER)
    library.add(document, text.encode(), name)
    return document.id


@pytest.mark.parametrize(("day", "files"), [(BEFORE, set()), (BETWEEN, {"old.txt"}), (AFTER, {"new.txt"})])
def test_only_the_version_of_the_day_is_found(library: Library, day: date, files: set[str]) -> None:
    """No version before the first begins, then one at a time."""
    hits = library.search("钥匙由谁保管", filters=SearchFilters(as_of=day))
    assert {hit.document.file for hit in hits} == files


def test_a_replaced_version_is_amended_from_the_day_of_the_next(library: Library) -> None:
    """It ends when the next begins, and keeps its own status until then."""
    old = next(one for one in library.documents() if one.file == "old.txt")
    assert old.ends == date(2022, 7, 1)
    assert old.standing(BETWEEN) is LegalStatus.TRIAL
    assert old.standing(AFTER) is LegalStatus.AMENDED


def test_removing_the_newer_version_brings_the_older_back(library: Library) -> None:
    """Nothing was written into the older version, so nothing has to be undone."""
    library.remove(next(one.id for one in library.documents() if one.file == "new.txt"))
    assert library.documents()[0].ends is None
    assert library.search("钥匙由谁保管", filters=SearchFilters(as_of=AFTER))


def test_a_version_without_a_day_replaces_nothing(library: Library) -> None:
    """Where the text gives no day, no order is guessed."""
    _add(library, "undated.txt", UNDATED)
    found = {hit.document.file for hit in library.search("钥匙由谁保管", filters=SearchFilters(as_of=AFTER))}
    assert found == {"new.txt", "undated.txt"}


def test_the_status_filter_sees_versions(library: Library) -> None:
    """`amended` finds the replaced version, `in_force` the one that stands."""
    amended = library.search("钥匙", filters=SearchFilters(statuses=frozenset({"amended"}), as_of=None))
    standing = library.search("钥匙", filters=SearchFilters(statuses=frozenset({"in_force"})))
    assert {hit.document.file for hit in amended} == {"old.txt"}
    assert {hit.document.file for hit in standing} == {"new.txt"}


def test_read_gives_back_what_was_added(library: Library) -> None:
    """The day that another version sets is not taken for the document's own."""
    old = next(one for one in library.documents() if one.file == "old.txt")
    added = ingest(OLD.encode(), "old.txt", kind=DocumentKind.REGULATION, today=AFTER)
    assert replace(library.read(old.id), places=added.places) == added
