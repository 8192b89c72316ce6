"""Pictures of a document's pages, drawn from its original: PDF and images as PNG, OFD as SVG.

What has no pages (DOCX, text) has no pictures. A reader's boxes, in points, fit the sizes given here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ingest.readers import Limits, detection
from ingest.rendering.picture import PageSize, Picture

__all__ = ["PAINTERS", "PageSize", "Painter", "Picture", "page_sizes", "picture_of_page"]


@dataclass(frozen=True, slots=True)
class Painter:
    """How the pages of one media type are measured and drawn."""

    sizes: Callable[[bytes, str, Limits], tuple[PageSize, ...]]
    draw: Callable[[bytes, str, Limits, int, int], Picture | None]


def _pdf_sizes(data: bytes, name: str, limits: Limits) -> tuple[PageSize, ...]:
    from ingest.rendering import pdf_pages  # pdfium initialises itself on import

    return pdf_pages.sizes(data, name, limits)


def _pdf_picture(data: bytes, name: str, limits: Limits, number: int, width: int) -> Picture | None:
    from ingest.rendering import pdf_pages

    return pdf_pages.draw(data, name, limits, number, width)


def _ofd_sizes(data: bytes, name: str, limits: Limits) -> tuple[PageSize, ...]:
    from ingest.rendering import ofd_pages  # lxml costs time to import

    return ofd_pages.sizes(data, name, limits)


def _ofd_picture(data: bytes, name: str, limits: Limits, number: int, width: int) -> Picture | None:
    from ingest.rendering import ofd_pages

    return ofd_pages.draw(data, name, limits, number, width)


def _image_sizes(data: bytes, name: str, limits: Limits) -> tuple[PageSize, ...]:
    from ingest.rendering import image_pages

    return image_pages.sizes(data, name, limits)


def _image_picture(data: bytes, name: str, limits: Limits, number: int, width: int) -> Picture | None:
    from ingest.rendering import image_pages

    return image_pages.draw(data, name, limits, number, width)


_IMAGES = (detection.PNG, detection.JPEG, detection.TIFF, detection.BMP)
PAINTERS: dict[str, Painter] = {
    detection.PDF: Painter(_pdf_sizes, _pdf_picture),
    detection.OFD: Painter(_ofd_sizes, _ofd_picture),
    **dict.fromkeys(_IMAGES, Painter(_image_sizes, _image_picture)),
}


def page_sizes(data: bytes, media_type: str, name: str, limits: Limits) -> tuple[PageSize, ...]:
    """The pages of an original; none where its format has no pages that can be drawn.

    Raises the kinds of IngestError that reading it would raise.
    """
    painter = PAINTERS.get(media_type)
    return painter.sizes(data, name, limits) if painter else ()


def picture_of_page(data: bytes, media_type: str, name: str, limits: Limits, number: int, width: int) -> Picture | None:
    """The picture of page `number`, `width` pixels wide; None where there is no such page."""
    painter = PAINTERS.get(media_type)
    return painter.draw(data, name, limits, number, width) if painter and number > 0 else None
