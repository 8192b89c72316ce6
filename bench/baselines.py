"""What the reading of each format is compared with: the plainest loop over a known library that gives the text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
import lxml.etree
import openpyxl
import pypdf
import pypdfium2 as pdfium

from ingest.ocr import Image
from ingest.readers.pdf_scans import drawing_scale


def extract_pdf(data: bytes) -> None:
    """The text of every page, as pypdf finds it."""
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


PLAIN_OCR = "plain rapidocr"


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR  # there with the extra `ocr`

    return RapidOCR(params={"Global.log_level": "critical"})


def recognise(image: Image) -> str:
    """The text of an image as rapidocr gives it of itself, with the models in its wheel."""
    return "".join(_engine()(image).txts or ())


def recognise_pdf(data: bytes) -> None:
    """The text of every page, drawn as the product draws it."""
    for page in pdfium.PdfDocument(data):
        recognise(page.render(scale=drawing_scale(*page.get_size()), rev_byteorder=True).to_numpy()[:, :, :3])


def _docx(data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    "\n".join(paragraph.text for paragraph in document.paragraphs)
    "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)


def _ofd(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith("Content.xml"):
                list(lxml.etree.fromstring(package.read(name)).itertext())


def _xlsx(data: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True):
        list(sheet.iter_rows(values_only=True))


def _csv(data: bytes) -> None:
    list(csv.reader(io.StringIO(data.decode("utf-8"))))


def _html(data: bytes) -> None:
    list(lxml.etree.HTML(data).itertext())


BASELINES: dict[str, tuple[str, Callable[[bytes], None]]] = {
    ".pdf": ("pypdf extract_text", extract_pdf),
    ".docx": ("python-docx text", _docx),
    ".ofd": ("lxml text of the pages", _ofd),
    ".xlsx": ("openpyxl values", _xlsx),
    ".csv": ("csv.reader", _csv),
    ".html": ("lxml text", _html),
}
"""By extension: the baseline's name and its work; other formats have none that does as much."""
