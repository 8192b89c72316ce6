"""Names of indicators that people join and part; everything can be taken back, and nothing is joined unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.catalog_indicators import Groups
from index.library import Library
from index.observation_records import Group, ObservationFilters
from index.records import SearchFilters
from ingest.errors import IndicatorNotFound, LibraryError, ObservationsRefused
from tests.index.made_documents import data_of, hashed_embedding
from tests.index.made_observations import report_of, stated

EVERYTHING = ObservationFilters()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Names of which rules join two, and which people may join."""
    with Library.open(tmp_path / "lib") as opened:
        put(
            opened, "甲", "立案", "立案审查调查", "受理信访举报", "接收信访举报", "信访", "新增城镇就业", "城镇新增就业"
        )
        yield opened


def put(library: Library, name: str, *indicators: str) -> None:
    document = report_of(name, "青山县", "2023", *(stated(each, "3") for each in indicators))
    library.add(document, data_of(name), f"/{name}.txt")


def grouped(library: Library) -> dict[str, int]:
    return {group.name: group.count for group in library.observations.groups(EVERYTHING)}


def test_rules_join_and_nothing_else_does(library: Library) -> None:
    """Near names stand apart until somebody says otherwise."""
    alone = dict.fromkeys(("受理信访举报", "接收信访举报", "信访", "新增城镇就业", "城镇新增就业"), 1)
    assert grouped(library) == {"立案": 2} | alone


def test_two_names_are_joined_and_taken_apart_again(library: Library) -> None:
    """What was said is kept with author, note and date, also when it is taken back."""
    library.indicators.join("受理信访举报", "接收信访举报", "张三", "同一口径")
    assert grouped(library)["受理信访举报"] == 2
    (said,) = library.indicators.said()
    assert (said.same, said.first, said.second, said.author, said.note) == (
        *(True, "受理信访举报", "接收信访举报", "张三"),
        "同一口径",
    )
    library.indicators.part("接收信访举报", "受理信访举报", "李四")
    assert grouped(library)["受理信访举报"] == 1
    assert library.indicators.said() == []
    (past,) = library.indicators.said(undone=True)
    assert (past.key, past.undone_by) == (said.key, "李四")
    assert past.undone_at is not None


def test_what_a_rule_joined_can_be_parted(library: Library) -> None:
    """The longer wording then stands for itself, also in documents that come later; taken back, the rule counts."""
    library.indicators.part("立案", "立案审查调查", "张三")
    assert {name: grouped(library)[name] for name in ("立案", "立案审查调查")} == {"立案": 1, "立案审查调查": 1}
    put(library, "乙", "立案审查调查", "立案数")
    assert {name: grouped(library)[name] for name in ("立案", "立案审查调查")} == {"立案": 2, "立案审查调查": 2}
    library.indicators.join("立案审查调查", "立案", "张三")
    assert grouped(library)["立案"] == 4
    assert library.indicators.said() == []


def test_joined_names_hold_for_documents_that_come_later(library: Library) -> None:
    """And their normal forms: 接收信访举报件 is 接收信访举报."""
    library.indicators.join("受理信访举报", "接收信访举报", "")
    put(library, "乙", "全县接收信访举报件")
    assert grouped(library)["受理信访举报"] == 3
    found = [one.observation.indicator for one in library.observations.each(ObservationFilters(indicator="受理信访"))]
    assert found == ["受理信访举报", "接收信访举报", "全县接收信访举报件"]


def test_a_chain_is_parted_where_it_was_joined(library: Library) -> None:
    """Two ends that were never joined directly are not parted by guessing which link was wrong."""
    library.indicators.join("受理信访举报", "接收信访举报", "")
    library.indicators.join("接收信访举报", "信访", "")
    assert grouped(library)["受理信访举报"] == 3
    with pytest.raises(ObservationsRefused, match="经由别的名称"):
        library.indicators.part("受理信访举报", "信访", "")
    library.indicators.undo(library.indicators.said()[0].key, "")
    assert {name: grouped(library)[name] for name in ("受理信访举报", "接收信访举报")} == {
        "受理信访举报": 1,
        "接收信访举报": 2,
    }


