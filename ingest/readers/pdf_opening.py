"""Open a PDF with pdfium, or say why it cannot be opened."""

from __future__ import annotations

import threading

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.errors import DamagedFile, EncryptedFile
from ingest.readers.pdf_metadata import repaired

# pdfium keeps state of its own for the whole process and is not thread-safe.
PDFIUM = threading.Lock()
"""To be held while pdfium is used for anything: opening, reading, drawing, closing."""

# The end mark stands in the last 1,024 bytes (ISO 32000-1 annex H.3.4.4), but for trailing blanks.
_END_WITHIN = 2048


def check_end(data: bytes, name: str) -> None:
    """Raise DamagedFile when the end of the PDF is missing."""
    if b"%%EOF" not in data.rstrip(b"\x00 \t\r\n")[-_END_WITHIN:]:
        raise DamagedFile(f"文件“{name}”不完整：PDF 的结尾缺失，多半是下载或复制中断。请重新获取完整的文件。")


def open_pdf(data: bytes, name: str) -> pdfium.PdfDocument:
    """The document in `data`, mended where pypdf can; the caller holds PDFIUM and closes it."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as broken:
        if getattr(broken, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFile(f"文件“{name}”设有打开密码，无法读取。请取消密码后另存，再试。") from broken
    mended = repaired(data)
    if mended is None:
        raise damaged_pdf(name)
    try:
        return pdfium.PdfDocument(mended)
    except pdfium.PdfiumError as broken:
        raise damaged_pdf(name) from broken


def damaged_pdf(name: str) -> DamagedFile:
    """The error for a PDF that cannot be opened."""
    return DamagedFile(f"文件“{name}”已损坏，无法作为 PDF 打开。请重新获取文件，或用原来的软件重新生成后再试。")
