"""PDF → printed lines with their places: pdfium for the text, pypdf for what the file declares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from ingest.document import Line, PageOfText, Reading
from ingest.errors import DamagedFile
from ingest.readers.area import Area, text_area
from ingest.readers.legibility import no_text
from ingest.readers.limits import Limits
from ingest.readers.pdf_marks import Marks, judge_marks
from ingest.readers.pdf_metadata import Metadata, read_metadata, squeezed
from ingest.readers.pdf_opening import PDFIUM, check_end, damaged_pdf, open_pdf
from ingest.readers.pdf_pieces import read_sheet
from ingest.readers.pdf_plain import PlainPages
from ingest.readers.pdf_scans import with_scans
from ingest.readers.recognition import Recogniser
from ingest.readers.rows import body_rows, rows_of
from ingest.readers.sheet import Piece, Sheet
from ingest.readers.tables import PlacedTable, place_tables, without_frames

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, name: str, limits: Limits, recogniser: Recogniser | None = None) -> Reading:
    """The printed lines of a PDF, page by page; `paragraphs` is False.

    Rows that a tagged PDF marks as one paragraph come as one Line with a segment per row;
    `properties["paragraph_marks"]` is then "complete" where rows of different marks are certainly
    different paragraphs. Pages without a usable text layer are recognised. Raises DamagedFile,
    EncryptedFile, MissingTool, NoText, TooLarge.
    """
    limits.check_bytes(data, name)
    check_end(data, name)
    with PDFIUM:
        own_sheets, metadata = _opened(data, name, limits)
    sheets, notes, unreadable = with_scans(data, name, own_sheets, limits, recogniser or Recogniser())
    if not any(sheet.pieces and sheet.number not in unreadable for sheet in sheets):
        raise no_text(name, sheets)
    sheets = tuple(without_frames(sheet) for sheet in sheets)
    rows = [() if sheet.number in unreadable else rows_of(sheet) for sheet in sheets]
    measured = rows if any(rows) else [sheet.pieces for sheet in sheets if sheet.number not in unreadable]
    body = body_rows(measured)
    marks = judge_marks(measured, body)
    properties = dict(metadata.properties)
    if marks.join:
        properties["paragraph_marks"] = "complete" if marks.complete else "partial"
    area = text_area(body)
    pages = tuple(
        PageOfText(
            tuple(_page_lines(sheet, page_rows, tables, marks, metadata, area)),
            sheet.number,
            round(sheet.width, 2),
            round(sheet.height, 2),
        )
        for sheet, page_rows, tables in zip(sheets, rows, place_tables(sheets, rows), strict=True)
    )
    return Reading(pages, MEDIA_TYPE, False, properties, notes)


def _opened(data: bytes, name: str, limits: Limits) -> tuple[list[Sheet], Metadata]:
    document = open_pdf(data, name)
    try:
        count = len(document)
        limits.check_pages(count, name)
        if not count:
            raise damaged_pdf(name)
        plain = PlainPages(data, count)
        sheets = [plain.sheet(index) or _sheet(document, index, name) for index in range(count)]
        return sheets, read_metadata(document)
    finally:
        document.close()


def _sheet(document: pdfium.PdfDocument, index: int, name: str) -> Sheet:
    try:
        return read_sheet(document, index)
    except pdfium.PdfiumError as broken:
        raise DamagedFile(
            f"文件“{name}”的第 {index + 1} 页已损坏，无法读取。请重新获取文件，或重新生成 PDF 后再试。"
        ) from broken


def _page_lines(
    sheet: Sheet,
    rows: Sequence[Piece],
    tables: Sequence[PlacedTable],
    marks: Marks,
    metadata: Metadata,
    area: Area,
) -> Iterator[Line]:
    """The lines of a page, its tables in their places."""
    start = 0
    for table in tables:
        yield from _lines(sheet, rows[start : table.index], marks, metadata, area)
        yield from table.lines
        start = table.index
    yield from _lines(sheet, rows[start:], marks, metadata, area)


def _lines(
    sheet: Sheet,
    rows: Sequence[Piece],
    marks: Marks,
    metadata: Metadata,
    area: Area,
) -> Iterator[Line]:
    for paragraph in marks.paragraphs(rows):
        outline = metadata.outline
        level = outline.get((sheet.number, squeezed(paragraph[0].text))) if outline else None
        yield area.paragraph(paragraph, sheet, level)
