"""PDF → printed lines with their places: pdfium for the text, pypdf for what the file declares."""

from __future__ import annotations

import re
import statistics
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.document import Line, PageOfText, Reading, Segment
from ingest.errors import DamagedFile, EncryptedFile, NoText
from ingest.readers.joining import join
from ingest.readers.limits import Limits
from ingest.readers.pdf_marks import Marks, judge_marks
from ingest.readers.pdf_metadata import Metadata, read_metadata, repaired, squeezed
from ingest.readers.pdf_pieces import Piece, Sheet, read_sheet
from ingest.readers.pdf_rows import body_rows, rows_of

MEDIA_TYPE = "application/pdf"

# pdfium keeps state of its own for the whole process and is not thread-safe.
_PDFIUM = threading.Lock()

# The end mark stands in the last 1,024 bytes (ISO 32000-1 annex H.3.4.4), but for trailing blanks.
_END_WITHIN = 2048
# Of a page whose fonts do not say what their characters are, pdfium returns mostly these.
_UNREADABLE = re.compile(r"[\ufffd\x00-\x08\ue000-\uf8ff]")
_MOST_UNREADABLE = 0.3
# A line is centred when its margins to the text area (or the page) are wide and alike.
_CENTRED_MARGIN = 2.5
_CENTRED_DIFFERENCE = 0.8
_MOST_PAGES_NAMED = 20


def read_pdf(data: bytes, name: str, limits: Limits) -> Reading:
    """The printed lines of a PDF, page by page; `paragraphs` is False.

    Rows that a tagged PDF marks as one paragraph come as one Line with a segment per row;
    `properties["paragraph_marks"]` is then "complete" where rows of different marks are certainly
    different paragraphs. Raises DamagedFile, EncryptedFile, NoText, TooLarge.
    """
    limits.check_bytes(data, name)
    if b"%%EOF" not in data.rstrip(b"\x00 \t\r\n")[-_END_WITHIN:]:
        raise DamagedFile(f"文件“{name}”不完整：PDF 的结尾缺失，多半是下载或复制中断。请重新获取完整的文件。")
    with _PDFIUM:
        sheets = _sheets(data, name, limits)
    readable = [sheet for sheet in sheets if not _is_unreadable(sheet)]
    if not any(sheet.pieces for sheet in readable):
        raise _no_text(name, sheets)
    metadata = read_metadata(data)
    rows = [() if _is_unreadable(sheet) else rows_of(sheet) for sheet in sheets]
    marks = judge_marks(rows)
    properties = dict(metadata.properties)
    if marks.join:
        properties["paragraph_marks"] = "complete" if marks.complete else "partial"
    area = _text_area(rows)
    pages = tuple(
        PageOfText(
            tuple(_lines(sheet, page_rows, marks, metadata, area)),
            sheet.number,
            round(sheet.width, 2),
            round(sheet.height, 2),
        )
        for sheet, page_rows in zip(sheets, rows, strict=True)
    )
    return Reading(pages, MEDIA_TYPE, False, properties, tuple(_warnings(name, sheets)))


