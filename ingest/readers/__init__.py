"""Readers: the bytes of a file → a Reading. One reader per media type, found in a registry."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.document import Reading
from ingest.errors import DamagedFile, EmptyFile, EncryptedFile, IngestError, UnsupportedFormat
from ingest.readers import detection
from ingest.readers.detection import extension, media_type
from ingest.readers.limits import Limits
from ingest.readers.markdown import read_markdown
from ingest.readers.recognition import Memory, Recogniser
from ingest.readers.text import read_text

__all__ = ["DOCUMENT_EXTENSIONS", "READERS", "Limits", "Reader", "media_type", "read"]

Reader = Callable[[bytes, str, Limits], Reading]
RecognisingReader = Callable[[bytes, str, Limits, Recogniser], Reading]

DEFAULT_LIMITS = Limits()


def _read_docx(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.docx import read_docx  # python-docx and lxml cost time to import

    return read_docx(data, name, limits)


def _read_pdf(data: bytes, name: str, limits: Limits, recogniser: Recogniser) -> Reading:
    from ingest.readers.pdf import read_pdf  # pdfium initialises itself on import

    return read_pdf(data, name, limits, recogniser)


def _read_image(data: bytes, name: str, limits: Limits, recogniser: Recogniser) -> Reading:
    from ingest.readers.image import read_image  # Pillow is there only with the extra `ocr`

    return read_image(data, name, limits, recogniser)


def _read_html(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.markup import read_html  # lxml costs time to import

    return read_html(data, name, limits)


def _read_ofd(data: bytes, name: str, limits: Limits, recogniser: Recogniser) -> Reading:
    from ingest.readers.ofd import read_ofd  # lxml costs time to import

    return read_ofd(data, name, limits, recogniser)


def _read_web_archive(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.markup import read_web_archive

    return read_web_archive(data, name, limits)


def _read_xlsx(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.spreadsheet import read_xlsx

    return read_xlsx(data, name, limits)


def _read_csv(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.separated import read_csv

    return read_csv(data, name, limits)


def _read_office(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.office import read_office

    return read_office(data, name, limits)


READERS: dict[str, Reader] = {
    detection.TEXT: read_text,
    detection.MARKDOWN: read_markdown,
    detection.HTML: _read_html,
    detection.WEB_ARCHIVE: _read_web_archive,
    detection.CSV: _read_csv,
    detection.DOCX: _read_docx,
    detection.XLSX: _read_xlsx,
    **dict.fromkeys(detection.CONVERTED, _read_office),
}
# Those that may hold pages without text.
RECOGNISING_READERS: dict[str, RecognisingReader] = {
    detection.OFD: _read_ofd,
    detection.PDF: _read_pdf,
    detection.PNG: _read_image,
    detection.JPEG: _read_image,
    detection.TIFF: _read_image,
    detection.BMP: _read_image,
}

_KINDS = {
    detection.OFFICE: "旧版 Office 文件（.doc、.wps、.xls 等）",
    detection.ZIP: "ZIP 压缩包",
    detection.BINARY: "二进制文件",
    detection.PPT: "PowerPoint 演示文稿",
    detection.PPTX: "PowerPoint 演示文稿",
    **dict.fromkeys(detection.ARCHIVES, "压缩包"),
}
_NAMES = {
    detection.DOCX: "Word 文档（DOCX）",
    detection.XLSX: "Excel 表格（XLSX）",
    detection.PDF: "PDF",
    detection.OFD: "OFD 版式文件",
    detection.HTML: "网页（HTML）",
    detection.WEB_ARCHIVE: "单个文件网页（MHT）",
    detection.RTF: "RTF 文档",
    detection.DOC: "Word 97—2003 文档",
    detection.WPS: "WPS 文字文档",
    detection.XLS: "Excel 97—2003 表格",
    detection.ET: "WPS 表格",
    detection.ODT: "开放文档（ODT）",
    detection.ODS: "开放文档表格（ODS）",
    detection.PNG: "PNG 图片",
    detection.JPEG: "JPG 图片",
    detection.TIFF: "TIFF 图片",
    detection.BMP: "BMP 图片",
    detection.TEXT: "纯文本",
    detection.CSV: "用分隔符隔开的文本（CSV）",
}
# What a file of this extension is, the usual kind first; others are read as what they are, with a warning.
_EXPECTED: dict[str, tuple[str, ...]] = {
    ".docx": (detection.DOCX,),
    ".doc": (detection.DOC, detection.WPS),
    ".wps": (detection.WPS, detection.DOC),
    ".rtf": (detection.RTF,),
    ".xlsx": (detection.XLSX,),
    ".xlsm": (detection.XLSX,),
    ".xls": (detection.XLS, detection.ET),
    ".et": (detection.ET, detection.XLS),
    ".csv": (detection.CSV,),
    ".tsv": (detection.CSV,),
    ".odt": (detection.ODT,),
    ".ods": (detection.ODS,),
    ".pdf": (detection.PDF,),
    ".ofd": (detection.OFD,),
    ".png": (detection.PNG,),
    ".jpg": (detection.JPEG,),
    ".jpeg": (detection.JPEG,),
    ".tif": (detection.TIFF,),
    ".tiff": (detection.TIFF,),
    ".bmp": (detection.BMP,),
    ".txt": (detection.TEXT,),
    ".md": (detection.MARKDOWN,),
    ".markdown": (detection.MARKDOWN,),
    ".html": (detection.HTML,),
    ".htm": (detection.HTML,),
}
DOCUMENT_EXTENSIONS = frozenset(_EXPECTED)
"""A file of such a name is a document, or a damaged one, and never an archive of documents."""


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, memory: Memory | None = None) -> Reading:
    """What the file `name` with these bytes holds; `name` serves messages and the kinds of text.

    `memory` keeps what is recognised on pages without text, so that they are recognised once.

    Raises the kinds of IngestError, and nothing else, whatever the bytes are.
    """
    limits.check_bytes(data, name)
    if not data:
        raise EmptyFile(f"文件“{name}”是空的（0 字节）。请确认文件已完整保存后再试。")
    if not data.strip(b"\x00"):
        raise EmptyFile(
            f"文件“{name}”的 {len(data)} 个字节全是零，没有内容，多半是下载或复制中断所致。请重新获取文件。"
        )
    kind = media_type(data, name)
    if recognising := RECOGNISING_READERS.get(kind):
        known = Recogniser(hashlib.sha256(data).hexdigest(), memory) if memory else Recogniser()
        reading = recognising(data, name, limits, known)
    elif reader := READERS.get(kind):
        reading = reader(data, name, limits)
    else:
        raise _refusal(kind, name)
    return replace(reading, warnings=(*_misnamed(kind, name), *reading.warnings))


def _misnamed(kind: str, name: str) -> Iterator[str]:
    suffix = extension(name)
    if kind not in _EXPECTED.get(suffix, (kind,)):
        yield f"文件“{name}”的扩展名是 {suffix}，内容却是{_NAMES.get(kind, kind)}，已按内容读取，请核对。"


def _refusal(kind: str, name: str) -> IngestError:
    if kind == detection.ENCRYPTED_OFFICE:
        return EncryptedFile(f"文件“{name}”设有打开密码，无法读取。请在 Word 或 WPS 中取消密码后另存，再试。")
    if kind in detection.ARCHIVES:
        return UnsupportedFormat(f"文件“{name}”是压缩包，这种格式不能直接导入。请解压后再导入解压出来的文件夹。")
    label = "图片" if kind.startswith("image/") else _KINDS.get(kind, kind)
    if extension(name) in _EXPECTED:
        return DamagedFile(
            f"文件“{name}”的内容与扩展名不符：看起来是{label}，或已经损坏。请确认文件来源，改用正确的文件后再试。"
        )
    if kind in (detection.PPT, detection.PPTX):
        return UnsupportedFormat(f"文件“{name}”是{label}，目前不能读取。请在 PowerPoint 或 WPS 中另存为 PDF 后再试。")
    remedy = (
        "请另存为 PNG、JPG 或 TIFF 后再试。"
        if kind.startswith("image/")
        else "请转存为 PDF、DOCX、TXT 或 Markdown 后再试。"
    )
    return UnsupportedFormat(f"文件“{name}”是{label}，目前不能读取。{remedy}")
