"""A manuscript as a Word document in the layout of GB/T 9704—2012."""

import io
import zipfile
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from samples.press.dates import day
from samples.press.manuscript import Block, Kind, Manuscript
from samples.press.word_numbering import WordNumbering

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SONG, _HEI, _FANG, _KAI = "宋体", "黑体", "仿宋", "楷体"
_NUMBERED = ("chapter", "article", "item", "subitem")
_STYLES: dict[Kind, str] = {
    "title": "Title",
    "chapter": "Heading 1",
    "heading": "Heading 1",
    "annex": "Heading 1",
    "section": "Heading 2",
    "subheading": "Heading 2",
}
_CENTRED: tuple[Kind, ...] = ("notice", "title", "number", "note", "contents", "annex_title")
_FLUSH: tuple[Kind, ...] = ("addressee", "contents_line", "annex")
_RIGHT: tuple[Kind, ...] = ("issuer", "date", "unit")


def word(manuscript: Manuscript) -> bytes:
    """Return the DOCX file; the same manuscript gives the same bytes."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    _set_properties(document, manuscript)
    numbering = WordNumbering(document) if manuscript.header.get("numbering") == "word" else None
    for block in manuscript.blocks():
        _add(document, block, numbering)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_times(buffer.getvalue())


def _add(document: Document, block: Block, numbering: WordNumbering | None) -> None:
    if block.kind == "table":
        _add_table(document, block)
        return
    if block.kind == "annex":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    automatic = numbering is not None and block.kind in _NUMBERED
    paragraph = document.add_paragraph(style=_STYLES.get(block.kind, "Normal"))
    if numbering is not None and automatic:
        numbering.number(paragraph, block)
    elif numbering is not None:
        numbering.end_list()
    _add_words(paragraph, block, automatic)
    _place(paragraph, block.kind)


def _add_words(paragraph: Paragraph, block: Block, automatic: bool) -> None:
    if automatic:
        paragraph.add_run(block.text)
    elif block.kind == "article":
        _in_font(paragraph.add_run(block.label), _HEI)
        paragraph.add_run(f"　{block.text}")
    else:
        run = paragraph.add_run(block.line)
        if block.kind in ("number", "note", "contents_line", "contents_subline"):
            _in_font(run, _KAI)
        if block.kind in ("notice", "annex_title", "contents"):
            _in_font(run, _SONG)
            run.font.bold, run.font.size = True, Pt(18)


def _place(paragraph: Paragraph, kind: Kind) -> None:
    layout = paragraph.paragraph_format
    if kind in _CENTRED or kind in ("chapter", "section"):
        layout.alignment, layout.first_line_indent = ALIGN.CENTER, Pt(0)
    elif kind in _RIGHT:
        layout.alignment, layout.first_line_indent = ALIGN.RIGHT, Pt(0)
        layout.right_indent = Pt(0 if kind == "unit" else 48)
    elif kind in _FLUSH:
        layout.first_line_indent = Pt(0)


def _add_table(document: Document, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    for place, row in enumerate(block.rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.first_line_indent = Pt(0)
            paragraph.paragraph_format.alignment = ALIGN.CENTER
            run = paragraph.add_run(words)
            run.font.size, run.font.bold = Pt(12), place == 0
    # The head row is repeated on every page (ECMA-376 part 1, 17.4.49).
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    footer = section.footer.paragraphs[0]
    footer.alignment = ALIGN.CENTER
    footer.paragraph_format.first_line_indent = Pt(0)
    footer.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(footer.add_run("1")._r)
    footer._p.append(field)
    footer.add_run(" —")


def _set_styles(document: Document) -> None:
    fonts: dict[str, tuple[str, float]] = {
        "Normal": (_FANG, 16),
        "Title": (_SONG, 22),
        "Heading 1": (_HEI, 16),
        "Heading 2": (_KAI, 16),
    }
    for name, (font, size) in fonts.items():
        style = document.styles[name]
        if isinstance(style, ParagraphStyle) and style.type == WD_STYLE_TYPE.PARAGRAPH:
            _set_style(style, font, size)
    document.styles["Normal"].paragraph_format.first_line_indent = Pt(32)


def _set_style(style: ParagraphStyle, font: str, size: float) -> None:
    style.font.size, style.font.bold = Pt(size), style.name == "Title"
    style.font.color.rgb = RGBColor(0, 0, 0)
    _in_font(style, font)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = Pt(29)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _in_font(owner: object, font: str) -> None:
    element = owner._element  # type: ignore[attr-defined]
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(script), font if script == "w:eastAsia" else "Times New Roman")


def _set_properties(document: Document, manuscript: Manuscript) -> None:
    properties = document.core_properties
    moment = datetime.combine(day(manuscript.header["date"]), datetime.min.time())
    properties.title, properties.author = manuscript.title, manuscript.header["issuer"]
    properties.last_modified_by, properties.comments = manuscript.header["issuer"], ""
    properties.created = properties.modified = moment
    properties.revision, properties.language = 1, "zh-CN"
    # The template's thumbnail shows another document.
    parts = document.part.package.rels
    for key in [key for key, part in parts.items() if part.reltype.endswith("/thumbnail")]:
        del parts[key]


def _without_times(archive: bytes) -> bytes:
    """Write the archive again with one fixed time for every member."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            member.create_system = 3
            new.writestr(member, old.read(name))
    return result.getvalue()
