"""Files that bind several documents: which they are, and that each stands as if alone."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ingest.document import Document, DocumentKind, UnitKind
from ingest.pipeline import ingest
from tests.ingest.made_texts import DAY, labels, made, regulation_texts
from tests.ingest.test_pipeline import check

LEAVE = """青山中心请假办法
（2021年3月1日青山中心印发）
第一条 为了规范请假，制定本办法。
第二条 请假应当书面申请。
第三条 本办法自2021年4月1日起施行。
"""
SEAL = """青山中心用印规定
第一章 总则
第一条 为了规范用印，制定本规定。
第二章 用印
第二条 用印应当登记：
（一）登记用印人；
（二）登记事由。
"""
NOTICE = """青山发〔2022〕3号
青山中心关于加强值班的通知
各科室：
现就值班工作通知如下。
一、落实责任
各科室应当明确责任人。
二、严格交接
交接应当登记。
青山中心
2022年5月6日
"""
REPORT = """青山中心2022年工作总结
一、主要工作
完成登记三百件。
二、存在问题
人手不足。
"""
CONTENTS = "目录\n青山中心请假办法……1\n青山中心用印规定……3\n"


def titles(document: Document) -> list[str]:
    """The titles of a document's members."""
    return [member.description.title for member in document.members]


def test_a_compilation_with_contents() -> None:
    """Title and contents are the compilation's own; every regulation is a member with its own tree and identity."""
    document = made("# 青山中心制度汇编\n" + CONTENTS + LEAVE + SEAL)
    assert document.description.kind is DocumentKind.COMPILATION
    assert document.description.title == "青山中心制度汇编"
    assert [unit.kind for unit in document.units] == [
        UnitKind.TITLE,
        UnitKind.CONTENTS,
        UnitKind.MEMBER,
        UnitKind.MEMBER,
    ]
    assert titles(document) == ["青山中心请假办法", "青山中心用印规定"]
    leave, seal = document.members
    assert leave.id == f"{document.id}.1"
    assert (leave.part_of, seal.part_of) == (document.id, document.id)
    assert str(leave.description.effective_from) == "2021-04-01"
    assert labels(leave.units, UnitKind.ARTICLE) == ["第一条", "第二条", "第三条"]
    assert labels(seal.units, UnitKind.ITEM) == ["第二条第（一）项", "第二条第（二）项"]
    assert document.passages == ()
    check_members(document)


def check_members(document: Document) -> None:
    """Assert what a compilation promises beyond what every Document does."""
    check(document)
    units = [unit for unit in document.units if unit.kind is UnitKind.MEMBER]
    assert len(units) == len(document.members)
    for number, (unit, member) in enumerate(zip(units, document.members, strict=True), 1):
        check(member)
        assert member.id == f"{document.id}.{number}"
        assert unit.text == member.text
        assert unit.heading == member.description.title
        assert [below.label for below in unit.walk()][1:] == [below.label for below in member.walk()]
        assert [below.text for below in unit.walk()][1:] == [below.text for below in member.walk()]
        assert not any(unit.start <= passage.start < unit.end for passage in document.passages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Without contents or a title of the whole.
        (LEAVE + SEAL, ["青山中心请假办法", "青山中心用印规定"]),
        # 一、 before every title.
        (
            "青山中心制度汇编\n一、青山中心请假办法\n" + LEAVE.partition("\n")[2] + "二、" + SEAL,
            ["青山中心请假办法", "青山中心用印规定"],
        ),
        # A report, and the rules that it appends.
        (REPORT + LEAVE, ["青山中心2022年工作总结", "青山中心请假办法"]),
        # A notice among the regulations, known by its number and signature.
        (LEAVE + NOTICE + SEAL, ["青山中心请假办法", "青山中心关于加强值班的通知", "青山中心用印规定"]),
        # Reports that the contents list.
        (
            "青山中心文件汇编\n目录\n青山中心2022年工作总结\n青山中心关于加强值班的通知\n" + REPORT + NOTICE,
            ["青山中心2022年工作总结", "青山中心关于加强值班的通知"],
        ),
    ],
)
def test_compilations_of_many_kinds(text: str, expected: list[str]) -> None:
    """Titles that each begin a document of their own make members, whatever the members are."""
    document = made(text)
    assert document.description.kind is DocumentKind.COMPILATION
    assert titles(document) == expected
    check_members(document)


