"""Plain text (TXT) → Lines: each line that is not blank is a paragraph, its inner text literal."""

from __future__ import annotations

from ingest.document import Line, PageOfText, Reading
from ingest.errors import EmptyFile
from ingest.readers.characters import split_lines, trimmed
from ingest.readers.encoding import decode
from ingest.readers.limits import Limits

MEDIA_TYPE = "text/plain"


def read_text(data: bytes, name: str, limits: Limits) -> Reading:
    """The lines of a text file, in order; raises EmptyFile, DamagedFile, TooLarge."""
    limits.check_bytes(data, name)
    text, warnings = decode(data, name)
    lines = tuple(Line(kept) for kept in map(trimmed, split_lines(text)) if kept)
    if not lines:
        raise blank_file(name)
    return Reading((PageOfText(lines),), MEDIA_TYPE, warnings=warnings)


def blank_file(name: str) -> EmptyFile:
    """The error for a file whose text is only blanks."""
    return EmptyFile(f"文件“{name}”没有任何文字，只有空白。请确认上传的是否是正确的文件。")
