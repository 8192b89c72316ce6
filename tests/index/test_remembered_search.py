"""Searches of a Library with known questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from index.questions import QuestionSource
from index.records import SearchFilters
from tests.index.made_documents import hashed_embedding, regulation
from tests.index.test_questions import as_version, pair, put

ASKED = "门坏了打哪个电话？"


@pytest.fixture(params=[True, False], ids=["vectors", "words"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", hashed_embedding() if request.param else None) as opened:
        yield opened


def test_a_repeated_question_brings_its_unit_first(library: Library) -> None:
    """Also when no word of the question stands in it, and at once when the pair is added or removed."""
    for name in ("甲", "乙", "丙"):
        document = put(library, regulation(name), name)
    (made,) = library.questions.add([pair(document, "第3条", ASKED)])
    for question in (ASKED, "请问门坏了打哪个电话呢"):
        first = library.search(question, 3)[0]
        assert (first.document.id, first.passage.article, first.repeated) == (document.id, "第3条", True)
    library.questions.remove([made.id])
    assert not any(hit.repeated for hit in library.search(ASKED, 3))


def test_filters_bind_memory_too(library: Library) -> None:
    """What a filter leaves out does not come back through a known question."""
    kept = put(library, regulation("甲"), "甲")
    document = put(library, regulation("乙"), "乙")
    library.questions.add([pair(document, "第3条", ASKED)])
    hits = library.search(ASKED, 9, SearchFilters(documents=frozenset({kept.id})))
    assert all(hit.document.id == kept.id for hit in hits)


def test_memory_knows_the_version_of_the_day(library: Library) -> None:
    """A question confirmed in one Version brings the Unit of the Version in force."""
    old = put(library, regulation("甲"), "甲")
    library.questions.add([pair(old, "第3条", ASKED)])
    newer = as_version(old, "甲二")
    newer = replace(newer, description=replace(newer.description, effective_from=date(2023, 1, 1)))
    put(library, newer, "甲二")
    for day, expected in ((date(2021, 1, 1), old), (date(2024, 1, 1), newer)):
        first = library.search(ASKED, 3, SearchFilters(as_of=day))[0]
        assert (first.document.id, first.passage.article) == (expected.id, "第3条")


def test_what_another_process_confirmed_is_seen(library: Library) -> None:
    """A reader that is open takes it up with the next search."""
    document = put(library, regulation("甲"), "甲")
    assert not library.search(ASKED, 1) or not library.search(ASKED, 1)[0].repeated
    with Library.open(library.folder, hashed_embedding()) as other:
        other.questions.add([pair(document, "第3条", ASKED, source=QuestionSource.IMPORTED)])
    assert library.search(ASKED, 1)[0].repeated


def test_a_dormant_pair_is_silent(library: Library) -> None:
    """A removed document does not come back by memory."""
    document = put(library, regulation("甲"), "甲")
    put(library, regulation("乙"), "乙")
    library.questions.add([pair(document, "第3条", ASKED)])
    library.remove(document.id)
    assert not any(hit.repeated for hit in library.search(ASKED, 5))
