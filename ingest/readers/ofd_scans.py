"""Pages of an OFD that are images → sheets recognised from the largest picture on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.document import Box
from ingest.errors import DamagedFile, NoText
from ingest.ocr import is_installed, require_ocr
from ingest.readers.image import image_page
from ingest.readers.legibility import warnings
from ingest.readers.limits import Limits
from ingest.readers.ofd_images import Raster
from ingest.readers.recognition import RecognisedLine, Recogniser
from ingest.readers.scans import recognised_warnings, sheets_of
from ingest.readers.sheet import Sheet


def with_scans(
    name: str,
    sheets: Sequence[Sheet],
    rasters: Mapping[int, Sequence[Raster]],
    limits: Limits,
    recogniser: Recogniser,
) -> tuple[list[Sheet], tuple[str, ...]]:
    """`sheets`, with the text of pictures where there is no other, and what is to be said of pages without any.

    `rasters` holds the pictures of the pages without text. Without recognition installed, a file with other text
    keeps that and a warning; MissingTool for one without any.
    """
    wanted = [number for number, found in rasters.items() if found]
    if wanted and not is_installed() and not all(recogniser.knows(number) for number in wanted):
        if not any(sheet.pieces for sheet in sheets):
            require_ocr(name, f"共 {len(sheets)} 页，没有文字层（扫描件）")
        wanted = []
    limits.check_recognised(len(wanted), name)
    lines = {number: _lines(name, number, rasters[number], limits, recogniser) for number in wanted}
    sizes = {sheet.number: (sheet.width, sheet.height) for sheet in sheets}
    read = sheets_of({number: (*sizes[number], found) for number, found in lines.items() if found})
    result = [read.get(sheet.number, sheet) for sheet in sheets]
    if lines and not any(sheet.pieces for sheet in result):
        raise NoText(
            f"文件“{name}”共 {len(sheets)} 页，没有文字层，文字识别（OCR）也没有找到文字。请确认文件是否正确。"
        )
    left = [sheet for sheet in sheets if sheet.number not in lines]
    return result, (*recognised_warnings(name, lines), *warnings(name, left))


def _lines(
    name: str, number: int, rasters: Sequence[Raster], limits: Limits, recogniser: Recogniser
) -> tuple[RecognisedLine, ...]:
    """The lines on the largest picture of a page, where they stand on the page; none where it cannot be decoded."""
    raster = max(rasters, key=lambda each: (each.box.right - each.box.left) * (each.box.bottom - each.box.top))
    try:
        pixels = image_page(raster.data, name, limits, 1)
    except DamagedFile:
        return ()
    if pixels is None:
        return ()
    points = (raster.box.right - raster.box.left) / pixels.shape[1]
    found = recogniser.read(number, lambda: pixels, points)
    return tuple(replace(line, box=_moved(line.box, raster.box.left, raster.box.top)) for line in found)


def _moved(box: Box, across: float, down: float) -> Box:
    return Box(
        round(box.left + across, 2), round(box.top + down, 2), round(box.right + across, 2), round(box.bottom + down, 2)
    )
