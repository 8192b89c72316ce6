"""Decisions that amend: their own sections, the words they quote, the text they publish again."""

from __future__ import annotations

import pytest

from ingest.amendment import is_amendment
from ingest.document import DocumentKind, UnitKind
from tests.ingest.made_texts import labels, made, outline, plain_lines

DECISION = """青山县人民代表大会常务委员会关于修改《青山县登记办法》的决定
（2023年3月1日青山县人民代表大会常务委员会通过）
青山县人民代表大会常务委员会决定对《青山县登记办法》作如下修改：
一、将第三条修改为：“第三条 登记机关应当在三日内办结。
“第四条 登记应当公开：
（一）在网站公开；
（二）在窗口公开。”
二、增加一条，作为第九条：
“第九条 未登记的，责令改正。”
本决定自2023年4月1日起施行。
"""
REPUBLISHED = """《青山县登记办法》根据本决定作相应修改，重新公布。
青山县登记办法
（2020年5月6日通过 根据2023年3月1日的决定修正）
第一条 为了规范登记，制定本办法。
第二条 县级机关负责登记。
第三条 登记机关应当在三日内办结。
"""


@pytest.mark.parametrize(
    ("title", "opening", "expected"),
    [
        ("关于修改《登记办法》的决定", "决定如下：", True),
        ("关于修改《登记办法》等三件规章的决定", "决定如下：", True),
        ("登记法修正案（二）", "甲。", True),
        ("关于废止部分规章的决定", "甲。", True),
        ("登记办法", "对《登记办法》作出如下修改：", True),
        ("登记办法", "为了规范登记，制定本办法。", False),
        ("关于修改后的登记法施行时未结事项适用若干问题的规定", "为了登记。", False),
        ("讨论决定重大事项的规定", "为了讨论。", False),
    ],
)
def test_amendments_are_known(title: str, opening: str, expected: bool) -> None:
    """A title that says 修改…决定 or 修正案, or an opening that says 作如下修改."""
    assert is_amendment(title, plain_lines(opening)) is expected


def test_quoted_articles_are_no_articles_of_the_decision() -> None:
    """第三条 and （一） inside the quotation are paragraphs of the section that quotes them; nothing is a gap."""
    document = made(DECISION)
    assert outline(document.units)[2:] == [
        "paragraph 第1段",
        "heading 一、",
        "  paragraph 一、第1段",
        "  paragraph 一、第2段",
        "  paragraph 一、第3段",
        "heading 二、",
        "  paragraph 二、第1段",
        "paragraph 第2段",
    ]
    assert (document.articles(), document.gaps, document.duplicates, document.members) == ((), (), (), ())


def test_a_decision_on_several_texts() -> None:
    """一、对《…》作出修改 holds （一）, （二） as sections of its own."""
    document = made(
        "关于修改部分规章的决定\n决定对下列规章作出修改：\n一、对《登记办法》作出修改\n（一）将第三条修改为：\n"
        "“第三条 甲：\n（一）乙；\n（二）丙。”\n（二）删去第四条。\n二、对《公开办法》作出修改\n将第五条修改为：“丁。”"
    )
    assert labels(document.units, UnitKind.HEADING) == ["一、", "一、（一）", "一、（二）", "二、"]


def test_an_amendment_with_articles_of_its_own() -> None:
    """A 修正案 that counts its own 第一条, 第二条 keeps them; the quoted ones are 款."""
    document = made("登记法修正案\n第一条 第三条修改为：\n“第三条 甲。\n第四条 乙。”\n第二条 删去第五条。")
    assert [article.label for article in document.articles()] == ["第一条", "第二条"]
    assert (document.gaps, document.duplicates) == ((), ())


@pytest.mark.parametrize("lead", ["", "附：\n"])
def test_the_text_published_again_is_a_member(lead: str) -> None:
    """The decision keeps its sections; the amended text behind it is a document of its own with its articles."""
    document = made(DECISION + REPUBLISHED.replace("\n青山县登记办法\n", f"\n{lead}青山县登记办法\n"))
    assert document.description.kind is DocumentKind.REGULATION
    assert document.description.title.endswith("的决定")
    assert labels(document.units, UnitKind.HEADING) == ["一、", "二、"]
    assert labels(document.units, UnitKind.MEMBER) == ["《青山县登记办法》"]
    (law,) = document.members
    assert law.description.title == "青山县登记办法"
    assert [article.label for article in law.articles()] == ["第一条", "第二条", "第三条"]
    assert [article.label for article in document.articles()] == ["第一条", "第二条", "第三条"]
    assert (law.part_of, document.gaps, law.gaps) == (document.id, (), ())


def test_a_decision_with_forms_behind_it() -> None:
    """附件 of a decision keeps its place; its articles are the annex's."""
    document = made(DECISION + "附件：登记规则\n第一条 甲。\n第二条 乙。")
    assert labels(document.units, UnitKind.HEADING) == ["一、", "二、"]
    assert labels(document.units, UnitKind.ARTICLE) == ["附件第一条", "附件第二条"]
