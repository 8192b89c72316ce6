"""A conversation as a Word document; every text is written as text, so that none can be a field or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from service.conversations.exchange import Exchange

_BODY, _HEADINGS = "仿宋", "黑体"
_GREY = RGBColor(0x59, 0x59, 0x59)
# What XML cannot hold.
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def word(title: str, exchanges: Iterable[Exchange]) -> bytes:
    """The conversation under its title, as a DOCX file."""
    document = docx.Document()
    _set_fonts(document)
    document.core_properties.title, document.core_properties.author = _fit(title)[:255], ""
    document.core_properties.comments = ""
    document.add_heading(_fit(title), 0)
    for one in exchanges:
        _add(document, one)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _add(document: Document, one: Exchange) -> None:
    document.add_heading(_fit(one.question), 1)
    _add_small(document, f"提问时间：{one.asked}　时点：{one.as_of}")
    if one.completed:
        _add_small(document, f"补全为：{one.completed}")
    for text, numbers in one.sentences:
        paragraph = document.add_paragraph(_fit(text))
        paragraph.add_run("".join(f"[{n}]" for n in numbers)).font.superscript = True
    for remark in one.remarks:
        _add_small(document, remark)
    if one.sources:
        document.add_heading("引文", 2)
    for source in one.sources:
        document.add_paragraph(_fit(f"[{source.n}] {source.place}"))
        document.add_paragraph(_fit(source.quote)).paragraph_format.left_indent = Pt(24)


def _add_small(document: Document, text: str) -> None:
    run = document.add_paragraph().add_run(_fit(text))
    run.font.size, run.font.color.rgb = Pt(9), _GREY


def _set_fonts(document: Document) -> None:
    for name, font in (("Normal", _BODY), ("Title", _HEADINGS), ("Heading 1", _HEADINGS), ("Heading 2", _HEADINGS)):
        properties = document.styles[name].element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:eastAsia"), font)


def _fit(text: str) -> str:
    return _UNFIT.sub("", "\n".join(text.splitlines()))