def _sheets(data: bytes, name: str, limits: Limits) -> list[Sheet]:
    document = _opened(data, name)
    try:
        count = len(document)
        limits.check_pages(count, name)
        if not count:
            raise _damaged(name)
        return [_sheet(document, index, name) for index in range(count)]
    finally:
        document.close()


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as broken:
        if getattr(broken, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFile(f"文件“{name}”设有打开密码，无法读取。请取消密码后另存，再试。") from broken
    mended = repaired(data)
    if mended is None:
        raise _damaged(name)
    try:
        return pdfium.PdfDocument(mended)
    except pdfium.PdfiumError as broken:
        raise _damaged(name) from broken


def _sheet(document: pdfium.PdfDocument, index: int, name: str) -> Sheet:
    try:
        return read_sheet(document, index)
    except pdfium.PdfiumError as broken:
        raise DamagedFile(
            f"文件“{name}”的第 {index + 1} 页已损坏，无法读取。请重新获取文件，或重新生成 PDF 后再试。"
        ) from broken


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(f"文件“{name}”已损坏，无法作为 PDF 打开。请重新获取文件，或用原来的软件重新生成后再试。")


def _is_unreadable(sheet: Sheet) -> bool:
    text = "".join(piece.text for piece in sheet.pieces)
    return len(_UNREADABLE.findall(text)) > len(text) * _MOST_UNREADABLE


def _no_text(name: str, sheets: Sequence[Sheet]) -> NoText:
    if any(sheet.pieces for sheet in sheets):
        return NoText(
            f"文件“{name}”的文字无法识别：其字体没有说明字符编码。需要做文字识别（OCR），或换用原始的 Word 文件。"
        )
    if any(sheet.images for sheet in sheets):
        return NoText(
            f"文件“{name}”共 {len(sheets)} 页，没有文字层，是扫描件。"
            "需要先做文字识别（OCR）才能读取，或换用原始的 Word 文件。"
        )
    return NoText(
        f"文件“{name}”共 {len(sheets)} 页，没有任何文字。请确认文件是否正确；如果页面是图形，需要先做文字识别（OCR）。"
    )


def _warnings(name: str, sheets: Sequence[Sheet]) -> Iterator[str]:
    scans = [sheet.number for sheet in sheets if sheet.images]
    if scans:
        yield (f"文件“{name}”的第 {_listed(scans)} 页没有文字层（扫描图像），未能读取，需要做文字识别（OCR）。")
    blank = [sheet.number for sheet in sheets if not sheet.pieces and not sheet.images]
    if blank:
        yield f"文件“{name}”的第 {_listed(blank)} 页没有文字（空白页或图形），请核对原文。"
    garbled = [sheet.number for sheet in sheets if _is_unreadable(sheet)]
    if garbled:
        yield f"文件“{name}”的第 {_listed(garbled)} 页文字无法识别（字体没有说明字符编码），未读取。"


def _listed(numbers: Sequence[int]) -> str:
    named = "、".join(str(number) for number in numbers[:_MOST_PAGES_NAMED])
    return named + (f" 等 {len(numbers)}" if len(numbers) > _MOST_PAGES_NAMED else "")


@dataclass(frozen=True, slots=True)
class _Area:
    """The edges between which most of the text stands, and its usual size."""

    left: float
    right: float
    size: float


def _text_area(rows: Sequence[Sequence[Piece]]) -> _Area:
    body = body_rows(rows)
    lefts = sorted(row.box.left for row in body)
    rights = sorted(row.box.right for row in body)
    size = statistics.median(row.size for row in body)
    return _Area(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20], size)


def _lines(
    sheet: Sheet,
    rows: Sequence[Piece],
    marks: Marks,
    metadata: Metadata,
    area: _Area,
) -> Iterator[Line]:
    line: Line | None = None
    last: Piece | None = None
    for row in rows:
        found = _line(sheet, row, metadata, area)
        if line and last and marks.are_joined(last, row):
            line = join(line, found)
        else:
            if line:
                yield line
            line = found
        last = row
    if line:
        yield line


def _line(sheet: Sheet, row: Piece, metadata: Metadata, area: _Area) -> Line:
    level = metadata.outline.get((sheet.number, squeezed(row.text))) if metadata.outline else None
    return Line(
        row.text,
        (Segment(len(row.text), sheet.number, row.box),),
        heading_level=level,
        bold=row.bold,
        centred=_is_centred(row, sheet, area),
        size=row.size,
    )


def _is_centred(row: Piece, sheet: Sheet, area: _Area) -> bool:
    before = row.box.left - area.left
    if before <= _CENTRED_MARGIN * area.size:
        return False
    after = area.right - row.box.right
    off_area = abs(before - after) if after > 0 else sheet.width
    off_page = abs(row.box.left - (sheet.width - row.box.right))
    return min(off_area, off_page) < _CENTRED_DIFFERENCE * row.size
