"""Two versions side by side: which article corresponds to which, and which words changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Unit
from ingest.pipeline import ingest
from service.comparing.comparison import Row, RowState, compare_trees
from service.comparing.wording import compare_wordings

OLD = [
    "印章由办公室专人保管，不得带出机关。",
    "用印应当登记用途、份数和经办人，并由分管领导签字。",
    "印章遗失的，应当在二十四小时内报告公安机关。",
    "本办法自2019年1月1日起施行。",
]


def _units(articles: list[str]) -> tuple[Unit, ...]:
    names = "一二三四五六七八九"
    lines = ["云渡县印章管理办法", *(f"第{names[i]}条　{words}" for i, words in enumerate(articles))]
    return ingest("\n".join(lines).encode(), "印章.txt", today=date(2024, 1, 1)).units


def _rows(old: list[str], new: list[str]) -> list[Row]:
    return list(compare_trees(_units(old), _units(new)))


def _told(rows: list[Row]) -> list[tuple[str, str, str]]:
    return [
        (row.state.value, row.left.block.label if row.left else "", row.right.block.label if row.right else "")
        for row in rows
    ]


def test_an_article_is_found_again_under_its_new_number() -> None:
    """A new first article shifts the numbers and changes nothing else."""
    rows = _rows(OLD, ["为了规范印章管理，制定本办法。", *OLD])
    assert _told(rows) == [
        ("added", "", "第一条"),
        ("same", "第一条", "第二条"),
        ("same", "第二条", "第三条"),
        ("same", "第三条", "第四条"),
        ("same", "第四条", "第五条"),
    ]


def test_a_removed_article_is_shown_where_it_stood() -> None:
    """What is gone stands between its old neighbours."""
    assert _told(_rows(OLD, [OLD[0], OLD[2], OLD[3]])) == [
        ("same", "第一条", "第一条"),
        ("removed", "第二条", ""),
        ("same", "第三条", "第二条"),
        ("same", "第四条", "第三条"),
    ]


def test_an_article_that_changes_places_has_moved() -> None:
    """The shorter part of what changed its order has moved, with or without new words."""
    new = [OLD[2].replace("二十四小时", "十二小时"), OLD[0], OLD[1], OLD[3]]
    rows = _rows(OLD, new)
    assert ("moved", "第三条", "第一条") in _told(rows)
    assert next(row for row in rows if row.state is RowState.MOVED).rewritten


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("应当在二十四小时内报告。", "应当在十二小时内报告。", ["二十四"], ["十二"]),
        ("罚款5000元。", "罚款50000元。", ["5000"], ["50000"]),
        ("增长5.1%。", "增长5.7%。", ["5.1"], ["5.7"]),
        ("专人保管。", "专人保管，不得外借。", [], ["，不得外借"]),
        ("有下列情形之一的:", "有下列情形之一的：", [], []),
        ("第一款　保管", "第一款 保管", [], []),
    ],
)
def test_changed_words_are_marked(old: str, new: str, gone: list[str], come: list[str]) -> None:
    """Numbers change as a whole; width and blanks are no change of words."""
    left, right = compare_wordings(old, new)
    assert [run.text for run in left if run.changed] == gone
    assert [run.text for run in right if run.changed] == come


@given(st.text(alphabet="甲乙丙丁，。 1a", max_size=40), st.text(alphabet="甲乙丙丁，。 1a", max_size=40))
def test_runs_joined_are_the_wordings(old: str, new: str) -> None:
    """Nothing is lost, and what both sides call unchanged is the same on both, blanks apart."""
    left, right = compare_wordings(old, new)
    assert ("".join(run.text for run in left), "".join(run.text for run in right)) == (old, new)
    kept = ["".join("".join(run.text for run in side if not run.changed).split()) for side in (left, right)]
    assert kept[0] == kept[1]


_ARTICLE = st.sampled_from([*OLD, "值班人员不得脱岗。", "来访应当登记。", OLD[0] + "违者通报。"])


@given(st.lists(_ARTICLE, min_size=1, max_size=8), st.lists(_ARTICLE, min_size=1, max_size=8))
def test_every_part_stands_in_one_row(old: list[str], new: list[str]) -> None:
    """Each article of both versions appears once; the right side keeps its order."""
    rows = _rows(old, new)
    lefts = [row.left.block.start for row in rows if row.left]
    rights = [row.right.block.start for row in rows if row.right]
    assert len(set(lefts)) == len(lefts) == len(old)
    assert rights == sorted(rights)
    assert len(rights) == len(new)
    if old == new:
        assert {row.state for row in rows} == {RowState.SAME}


def test_spans_hold_the_words() -> None:
    """A side's span is where its words stand, without the article's number."""
    document = ingest("云渡县办法\n第一条　甲。\n乙。\n".encode(), "甲.txt", today=date(2024, 1, 1))
    (row,) = compare_trees(document.units, document.units)
    assert row.left is not None
    assert document.text[row.left.block.start : row.left.block.end] == "甲。\n乙。"


def test_long_parts_are_compared_by_sentences() -> None:
    """Ten thousand characters are compared at once, a sentence being the smallest change."""
    old = "甲乙丙丁。" * 2000
    left, right = compare_wordings(old, old.replace("甲乙丙丁。", "甲乙丙戊。", 1))
    assert [run.text for run in left if run.changed] == ["甲乙丙丁。"]
    assert [run.text for run in right if run.changed] == ["甲乙丙戊。"]
