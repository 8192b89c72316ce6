"""Observations in the Library: kept with their document, gone with it, listed, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from index.indicators import Measure
from index.library import Library
from index.observation_records import Group, ObservationFilters
from index.records import SearchFilters
from ingest.document import Document
from ingest.errors import LibraryError, ObservationsRefused
from ingest.observation import Alternative, Direction, Observation, Origin, Qualifier
from tests.index.made_documents import compilation, data_of
from tests.index.made_observations import report_of, stated

CASES = stated("立案", "47")
PEOPLE = stated("党纪政务处分", "39", "人")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "lib") as opened:
        yield opened


def put(library: Library, name: str, organisation: str, period: str, *stating: Observation) -> Document:
    document = report_of(name, organisation, period, *stating)
    library.add(document, data_of(name), f"/{name}.txt", refresh=True)
    return document


@pytest.fixture
def stocked(library: Library) -> Library:
    """Two counties over two years."""
    put(library, "青山2022", "青山县", "2022", stated("立案", "41"), PEOPLE)
    put(library, "青山2023", "青山县", "2023", stated("全县立案数", "47"), stated("罚没收入", "1.2", "亿元"))
    put(library, "绿水2023", "绿水县", "2023", stated("立案审查调查", "30", "起"), PEOPLE)
    return library


def values(library: Library, filters: ObservationFilters) -> list[str]:
    return [str(one.observation.value) for one in library.observations.each(filters)]


def test_every_field_is_kept_as_it_was(library: Library) -> None:
    """Also the zeros behind the point, more digits than a float has, and other readings."""
    whole = stated("罚没收入", "1.20", "亿元", confidence=0.55, cumulative=True)
    part = stated(
        "罚没收入",
        "12345678901234567890.123456789",
        "万元",
        value_high=Decimal("6.0"),
        normalized_high=Decimal("60000"),
        qualifier=Qualifier.CHANGE,
        direction=Direction.DOWN,
        comparison="同比",
        whole=0,
        origin=Origin.TABLE,
        alternatives=(Alternative(period="2022"), Alternative("罚款", None, "青山县")),
    )
    document = put(library, "甲", "青山县", "2023", whole, part)
    assert library.read(document.id) == document
    assert str(library.read(document.id).observations[0].value) == "1.20"
    assert library.document(document.id).observations == 2
    assert library.verify() == []


def test_a_record_tells_where_its_number_stands(library: Library) -> None:
    """Document, label, and the words of the text."""
    document = put(library, "甲", "青山县", "2023", CASES, PEOPLE)
    record = list(library.observations.each(ObservationFilters()))[1]
    assert (record.document_id, record.title, record.label) == (document.id, "甲", "第2段")
    assert record.quote == "党纪政务处分39人。"
    assert document.text[record.observation.start : record.observation.end] == "39人"
    assert record.group == Group("党纪政务处分", "人", Measure.LEVEL)


@pytest.mark.parametrize("number", [1, 4, 5, 40])
def test_every_quote_is_that_of_its_place(library: Library, number: int) -> None:
    """However many a document has; characters beyond the first plane count as one."""
    document = put(library, "𠮷乡", "青山县", "2023", *(stated(f"𠮷{n}类", str(n)) for n in range(number)))
    put(library, "乙", "青山县", "2023", CASES)
    records = list(library.observations.each(ObservationFilters()))
    assert [one.quote for one in records[:-1]] == [f"𠮷{n}类{n}件。" for n in range(number)]
    for one in records[:-1]:
        assert document.text[one.observation.quote_start : one.observation.quote_end] == one.quote
    assert records[-1].quote == "立案47件。"


def test_they_go_with_their_document(stocked: Library) -> None:
    """After a removal or another reading nothing of the old ones is left."""
    stocked.remove(stocked.document("青山2022").id)
    assert values(stocked, ObservationFilters()) == ["47", "1.2", "30", "39"]
    put(stocked, "绿水2023", "绿水县", "2023", stated("立案", "31"))
    assert values(stocked, ObservationFilters()) == ["47", "1.2", "31"]
    assert stocked.verify() == []


def test_those_of_members_are_kept_with_the_members(library: Library) -> None:
    """A compilation's members have theirs."""
    whole = compilation("汇编", "子", "丑")
    first = whole.members[0]
    found = replace(CASES, start=0, end=1, quote_start=0, quote_end=2, period="2023")
    members = (replace(first, observations=(found,)), *whole.members[1:])
    library.add(replace(whole, members=members), data_of("汇编"), "/汇编.txt")
    assert [one.document_id for one in library.observations.each(ObservationFilters())] == [first.id]
    assert library.read(whole.id).members[0].observations == (found,)


