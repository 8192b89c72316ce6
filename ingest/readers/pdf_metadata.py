"""What a PDF says of itself: properties, outline; and its repair with pypdf."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError, PyPdfError

# What pypdf raises on broken files, besides its own errors; seen by fuzzing truncated and flipped
# copies.
BROKEN_PDF = (
    PyPdfError,
    DependencyError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    OSError,
    EOFError,
    RecursionError,
    NotImplementedError,
)
_PROPERTIES = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "creator",
    "Producer": "producer",
    "CreationDate": "created",
    "ModDate": "modified",
}
_BLANK = re.compile(r"\s+")
_DEEPEST_OUTLINE = 9


@dataclass(frozen=True, slots=True)
class Metadata:
    """Properties of the file, and its outline as {(page, title without blanks): level}."""

    properties: dict[str, str] = field(default_factory=dict)
    outline: dict[tuple[int, str], int] = field(default_factory=dict)


def read_metadata(document: pdfium.PdfDocument) -> Metadata:
    """The properties and the outline of an open PDF; the caller holds PDFIUM."""
    properties = {name: document.get_metadata_value(key).strip() for key, name in _PROPERTIES.items()}
    return Metadata({name: value for name, value in properties.items() if value}, dict(_entries(document)))


def _entries(document: pdfium.PdfDocument) -> Iterator[tuple[tuple[int, str], int]]:
    for entry in document.get_toc(max_depth=_DEEPEST_OUTLINE):
        target = entry.get_dest()
        page = target.get_index() if target else None
        title = squeezed(entry.get_title())
        if page is not None and title:
            yield (page + 1, title), entry.level + 1


def squeezed(text: str) -> str:
    """`text` without blanks, as outline titles and printed headings are compared."""
    return _BLANK.sub("", text)


def repaired(data: bytes) -> bytes | None:
    """The PDF rewritten by pypdf, None where pypdf cannot read it either."""
    _quieten()
    target = io.BytesIO()
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data), strict=False))
        if not writer.pages:
            return None
        writer.write(target)
    except BROKEN_PDF:
        return None
    return target.getvalue()


def _quieten() -> None:
    # pypdf logs every oddity it mends; without any handler logging would print them to stderr.
    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
