"""What kind of file some bytes are: by content first, by the name's extension second."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePath

from ingest.readers.encoding import is_text

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
OFD = "application/ofd"
OFFICE = "application/x-ole-storage"
ENCRYPTED_OFFICE = "application/x-ole-encrypted"
ZIP = "application/zip"
BINARY = "application/octet-stream"

# First bytes of formats that no reader here takes in, to name them in the message.
_SIGNATURES = (
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# ISO 32000-1 annex H.3.4.1: viewers accept the header anywhere in the first 1,024 bytes.
_PDF_HEADER_WITHIN = 1024
_PACKAGES = (
    ("word/", DOCX),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("OFD.xml", OFD),
)
_MARKDOWN_NAMES = {".md", ".markdown"}
_HTML_NAMES = {".html", ".htm", ".xhtml"}


def media_type(data: bytes, name: str) -> str:
    """The media type of `data`; `name` decides only between the kinds of text."""
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_type(data, name)
    if data.startswith(_OLE):
        return ENCRYPTED_OFFICE if _ENCRYPTED_STREAM in data else OFFICE
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return _text_type(data, name) if is_text(data) else BINARY


def extension(name: str) -> str:
    """The extension of a file name in lower case, with its dot."""
    return PurePath(name).suffix.lower()


def _package_type(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError):
        # Without its directory (truncated) a package is only what its name says.
        return {".docx": DOCX, ".ofd": OFD}.get(extension(name), ZIP)
    for prefix, kind in _PACKAGES:
        if any(entry.replace("\\", "/").lstrip("/").startswith(prefix) for entry in names):
            return kind
    return ZIP


def _text_type(data: bytes, name: str) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) or extension(name) in _HTML_NAMES:
        return HTML
    return MARKDOWN if extension(name) in _MARKDOWN_NAMES else TEXT
