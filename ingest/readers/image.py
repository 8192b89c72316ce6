"""PNG, JPEG, TIFF, BMP → the lines recognised on their pages."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from ingest.document import Reading
from ingest.errors import DamagedFile, NoText, TooLarge
from ingest.ocr import Image, require_ocr
from ingest.readers.detection import media_type
from ingest.readers.limits import Limits, megabytes
from ingest.readers.recognition import POINTS_PER_INCH, RecognisedLine, Recogniser
from ingest.readers.scans import pages_of, recognised_warnings, sheets_of

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
_COLOURS = 3
# Resolutions that scanners work at; what declares another (a photograph, a screen) is taken to show a page of A4.
_LEAST_RESOLUTION, _MOST_RESOLUTION = 100.0, 1200.0
_A4_WIDTH = 8.27
_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4; from 5 on the picture lies on its side
_ON_ITS_SIDE = 5
_DEEP = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")


def read_image(data: bytes, name: str, limits: Limits, recogniser: Recogniser) -> Reading:
    """The lines on every page of an image, in the rows of the page; `paragraphs` is False.

    Raises DamagedFile, MissingTool, NoText, TooLarge.
    """
    if not recogniser.recalled:
        require_ocr(name, "是图片")
    lines: dict[int, tuple[RecognisedLine, ...]] = {}
    sizes: dict[int, tuple[float, float]] = {}
    with _opened(data, name) as picture:
        for number in range(1, _count(picture, name, limits) + 1):
            sizes[number], points = _turned_to(picture, number, name, limits)
            lines[number] = recogniser.read(number, lambda: _shown(picture, name), points)
    if not any(lines.values()):
        raise NoText(
            f"文件“{name}”是图片，共 {len(lines)} 页，文字识别（OCR）没有找到文字。请确认文件是否正确、是否清晰。"
        )
    sheets = sheets_of({number: (*sizes[number], lines[number]) for number in lines})
    notes = tuple(recognised_warnings(name, lines))
    return Reading(pages_of(list(sheets.values())), media_type(data, name), False, warnings=notes)


def image_sizes(data: bytes, name: str, limits: Limits) -> list[tuple[float, float]]:
    """Width and height of every page in points; raises DamagedFile, TooLarge."""
    with _opened(data, name) as picture:
        numbers = range(1, _count(picture, name, limits) + 1)
        return [_turned_to(picture, number, name, limits)[0] for number in numbers]


def image_page(data: bytes, name: str, limits: Limits, number: int) -> Image | None:
    """The pixels of one page as shown; None where there is no such page. Raises DamagedFile, TooLarge."""
    with _opened(data, name) as picture:
        if number > _count(picture, name, limits):
            return None
        _turned_to(picture, number, name, limits)
        return _shown(picture, name)


def _turned_to(picture: Picture, number: int, name: str, limits: Limits) -> tuple[tuple[float, float], float]:
    """The width and height in points of page `number`, which becomes the current one, and the points to a pixel."""
    with _decoding(name):
        picture.seek(number - 1)
        width, height = _size(picture)
        points = POINTS_PER_INCH / _resolution(picture, width)
    _check_pixels(picture, number, name, limits)
    return (round(width * points, 2), round(height * points, 2)), points


@contextmanager
def _decoding(name: str) -> Iterator[None]:
    """Turns what Pillow raises on broken images into errors of ours."""
    import PIL.Image  # there only with the extra `ocr`

    try:
        yield
    except PIL.Image.DecompressionBombError as huge:
        raise TooLarge(f"文件“{name}”的像素过多，展开后会占满内存。请降低分辨率（200–300 dpi 即可）后再试。") from huge
    # Seen by fuzzing truncated and flipped copies.
    except (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, struct.error, zlib.error) as broken:
        raise DamagedFile(f"文件“{name}”已损坏，无法作为图片打开。请重新扫描，或重新获取完整的文件。") from broken


def _opened(data: bytes, name: str) -> Picture:
    import PIL.Image

    with _decoding(name):
        return PIL.Image.open(io.BytesIO(data), formats=_FORMATS)


def _count(picture: Picture, name: str, limits: Limits) -> int:
    """The pages; a JPEG holds one, whatever thumbnails and layers stand beside it."""
    with _decoding(name):
        count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    limits.check_pages(count, name)
    limits.check_recognised(count, name)
    return int(count)


def _check_pixels(picture: Picture, number: int, name: str, limits: Limits) -> None:
    size = picture.width * picture.height * _COLOURS
    if size > limits.uncompressed_bytes:
        raise TooLarge(
            f"文件“{name}”的第 {number} 页有 {picture.width}×{picture.height} 像素，展开后 {megabytes(size)}，"
            f"超过上限 {megabytes(limits.uncompressed_bytes)}。请降低分辨率（200–300 dpi 即可）后再试。"
        )


def _size(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels as shown."""
    turned = picture.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE
    return (picture.height, picture.width) if turned else (picture.width, picture.height)


def _resolution(picture: Picture, width: int) -> float:
    declared = float(picture.info.get("dpi", (0.0,))[0])
    return declared if _LEAST_RESOLUTION <= declared <= _MOST_RESOLUTION else width / _A4_WIDTH


def _shown(picture: Picture, name: str) -> Image:
    """The current page upright, in red, green and blue, on white."""
    import PIL.Image
    import PIL.ImageOps

    with _decoding(name):
        if picture.mode in _DEEP:
            deep = np.asarray(picture, dtype=np.float64)
            span = max(float(np.ptp(deep)), 1.0)
            picture = PIL.Image.fromarray(((deep - deep.min()) * (255 / span)).astype(np.uint8))
        page = PIL.ImageOps.exif_transpose(picture)
        if page.has_transparency_data:
            layered = page.convert("RGBA")
            page = PIL.Image.alpha_composite(PIL.Image.new("RGBA", layered.size, "white"), layered)
        return np.array(page.convert("RGB"))
