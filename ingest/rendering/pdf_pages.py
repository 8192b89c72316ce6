"""Pages of a PDF as PNG, drawn by pdfium."""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from ingest.errors import DamagedFile
from ingest.readers.limits import Limits
from ingest.readers.pdf_opening import PDFIUM, open_pdf
from ingest.rendering.picture import PageSize, Picture
from ingest.rendering.png import MEDIA_TYPE, png_of

# A strip of paper as high as it likes would ask for any amount of memory.
_MOST_PIXELS = 8_000_000


def sizes(data: bytes, name: str, limits: Limits) -> tuple[PageSize, ...]:
    """The pages of a PDF, as large as they are shown."""
    with PDFIUM:
        document = open_pdf(data, name)
        try:
            count = len(document)
            limits.check_pages(count, name)
            return tuple(_size(document, index) for index in range(count))
        finally:
            document.close()


def _size(document: pdfium.PdfDocument, index: int) -> PageSize:
    width, height = document.get_page_size(index)
    return PageSize(index + 1, round(width, 2), round(height, 2))


def draw(data: bytes, name: str, limits: Limits, number: int, width: int) -> Picture | None:
    """The picture of a page; None where there is no such page."""
    limits.check_bytes(data, name)
    with PDFIUM:
        document = open_pdf(data, name)
        try:
            pixels = _pixels(document, number - 1, width) if number <= len(document) else None
        except pdfium.PdfiumError as broken:
            raise DamagedFile(
                f"文件“{name}”的第 {number} 页已损坏，无法显示。请下载原件，用 PDF 阅读器查看。"
            ) from broken
        finally:
            document.close()
    # Written without the lock, so that others can draw meanwhile.
    return Picture(png_of(pixels), MEDIA_TYPE) if pixels is not None else None


def _pixels(document: pdfium.PdfDocument, index: int, width: int) -> NDArray[np.uint8]:
    page = document[index]
    try:
        wide, high = (max(side, 1.0) for side in page.get_size())
        # pdfium's binding rounds up: a hair less than a whole pixel makes the wanted width exact.
        scale = min((width - 0.01) / wide, (_MOST_PIXELS / (wide * high)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            return np.array(bitmap.to_numpy(), dtype=np.uint8)[:, :, :3]
        finally:
            bitmap.close()
    finally:
        page.close()