@pytest.mark.parametrize(
    ("first", "second", "error"),
    [
        ("立案", "立案数", ObservationsRefused),
        ("立案", "没有", IndicatorNotFound),
        ("", "立案", IndicatorNotFound),
        ("　", "立案", IndicatorNotFound),
    ],
)
def test_what_cannot_be_joined(library: Library, first: str, second: str, error: type[LibraryError]) -> None:
    """It is one already, or no text has it; nothing is kept."""
    with pytest.raises(error):
        library.indicators.join(first, second, "")
    assert library.indicators.said(undone=True) == []


def test_what_cannot_be_parted_or_undone(library: Library) -> None:
    """One name, and a statement that does not count."""
    with pytest.raises(ObservationsRefused, match="同一个名称"):
        library.indicators.part("立案", "立案", "")
    with pytest.raises(IndicatorNotFound):
        library.indicators.undo(1, "")


def test_the_groups_of_rows_are_those_of_the_statements(library: Library) -> None:
    """After any number of statements; written with each row, and as they would be found anew."""
    library.indicators.join("受理信访举报", "接收信访举报", "")
    library.indicators.part("立案", "立案审查调查", "")
    library.indicators.join("信访", "立案审查调查", "")
    groups = Groups.of_merges(library.indicators.said())
    for record in library.observations.each(EVERYTHING):
        assert record.group.name == groups.of(record.observation.indicator)
    assert grouped(library)["信访"] == 2


def test_near_names_are_only_suggested(library: Library) -> None:
    """With the characters that they share, the nearest first; of what the filter lets through alone."""
    group = Group("新增城镇就业", "件", library.observations.groups(EVERYTHING)[0].measure)
    (near,) = library.indicators.near(group, EVERYTHING)
    assert (near.group.name, near.shared) == ("城镇新增就业", "新增城镇就业")
    assert near.nearness >= 0.6
    hidden = ObservationFilters(documents=SearchFilters(years=frozenset({1999})))
    assert library.indicators.near(group, hidden) == []
    assert grouped(library)["新增城镇就业"] == 1


def near_names(library: Library, name: str) -> list[str]:
    group = Group(name, "件", library.observations.groups(EVERYTHING)[0].measure)
    return [near.group.name for near in library.indicators.near(group, EVERYTHING)]


def test_what_was_refused_is_not_suggested_again(library: Library) -> None:
    """From either side, in other wordings of theirs too; nothing is parted by it, and taken back it is suggested."""
    put(library, "乙", "全县城镇新增就业")
    library.indicators.part("新增城镇就业", "全县城镇新增就业", "张三")
    (said,) = library.indicators.said("城镇新增就业")
    assert (said.same, said.author) == (False, "张三")
    assert near_names(library, "新增城镇就业") == near_names(library, "城镇新增就业") == []
    assert (grouped(library)["城镇新增就业"], grouped(library)["新增城镇就业"]) == (2, 1)
    with pytest.raises(ObservationsRefused, match="已经记为"):
        library.indicators.part("城镇新增就业", "新增城镇就业", "")
    library.indicators.undo(said.key, "李四")
    assert near_names(library, "新增城镇就业") == ["城镇新增就业"]


def test_a_refusal_ends_where_people_join(library: Library) -> None:
    """The later word counts; the earlier one is kept as taken back."""
    library.indicators.part("新增城镇就业", "城镇新增就业", "张三")
    library.indicators.join("城镇新增就业", "新增城镇就业", "李四")
    assert [(one.same, one.author) for one in library.indicators.said()] == [(True, "李四")]
    assert [one.undone_by for one in library.indicators.said(undone=True)] == ["李四", ""]


def test_what_is_joined_with_a_refused_name_is_refused_too(library: Library) -> None:
    """Since it is the same."""
    put(library, "乙", "城镇就业新增")
    library.indicators.part("新增城镇就业", "城镇新增就业", "")
    library.indicators.join("城镇就业新增", "城镇新增就业", "")
    assert near_names(library, "新增城镇就业") == []


def test_meaning_is_weighed_where_there_is_an_embedding(tmp_path: Path) -> None:
    """Half of the nearness is that of the vectors."""
    with Library.open(tmp_path, hashed_embedding()) as library:
        put(library, "甲", "新增城镇就业", "城镇新增就业")
        group = library.observations.groups(EVERYTHING)[0]
        (near,) = library.indicators.near(group, EVERYTHING)
        assert near.nearness == pytest.approx((0.6 + 1) / 2, abs=0.001)
