"""What a PDF says of itself, read with pypdf: properties, outline; and its repair."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError, PyPdfError

# What pypdf raises on broken files, besides its own errors; seen by fuzzing truncated and flipped
# copies. Metadata is a courtesy: a PDF that pdfium can read is not refused for lack of it.
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
    "/Title": "title",
    "/Author": "author",
    "/Subject": "subject",
    "/Keywords": "keywords",
    "/Creator": "creator",
    "/Producer": "producer",
    "/CreationDate": "created",
    "/ModDate": "modified",
}
_BLANK = re.compile(r"\s+")
_DEEPEST_OUTLINE = 9


@dataclass(frozen=True, slots=True)
class Metadata:
    """Properties of the file, and its outline as {(page, title without blanks): level}."""

    properties: dict[str, str] = field(default_factory=dict)
    outline: dict[tuple[int, str], int] = field(default_factory=dict)


def read_metadata(data: bytes) -> Metadata:
    """The properties and the outline of a PDF, empty where they cannot be read."""
    _quieten()
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            reader.decrypt("")
        declared: Mapping[str, object] = reader.metadata or {}
        properties = {name: str(value).strip() for key, name in _PROPERTIES.items() if (value := declared.get(key))}
        return Metadata(
            {name: value for name, value in properties.items() if value},
            dict(_entries(reader, reader.outline, 1)) if "/Outlines" in reader.root_object else {},
        )
    except BROKEN_PDF:
        return Metadata()


def _entries(reader: PdfReader, outline: Sequence[object], level: int) -> Iterator[tuple[tuple[int, str], int]]:
    for entry in outline:
        if isinstance(entry, list):
            if level < _DEEPEST_OUTLINE:
                yield from _entries(reader, entry, level + 1)
            continue
        number = reader.get_destination_page_number(entry)  # type: ignore[arg-type]
        title = getattr(entry, "title", None)
        if number is not None and title:
            yield (number + 1, squeezed(str(title))), level


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
