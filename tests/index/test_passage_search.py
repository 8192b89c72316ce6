"""Searching a Library: filters, however they are applied, and the rarity of words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index import passage_search
from index.catalog_shapes import asked_shapes, passage_shapes
from index.library import Library
from index.records import SearchFilters
from ingest.document import LegalStatus
from tests.index.made_documents import data_of, hashed_embedding, id_of, regulation, report


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "lib", hashed_embedding(), wait=10) as opened:
        yield opened


def found(library: Library, query: str, filters: SearchFilters | None = None, limit: int = 5) -> list[str]:
    return [hit.document.title.removesuffix("管理办法") for hit in library.search(query, limit, filters)]


def filled(library: Library) -> None:
    library.add(regulation("旧", effective_to=date(2021, 1, 1)), data_of("旧"), "/旧")
    library.add(regulation("新", effective_from=date(2021, 1, 1)), data_of("新"), "/新")
    library.add(regulation("废", status=LegalStatus.REPEALED, issuer="某省"), data_of("废"), "/废")
    library.add(report("档案总结", "2023H2", "档案局"), data_of("档案总结"), "/报")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (SearchFilters(), {"旧", "新", "废", "档案总结"}),
        (SearchFilters(kinds=frozenset({"report"})), {"档案总结"}),
        (SearchFilters(statuses=frozenset({"repealed"})), {"旧", "废"}),
        (SearchFilters(statuses=frozenset({"repealed"}), as_of=date(2020, 6, 1)), {"废"}),
        (SearchFilters(years=frozenset({2021, 2023})), {"新", "档案总结"}),
        (SearchFilters(organisations=frozenset({"某省", "档案局"})), {"废", "档案总结"}),
        (SearchFilters(as_of=date(2020, 6, 1)), {"旧", "档案总结"}),
        (SearchFilters(as_of=date(2022, 6, 1)), {"新", "档案总结"}),
        (SearchFilters(documents=frozenset({id_of(data_of("新"))})), {"新"}),
        (SearchFilters(documents=frozenset({"d0"})), set()),
        (SearchFilters(kinds=frozenset({"regulation"}), years=frozenset({2021})), {"新"}),
    ],
)
def test_search_keeps_to_its_filters(library: Library, filters: SearchFilters, expected: set[str]) -> None:
    """Whether the indexes or the catalogue apply them, and with or without vectors."""
    filled(library)
    assert set(found(library, "档案管理检查记录", filters, 50)) == expected
    with Library.open(library.folder) as by_words:
        assert set(found(by_words, "档案管理检查记录", filters, 50)) == expected


def test_a_filter_finds_what_ranks_below_all_it_excludes(library: Library) -> None:
    """A few eligible passages are found though many better ones are not eligible."""
    with library.batch():
        for number in range(30):
            made = regulation(f"安全{number}", 4, effective_to=date(2000 + number % 2 * 30, 1, 1))
            library.add(made, data_of(f"安全{number}"), f"/{number}")
        library.add(report("会议", "2023", "局"), data_of("会议"), "/会")
    filters = SearchFilters(as_of=date(2024, 1, 1), kinds=frozenset({"report"}))
    assert found(library, "安全 管理办法", filters, 3) == ["会议"]
    assert len(library.search("安全", 60, SearchFilters(as_of=date(2024, 1, 1)))) == 60


def test_a_broad_filter_over_many_passages_finds_the_same(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether its documents are asked for, or the passages of all looked through, with the same scores in one order."""
    filled(library)
    filters = SearchFilters(as_of=date(2022, 6, 1))
    before = library.search("档案管理检查记录", 9, filters)
    monkeypatch.setattr(passage_search, "MANY", 1)
    monkeypatch.setattr(passage_search, "MOST", 1.0)
    with Library.open(library.folder, hashed_embedding()) as other:
        after = other.search("档案管理检查记录", 9, filters)
    assert [hit.passage.id for hit in after] == [hit.passage.id for hit in before]
    assert [hit.score for hit in after] == pytest.approx([hit.score for hit in before], rel=1e-5)


def test_shapes_of_many_passages_are_not_read_at_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same order and the same scores as with the shapes of all passages at hand, after a change too."""
    filled(library)
    library.add(regulation("律", issuer="国务院"), data_of("律"), "/律")
    asked = "档案管理检查记录"
    plain = [(hit.passage.id, hit.score) for hit in library.search(asked, 9, by_norm=False)]
    monkeypatch.setattr(passage_search, "MANY", 1)
    with Library.open(library.folder, hashed_embedding()) as other:
        for removed in ("", "律"):
            if removed:
                library.remove(id_of(data_of(removed)))
            told = [[(hit.passage.id, hit.score) for hit in one.search(asked, 9)] for one in (library, other)]
            assert told[0] == told[1]
            assert told[0] != plain


def test_shapes_that_are_looked_up_are_those_at_hand(library: Library) -> None:
    """Lengths, places, ranks and worths, of documents between which others were taken out, and of what is gone."""
    filled(library)
    library.remove(id_of(data_of("新")))
    library.edit(id_of(data_of("旧")), {"issuer": "国务院"})
    with library._catalog.reading() as connection:
        every = passage_shapes(connection)
    asked = asked_shapes(library._catalog)
    some = np.arange(every.passages.max() + 3)
    assert len(set(every.worths.tolist())) > 1
    assert asked.worth(some).tolist() == every.worth(some).tolist()
    there = every.passages[::2]
    assert asked.seen(there).tolist() == every.seen(there).tolist()
    with Library.open(library.folder.parent / "empty") as empty:
        assert not asked_shapes(empty._catalog)


def test_rare_words_weigh_more(library: Library) -> None:
    """What every passage says tells less than what one says."""
    filled(library)
    rarity = library.rarity(["第", "废"])
    assert rarity["废"] > rarity["第"] > 0
