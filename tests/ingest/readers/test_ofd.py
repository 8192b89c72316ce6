"""OFD: printed lines and where they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import clean
from ingest.document import Line, Reading
from ingest.pipeline import ingest
from ingest.readers import read
from tests.ingest.readers.laid_out import Doc, Leaf, Write, ofd_of, ofd_of_docs, part
from tests.ingest.readers.printed import typeset
from tests.ingest.readers.relaid import relaid

MM = 72 / 25.4
BODY = Leaf([Write(28, 100 + 10 * row, "文" * 27) for row in range(6)])


def read_leaves(*leaves: Leaf) -> Reading:
    """The reading of an OFD of these pages."""
    return read(ofd_of(*leaves), "a.ofd")


def texts(reading: Reading) -> list[list[str]]:
    """The lines of each page."""
    return [[line.text for line in page.lines] for page in reading.pages]


def line_of(*writes: Write) -> Line:
    """The first line of a page with these texts."""
    return read_leaves(Leaf(writes)).pages[0].lines[0]


def test_lines_carry_page_box_and_size_in_points() -> None:
    """Boxes count from the top-left corner, in points, as those of a PDF do."""
    reading = read_leaves(Leaf([Write(25, 40, "第一页")]), Leaf([Write(30, 80, "第二页", 10)]))
    line = reading.pages[1].lines[0]
    (segment,) = line.segments
    assert (reading.paragraphs, reading.media_type, reading.pages[1].number) == (False, "application/ofd", 2)
    assert (reading.pages[0].width, reading.pages[0].height) == (595.28, 841.89)
    assert (line.text, line.size, segment.length, segment.page) == ("第二页", 28.3, 3, 2)
    assert segment.box is not None
    assert (segment.box.left, segment.box.right) == pytest.approx((30 * MM, 60 * MM), abs=0.1)
    assert segment.box.top < 80 * MM < segment.box.bottom
    assert reading.properties["title"] == "文件属性里的标题"


@pytest.mark.parametrize(
    ("delta", "expected"),
    [
        ("5.6 5.6 5.6", 4),
        ("g 3 5.6", 4),
        ("g 2 5.6 5.6", 4),
        ("5.6 g 2 5.6", 4),
        ("5.6", 4),  # too few steps: the rest advances by its own width
        ("g 999999999 5.6", 4),
        ("g", 4),
        ("x y z", 4),
        ("nan inf -inf", 4),
        (None, 4),
    ],
)
def test_steps_between_characters_may_be_written_in_any_way(delta: str | None, expected: int) -> None:
    """`g n v` repeats, what is lacking or senseless loses no text."""
    line = line_of(Write(25, 40, "甲乙丙丁", delta=delta or "", inner=""))
    assert len(line.text.replace(" ", "")) == expected


@pytest.mark.parametrize(
    ("writes", "expected"),
    [
        ([Write(25, 40, "第一章"), Write(25 + 3 * 5.6 + 2.8, 40, "总则")], "第一章 总则"),
        ([Write(25, 40, "共"), Write(32, 40, "12", pitch=2.8), Write(39, 40, "件")], "共12件"),  # automatic spacing
        ([Write(25 + 8 * at, 40, char) for at, char in enumerate("国防部关于放假的通知")], "国防部关于放假的通知"),
        ([Write(25, 40, "国务院办公厅", pitch=6.4)], "国务院办公厅"),  # justified
        ([Write(25, 40, "第一章\u3000总则")], "第一章\u3000总则"),
        ([Write(25, 40, "第一节"), Write(25 + 3 * 5.6 + 1.4, 40, "设立")], "第一节 设立"),
        ([Write(25, 40, "the old rule", pitch=2.8)], "the old rule"),
        ([Write(25, 40, "秘密"), Write(36.2, 40, "★"), Write(41.8, 40, "1"), Write(44.6, 40, "年")], "秘密★1年"),
        ([Write(25, 40, "加粗"), Write(25.2, 40, "加粗")], "加粗"),  # printed twice to look bold
        ([Write(25, 40, "人人平等")], "人人平等"),
        ([Write(60, 40, "后"), Write(25, 40, "前")], "前 后"),
    ],
)
def test_blanks_of_the_typesetter_are_no_text(writes: list[Write], expected: str) -> None:
    """Objects of one row are joined; a gap that stands out is a blank, spacing is none."""
    assert line_of(*writes).text == expected


def test_transforms_place_and_size_the_text() -> None:
    """CTM scales and moves within the boundary."""
    line = line_of(Write(20, 50, "放大", 5, attributes='CTM="2 0 0 2 3 -5"'))
    box = line.segments[0].box
    assert box is not None
    assert line.size == pytest.approx(10 * MM, abs=0.1)
    assert box.left == pytest.approx(23 * MM, abs=0.1)
    assert box.right == pytest.approx(43 * MM, abs=0.1)
    assert box.top < (50 - 5 - 5 + 10) * MM < box.bottom


def test_bold_is_by_weight_or_by_font() -> None:
    """A weight of the object or a bold font."""
    leaf = Leaf([Write(25, 40, "一"), Write(25, 60, "二", attributes='Weight="700"')])
    bold = Write(25, 80, "三").xml().replace('Font="1"', 'Font="2"')
    lines = read_leaves(Leaf(leaf.writes, objects=bold)).pages[0].lines
    assert [(line.text, line.bold) for line in lines] == [("一", False), ("二", True), ("三", True)]


def test_titles_are_centred() -> None:
    """As in PDF: in the middle and well inside the margins."""
    title = Write(105 - 8 * 3, 60, "管理办法标题", 8)
    lines = read_leaves(Leaf([title, *BODY.writes])).pages[0].lines
    assert [line.centred for line in lines[:2]] == [True, False]


def test_what_is_nested_is_read_where_it_stands() -> None:
    """Page blocks group; composite units are drawn at their place; hidden objects are not there."""
    inner = Write(0, 10, "组合单元").xml()
    unit = f'<ofd:CompositeGraphicUnit ID="9" Width="50" Height="20"><ofd:Content>{inner}</ofd:Content>'
    resources = f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    block = f"<ofd:PageBlock><ofd:PageBlock>{Write(25, 40, '块中').xml()}</ofd:PageBlock></ofd:PageBlock>"
    use = '<ofd:CompositeObject ID="7" Boundary="25 80 50 20" CTM="1 0 0 1 5 0" ResourceID="9"/>'
    hidden = Write(25, 60, "隐藏", attributes='Visible="false"').xml()
    reading = read(ofd_of_docs(Doc([Leaf(objects=block + use + hidden)], resources=resources)), "a.ofd")
    assert texts(reading) == [["块中", "组合单元"]]
    box = reading.pages[0].lines[1].segments[0].box
    assert box is not None
    assert box.left == pytest.approx(30 * MM, abs=0.1)


def test_templates_lie_under_and_over_the_page() -> None:
    """Text of a template is text of each page that uses it, in its place."""
    common = '<ofd:TemplatePage ID="t" ZOrder="Foreground" BaseLoc="Tpls/T.xml"/>'
    parts = {"Tpls/T.xml": Leaf([Write(25, 20, "页眉")]).xml()}
    leaf = Leaf([Write(25, 40, "正文")], before='<ofd:Template TemplateID="t"/>')
    reading = read(ofd_of_docs(Doc([leaf, leaf], common=common, parts=parts)), "a.ofd")
    assert texts(reading) == [["页眉", "正文"]] * 2


def test_several_documents_of_one_file_follow_each_other() -> None:
    """Pages are numbered through."""
    reading = read(ofd_of_docs(Doc([Leaf([Write(25, 40, "甲")])]), Doc([Leaf([Write(25, 40, "乙")])])), "a.ofd")
    assert texts(reading) == [["甲"], ["乙"]]
    assert [page.number for page in reading.pages] == [1, 2]


def test_glyph_mappings_hide_no_text() -> None:
    """What a font draws is its own affair; the text code says what is written."""
    glyphs = "<ofd:Glyphs>17 18</ofd:Glyphs>"
    mapping = f'<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2">{glyphs}</ofd:CGTransform>'
    assert line_of(Write(25, 40, "映射", inner=mapping)).text == "映射"


def test_upright_text_is_one_piece_and_slanted_text_is_left_out() -> None:
    """A column reads downwards; a watermark is named in a warning."""
    column = Write(150, 40, "竖排", delta="0 0").xml().replace("DeltaX", 'DeltaY="5.6" DeltaX')
    mark = Write(50, 150, "内部资料", attributes='CTM="0.7 -0.7 0.7 0.7 0 0"').xml()
    reading = read_leaves(Leaf([Write(25, 40, "正文")], objects=column + mark))
    assert sorted(text for page in texts(reading) for line in page for text in line.split()) == ["正文", "竖排"]
    assert any("第 1 页有斜排的文字" in warning for warning in reading.warnings)


def test_seals_annotations_and_attachments_are_named_and_not_read() -> None:
    """Signatures are not verified, and the reader says so."""
    appearance = f'<ofd:Appearance Boundary="0 0 9 9">{Write(25, 90, "批注").xml()}</ofd:Appearance>'
    note = f'<ofd:Annot ID="1" Type="Stamp">{appearance}</ofd:Annot>'
    doc = Doc(
        [Leaf([Write(25, 40, "正文")])],
        end="<ofd:Annotations>Annots/A.xml</ofd:Annotations><ofd:Attachments>Attachs/A.xml</ofd:Attachments>"
        "<ofd:CustomTags>Tags/T.xml</ofd:CustomTags>",
        body="<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>",
        parts={
            "Annots/A.xml": part("Annotations", '<ofd:Page PageID="p0"><ofd:FileLoc>P.xml</ofd:FileLoc></ofd:Page>'),
            "Annots/P.xml": part("PageAnnot", note),
        },
    )
    reading = read(ofd_of_docs(doc), "a.ofd")
    assert texts(reading) == [["正文"]]
    for words in ("未作验证", "批注或图章", "附件"):
        assert any(words in warning for warning in reading.warnings)


def test_the_outline_gives_heading_levels() -> None:
    """A line that an entry of the outline names on its page is a heading."""
    outline = (
        '<ofd:Outlines><ofd:OutlineElem Title="第一章 总则"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>'
        '<ofd:Dest Type="XYZ" PageID="p0"/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem></ofd:Outlines>'
    )
    doc = Doc([Leaf([Write(25, 40, "第一章\u3000总则"), Write(25, 60, "正文")])], end=outline)
    assert [line.heading_level for line in read(ofd_of_docs(doc), "a.ofd").pages[0].lines] == [1, None]


def test_pages_without_text_are_named() -> None:
    """A mixed file is read, and the warning names the scans."""
    picture = Leaf(objects='<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="8"/>')
    reading = read_leaves(BODY, picture, BODY, Leaf())
    assert len(reading.pages) == 4
    assert "第 2 页没有文字层" in reading.warnings[0]
    assert "第 4 页没有文字" in reading.warnings[1]


def stroke(*points: tuple[float, float]) -> str:
    """A line through these points, in millimetres."""
    data = " ".join(f"{'L' if at else 'M'} {x} {y}" for at, (x, y) in enumerate(points))
    data = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Boundary="0 0 210 297" LineWidth="0.3">{data}</ofd:PathObject>'


def test_ruled_tables_become_rows_with_cells() -> None:
    """Lines that cross draw a grid; text before and after it stays where it stands."""
    rules = [stroke((25, y), (145, y)) for y in (60, 70, 80, 90)]
    rules += [stroke((x, 60), (x, 90)) for x in (25, 65, 105, 145)]
    cells = [["指标", "单位", "数量"], ["公路里程", "公里", "128"], ["桥梁", "座", "17"]]
    writes = [
        Write(27 + 40 * column, 67 + 10 * row, text, 5)
        for row, line in enumerate(cells)
        for column, text in enumerate(line)
    ]
    leaf = Leaf([Write(25, 40, "表前"), *writes, Write(25, 110, "表后")], objects="".join(rules))
    lines = read_leaves(leaf).pages[0].lines
    assert [line.cells or line.text for line in lines] == ["表前", *(tuple(row) for row in cells), "表后"]
    assert len({line.table for line in lines if line.cells}) == 1


def test_rules_that_are_filled_strips_draw_tables_too() -> None:
    """Some producers draw each line as a thin rectangle; cells that touch are parted by the rule between them."""

    def strip(x: float, y: float, width: float, height: float) -> str:
        data = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C"
        return (
            f'<ofd:PathObject Boundary="{x} {y} {width} {height}" Stroke="false" Fill="true">'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    rules = [strip(25, y, 60, 0.3) for y in (60, 70, 80)] + [strip(x, 60, 0.3, 20) for x in (25, 55, 85)]
    rows = [Write(25.2, 67, "甲甲甲甲甲乙乙乙乙乙", 6), Write(25.2, 77, "丙丙丙丙丙丁丁丁丁丁", 6)]
    lines = read_leaves(Leaf([*rows, *BODY.writes], objects="".join(rules))).pages[0].lines
    assert [line.cells for line in lines[:2]] == [("甲" * 5, "乙" * 5), ("丙" * 5, "丁" * 5)]


def test_the_red_line_and_the_rules_of_the_foot_are_no_table() -> None:
    """公文 have single rules: they part nothing."""
    rules = "".join(stroke((28, y), (182, y)) for y in (60, 240, 248, 256))
    foot = [
        Write(30, 246, "抄送：某局，某办。", 5),
        Write(30, 254, "某办公室", 5),
        Write(130, 254, "2024年5月6日印发", 5),
    ]
    lines = read_leaves(Leaf([*BODY.writes, *foot], objects=rules)).pages[0].lines
    assert not any(line.cells for line in lines)


PARAGRAPHS = [
    "第一条 为了规范某中心的档案管理工作，保证档案的完整与安全，根据有关规定，结合本中心的实际情况，制定本办法。",
    "第二条 本办法适用于本中心各处室。",
    "第三条 档案管理员应当在收到文件之日起五个工作日内完成登记，并在每年三月底以前把上一年度的文件全部归入档案库房。",
]


def test_the_same_text_reads_alike_from_ofd_and_pdf() -> None:
    """After cleaning the paragraphs are the same."""
    rows = [row for paragraph in PARAGRAPHS for row in _rows(paragraph, 28)]
    size = 16 / MM
    writes = [Write(72 / MM + size * shift, 35 + 10 * at, text, size) for at, (shift, text) in enumerate(rows)]
    found = [line.text for line in clean(read_leaves(Leaf(writes)))]
    assert found == [line.text for line in clean(read(typeset(PARAGRAPHS), "a.pdf"))] == PARAGRAPHS


def _rows(paragraph: str, columns: int) -> list[tuple[int, str]]:
    first, rest = paragraph[: columns - 2], paragraph[columns - 2 :]
    return [(2, first), *((0, rest[at : at + columns]) for at in range(0, len(rest), columns))]


# Without characters of private use: a page of these is refused as not legible.
_LEGIBLE = st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co"))


@given(st.lists(st.text(_LEGIBLE, min_size=1, max_size=12), min_size=1, max_size=6))
def test_segments_cover_every_line(written: list[str]) -> None:
    """Whatever is written, the lengths of a line's segments add up to its text, and no character is made up."""
    leaf = Leaf([Write(25, 40 + 12 * at, text) for at, text in enumerate([*written, "末"])])
    for line in read_leaves(leaf).pages[0].lines:
        assert sum(segment.length for segment in line.segments) == len(line.text)
        assert set(line.text) <= {*"".join(written), "末", " "}


