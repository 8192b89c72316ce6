"""Pages of documents: their places and their pictures."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from service.api.schemas import PageList
from service.api.state import Given
from service.pages import page_picture, pages_shape
from service.workplace import reading_limits

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])

# An id names bytes, so that what they look like never changes; only this reader may keep it.
_CACHE = "private, max-age=31536000, immutable"
# An SVG is a document of its own: it may show what it holds and nothing else.
_SVG_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_LARGE = 1024 * 1024
_PICTURE: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": {}, "image/svg+xml": {}}}}


@router.get("/{document_id}/pages", response_model=PageList)
def read_pages(state: Given, document_id: str) -> JSONResponse:
    """The pages of the original, with the places of the text on them in points."""
    # Sent as it is: a long document has a hundred thousand places.
    return JSONResponse(pages_shape(state.library, document_id, reading_limits(state.settings)))


@router.get("/{document_id}/pages/{number}/image", response_class=Response, responses=_PICTURE)
def read_picture(state: Given, document_id: str, number: int, width: int = 900) -> Response:
    """The picture of one page: PNG of a PDF, SVG of an OFD; `width` in pixels is brought within 200 to 2000."""
    headers = {"cache-control": _CACHE}
    picture = page_picture(state.library, document_id, number, width, reading_limits(state.settings))
    if picture.media_type == "image/svg+xml":
        headers["content-security-policy"] = _SVG_CSP
    if picture.media_type == "image/png" or len(picture.data) > _LARGE:
        # Named as uncompressed: compressing it again would keep others waiting.
        headers["content-encoding"] = "identity"
    return Response(picture.data, media_type=picture.media_type, headers=headers)
