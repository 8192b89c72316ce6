"""DOCX: order, tables, tracked changes, look, and what Word generates."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from ingest.document import Line
from ingest.errors import EmptyFile
from ingest.readers import read
from tests.ingest.readers.worded import docx_of, level, lists, numbered, paragraph, run, styles


def lines(body: str, **parts: str) -> tuple[Line, ...]:
    """The lines of a DOCX with this body."""
    return read(docx_of(body, **parts), "a.docx").pages[0].lines  # type: ignore[arg-type]


def texts(body: str, **parts: str) -> list[str]:
    """Their texts."""
    return [line.text for line in lines(body, **parts)]


ARTICLES = lists(
    {
        0: level(0, "chineseCountingThousand", "第%1章", '<w:suff w:val="space"/>')
        + level(1, "chineseCountingThousand", "第%2条", '<w:suff w:val="space"/><w:lvlRestart w:val="0"/>')
        + level(2, "chineseCounting", "（%3）", '<w:suff w:val="nothing"/>')
        + level(3, "decimal", "%4.")
    }
)


def test_generated_numbers_of_a_regulation_are_put_back() -> None:
    """Articles count through all chapters; items begin again below each article."""
    body = (
        numbered("总则", 0)
        + numbered("为了规范管理。", 1)
        + numbered("下列情形：", 1)
        + numbered("甲；", 2)
        + numbered("乙。", 2)
        + numbered("细目", 3)
        + numbered("附则", 0)
        + numbered("施行。", 1)
        + numbered("丙。", 2)
        + paragraph("没有编号")
    )
    assert texts(body, numbering=ARTICLES) == [
        "第一章 总则",
        "第一条 为了规范管理。",
        "第二条 下列情形：",
        "（一）甲；",
        "（二）乙。",
        "1. 细目",
        "第二章 附则",
        "第三条 施行。",
        "（一）丙。",
        "没有编号",
    ]


@pytest.mark.parametrize(
    ("number_format", "start", "expected"),
    [
        ("decimal", 9, ["9", "10"]),
        ("decimalZero", 9, ["09", "10"]),
        ("decimalFullWidth", 9, ["９", "１０"]),
        ("decimalEnclosedCircle", 20, ["⑳", "㉑"]),
        ("decimalEnclosedParen", 1, ["⑴", "⑵"]),
        ("upperLetter", 26, ["Z", "AA"]),
        ("lowerLetter", 28, ["bb", "cc"]),
        ("lowerRoman", 3, ["iii", "iv"]),
        ("upperRoman", 1999, ["MCMXCIX", "MM"]),
        ("chineseCounting", 19, ["十九", "二十"]),
        ("chineseCounting", 99, ["九十九", "一○○"]),
        ("chineseCountingThousand", 10, ["十", "十一"]),
        ("chineseCountingThousand", 110, ["一百一十", "一百一十一"]),
        ("chineseCountingThousand", 100, ["一百", "一百〇一"]),
        ("chineseCountingThousand", 1009, ["一千〇九", "一千〇一十"]),
        ("japaneseCounting", 21, ["二十一", "二十二"]),
        ("ideographDigital", 10, ["一〇", "一一"]),
        ("chineseLegalSimplified", 10, ["壹拾", "壹拾壹"]),
        ("ideographTraditional", 10, ["癸", "11"]),
        ("ideographZodiac", 1, ["子", "丑"]),
        ("ideographEnclosedCircle", 1, ["㈠", "㈡"]),
        ("numberInDash", 1, ["- 1 -", "- 2 -"]),
        ("unheardOf", 1, ["1", "2"]),
    ],
)
def test_number_formats_print_as_word_prints_them(number_format: str, start: int, expected: list[str]) -> None:
    """ECMA-376 part 1, 17.18.59."""
    numbering = lists({0: level(0, number_format, "%1、", '<w:suff w:val="nothing"/>', start)})
    assert texts(numbered("甲") + numbered("乙"), numbering=numbering) == [f"{expected[0]}、甲", f"{expected[1]}、乙"]


def test_numbering_by_style_is_inherited() -> None:
    """A style names the list, the level that names the style gives the depth; 0 switches it off."""
    style_part = styles(
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="条文"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="条文二"/><w:basedOn w:val="Base"/></w:style>'
    )
    numbering = lists({0: level(0, "decimal", "%1.") + level(1, "decimal", "第%2条", '<w:pStyle w:val="Article"/>')})
    body = (
        paragraph("甲", '<w:pStyle w:val="Article"/>')
        + paragraph("乙", '<w:pStyle w:val="Article"/>')
        + paragraph("丙", '<w:pStyle w:val="Article"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert texts(body, numbering=numbering, style_part=style_part) == ["第1条 甲", "第2条 乙", "丙"]


def test_a_list_goes_on_or_starts_again() -> None:
    """Lists of one abstract list count on; a start override begins anew, once."""
    reference = '<w:abstractNumId w:val="0"/>'
    override = reference + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = lists({0: level(0, "decimal", "%1.")}, {1: reference, 2: reference, 3: override})
    body = "".join(numbered("项", num=num) for num in (1, 1, 2, 3, 3, 1))
    assert [text.split(".")[0] for text in texts(body, numbering=numbering)] == ["1", "2", "3", "5", "6", "7"]


def test_levels_combine_and_legal_numbers_are_arabic() -> None:
    """A deeper level may repeat the higher ones; isLgl prints all of them as digits."""
    numbering = lists(
        {
            0: level(0, "chineseCounting", "%1、")
            + level(1, "decimal", "%1.%2")
            + level(2, "lowerLetter", "%1.%2.%3", "<w:isLgl/>")
        }
    )
    body = (
        numbered("甲")
        + numbered("乙", 1)
        + numbered("丙", 2)
        + numbered("丁", 1)
        + numbered("戊", 0)
        + numbered("己", 2)
    )
    assert [text.split(" ")[0] for text in texts(body, numbering=numbering)] == [
        "一、", "一.1", "1.1.1", "一.2", "二、", "2.1.1",
    ]  # fmt: skip


def test_bullets_and_empty_paragraphs_print_nothing() -> None:
    """A bullet is a mark, no number; an empty paragraph counts but has no text."""
    numbering = lists(
        {0: level(0, "bullet", "\uf0b7"), 1: level(0, "decimal", "%1.")},
        {1: '<w:abstractNumId w:val="0"/>', 2: '<w:abstractNumId w:val="1"/>'},
    )
    body = numbered("点") + numbered("甲", num=2) + numbered("", num=2) + numbered("乙", num=2)
    assert texts(body, numbering=numbering) == ["点", "1. 甲", "3. 乙"]


def test_tracked_changes_are_read_as_accepted() -> None:
    """Deleted and moved-away text is left out, inserted kept, a deleted paragraph end joins."""
    body = (
        paragraph(
            run("处") + f"<w:del>{run('三')}</w:del><w:ins>{run('五')}</w:ins>" + run("年")
            + f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>"
        )
        + paragraph(run("前半"), "<w:rPr><w:del/></w:rPr>")
        + paragraph("后半")
        + f"<w:ins>{paragraph('整段插入')}</w:ins>"
    )  # fmt: skip
    assert texts(body) == ["处五年移来", "前半后半", "整段插入"]


def test_inline_content_is_kept_in_order() -> None:
    """Links, fields, tabs, breaks, controls, ruby; no field codes, no hidden text."""
    body = paragraph(
        run("见")
        + f"<w:hyperlink>{run('链接')}</w:hyperlink>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + "<w:r><w:tab/><w:t>页</w:t><w:br/><w:t>第二行</w:t></w:r>"
        + f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
        + run("隐藏", "<w:vanish/>")
        + f"<w:r><w:ruby><w:rt>{run('zi')}</w:rt><w:rubyBase>{run('字')}</w:rubyBase></w:ruby></w:r>"
    )
    assert texts(body) == ["见链接7\t页", "第二行控件字"]


def test_tables_stand_in_order_with_their_cells() -> None:
    """Merged cells come once, cells of several paragraphs in one line, nested tables after their row."""

    def cell(inner: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"

    span, begins, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    nested = f"<w:tbl><w:tr>{cell(paragraph('内1'))}{cell(paragraph('内2'))}</w:tr></w:tbl>"
    rows = (
        cell(paragraph("项目"), span),
        cell(paragraph("立案") + paragraph("（件）"), begins) + cell(paragraph("12")),
        cell(paragraph(""), goes_on) + cell(paragraph("13") + nested),
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    frame = f"<w:tbl><w:tr>{cell(paragraph('框中一') + paragraph('框中二'))}</w:tr></w:tbl>"
    body = paragraph("表前") + table + paragraph("表后") + frame
    assert [(line.text, line.cells, line.table) for line in lines(body)] == [
        ("表前", None, None),
        ("项目 | ", ("项目", ""), 0),
        ("立案 （件） | 12", ("立案 （件）", "12"), 0),
        (" | 13", ("", "13"), 0),
        ("内1 | 内2", ("内1", "内2"), 1),
        ("表后", None, None),
        ("框中一", None, None),
        ("框中二", None, None),
    ]


def test_rows_that_word_repeats_are_the_head() -> None:
    """Only the first rows can be, and a mark that is switched off is none; cells left out at the sides are empty."""

    def row(properties: str, *cells: str) -> str:
        inner = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"

    head = "<w:tblHeader/>"
    body = (
        "<w:tbl>"
        + row(head, "项目", "数量")
        + row(head + '<w:gridBefore w:val="1"/>', "件")
        + row('<w:tblHeader w:val="0"/>', "甲", "1")
        + row(head + '<w:gridAfter w:val="1"/>', "乙")
        + "</w:tbl>"
    )
    assert [(line.cells, line.header) for line in lines(body)] == [
        (("项目", "数量"), True),
        (("", "件"), True),
        (("甲", "1"), False),
        (("乙", ""), False),
    ]


def test_hostile_spans_do_not_grow() -> None:
    """A cell over a hundred thousand columns reaches as far as Word lets it."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr>{paragraph("甲")}</w:tc>'
    found = lines(f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>")
    assert len(found[0].cells or ()) == 63


@pytest.mark.parametrize(
    ("name", "properties", "direct", "expected"),
    [
        ("heading 2", "", "", 2),
        ("标题 3", "", "", 3),
        ("Heading 1", "", "", 1),
        ("公文标题", '<w:outlineLvl w:val="3"/>', "", 4),
        ("正文", '<w:outlineLvl w:val="9"/>', "", None),
        ("正文", "", '<w:outlineLvl w:val="0"/>', 1),
        ("heading 2", "", '<w:outlineLvl w:val="9"/>', None),
        ("正文", "", "", None),
    ],
)
def test_heading_levels_come_from_outline_or_style(
    name: str, properties: str, direct: str, expected: int | None
) -> None:
    """Directly, by the style, or by the style it is based on; localized names count."""
    style_part = styles(
        f'<w:style w:type="paragraph" w:styleId="H"><w:name w:val="{name}"/><w:pPr>{properties}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="自定义"/><w:basedOn w:val="H"/></w:style>'
    )
    body = paragraph("甲", f'<w:pStyle w:val="Own"/>{direct}')
    assert lines(body, style_part=style_part)[0].heading_level == expected


def test_the_look_of_a_paragraph_counts_its_styles() -> None:
    """Bold when all of it is, centred and sized directly or by style."""
    style_part = styles(
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="题"/><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    )
    body = (
        paragraph(run("题名"), '<w:pStyle w:val="T"/>')
        + paragraph(run("不粗", '<w:b w:val="0"/>'), '<w:pStyle w:val="T"/>')
        + paragraph(run("粗", "<w:b/>") + run(" ") + run("细"), '<w:jc w:val="left"/>')
    )
    assert [(line.bold, line.centred, line.size) for line in lines(body, style_part=style_part)] == [
        (True, True, 22.0),
        (False, True, 22.0),
        (False, False, None),
    ]


def boxed(inner: str) -> str:
    """A run with a text box, as Word writes it: once as a drawing, once for older programs."""
    return (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_read_once_before_their_paragraph() -> None:
    """A box has lines of its own where it is anchored, in cells too; one drawn for older programs is the same box."""
    inner = boxed(paragraph("框中框")) + run("框一")
    body = paragraph("前") + paragraph(boxed(paragraph(inner) + paragraph("框二")) + run("正文")) + paragraph("后")
    assert texts(body) == ["前", "框中框", "框一", "框二", "正文", "后"]
    old = f"<w:r><w:pict><wps:txbx><w:txbxContent>{paragraph('旧框')}</w:txbxContent></wps:txbx></w:pict></w:r>"
    assert texts(paragraph(old)) == ["旧框"]
    cells = "".join(f"<w:tc>{one}</w:tc>" for one in (paragraph(boxed(paragraph("框"))), paragraph("乙")))
    assert texts(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == ["框 | 乙"]


def test_a_frame_is_a_paragraph() -> None:
    """A paragraph in a frame stands where it is written."""
    assert texts(paragraph("甲", '<w:framePr w:w="2000"/>') + paragraph("乙")) == ["甲", "乙"]


def test_a_deleted_box_is_left_out() -> None:
    """Under tracked changes, a box that was deleted is gone."""
    assert texts(paragraph(f"<w:del>{boxed(paragraph('框'))}</w:del>" + run("正文"))) == ["正文"]


def headed(*header: str, first: bool = False) -> bytes:
    """A DOCX whose pages have this header."""
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = first
    own = section.first_page_header if first else section.header
    own.paragraphs[0].text = header[0]
    for text in header[1:]:
        own.add_paragraph(text)
    section.footer.paragraphs[0].text = "特急"
    document.add_paragraph("青山县人民政府文件")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("first", [False, True])
def test_the_marks_of_a_red_head_are_read_from_the_header(first: bool) -> None:
    """份号, 密级 and 紧急程度 stand in the header of some templates; nothing else of it is text."""
    data = headed("000123", "机密★5年", "青山县内部网", "特 急", first=first)
    assert [line.text for line in read(data, "a.docx").pages[0].lines] == [
        "000123", "机密★5年", "特 急", "青山县人民政府文件",
    ]  # fmt: skip


@pytest.mark.parametrize("header", ["青山县人民政府", "000123", "第1页", "特急事项办理办法"])
def test_other_headers_are_no_text(header: str) -> None:
    """A header without 密级 or 紧急程度 is not read, a lone number neither."""
    assert [line.text for line in read(headed(header), "a.docx").pages[0].lines] == ["青山县人民政府文件"]


def test_what_is_not_read_is_said() -> None:
    """Notes and foreign parts leave a warning; an empty box is no text."""
    data = docx_of(
        paragraph(run("正文") + '<w:r><w:footnoteReference w:id="1"/></w:r>') + '<w:altChunk r:id="c1"/>',
        parts={"c1": ("application/rtf", b"{\\rtf1}")},
    )
    reading = read(data, "a.docx")
    assert [line.text for line in reading.pages[0].lines] == ["正文"]
    assert [word in " ".join(reading.warnings) for word in ("1 处脚注", "c1.bin")] == [True] * 2
    with pytest.raises(EmptyFile):
        read(docx_of(paragraph(boxed(paragraph(" ")))), "a.docx")


def test_imported_html_is_read_in_place() -> None:
    """Some law collections write the whole text as an imported web archive."""
    page = "<html><body><h1>办法</h1><pre><code>第一条 甲。\n乙。</code></pre><p>目<br>录</p></body></html>"
    archive = f'MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\n\n{page}'
    body = paragraph("前") + '<w:altChunk r:id="c1"/>' + paragraph("后")
    reading = read(docx_of(body, parts={"c1": ("message/rfc822", archive.encode())}), "a.docx")
    assert [(line.text, line.heading_level) for line in reading.pages[0].lines] == [
        ("前", None), ("办法", 1), ("第一条 甲。", None), ("乙。", None), ("目", None), ("录", None), ("后", None),
    ]  # fmt: skip


def test_properties_are_the_files_own() -> None:
    """Core properties come along; none are made up."""
    assert read(docx_of(paragraph("甲")), "a.docx").properties["title"] == "属性标题"


def test_the_official_documents_are_read(shared_data: Path) -> None:
    """Every real DOCX gives lines."""
    for path in sorted((shared_data / "official").glob("*.docx")):
        reading = read(path.read_bytes(), path.name)
        assert reading.paragraphs
        assert len(reading.pages[0].lines) >= 3