def test_one_outside_the_text_is_refused_with_its_document(library: Library) -> None:
    """And nothing of the document is stored."""
    document = report_of("甲", "青山县", "2023", CASES)
    wrong = replace(document.observations[0], quote_end=10_000)
    with pytest.raises(LibraryError, match="与正文不符"):
        library.add(replace(document, observations=(wrong,)), data_of("甲"), "/甲.txt")
    assert library.documents() == []


FILTERED = [
    (ObservationFilters(), ["41", "39", "47", "1.2", "30", "39"]),
    (ObservationFilters(indicator="立案"), ["41", "47", "30"]),
    (ObservationFilters(indicator="立案审查调查"), ["41", "47", "30"]),
    (ObservationFilters(indicator="罚没"), ["1.2"]),
    (ObservationFilters(indicator="不存在"), []),
    (ObservationFilters(indicator="%"), []),
    (ObservationFilters(group="立案|件|level"), ["41", "47", "30"]),
    (ObservationFilters(periods=frozenset({"2022"})), ["41", "39"]),
    (ObservationFilters(periods=frozenset({"2022", "2023"}), indicator="立案"), ["41", "47", "30"]),
    (ObservationFilters(organisations=frozenset({"绿水县"})), ["30", "39"]),
    (ObservationFilters(organisations=frozenset({"绿水"})), ["30", "39"]),
    (ObservationFilters(organisations=frozenset({"水"})), ["30", "39"]),
    (ObservationFilters(organisations=frozenset({"县"}), indicator="处分"), ["39", "39"]),
    (ObservationFilters(measures=frozenset({"change"})), []),
    (ObservationFilters(documents=SearchFilters(years=frozenset({2022}))), ["41", "39"]),
    (ObservationFilters(documents=SearchFilters(kinds=frozenset({"regulation"}))), []),
    (ObservationFilters(documents=SearchFilters(organisations=frozenset({"青山县"}))), ["41", "39", "47", "1.2"]),
]


@pytest.mark.parametrize(("filters", "expected"), FILTERED)
def test_a_listing_obeys_its_filters(stocked: Library, filters: ObservationFilters, expected: list[str]) -> None:
    """Those of Observations, and those of documents that a search obeys too; counts agree."""
    assert values(stocked, filters) == expected
    assert stocked.observations.counts(filters).total == len(expected)


def test_counts_by_group_period_and_organisation(stocked: Library) -> None:
    """Names that mean the same by rule are one group; people and cases are two."""
    counts = stocked.observations.counts(ObservationFilters())
    told = [(group.id, group.count) for group in counts.groups]
    assert told == [("立案|件|level", 3), ("党纪政务处分|人|level", 2), ("罚没收入|元|level", 1)]
    assert counts.periods == {"2023": 4, "2022": 2}
    assert counts.organisations == {"青山县": 4, "绿水县": 2}


def test_paging_is_stable_while_documents_come_and_go(stocked: Library) -> None:
    """Nothing is listed twice, and nothing that stays is left out."""
    first, _ = stocked.observations.page(ObservationFilters(), 3)
    assert [str(one.observation.value) for one in first.observations] == ["41", "39", "47"]
    stocked.remove(stocked.document("青山2022").id)
    put(stocked, "绿水2024", "绿水县", "2024", stated("立案", "33"))
    second, _ = stocked.observations.page(ObservationFilters(), 3, first.following)
    assert [str(one.observation.value) for one in second.observations] == ["1.2", "30", "39"]
    third, _ = stocked.observations.page(ObservationFilters(), 3, second.following)
    assert [str(one.observation.value) for one in third.observations] == ["33"]
    assert third.following == ""


@pytest.mark.parametrize("cursor", ["x", "1", "1.x", "-1.2", "1.2.3", "１.2", ";"])
def test_a_place_that_no_listing_gave_is_refused(stocked: Library, cursor: str) -> None:
    """It is an error with a remedy, not an empty list."""
    with pytest.raises(ObservationsRefused, match="接续位置"):
        stocked.observations.page(ObservationFilters(), 3, cursor)


def test_what_is_no_group_is_refused(stocked: Library) -> None:
    """The message shows what an id looks like."""
    with pytest.raises(ObservationsRefused, match=r"立案\|件\|level"):
        stocked.observations.page(ObservationFilters(group="立案"), 3)
