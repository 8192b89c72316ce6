"""Pages of a PDF without a usable text layer → sheets recognised from their images."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.document import Box
from ingest.errors import NoText
from ingest.ocr import Image, is_installed, require_ocr
from ingest.readers.legibility import is_unreadable, warnings
from ingest.readers.limits import Limits
from ingest.readers.pdf_opening import PDFIUM, open_pdf
from ingest.readers.recognition import DRAWN_AT, POINTS_PER_INCH, RecognisedLine, Recogniser
from ingest.readers.scans import recognised_warnings, sheets_of
from ingest.readers.sheet import Sheet

# A page with no more characters than this may have its text in an image; a stamp or a logo is no such image.
_STRAY_CHARACTERS = 40
_LEAST_IMAGE = 0.02
# An image of this share of the page is the page; what text lies over it was added (a page number, a watermark).
_WHOLE_PAGE = 0.7
# The side in pixels up to which a page is drawn, whatever size it claims: A4 at 220 dots per inch, A3 at 155.
_LONGEST_SIDE = 2600
_MOST_NESTED = 4


class Scans(NamedTuple):
    """The sheets of a file, recognised ones among them, what is to be said of them, and which are unreadable."""

    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...]
    unreadable: frozenset[int]


def with_scans(data: bytes, name: str, sheets: Sequence[Sheet], limits: Limits, recogniser: Recogniser) -> Scans:
    """`sheets`, with the text of images where there is no usable text layer.

    Without recognition installed, a file with other text keeps that and a warning; MissingTool for one without any.
    """
    unreadable = _unreadable(sheets)
    textless = {*unreadable, *(sheet.number for sheet in sheets if not sheet.pieces)}
    covered = _covered(data, name, [sheet for sheet in sheets if sheet.number not in textless])
    wanted = textless | set(covered)
    # Pages that show neither text nor images may be blank: they are looked at where there is room for them.
    scanned = {sheet.number for sheet in sheets if sheet.number in textless and (sheet.images or sheet.pieces)}
    if wanted and not is_installed() and not all(recogniser.knows(number) for number in wanted):
        if scanned and len(textless) == len(sheets):
            require_ocr(name, f"共 {len(sheets)} 页，没有可用的文字层（扫描件）")
        wanted = set()
    if not wanted:
        said = warnings(name, [sheet for sheet in sheets if sheet.number in textless])
        return Scans(tuple(sheets), tuple(said), unreadable)
    limits.check_recognised(len(scanned), name)
    if len(wanted) > limits.recognised_pages:
        wanted = scanned
    return _recognised(data, name, sheets, {number: covered.get(number, 1.0) for number in wanted}, recogniser)


def _recognised(
    data: bytes, name: str, sheets: Sequence[Sheet], covered: dict[int, float], recogniser: Recogniser
) -> Scans:
    """The sheets where those in `covered` are recognised; it says what share of each is an image."""
    wanted = {sheet.number: sheet for sheet in sheets if sheet.number in covered}
    lines = _lines(data, name, wanted, recogniser)
    read = sheets_of({number: (wanted[number].width, wanted[number].height, lines[number]) for number in wanted})
    result = tuple(_together(sheet, read.get(sheet.number), covered.get(sheet.number, 0.0)) for sheet in sheets)
    if not any(sheet.pieces for sheet in result) and any(sheet.images or sheet.pieces for sheet in sheets):
        raise NoText(
            f"文件“{name}”共 {len(sheets)} 页，没有文字层，文字识别（OCR）也没有找到文字。请确认文件是否正确。"
        )
    said = (*recognised_warnings(name, lines), *warnings(name, _left(result, wanted)))
    return Scans(result, said, _unreadable(result))


def _unreadable(sheets: Sequence[Sheet]) -> frozenset[int]:
    """The numbers of the sheets whose fonts do not say what their characters are."""
    return frozenset([sheet.number for sheet in sheets if is_unreadable(sheet)])


def _left(sheets: Sequence[Sheet], recognised: Collection[int]) -> list[Sheet]:
    return [sheet for sheet in sheets if sheet.number not in recognised]


def _together(sheet: Sheet, read: Sheet | None, covered: float) -> Sheet:
    """A sheet as it is used, from what its text layer and what its image gave."""
    if read is None:
        return sheet
    if covered >= _WHOLE_PAGE and (read.pieces or is_unreadable(sheet)):
        return read
    return _supplemented(sheet, read)


def _lines(
    data: bytes, name: str, wanted: dict[int, Sheet], recogniser: Recogniser
) -> dict[int, tuple[RecognisedLine, ...]]:
    with PDFIUM:
        document = open_pdf(data, name)
    try:
        return {
            number: recogniser.read(
                number, partial(_drawn, document, sheet), 1 / drawing_scale(sheet.width, sheet.height)
            )
            for number, sheet in wanted.items()
        }
    finally:
        with PDFIUM:
            document.close()


def drawing_scale(width: float, height: float) -> float:
    """How many pixels are drawn for a point of a page of this size."""
    return min(DRAWN_AT / POINTS_PER_INCH, _LONGEST_SIDE / max(width, height, 1.0))


def _drawn(document: pdfium.PdfDocument, sheet: Sheet) -> Image:
    with PDFIUM:
        page = document[sheet.number - 1]
        try:
            bitmap = page.render(scale=drawing_scale(sheet.width, sheet.height), rev_byteorder=True)
            try:
                return np.array(bitmap.to_numpy()[:, :, :3])
            finally:
                bitmap.close()
        finally:
            page.close()


def _supplemented(sheet: Sheet, read: Sheet) -> Sheet:
    """A sheet with its own text and what else was recognised on it."""
    fresh = tuple(piece for piece in read.pieces if not any(_overlap(piece.box, own.box) for own in sheet.pieces))
    return replace(sheet, pieces=(*sheet.pieces, *fresh), images=bool(fresh) or sheet.images)


def _overlap(first: Box, second: Box) -> bool:
    return (
        min(first.right, second.right) > max(first.left, second.left)
        and min(first.bottom, second.bottom) - max(first.top, second.top)
        > min(first.bottom - first.top, second.bottom - second.top) / 2
    )


def _covered(data: bytes, name: str, sheets: Sequence[Sheet]) -> dict[int, float]:
    """The pages with little text and images, with the share of the page that these cover."""
    few = [sheet for sheet in sheets if sum([len(piece.text) for piece in sheet.pieces]) <= _STRAY_CHARACTERS]
    if not few:
        return {}
    with PDFIUM:
        document = open_pdf(data, name)
        try:
            shares = {sheet.number: _share(document, sheet) for sheet in few}
        finally:
            document.close()
    return {number: share for number, share in shares.items() if share >= _LEAST_IMAGE}


def _share(document: pdfium.PdfDocument, sheet: Sheet) -> float:
    page = document[sheet.number - 1]
    try:
        area = sum(_areas(page))
        return min(area / (sheet.width * sheet.height), 1.0)
    finally:
        page.close()


def _areas(page: pdfium.PdfPage) -> Iterator[float]:
    for item in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=_MOST_NESTED):
        left, bottom, right, top = item.get_bounds()
        yield max(right - left, 0.0) * max(top - bottom, 0.0)
