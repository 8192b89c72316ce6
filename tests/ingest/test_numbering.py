"""Gaps and duplicates of numbers: each is a sentence, none is repaired, and what counts again is none."""

from __future__ import annotations

import pytest

from ingest.numbering import numbering
from ingest.regulation import parse_regulation
from tests.ingest.made_texts import plain_text


def found(*lines: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The gaps and duplicates of a regulation's body."""
    plain = plain_text(*lines)
    return numbering(parse_regulation(plain.lines), plain.text)


def test_articles() -> None:
    """Numbering is taken as it stands: no article is renumbered, each fault is a sentence."""
    gaps, duplicates = found(
        "第一条 甲。",
        "第二条 乙。",
        "第二条 丙。",
        "第五条 丁。",
        "第四条 戊。",
        "第六条之一 己。",
        "第七条 庚。",
    )
    assert gaps == ("第二条之后缺第三条至第四条", "第四条排在第五条之后", "第五条之后缺第六条")
    assert duplicates == ("第二条编号重复",)


@pytest.mark.parametrize(
    ("lines", "gaps", "duplicates"),
    [
        (["第一章 甲", "第一条 一。", "第三章 乙", "第二条 二。"], ["第一章之后缺第二章"], []),
        (["第一章 甲", "第一条 一。", "第五章 乙", "第二条 二。"], ["第一章之后缺第二章至第四章"], []),
        (["第二章 甲", "第一条 一。"], ["第二章之前缺第一章"], []),
        (["第一章 甲", "第一条 一。", "第一章 乙", "第二条 二。"], [], ["第一章编号重复"]),
        (
            ["第一章 甲", "第一节 一", "第一条 一。", "第三节 三", "第二条 二。"],
            ["第一章第一节之后缺第二节"],
            [],
        ),
        # 章 may begin again in every 编, or go on.
        (["第一编 甲", "第一章 一", "第一条 一。", "第二编 乙", "第一章 二", "第二条 二。"], [], []),
        (["第一编 甲", "第一章 一", "第一条 一。", "第二编 乙", "第二章 二", "第二条 二。"], [], []),
    ],
)
def test_headings(lines: list[str], gaps: list[str], duplicates: list[str]) -> None:
    """编, 章 and 节 are counted in what holds them."""
    assert found(*lines) == (tuple(gaps), tuple(duplicates))


@pytest.mark.parametrize(
    ("lines", "gaps", "duplicates"),
    [
        # Not on a line of its own, in brackets of either width.
        (["（一）甲；（二）乙；", "（三）丙。"], [], []),
        (["（一）甲；(二)乙；", "（三）丙。"], [], []),
        (["（一）甲；( 二 )乙；", "（三）丙。"], [], []),
        (["（一）甲；", "（二）乙；", "（四）丁。"], ["第一条第（二）项之后缺第（三）项"], []),
        (["（三）丙；", "（四）丁。"], ["第一条第（三）项之前缺第（一）项至第（二）项"], []),
        (["（一）甲；", "（二）乙；", "（二）丙。"], [], ["第一条第（二）项编号重复"]),
        (["（一）甲：", "1.一；", "3.三。"], ["第一条第（一）项第1目之后缺第2目"], []),
        # Another list, and an item that stands in the line before it.
        (["（一）甲；", "（二）乙。", "另外：", "（一）丙；", "（二）丁。"], [], []),
        (["（一）甲；（二）乙；", "（三）丙。"], [], []),
    ],
)
def test_lists(lines: list[str], gaps: list[str], duplicates: list[str]) -> None:
    """项 and 目 count from 1 in every list."""
    assert found("第一条 下列事项登记：", *lines) == (tuple(gaps), tuple(duplicates))


def test_the_paragraph_of_a_list_is_named() -> None:
    """Where an article has several 款, the sentence says in which one the 项 is missing."""
    gaps, _ = found("第一条 甲。", "下列事项登记：", "（一）乙；", "（三）丙。")
    assert gaps == ("第一条第二款第（一）项之后缺第（二）项",)


def test_an_annex_counts_for_itself() -> None:
    """The annex begins again; what it lacks is named with it."""
    assert found("第一条 甲。", "附件1：规则", "第一条 乙。", "第三条 丙。")[0] == ("附件1第一条之后缺第二条",)
