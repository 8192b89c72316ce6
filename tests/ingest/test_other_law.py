"""第…条 without a name, in a text about one other law, means that law where the text has no such article itself."""

from __future__ import annotations

import pytest

from ingest.document import ReferenceState
from ingest.naming import law_in, law_of, section_subject
from tests.ingest.made_texts import made

R, E, U = ReferenceState.RESOLVED.value, ReferenceState.EXTERNAL.value, ReferenceState.UNRESOLVED.value


def found(text: str) -> list[tuple[str, str, str]]:
    """The references of a text that cite a Unit: title, label, state."""
    return [(one.title, one.label, one.state.value) for one in made(text).references if one.label]


def about(title: str, *lines: str) -> list[tuple[str, str, str]]:
    """The references of a document with this title."""
    return found("\n".join([title, *lines]))


def test_a_text_without_articles_about_one_law() -> None:
    """一、二、 under a title that names one law: its bare numbers are that law's."""
    references = about(
        "关于执行《青山县河道法》确定类别的意见", "一、占用河道（第12条第2款）", "二、倾倒废物（第13条）"
    )
    assert references == [("青山县河道法", "第十二条第二款", E), ("青山县河道法", "第十三条", E)]


def test_the_first_lines_may_name_the_law() -> None:
    """Where the title names none, the one law of the first lines is meant; of two, neither."""
    title, rest = "关于河道案件的意见", "二、违反第十二条的，从重处理。"
    assert about(title, "一、依照《河道法》处理。", rest) == [("河道法", "第十二条", E)]
    assert about(title, "一、依照《河道法》《水法》处理。", rest) == [("", "第十二条", U)]


ARTICLES = ("第一条 为了登记，制定本解释。", "第二条 甲。")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # An article of that number is its own; a number it lacks is the law's.
        ("违反第二条的，责令改正。", [("", "第二条", R)]),
        ("违反第九十条的，责令改正。", [("河道法", "第九十条", E)]),
        # It says itself whose article is meant.
        ("违反本解释第九十条的，责令改正。", [("", "第九十条", U)]),
        # Listed beside an article of its own, it is an error of its own.
        ("违反第二条、第九十条的，责令改正。", [("", "第二条", R), ("", "第九十条", U)]),
        # The law that the sentence cites goes before that of the title; of two, neither.
        (
            "构成刑法第一百二十条规定的甲罪或者第一百九十一条规定的乙罪。",
            [("刑法", "第一百二十条", E), ("刑法", "第一百九十一条", E)],
        ),
        (
            "构成刑法第一百二十条、证券法第七十条和依照程序第九十条规定的。",
            [("刑法", "第一百二十条", E), ("证券法", "第七十条", E), ("", "第九十条", U)],
        ),
        # What changed an article is not what the article stands in.
        (
            "适用《河道法修正案》第二条，处理第九十条的情形。",
            [("河道法修正案", "第二条", E), ("河道法", "第九十条", E)],
        ),
    ],
)
def test_a_text_with_articles_about_one_law(words: str, expected: list[tuple[str, str, str]]) -> None:
    """An interpretation counts its own articles; what it lacks is the law's that it interprets."""
    assert about("关于适用《河道法》若干问题的解释", *ARTICLES, f"第三条 {words}") == expected


def test_a_regulation_is_no_text_about_the_law_it_rests_on() -> None:
    """根据《河道法》，制定本条例: a number beyond its last is an error, and stays unresolved."""
    lines = ("第一条 根据《河道法》，制定本条例。", "第二条 违反第九十条的，责令改正。")
    assert about("青山县河道条例", *lines) == [("", "第九十条", U)]


def test_sections_of_a_decision_amend_each_their_own() -> None:
    """一、修改《甲》 二、修改《乙》: 将第三条修改为 speaks of the one that its section names."""
    references = about(
        "关于修改《河道登记规定》等二件规定的决定",
        "一、修改《河道登记规定》",
        "1.将第三条修改为：“登记应当公开。”",
        "二、修改《湖泊登记规定》",
        "1.删除第四条、第五条。",
    )
    assert references == [
        ("河道登记规定", "第三条", E),
        ("湖泊登记规定", "第四条", E),
        ("湖泊登记规定", "第五条", E),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # 合同法 ends in no 同法 (the same law).
        ("依照合同法第五十二条的规定。", [("合同法", "第五十二条", E)]),
        ("依照劳动合同法第四十条的规定。", [("劳动合同法", "第四十条", E)]),
        ("依照刑法第三条和同法第五条的规定。", [("刑法", "第三条", E), ("刑法", "第五条", E)]),
        # The rules that implement a law are named after it.
        ("有食品安全法实施条例第六十七条规定的情形。", [("食品安全法实施条例", "第六十七条", E)]),
        ("依照本实施细则第一条的规定。", [("", "第一条", R)]),
        # 分则 is a part of the law, 原 its former wording.
        ("构成刑法分则第三章第二节规定的罪。", [("刑法", "第三章第二节", E)]),
        ("依照刑法原第一百五十五条处理。", [("刑法", "第一百五十五条", E)]),
        # Articles count through chapters: one listed behind a section is not in it.
        (
            "依照刑法第三章第二节、第一百九十条处理。",
            [("刑法", "第三章第二节", E), ("刑法", "第一百九十条", E)],
        ),
    ],
)
def test_names_before_a_number(words: str, expected: list[tuple[str, str, str]]) -> None:
    """The name right before the number says whose it is."""
    assert about("青山县登记规定", "第一条 甲。", f"第二条 {words}") == expected


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("关于适用〈中华人民共和国公司法〉若干问题的规定", "中华人民共和国公司法"),
        ("关于适用刑法分则规定的犯罪的罪名的意见", "刑法"),
        ("关于《刑法》《刑事诉讼法》有关问题的通知", ""),
        ("关于刑法修正案施行时间的解释", ""),
        ("关于审理劳动合同法案件的意见", "劳动合同法"),
        ("公司法", ""),
    ],
)
def test_the_law_that_a_title_names(title: str, law: str) -> None:
    """One law that the title names, with 《》 or well known without."""
    assert law_of(title) == law


def test_the_law_that_words_name() -> None:
    """One law in 《》, however often, with or without the name of the state."""
    assert law_in("依照《中华人民共和国刑法》和《刑法》") == "刑法"
    assert law_in("依照《刑法》《水法》") == law_in("依照法律") == ""


def test_the_subject_of_a_section() -> None:
    """A section amends what its heading begins with."""
    assert section_subject("修改《甲规定》") == section_subject("对《甲规定》作如下修改") == "甲规定"
    assert section_subject("关于登记") == section_subject("依照《甲规定》") == ""
