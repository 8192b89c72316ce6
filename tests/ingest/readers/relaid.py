"""The characters of a PDF, put at the same places of an OFD."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tests.ingest.readers.laid_out import Leaf, ofd_of, part

MILLIMETRES = 25.4 / 72


def relaid(data: bytes) -> bytes:
    """An OFD that shows the text of the PDF in `data`, which stands upright and has no tables."""
    document = pdfium.PdfDocument(data)
    count = len(document)
    pages = {f"Doc_0/Pages/Page_{index}/Content.xml": _page(document[index]) for index in range(count)}
    return ofd_of(*[Leaf()] * count, parts=pages)


def _page(page: pdfium.PdfPage) -> str:
    width, height = (side * MILLIMETRES for side in page.get_size())
    objects = []
    for _, run in groupby(_characters(page, height), key=lambda char: char[0]):
        chars = list(run)
        _, _, left, base, size = chars[0]
        steps = " ".join(f"{after[2] - before[2]:.4f}" for before, after in pairwise(chars))
        text = escape("".join(char[1] for char in chars))
        objects.append(
            f'<ofd:TextObject Boundary="{left:.4f} {base - size:.4f} 180 {size:.4f}" Font="1" Size="{size:.4f}">'
            f'<ofd:TextCode X="0" Y="{size:.4f}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
        )
    area = f"<ofd:Area><ofd:PhysicalBox>0 0 {width:.4f} {height:.4f}</ofd:PhysicalBox></ofd:Area>"
    return part("Page", f"{area}<ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content>")


def _characters(page: pdfium.PdfPage, height: float) -> Iterator[tuple[int, str, float, float, float]]:
    """Each written character as (number of its run, character, left, baseline, size)."""
    text = page.get_textpage()
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_MATRIX()
    run, last = 0, (0.0, 0.0, 0.0)
    for index in range(text.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(text, index))
        if pdfium_c.FPDFText_IsGenerated(text, index) == 1 or not (char.isprintable() or char == "\u3000"):
            continue
        pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium_c.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium_c.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5 * MILLIMETRES
        left, base = x.value * MILLIMETRES, height - y.value * MILLIMETRES
        if left < last[0] or abs(base - last[1]) > 0.01 or abs(size - last[2]) > 0.01:
            run += 1
        last = left, base, size
        yield run, char, left, base, size