def test_a_real_file_is_described_as_its_twins_are(shared_data: Path) -> None:
    """Title, number, date and signature agree between OFD, PDF and DOCX."""
    folder = shared_data / "official"
    found = [
        ingest((folder / f"govcheck_test.{kind}").read_bytes(), f"govcheck_test.{kind}", today=date(2024, 1, 1))
        for kind in ("ofd", "pdf", "docx")
    ]
    assert len({document.description for document in found}) == 1
    assert len({tuple((unit.kind, "".join(unit.text.split())) for unit in document.walk()) for document in found}) == 1


@pytest.mark.parametrize("stem", ["govcheck_test", "govcheck_master_template"])
def test_real_files_read_as_their_twins_do(shared_data: Path, stem: str) -> None:
    """The same document as OFD, PDF and DOCX has the same text but for blanks, and the same title lines."""
    folder = shared_data / "official"
    ofd, pdf, docx = (
        clean(read((folder / f"{stem}.{kind}").read_bytes(), f"{stem}.{kind}")) for kind in ("ofd", "pdf", "docx")
    )
    squeezed = [["".join(line.text.split()) for line in lines] for lines in (ofd, pdf, docx)]
    assert squeezed[0] == squeezed[1]
    # Word keeps 份号、密级、紧急程度 of one sample in a frame that its reader tells of but does not read.
    assert squeezed[0][-len(squeezed[2]) :] == squeezed[2]
    assert [line.centred for line in ofd] == [line.centred for line in pdf]
    for one, other in zip(ofd, pdf, strict=True):
        assert one.size == pytest.approx(other.size, abs=0.15)


@pytest.mark.parametrize("stem", ["中华人民共和国国旗法", "中华人民共和国反洗钱法", "中华人民共和国劳动法"])
def test_real_laws_laid_into_ofd_read_as_their_pdf_does(shared_data: Path, stem: str) -> None:
    """The characters of a real PDF, put at the same places of an OFD, make the same printed lines."""
    data = (shared_data / "official" / f"{stem}.pdf").read_bytes()
    pdf = read(data, "a.pdf")
    ofd = read(relaid(data), "a.ofd")
    # A tagged PDF gives rows of one paragraph as one Line; OFD has no such tags.
    for one, other in zip(ofd.pages, pdf.pages, strict=True):
        # The OFD was made with pdfium, which gives some full-width blanks as plain ones; the PDF is read without it.
        rows, lines = ("".join(line.text for line in page.lines).replace("\u3000", " ") for page in (one, other))
        assert rows == lines
