"""Searches over a small county: what is found, counted, folded, ordered and paged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from service.searching.filters import Filters
from service.searching.listing import Sort
from service.searching.searcher import Hit, Request, Searcher, SearchResult
from tests.service.searching.conftest import REPORT, take_in

ALL = 1_000
CHOOSING: dict[str, Any] = {
    "kind": lambda value: Filters(kinds=frozenset({value})),
    "year": lambda value: Filters(years=frozenset({int(value)})),
    "period": lambda value: Filters(periods=frozenset({value})),
    "organisation": lambda value: Filters(organisations=frozenset({value})),
    "status": lambda value: Filters(statuses=frozenset({value})),
    "section": lambda value: Filters(sections=frozenset({value})),
}


def every(searcher: Searcher, text: str, **given: Any) -> SearchResult:
    return searcher.search(Request(text, limit=ALL, **given))


def passages(result: SearchResult) -> list[int]:
    """Every passage of a page, also those that are folded."""
    return [one.passage.id for hit in result.hits for one in (hit.place, *hit.also)]


def texts(result: SearchResult) -> list[str]:
    return [hit.place.passage.text for hit in result.hits]


@pytest.mark.parametrize(
    "query", ["信访", "信访 -网上", "“领导包案”", "年份:2021-2022", "类型:报告 问题", "未写过的话"]
)
def test_a_facet_counts_what_choosing_it_finds(searcher: Searcher, query: str) -> None:
    """Each number of each facet is the total with that choice, and the hits of that total are all there."""
    found = every(searcher, query)
    assert found.total == len(passages(found)) == len(set(passages(found)))
    for name, values in found.facets.items():
        for value, count in values.items():
            chosen = every(searcher, query, filters=CHOOSING[name](value))
            assert (chosen.total, len(set(passages(chosen)))) == (count, count), (name, value)


def test_choices_of_one_facet_are_alternatives_and_of_two_both_hold(searcher: Searcher) -> None:
    """A facet's other values keep their counts beside the chosen one."""
    everything = every(searcher, "信访")
    years = everything.facets["year"]
    two = every(searcher, "信访", filters=Filters(years=frozenset({2021, 2022})))
    assert two.total == years["2021"] + years["2022"]
    assert two.facets["year"] == years
    both = every(searcher, "信访", filters=Filters(years=frozenset({2022}), kinds=frozenset({"report"})))
    assert {(hit.place.document.year, hit.place.document.kind.value) for hit in both.hits} == {(2022, "report")}
    assert (
        both.total
        == two.facets["kind"]["report"]
        - every(searcher, "信访", filters=Filters(years=frozenset({2021}), kinds=frozenset({"report"}))).total
    )


def test_a_phrase_stands_verbatim(searcher: Searcher) -> None:
    """Widths, case and blanks do not count; parts of a phrase do not match it."""
    assert all("领导包案" in text for text in texts(every(searcher, "“领导包案”", fold=False)))
    assert len(passages(every(searcher, "“领导 包案”"))) == len(passages(every(searcher, "“领导包案”"))) == 5
    assert len(passages(every(searcher, "“full-width abc123”"))) == 1
    assert passages(every(searcher, "“包案领导”")) == []
    assert passages(every(searcher, "“0日”")) == []  # 60日 holds it within a number


def test_what_is_excluded_does_not_stand_in_text_headings_or_title(searcher: Searcher) -> None:
    """Also where nothing else is looked for."""
    for query in ("信访 -包案", "-包案", "-“包案”", "信访 -信访工作办法"):
        word = query.split("-")[1].strip("“”")
        hits = every(searcher, query, fold=False).hits
        assert hits
        for hit in hits:
            assert word not in hit.place.document.title + hit.place.passage.path + hit.place.passage.text


# query, the files that it is confined to
BOXES = [
    ("年份:2022 类型:报告", {"总结2022.txt"}),
    ("信访 year:2021-2022 kind:report", {"总结2021.txt", "总结2022.txt"}),
    ("信访 期间:2023上半年", {"总结2023.txt"}),
    ("标题:差旅费", {"差旅.txt"}),
    ("单位:财政局", {"差旅.txt"}),
    ("信访 时效:修改", {"办法0.txt"}),
    ("类型:制度 信访 -时效:修改 -标题:差旅", {"办法1.txt"}),
    ("栏目:存在的主要问题 年份:2021", {"总结2021.txt"}),
]


@pytest.mark.parametrize(("query", "files"), BOXES, ids=[query for query, _ in BOXES])
def test_filters_in_the_box(searcher: Searcher, query: str, files: set[str]) -> None:
    """They confine what is found to the documents that they name, alone or beside words."""
    assert {hit.place.document.file for hit in every(searcher, query, fold=False).hits} == files


def test_the_same_paragraph_of_other_years_is_folded(searcher: Searcher) -> None:
    """Numbers that changed do not matter; a rule's article is not folded into a report."""
    found = every(searcher, "信访积案化解 挂牌督办")
    first = found.hits[0]
    years = {first.place.document.year, *(one.document.year for one in first.also)}
    assert years == {2021, 2022, 2023}
    assert all(one.document.kind.value == "report" for one in (first.place, *first.also))
    apart = every(searcher, "信访积案化解 挂牌督办", fold=False)
    assert apart.total == found.total == apart.hits_total > found.hits_total
    assert sorted(passages(apart)) == sorted(passages(found))


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("query", ["信访", "类型:报告", "三百元 接访大厅 编制"])
def test_pages_hold_everything_once(searcher: Searcher, query: str, sort: Sort) -> None:
    """By cursor and by offset, in the order of one long page."""
    whole = passages(every(searcher, query, sort=sort))
    paged = [one for page in _pages(searcher, Request(query, sort=sort, limit=2)) for one in passages(page)]
    offsets = range(0, every(searcher, query, sort=sort).hits_total, 2)
    by_offset = [
        one for at in offsets for one in passages(searcher.search(Request(query, sort=sort, limit=2, offset=at)))
    ]
    assert whole == paged == by_offset


