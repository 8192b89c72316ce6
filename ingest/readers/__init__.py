"""Readers: the bytes of a file → a Reading. One reader per media type, found in a registry."""

from __future__ import annotations

from collections.abc import Callable

from ingest.document import Reading
from ingest.errors import DamagedFile, EmptyFile, EncryptedFile, IngestError, UnsupportedFormat
from ingest.readers import detection
from ingest.readers.detection import extension, media_type
from ingest.readers.limits import Limits
from ingest.readers.markdown import read_markdown
from ingest.readers.text import read_text

__all__ = ["READERS", "Limits", "Reader", "media_type", "read"]

Reader = Callable[[bytes, str, Limits], Reading]

DEFAULT_LIMITS = Limits()


def _read_docx(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.docx import read_docx  # python-docx and lxml cost time to import

    return read_docx(data, name, limits)


def _read_pdf(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.pdf import read_pdf  # pdfium initialises itself on import

    return read_pdf(data, name, limits)


def _read_html(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.markup import read_html  # lxml costs time to import

    return read_html(data, name, limits)


def _read_ofd(data: bytes, name: str, limits: Limits) -> Reading:
    from ingest.readers.ofd import read_ofd  # lxml costs time to import

    return read_ofd(data, name, limits)


READERS: dict[str, Reader] = {
    detection.TEXT: read_text,
    detection.MARKDOWN: read_markdown,
    detection.HTML: _read_html,
    detection.DOCX: _read_docx,
    detection.PDF: _read_pdf,
    detection.OFD: _read_ofd,
}

_KINDS = {
    detection.OFFICE: "旧版 Office 文件（.doc、.wps、.xls 等）",
    detection.ZIP: "ZIP 压缩包",
    detection.BINARY: "二进制文件",
    "application/rtf": "RTF 文件",
    "application/gzip": "压缩包",
    "application/vnd.rar": "压缩包",
    "application/x-7z-compressed": "压缩包",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel 表格",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint 演示文稿",
}
_EXPECTED = {
    ".docx": detection.DOCX,
    ".pdf": detection.PDF,
    ".ofd": detection.OFD,
    ".txt": detection.TEXT,
    ".md": detection.MARKDOWN,
    ".markdown": detection.MARKDOWN,
    ".html": detection.HTML,
    ".htm": detection.HTML,
}


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """What the file `name` with these bytes holds; `name` serves messages and the kinds of text.

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
    reader = READERS.get(kind)
    if reader is None:
        raise _refusal(kind, name)
    return reader(data, name, limits)


def _refusal(kind: str, name: str) -> IngestError:
    if kind == detection.ENCRYPTED_OFFICE:
        return EncryptedFile(f"文件“{name}”设有打开密码，无法读取。请在 Word 或 WPS 中取消密码后另存，再试。")
    label = "图片" if kind.startswith("image/") else _KINDS.get(kind, kind)
    if extension(name) in _EXPECTED:
        return DamagedFile(
            f"文件“{name}”的内容与扩展名不符：看起来是{label}，或已经损坏。请确认文件来源，改用正确的文件后再试。"
        )
    remedy = (
        "请先用文字识别（OCR）转成带文字的 PDF 或文本。"
        if kind.startswith("image/")
        else "请转存为 PDF、DOCX、TXT 或 Markdown 后再试。"
    )
    return UnsupportedFormat(f"文件“{name}”是{label}，目前不能读取。{remedy}")
