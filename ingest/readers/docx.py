"""DOCX → Lines: python-docx opens the package, the body is read by our own walk.

What Word shows but the file does not spell out is put back (generated numbers); what Word would not
print is left out (deletions under tracked changes, hidden text, field codes).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.exceptions import InvalidXmlError
from lxml import etree

from ingest.document import Line, PageOfText, Reading
from ingest.errors import DamagedFile, EmptyFile, NoText
from ingest.identity.secrecy import is_mark
from ingest.readers.docx_body import Body
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_styles import Element, Styles
from ingest.readers.docx_text import Ignored
from ingest.readers.limits import Limits
from ingest.readers.markup import chunk_lines
from ingest.readers.package import BROKEN_ARCHIVE, check_package, damaged_package

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# What python-docx and lxml raise on packages whose parts are missing, misnamed or malformed.
_BROKEN_DOCUMENT = (
    *BROKEN_ARCHIVE,
    OpcError,
    InvalidXmlError,
    etree.LxmlError,
    SyntaxError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    RecursionError,
)
# 份号: six digits (GB/T 9704—2012, 7.2.1).
_COPY = re.compile(r"(?:份\s*号\s*[：:]\s*)?№?\s*[0-9０-９]{6}")
_PROPERTIES = ("title", "author", "subject", "keywords", "last_modified_by", "created", "modified")


def read_docx(data: bytes, name: str, limits: Limits) -> Reading:
    """The paragraphs and table rows of a DOCX as one page of Lines.

    Raises DamagedFile, EncryptedFile, EmptyFile, NoText, TooLarge.
    """
    limits.check_bytes(data, name)
    check_package(data, name, limits)
    ignored = Ignored()
    try:
        document = docx.Document(io.BytesIO(data))
        lines = tuple(_lines(document, ignored))
        properties = _properties(document)
    except _BROKEN_DOCUMENT as broken:
        raise _explained(broken, name) from broken
    if not lines:
        raise _without_text(name, ignored)
    warnings = tuple(_warnings(name, ignored))
    return Reading((PageOfText(lines),), MEDIA_TYPE, properties=properties, warnings=warnings)


def _lines(document: Document, ignored: Ignored) -> Iterator[Line]:
    styles = Styles(_related_root(document.part, RELATIONSHIP_TYPE.STYLES))
    numbering = Numbering(_related_root(document.part, RELATIONSHIP_TYPE.NUMBERING), styles)

    def chunk(relationship: str, tables: int) -> tuple[Line, ...]:
        part = document.part.related_parts[relationship]
        lines = chunk_lines(part.blob, part.content_type, tables)
        if lines is None:
            ignored.chunks.append(str(part.partname))
        return lines or ()

    yield from _red_head(document, Body(styles, numbering, Ignored(), chunk))
    yield from Body(styles, numbering, ignored, chunk).lines(document.element.body)


def _red_head(document: Document, body: Body) -> Iterator[Line]:
    """份号, 密级 and 紧急程度, where they stand in the header of the first page; headers are not read otherwise."""
    sections = list(document.sections)[:1]
    for section in sections:
        own = section.first_page_header if section.different_first_page_header_footer else section.header
        lines = () if own.is_linked_to_previous else tuple(body.lines(own._element))
        marked = any(is_mark(line.text) for line in lines)
        yield from (line for line in lines if marked and (is_mark(line.text) or _COPY.fullmatch(line.text)))


def _related_root(part: Part, relationship: str) -> Element | None:
    try:
        related = part.part_related_by(relationship)
    except KeyError:
        return None
    return etree.fromstring(related.blob, _parser()) if related.blob else None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _properties(document: Document) -> dict[str, str]:
    # Without this part python-docx would make up properties of its own.
    try:
        document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    except KeyError:
        return {}
    core = document.core_properties
    values = {key: getattr(core, key) for key in _PROPERTIES}
    return {
        key: value.isoformat() if isinstance(value, datetime) else str(value) for key, value in values.items() if value
    }


def _explained(broken: BaseException, name: str) -> DamagedFile:
    if isinstance(broken, ValueError) and "not a Word file" in str(broken):
        return DamagedFile(
            f"文件“{name}”不是 Word 文档（DOCX），可能是模板或带宏的文档。请用 Word 或 WPS 另存为 .docx 后再试。"
        )
    return damaged_package(name)


def _without_text(name: str, ignored: Ignored) -> EmptyFile | NoText:
    if ignored.pictures:
        return NoText(
            f"文件“{name}”只有图片（{ignored.pictures} 处），没有文字，多半是扫描件。需要先做文字识别（OCR）才能读取。"
        )
    return EmptyFile(f"文件“{name}”的正文没有任何文字。请确认上传的是否是正确的文件。")


def _warnings(name: str, ignored: Ignored) -> Iterator[str]:
    if ignored.notes:
        yield f"文件“{name}”有 {ignored.notes} 处脚注或尾注，其内容没有读取，请核对原文。"
    for part in ignored.chunks:
        yield f"文件“{name}”嵌入的“{part}”格式不受支持，没有读取，请在 Word 中另存后再试。"
