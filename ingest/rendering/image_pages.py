"""Pages of an image file (PNG, JPEG, TIFF, BMP), scaled down."""

from __future__ import annotations

import importlib.util

import numpy as np

from ingest.errors import MissingTool
from ingest.readers.image import image_page, image_sizes
from ingest.readers.limits import Limits
from ingest.rendering.picture import PageSize, Picture
from ingest.rendering.png import MEDIA_TYPE, png_of


def sizes(data: bytes, name: str, limits: Limits) -> tuple[PageSize, ...]:
    """The pages of an image, as large as its reader takes them for."""
    _require_pillow(name)
    return tuple(PageSize(number, *size) for number, size in enumerate(image_sizes(data, name, limits), 1))


def draw(data: bytes, name: str, limits: Limits, number: int, width: int) -> Picture | None:
    """The picture of a page, never larger than it is; None where there is no such page."""
    _require_pillow(name)
    pixels = image_page(data, name, limits, number)
    if pixels is None:
        return None
    import PIL.Image  # there only with the extra `ocr`

    page = PIL.Image.fromarray(pixels)
    page.thumbnail((width, page.height))
    return Picture(png_of(np.asarray(page)), MEDIA_TYPE)


def _require_pillow(name: str) -> None:
    if importlib.util.find_spec("PIL") is None:
        raise MissingTool(f"文件“{name}”是图片，显示它需要 Pillow。请用 pip install 'guiwen[ocr]' 安装后再试。")
