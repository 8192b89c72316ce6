"""The pages of a stored document: what stands where on them, and what they look like."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from index.library import Library
from index.records import DocumentRecord
from ingest.document import Box, Place
from ingest.errors import PageNotFound
from ingest.readers import Limits
from ingest.rendering import Picture, page_sizes, picture_of_page

LEAST_WIDTH, MOST_WIDTH = 200, 2000


def pages_shape(library: Library, document_id: str, limits: Limits) -> dict[str, Any]:
    """The pages of a document's original with the places of its text; a member shows those of its compilation."""
    document = library.document(document_id)
    source = _source(library, document)
    places: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for place in library.places(document.id):
        if place.box:
            places[place.page].append(_place(place, place.box))
    data = library.original(source.id).read_bytes()
    sizes = page_sizes(data, source.media_type, source.file, limits)
    return {
        "pages": [
            {
                "number": size.number,
                "width": size.width,
                "height": size.height,
                "has_image": True,
                "places": places[size.number],
            }
            for size in sizes
        ]
    }


def _place(place: Place, box: Box) -> dict[str, Any]:
    return {
        "start": place.start,
        "end": place.end,
        "left": box.left,
        "top": box.top,
        "right": box.right,
        "bottom": box.bottom,
        "confidence": place.confidence,
    }


def page_picture(library: Library, document_id: str, number: int, width: int, limits: Limits) -> Picture:
    """The picture of one page, `width` pixels wide within what is sensible; PageNotFound where there is none."""
    source = _source(library, library.document(document_id))
    data = library.original(source.id).read_bytes()
    wanted = min(max(width, LEAST_WIDTH), MOST_WIDTH)
    picture = picture_of_page(data, source.media_type, source.file, limits, number, wanted)
    if picture is None:
        raise PageNotFound(f"文件“{source.title}”没有可显示的第 {number} 页。请先查看该文件有哪些页。")
    return picture


def _source(library: Library, document: DocumentRecord) -> DocumentRecord:
    """The document whose original has the pages: of a member its compilation, else itself."""
    return library.document(document.part_of) if document.part_of else document