def test_pages_neither_skip_nor_repeat_while_documents_come_and_go(
    county: Library, searcher: Searcher, tmp_path: Path
) -> None:
    """What is added meanwhile is found by a new search; what is removed is left out."""
    request = Request("信访", limit=2, fold=False)
    before = passages(every(searcher, "信访", fold=False))
    pages = _pages(searcher, request)
    seen = passages(next(pages))
    (folder := tmp_path / "more").mkdir()
    text = REPORT.format(year=2024, rate=99, cases=20, own="信访信访信访。")
    (folder / "总结2024.txt").write_text(text, encoding="utf-8")
    take_in(county, folder)
    gone = next(one for one in county.documents() if one.file == "办法0.txt")
    county.remove(gone.id)
    for page in pages:
        assert not page.changed
        seen += passages(page)
    there = county.finder.passages(before)
    assert seen[:2] == before[:2]
    assert [one for one in seen if one in there] == [one for one in before if one in there]
    assert any(hit.place.document.year == 2024 for hit in every(searcher, "信访", fold=False).hits)


def test_a_cursor_whose_list_is_gone_says_whether_it_still_holds(
    county: Library, searcher: Searcher, tmp_path: Path
) -> None:
    """The same state gives the same list to another process; another state is told."""
    first = searcher.search(Request("信访", limit=2))
    again = Searcher(county).search(Request("信访", limit=2, cursor=first.cursor))
    assert not again.changed
    assert passages(again) == passages(searcher.search(Request("信访", limit=2, cursor=first.cursor)))
    county.remove(next(one.id for one in county.documents() if one.file == "差旅.txt"))
    assert Searcher(county).search(Request("信访", limit=2, cursor=first.cursor)).changed
    assert searcher.search(Request("信访", limit=2, cursor="nonsense")).hits


def test_orders_by_time(searcher: Searcher) -> None:
    """The newest or the oldest first; a report stands at the end of its period."""
    newest = [_day(hit) for hit in every(searcher, "信访 -三百元", sort=Sort.NEWEST, fold=False).hits if hit.matching]
    oldest = [_day(hit) for hit in every(searcher, "信访 -三百元", sort=Sort.OLDEST, fold=False).hits if hit.matching]
    assert all(one >= other for one, other in pairwise(newest))
    assert all(one <= other for one, other in pairwise(oldest))
    assert newest[0] == "2023-06-30"


def test_what_was_found_is_marked(searcher: Searcher) -> None:
    """Spans of the snippet and of the document's text hold the words that were looked for."""
    for query, word in (("“领导包案”", "领导包案"), ("信访积案", "信访积案"), ("ABC123", "ＡＢＣ１２３")):
        hit = every(searcher, query).hits[0]
        start, end = hit.snippet_marks[0]
        assert hit.snippet[start:end] == word
        start, end = hit.marks[0]
        offset = hit.place.passage.start
        assert hit.place.passage.text[start - offset : end - offset] == word


@pytest.mark.parametrize("query", ["-", "“", "，。", "^terms:法 AND (passage:1 OR *)", "\0", "年份:去年", "法" * 2_000])
def test_no_query_is_an_error(searcher: Searcher, query: str) -> None:
    """What looks like a language of queries is text."""
    result = every(searcher, query)
    assert result.total == len(passages(result))


def test_a_query_of_nothing_finds_nothing(searcher: Searcher) -> None:
    """Unless something is chosen, which is then listed."""
    assert every(searcher, " - ").total == 0
    listed = every(searcher, " - ", filters=Filters(kinds=frozenset({"report"})))
    assert listed.total == sum(one.passages for one in listed_documents(listed))


def test_the_day_leaves_out_what_did_not_stand(searcher: Searcher) -> None:
    """As everywhere: by the versions' days; a chosen status counts on that day."""
    on = date(2021, 1, 1)
    files = {hit.place.document.file for hit in every(searcher, "办结", filters=Filters(as_of=on), fold=False).hits}
    assert "办法0.txt" in files
    assert "办法1.txt" not in files
    amended = replace(Filters(as_of=date(2023, 1, 1)), statuses=frozenset({"amended"}))
    assert {hit.place.document.file for hit in every(searcher, "办结", filters=amended).hits} == {"办法0.txt"}


def listed_documents(result: SearchResult) -> list[Any]:
    return list({hit.place.document.id: hit.place.document for hit in result.hits}.values())


def _pages(searcher: Searcher, request: Request) -> Any:
    page = searcher.search(request)
    yield page
    while page.cursor:
        page = searcher.search(replace(request, cursor=page.cursor))
        yield page


def _day(hit: Hit) -> str:
    document = hit.place.document
    if document.period:
        return f"{document.period[:4]}-06-30"
    return str(document.version_day or "0000")
