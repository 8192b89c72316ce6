"""The pipeline: bytes in, a Document out whose spans, ids and order hold for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.document import Document, DocumentKind, Unit, UnitKind
from ingest.errors import EmptyFile, IngestError
from ingest.pipeline import document_id, ingest
from tests.ingest.made_texts import DAY, TREE, made, outline, regulation_texts
from tests.ingest.readers.tabular import book, saved


def check(document: Document) -> None:
    """Assert what every Document promises."""
    units = list(document.walk())
    assert all(unit.text == document.text[unit.start : unit.end] for unit in units)
    assert len({unit.id for unit in units}) == len(units)
    assert all(unit.id.startswith(document.id + "/") for unit in units)
    assert all(unit.text.strip() == unit.text and unit.text for unit in units)
    for unit in units:
        assert_ordered(unit.children, unit.start, unit.end)
    assert_ordered(document.units, 0, len(document.text))
    outside = "".join(char for char, inside in zip(document.text, _inside(document), strict=True) if not inside)
    assert not outside.strip()


def assert_ordered(units: tuple[Unit, ...], start: int, end: int) -> None:
    """Units stand in order, apart, inside `[start, end)`."""
    position = start
    for unit in units:
        assert position <= unit.start <= unit.end <= end
        position = unit.end


def _inside(document: Document) -> bytearray:
    inside = bytearray(len(document.text))
    for unit in document.units:
        inside[unit.start : unit.end] = b"\x01" * (unit.end - unit.start)
    return inside


@settings(max_examples=60, deadline=None)
@given(regulation_texts())
def test_any_regulation_keeps_the_promises(text: str) -> None:
    """Spans are exact, children lie inside their parents in order, ids are unique, top-level Units tile the text."""
    check(made(text))


_line = st.one_of(
    st.sampled_from(
        [
            *(
                "第一条 甲。",
                "第三条",
                "第二章",
                "第一章 总则",
                "附件",
                "附件1：表",
                "目录",
                "一、情况",
                "（一）登记。公开。",
                "附则",
            ),
            *(
                "1.设立",
                "（二）注销；",
                "①",
                "的，责令改正。",
                "”",
                "各位代表：",
                "2023年6月5日",
                "青山县财政局",
                "登记办法",
                "（未完",
            ),
            *(
                "**一、情况**",
                "第十十条 乙",
                "第九节",
                "抄送：各镇",
                "标题：登记办法",
                "第二条规定的，",
                "（2020年5月6日通过）",
                "# 总结",
            ),
        ]
    ),
    st.text(alphabet="第一二十条章节款项（）()1.、。；：附件*“” 　登记", min_size=1, max_size=12),
    st.text(min_size=1, max_size=8),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_line, min_size=1, max_size=14).map("\n".join), st.sampled_from([None, *DocumentKind]))
@example("第一条\n青山县财政局\n2023年6月5日\n附件\n表", None)
def test_any_lines_keep_the_promises(text: str, kind: DocumentKind | None) -> None:
    """Whatever the lines are, the Document holds, or the refusal is an IngestError."""
    try:
        document = made(text, kind=kind)
    except IngestError:
        return
    check(document)


@settings(max_examples=20, deadline=None)
@given(regulation_texts())
def test_the_same_bytes_give_the_same_document(text: str) -> None:
    """Ingesting twice changes nothing, ids included."""
    assert made(text) == made(text)


def test_the_same_text_in_another_format_gives_the_same_units() -> None:
    """TXT and MD of one regulation have the same labels and the same text."""
    marked = "\n\n".join(["# " + TREE.splitlines()[0], *TREE.splitlines()[1:]])
    one, other = made(TREE), made(marked, name="青山.md")
    assert one.media_type != other.media_type
    assert one.text == other.text
    assert outline(one.units) == outline(other.units)


def test_a_regulation_from_head_to_foot() -> None:
    """The head, the tree and the description of one small regulation."""
    document = made(TREE)
    assert [unit.kind for unit in document.units] == [
        UnitKind.TITLE,
        UnitKind.NOTE,
        UnitKind.CHAPTER,
        UnitKind.CHAPTER,
    ]
    assert document.description.title == "青山县登记办法"
    assert document.description.effective_from == date(2020, 7, 1)
    assert [article.label for article in document.articles()] == ["第一条", "第二条", "第三条"]
    assert (document.gaps, document.duplicates, document.warnings) == ((), (), ())


def test_text_before_the_first_article_is_the_preamble() -> None:
    """Words between the head and 第一条 are one Unit."""
    document = made("登记办法\n为了登记，制定本办法。\n现公布如下：\n第一条 甲。")
    preamble = document.units[1]
    assert (preamble.kind, preamble.label, len(preamble.children)) == (UnitKind.PREAMBLE, "引言", 2)


def test_a_regulation_without_articles_has_the_tree_of_a_report() -> None:
    """A reply that numbers 一、二、 is still a regulation."""
    document = made("青山县高级法院关于登记问题的批复\n一、应当登记。\n二、应当公开。")
    assert document.description.kind is DocumentKind.REGULATION
    assert [unit.label for unit in document.units] == ["标题", "一、", "二、"]


def test_annexes_behind_the_signature() -> None:
    """The signature stands before the annexes, and the annexes hold their own articles."""
    document = made(
        "关于印发登记规则的通知\n各镇：\n现将登记规则印发给你们。\n附件：登记规则\n青山县财政局\n2023年6月5日\n"
        "附件\n登记规则\n第一条 甲。\n第二条 乙。"
    )
    assert [unit.kind for unit in document.units][-2:] == [UnitKind.SIGNATURE, UnitKind.ANNEX]
    assert [article.label for article in document.articles()] == ["附件第一条", "附件第二条"]
    assert document.description.issuer == "青山县财政局"
    check(document)


def test_a_chosen_kind_goes_before_what_the_text_suggests() -> None:
    """The reader may say what the document is."""
    assert made("随便一段话。", kind=DocumentKind.REPORT).description.kind is DocumentKind.REPORT


def test_doubt_is_said_aloud() -> None:
    """A text without articles or headings carries a warning."""
    assert made("随便一段话。").warnings == ("没有识别出条款或标题，全文按段落收录。",)


def test_ids_come_from_the_bytes() -> None:
    """The same bytes have the same id under any name; other bytes another."""
    one = ingest(b"abc", "a.txt", today=DAY)
    assert one.id == ingest(b"abc", "b.txt", today=DAY).id == document_id(b"abc")
    assert one.id != document_id(b"abd")


@pytest.mark.parametrize("data", [b"", b"\n \n", "　\n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    """A file without visible text is no document."""
    with pytest.raises(EmptyFile):
        ingest(data, "空.txt", today=DAY)


def test_a_workbook_has_the_title_of_its_file() -> None:
    """The name of its first sheet is the heading of that sheet's tables, as those of the others are."""
    data = saved(book(("收支", [["项目", "数"], ["甲", 1]]), ("人员", [["科室", "数"], ["乙", 2]])))
    document = ingest(data, "某县2023年上半年统计表.xlsx", today=DAY)
    assert document.description.title == "某县2023年上半年统计表"
    assert [unit.heading for unit in document.units if unit.kind is UnitKind.HEADING] == ["收支", "人员"]
