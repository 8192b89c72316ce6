"""What kind of file some bytes are: by content first, by the name's extension second."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePath

from ingest.readers.encoding import is_text
from ingest.readers.ole import SIGNATURE as OLE
from ingest.readers.ole import OleFile

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
CSV = "text/csv"
WEB_ARCHIVE = "multipart/related"
RTF = "application/rtf"
DOC = "application/msword"
WPS = "application/wps-office.wps"
XLS = "application/vnd.ms-excel"
ET = "application/wps-office.et"
PPT = "application/vnd.ms-powerpoint"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
OFD = "application/ofd"
OFFICE = "application/x-ole-storage"
ENCRYPTED_OFFICE = "application/x-ole-encrypted"
ZIP = "application/zip"
GZIP = "application/gzip"
TAR = "application/x-tar"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
XZ = "application/x-xz"
BZIP2 = "application/x-bzip2"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
BMP = "image/bmp"
BINARY = "application/octet-stream"

CONVERTED = (DOC, WPS, RTF, ODT, XLS, ET, ODS)
"""What LibreOffice turns into DOCX or XLSX."""
WORKBOOKS = (XLSX, XLS, ET, ODS)
"""Files of sheets."""
ARCHIVES = (GZIP, TAR, RAR, SEVEN_ZIP, XZ, BZIP2)
"""Archives that nobody here unpacks."""

_SIGNATURES = (
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"GIF8", "image/gif"),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"Rar!\x1a\x07", RAR),
    (b"\x1f\x8b", GZIP),
    (b"\xfd7zXZ\x00", XZ),
    (b"BZh91AY&SY", BZIP2),
)
ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
# POSIX 1003.1, ustar: the magic of the first header.
_TAR_MAGIC = slice(257, 262)
# ISO 32000-1 annex H.3.4.1: viewers accept the header anywhere in the first 1,024 bytes.
_PDF_HEADER_WITHIN = 1024
_PACKAGES = (("word", DOCX), ("xl", XLSX), ("ppt", PPTX))
_PARTS = "[Content_Types].xml"
# OpenDocument 1.3 part 2, 3.3: the first entry is `mimetype`, stored, so that its text stands at this place.
_OPEN_DOCUMENT = (b"mimetypeapplication/vnd.oasis.opendocument.", 30)
# [MS-DOC] 2.5.2: the flag fEncrypted in the second byte of the flags at offset 10.
_WORD_MAGIC = b"\xec\xa5"
_WORD_ENCRYPTED = (11, 0x01)
_TABLE_NAMES = {".csv", ".tsv", ".xls", ".xlsx", ".et"}
_MARKDOWN_NAMES = {".md", ".markdown"}
_HTML_NAMES = {".html", ".htm", ".xhtml"}


def media_type(data: bytes, name: str) -> str:
    """The media type of `data`; `name` decides only between the kinds of text, and names the maker of OLE files."""
    if data.startswith(ZIP_SIGNATURES):
        return _package_type(data, name)
    if data.startswith(OLE):
        return _ole_type(OleFile(data), name)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[_TAR_MAGIC] == b"ustar":
        return TAR
    if data.startswith(b"BM") and data[6:10] == bytes(4):  # two letters may begin a text; the reserved zeros do not
        return BMP
    return _text_type(data, name) if is_text(data) else BINARY


def extension(name: str) -> str:
    """The extension of a file name in lower case, with its dot."""
    return PurePath(name).suffix.lower()


def package_type(names: Sequence[str]) -> str:
    """The media type of a ZIP with entries of these names: a document's, or that of an archive."""
    roots = {entry.replace("\\", "/").lstrip("/").split("/")[0] for entry in names}
    if "OFD.xml" in roots:
        return OFD
    # Without the list of its parts (ECMA-376 part 2, 7.2.3) it is an archive that has a folder called word.
    return next((kind for folder, kind in _PACKAGES if folder in roots and _PARTS in roots), ZIP)


def _package_type(data: bytes, name: str) -> str:
    mark, place = _OPEN_DOCUMENT
    if data.startswith(mark, place):
        kind = data[place + len(mark) : place + len(mark) + len("spreadsheet")]
        if kind.startswith((b"text", b"spreadsheet")):
            return ODT if kind.startswith(b"text") else ODS
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package_type(package.namelist())
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError):
        # Without its directory (truncated) a package is only what its name says.
        return {".docx": DOCX, ".xlsx": XLSX, ".ofd": OFD}.get(extension(name), ZIP)


def _ole_type(ole: OleFile, name: str) -> str:
    if "EncryptedPackage" in ole.streams:
        return ENCRYPTED_OFFICE
    if "WordDocument" in ole.streams:
        start = ole.start_of("WordDocument")
        place, flag = _WORD_ENCRYPTED
        if start.startswith(_WORD_MAGIC) and len(start) > place and start[place] & flag:
            return ENCRYPTED_OFFICE
        return WPS if "WpsCustomData" in ole.streams or extension(name) == ".wps" else DOC
    if "Workbook" in ole.streams or "Book" in ole.streams:
        return ET if extension(name) == ".et" else XLS
    return PPT if "PowerPoint Document" in ole.streams else OFFICE


def _text_type(data: bytes, name: str) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = extension(name)
    if start.startswith((b"<!doctype html", b"<html")) or suffix in _HTML_NAMES:
        return HTML
    if start.startswith(b"mime-version:") and b"multipart/related" in start:
        return WEB_ARCHIVE
    if suffix in _TABLE_NAMES:
        return CSV
    return MARKDOWN if suffix in _MARKDOWN_NAMES else TEXT
