"""Marks: what a line begins with, and the cross-references that look like one."""

from __future__ import annotations

import pytest

from ingest.labels import Number, UnitKind
from ingest.marks import Style, annex_mark, article_mark, list_mark, structure_mark

CHAPTER, SECTION, PART, SUBPART = UnitKind.CHAPTER, UnitKind.SECTION, UnitKind.PART, UnitKind.SUBPART


@pytest.mark.parametrize(
    ("text", "expected", "number", "words"),
    [
        ("第十二条 机关应当登记。", None, Number(12), "机关应当登记。"),
        ("第十二条　机关应当登记。", None, Number(12), "机关应当登记。"),
        ("第 十二 条 机关应当登记。", None, Number(12), "机关应当登记。"),
        ("第12条 机关应当登记。", None, Number(12), "机关应当登记。"),
        ("第十二条机关应当登记。", Number(12), Number(12), "机关应当登记。"),
        ("第十四条机关应当登记。", Number(12), Number(14), "机关应当登记。"),
        ("第五条中国公民应当登记。", Number(5), Number(5), "中国公民应当登记。"),
        ("第十二条", None, Number(12), ""),
        ("第十二条（登记期限）机关应当登记。", Number(40), Number(12), "（登记期限）机关应当登记。"),
        ("第十二条【登记期限】机关应当登记。", None, Number(12), "【登记期限】机关应当登记。"),
        ("第一百零五条之一 机关应当登记。", None, Number(105, 1), "机关应当登记。"),
        ("第一百零五条之一机关应当登记。", Number(106), Number(105, 1), "机关应当登记。"),
        ("第一千零一条 机关应当登记。", None, Number(1001), "机关应当登记。"),
        ("笫五十四条 机关应当登记。", None, Number(54), "机关应当登记。"),
        ("第三十－条 机关应当登记。", None, Number(31), "机关应当登记。"),
    ],
)
def test_articles_open(text: str, expected: Number | None, number: Number, words: str) -> None:
    """A line opens an article in every script, with and without a blank, with a title or without words."""
    mark = article_mark(text, expected)
    assert mark is not None
    assert (mark.number, text[mark.end :]) == (number, words)


@pytest.mark.parametrize(
    "text",
    [
        "第十二条规定的情形，由主管机关处理。",
        "第十二条 规定的情形，由主管机关处理。",
        "第十二条第二款所列材料应当齐全。",
        "第十二条、第十三条的规定不适用。",
        "第十二条和第十三条的规定不适用。",
        "第十二条至第十五条的规定不适用。",
        "第十二条（三）项所列材料应当齐全。",
        "第十二条所称机关，是指县级机关。",
        "第十二条的规定不适用。",
        "第十二条，不予登记。",
        "第三十二条机关应当登记。",  # far from the expected number
        "第十四条执行。",
        "第十十条 机关应当登记。",
        "第" + "9" * 5000 + "条 机关应当登记。",
        "机关依照第十二条登记。",
    ],
)
def test_references_open_no_article(text: str) -> None:
    """第十二条规定的情形，… at the start of a line refers and opens nothing."""
    assert article_mark(text, Number(13)) is None


@pytest.mark.parametrize(
    ("text", "kind", "number", "heading"),
    [
        ("第二章 登记", CHAPTER, 2, "登记"),
        ("第二章　登　记", CHAPTER, 2, "登　记"),
        ("第二章登记", CHAPTER, 2, "登记"),
        ("第二章", CHAPTER, 2, ""),
        ("第三节 变更", SECTION, 3, "变更"),
        ("第一编 总则", PART, 1, "总则"),
        ("第一分编 通则", SUBPART, 1, "通则"),
        ("第３章 登记", CHAPTER, 3, "登记"),
        ("第三章 规定与登记", CHAPTER, 3, "规定与登记"),
    ],
)
def test_headings_open(text: str, kind: UnitKind, number: int, heading: str) -> None:
    """编, 分编, 章 and 节 open with or without a blank; the name may stand on the next line."""
    mark = structure_mark(text)
    assert mark is not None
    assert (mark.kind, mark.number, mark.heading) == (kind, Number(number), heading)


@pytest.mark.parametrize(
    "text",
    [
        "第三章规定的登记，由县级机关办理。",
        "第三章、第四章的规定",
        "第三章的规定",
        "第三章 登记应当及时。",
        "第三章" + "长" * 61,
        "第十十章 登记",
    ],
)
def test_references_open_no_heading(text: str) -> None:
    """第三章规定的… refers; a sentence is no heading."""
    assert structure_mark(text) is None


def test_declared_headings_may_end_like_a_sentence() -> None:
    """What the source's own markup calls a heading is one, 。 or not."""
    assert structure_mark("第五节 变更、注销。", declared=True) is not None


@pytest.mark.parametrize(
    ("text", "number", "heading", "word"),
    [
        ("附件1：登记表", Number(1), "登记表", "附件"),
        ("附件一", Number(1), "", "附件"),
        ("附件", None, "", "附件"),
        ("附件：登记表", None, "登记表", "附件"),
        ("附：登记表", None, "登记表", "附件"),
        ("附表二", Number(2), "", "附表"),
        ("附录：名录", None, "名录", "附录"),
        ("附件3-1 登记表", Number(3, 1), "登记表", "附件"),
    ],
)
def test_annexes_open(text: str, number: Number | None, heading: str, word: str) -> None:
    """附件, 附表, 附录 and 附： open an annex, and keep the word they use."""
    mark = annex_mark(text)
    assert mark is not None
    assert (mark.number, mark.heading, mark.word) == (number, heading, word)


@pytest.mark.parametrize(
    "text",
    ["附则", "附 则", "附件中所列的单位", "附件所列单位应当登记。", "附属单位", "附件的格式", "附件2023年预算表"],
)
def test_what_is_no_annex(text: str) -> None:
    """附则 is a chapter; a sentence about an annex is none."""
    assert annex_mark(text) is None


@pytest.mark.parametrize(
    ("text", "style", "number", "words"),
    [
        ("一、总体情况", Style.DUN, 1, "总体情况"),
        ("十二、其他", Style.DUN, 12, "其他"),
        ("（三）登记", Style.PAREN, 3, "登记"),
        ("(三)登记", Style.PAREN, 3, "登记"),
        ("㈢登记", Style.PAREN, 3, "登记"),
        ("1.登记", Style.DOT, 1, "登记"),
        ("1．登记", Style.DOT, 1, "登记"),
        ("1、登记", Style.DOT, 1, "登记"),
        ("⒈登记", Style.DOT, 1, "登记"),
        ("（1）登记", Style.PAREN_ARABIC, 1, "登记"),
        ("⑵登记", Style.PAREN_ARABIC, 2, "登记"),
        ("1）登记", Style.CLOSING_PAREN, 1, "登记"),
        ("①登记", Style.CIRCLED, 1, "登记"),
        ("⑳ 登记", Style.CIRCLED, 20, "登记"),
    ],
)
def test_list_numbers_open(text: str, style: Style, number: int, words: str) -> None:
    """The six ways of numbering, and the single characters that stand for them."""
    mark = list_mark(text)
    assert mark is not None
    assert (mark.style, mark.number, text[mark.end :]) == (style, Number(number), words)


@pytest.mark.parametrize(
    "text", ["2.5公里以内", "2023年工作", "一是加强登记", "一方面、另一方面", "登记（三）", "", "1234.登记"]
)
def test_what_is_no_list_number(text: str) -> None:
    """2.5 and 一是 begin no item."""
    assert list_mark(text) is None