@pytest.mark.parametrize(
    "text",
    [
        LEAVE,
        REPORT,
        # A notice that issues a regulation is one document with it.
        "关于印发《青山中心请假办法》的通知\n各科室：\n现将《青山中心请假办法》印发给你们。\n青山中心\n2021年3月1日\n"
        + LEAVE,
        # Annexes may have articles of their own.
        LEAVE + "附件1\n青山中心用印规定\n第一条 甲。\n附件2\n青山中心值班规定\n第一条 乙。",
        # The title again behind the contents.
        "青山中心用印规定\n目录\n第一章 总则\n第二章 用印\n" + SEAL,
        # A report's sections that are called like titles.
        "2022年工作总结和2023年工作计划\n2022年工作总结\n一、甲\n乙。\n2023年工作计划\n一、丙\n丁。",
        # A text quoted in full.
        "青山中心关于启用规则的决定\n一、启用下列规则：“\n青山中心用印规定\n第一条 甲。\n第二条 乙。”\n二、请照办。",
    ],
)
def test_what_is_no_compilation(text: str) -> None:
    """One document stays one, with its covering notice, its annexes and what it quotes."""
    document = made(text)
    assert document.members == ()
    assert document.description.kind is not DocumentKind.COMPILATION


def test_a_person_may_say_that_it_is_a_compilation() -> None:
    """`kind` splits where the text alone leaves doubt; where nothing can be split it says so."""
    text = "2022年工作总结\n一、甲\n乙。\n2023年工作计划\n一、丙\n丁。"
    assert titles(made(text, kind=DocumentKind.COMPILATION)) == ["2022年工作总结", "2023年工作计划"]
    alone = made("随便一段话。", kind=DocumentKind.COMPILATION)
    assert alone.members == ()
    assert "没有找到可以拆分的成员文件" in alone.warnings[0]


def test_gaps_are_the_members_own() -> None:
    """Every member counts from 1 again; what one of them lacks is reported with it."""
    document = made(LEAVE + SEAL.replace("第二条", "第三条"))
    assert (document.gaps, document.duplicates) == ((), ())
    assert [member.gaps for member in document.members] == [(), ("第一条之后缺第二条",)]


def test_a_compilation_in_word() -> None:
    """Word's styles and the plain text give the same members."""
    file = docx.Document()
    file.add_heading("青山中心制度汇编", 0)
    for text in (LEAVE, SEAL):
        title, *lines = text.splitlines()
        file.add_heading(title, 1)
        for line in lines:
            file.add_paragraph(line)
    data = BytesIO()
    file.save(data)
    document = ingest(data.getvalue(), "汇编.docx", today=DAY)
    plain = made("青山中心制度汇编\n" + LEAVE + SEAL)
    assert document.text == plain.text
    assert titles(document) == titles(plain) == ["青山中心请假办法", "青山中心用印规定"]
    assert labels(document.units) == labels(plain.units)
    check_members(document)


@settings(max_examples=30, deadline=None)
@given(st.lists(regulation_texts(), min_size=2, max_size=4))
def test_bound_regulations_stand_as_if_alone(texts: list[str]) -> None:
    """A member has the text and the tree that its regulation has in a file of its own."""
    texts = [text.replace("# ", "") for text in texts]
    # 第一条的… refers and opens nothing: such a text does not count from 1.
    assume(all(made(text).articles()[:1] and made(text).articles()[0].label == "第一条" for text in texts))
    document = made("\n".join(["青山中心制度汇编", *texts]))
    assert [member.text for member in document.members] == [made(text).text for text in texts]
    for member, text in zip(document.members, texts, strict=True):
        assert labels(member.units) == labels(made(text).units)
    check_members(document)
