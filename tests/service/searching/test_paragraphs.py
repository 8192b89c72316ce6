"""One paragraph across the years: others like it, and how each year worded it."""

from __future__ import annotations

import pytest

from index.library import Library
from index.shingles import likeness, shingles
from ingest.errors import DocumentNotFound, UnitNotFound
from service.searching.alike import alike
from service.searching.folding import NEARLY_SAME
from service.searching.paragraph import Paragraph, of_passage, paragraph
from service.searching.searcher import Request, Searcher
from service.searching.wordings import wordings


@pytest.fixture
def source(county: Library, searcher: Searcher) -> Paragraph:
    """The paragraph of 2022 on old cases."""
    found = searcher.search(Request("“挂牌督办” 年份:2022 类型:报告", fold=False)).hits[0].place
    return paragraph(county, found.document.id, found.passage.label)


def test_a_paragraph_is_found_by_label_or_number(county: Library, source: Paragraph) -> None:
    """Both lead to the same words; what is not there, or is no label, is told by name."""
    again = of_passage(county, source.passages[0])
    assert (again.document, again.text) == (source.document, source.text)
    assert county.text(source.document.id)[source.start : source.end] == source.text
    with pytest.raises(UnitNotFound, match="第九百条"):
        paragraph(county, source.document.id, "第九百条")
    with pytest.raises(DocumentNotFound):
        paragraph(county, "没有的文件", "一、")
    with pytest.raises(UnitNotFound, match="999999"):
        of_passage(county, 999_999)


def test_others_like_it_are_without_itself_and_its_duplicates(county: Library, source: Paragraph) -> None:
    """The same paragraph of other years is no other paragraph."""
    hits = alike(county, source, 10)
    assert hits
    for hit in hits:
        assert hit.place.passage.id not in source.passages
        assert likeness(shingles(source.text), shingles(hit.place.passage.text)) < NEARLY_SAME
    rules = alike(county, source, 10, frozenset({"regulation"}))
    assert rules and {hit.place.document.kind.value for hit in rules} == {"regulation"}


def test_each_year_words_it_with_the_changes_marked(county: Library, source: Paragraph) -> None:
    """The oldest first; the runs join to the wordings, and what differs is what is marked."""
    found = wordings(county, source)
    assert [one.document.year for one in found] == [2021, 2023]
    for one in found:
        text = "".join(run.text for run in one.runs)
        assert county.text(one.document.id)[one.start : one.end] == text
        assert "".join(run.text for run in one.asked) == source.text
        assert one.likeness > 0.9
        assert any(run.changed and any(sign.isdigit() for sign in run.text) for run in one.runs)
        assert not any(run.changed and "挂牌督办" in run.text for run in one.runs)
