"""Passages: slices of the text, never across an article, that together cover what can be cited."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from ingest.document import Document, Passage, Unit, UnitKind
from ingest.passages import GATHER, LIMIT
from tests.ingest.made_texts import TREE, made, regulation_texts

HEADED = (UnitKind.PART, UnitKind.SUBPART, UnitKind.CHAPTER, UnitKind.SECTION, UnitKind.HEADING)
SENTENCE = "登记机关应当依法公开办理事项并及时告知申请人。"


def uncovered(document: Document) -> str:
    """The characters that no passage, no path and no heading line of `document` holds."""
    covered = bytearray(len(document.text))
    for passage in document.passages:
        covered[passage.start : passage.end] = b"\x01" * (passage.end - passage.start)
    for unit in document.walk():
        if unit.kind in (UnitKind.TITLE, UnitKind.CONTENTS):
            covered[unit.start : unit.end] = b"\x01" * (unit.end - unit.start)
        elif unit.kind in HEADED and unit.children:
            _cover_heading(document, unit, covered)
    return "".join(char for char, seen in zip(document.text, covered, strict=True) if not seen and not char.isspace())


def _cover_heading(document: Document, unit: Unit, covered: bytearray) -> None:
    """A heading's own line counts as covered when the path of the passages below it names it."""
    below = [passage for passage in document.passages if unit.children[0].start <= passage.start < unit.end]
    if all(unit.heading in passage.path for passage in below):
        covered[unit.start : unit.children[0].start] = b"\x01" * (unit.children[0].start - unit.start)


def articles_of(document: Document, passage: Passage) -> list[str]:
    """The labels of the articles that `passage` touches."""
    articles = document.articles()
    return [unit.label for unit in articles if unit.start < passage.end and passage.start < unit.end]


@settings(max_examples=60, deadline=None)
@given(regulation_texts())
def test_passages_keep_their_promises(text: str) -> None:
    """For any regulation: in order, no overlap, one article each, nothing left out, none too long."""
    document = made(text)
    ends = [0, *(passage.end for passage in document.passages)]
    assert all(passage.start >= end for passage, end in zip(document.passages, ends, strict=False))
    for passage in document.passages:
        assert document.text[passage.start : passage.end].strip()
        assert articles_of(document, passage) == ([passage.article] if passage.article else [])
        assert passage.end - passage.start <= LIMIT + 100
        assert passage.unit_ids
    assert uncovered(document) == ""


def test_an_article_is_one_passage() -> None:
    """A short article is one passage, cited by its label, under the path of its chapter."""
    first, *_ = [passage for passage in made(TREE).passages if passage.article]
    assert (first.label, first.article, first.path) == ("第一条", "第一条", "第一章 总则")


def long_article(*paragraphs: int) -> Document:
    """A law whose only article has 款 of so many sentences."""
    lines = [SENTENCE * count for count in paragraphs]
    return made("登记办法\n第十二条 " + "\n".join(lines) + "\n第十三条 甲。")


@pytest.mark.parametrize(
    ("paragraphs", "labels"),
    [
        ((1, 1), ["第十二条", "第十三条"]),
        ((20, 20), ["第十二条第一款", "第十二条第二款", "第十三条"]),
        ((25, 5, 5, 5), ["第十二条第一款", "第十二条第二款至第四款", "第十三条"]),
        ((5, 5, 20), ["第十二条第一款至第二款", "第十二条第三款", "第十三条"]),
        ((40,), ["第十二条", "第十二条", "第十三条"]),
    ],
)
def test_long_articles_are_cut_at_paragraphs(paragraphs: tuple[int, ...], labels: list[str]) -> None:
    """A long article is cut at its 款, and each piece cites the 款 it holds."""
    assert [passage.label for passage in long_article(*paragraphs).passages] == labels


def test_a_long_list_is_cut_at_its_items() -> None:
    """A 款 too long for one passage is cut at its 项."""
    items = "\n".join(f"（{number}）{SENTENCE * 10}" for number in "一二三")
    document = made(f"登记办法\n第一条 下列事项：\n{items}\n第二条 甲。")
    assert [passage.label for passage in document.passages] == [
        "第一条第（一）项至第（二）项",
        "第一条第（三）项",
        "第二条",
    ]


def test_a_long_sentence_is_cut_all_the_same() -> None:
    """Text without any full stop is cut at the limit."""
    document = made("登记办法\n第一条 " + "登记" * 900)
    assert [passage.end - passage.start for passage in document.passages] == [LIMIT + 4, LIMIT, LIMIT]


def test_small_units_outside_articles_are_gathered() -> None:
    """The short paragraphs of a preamble share passages up to the gathering limit."""
    preamble = "\n".join(SENTENCE * 3 for _ in range(10))
    document = made(f"登记办法\n{preamble}\n第一条 甲。")
    gathered = [passage for passage in document.passages if not passage.article]
    assert 1 < len(gathered) < 10
    assert all(passage.end - passage.start <= GATHER + 100 for passage in gathered)


def test_a_leaf_section_of_a_report_is_one_passage() -> None:
    """The innermost section goes together with its heading; the headings above it are its path."""
    document = made("工作总结\n一、情况\n（一）登记\n登记三件。\n公开两件。\n（二）公开\n公开一件。\n二、计划\n继续。")
    assert [(passage.label, passage.path) for passage in document.passages] == [
        ("一、（一）", "一、情况"),
        ("一、（二）", "一、情况"),
        ("二、", ""),
    ]


def test_a_long_section_is_cut_at_its_paragraphs() -> None:
    """A long section keeps its heading with the first paragraph, and each piece cites its own."""
    document = made(f"工作总结\n一、情况\n{SENTENCE * 20}\n{SENTENCE * 20}\n{SENTENCE * 2}")
    assert [passage.label for passage in document.passages] == ["一、第1段", "一、第2段至第3段"]


def test_a_small_section_keeps_its_points_together() -> None:
    """（一） with a few short points 1., 2. is one passage; what stands right under the title is not gathered so."""
    document = made("工作总结\n一、情况\n（一）登记\n1.设立三件。\n2.注销两件。\n（二）公开\n公开一件。")
    assert [passage.label for passage in document.passages] == ["一、（一）", "一、（二）"]


def test_notes_and_signature_stand_alone() -> None:
    """Notes are not gathered with the preamble, nor the last paragraph with the signature."""
    document = made("登记通知\n（2023年6月5日发布）\n各镇：\n请登记。\n青山县财政局\n2023年6月5日")
    assert [passage.label for passage in document.passages] == ["题注", "第1段至第2段", "落款"]


def test_headings_above_articles_are_paths() -> None:
    """一、 between articles is the path of the articles below it and never swallows them."""
    document = made("登记规定\n一、受理\n第一条 甲。\n第二条 乙。\n二、审理\n第三条 丙。")
    assert [(passage.article, passage.path) for passage in document.passages] == [
        ("第一条", "一、受理"),
        ("第二条", "一、受理"),
        ("第三条", "二、审理"),
    ]
