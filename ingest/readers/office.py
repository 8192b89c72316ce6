"""Word, WPS and Excel files of old, RTF and OpenDocument → Lines, by way of LibreOffice and our own readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.document import Reading
from ingest.errors import DamagedFile, EncryptedFile, MissingTool, TookTooLong
from ingest.readers import detection, libreoffice, ole
from ingest.readers.docx import read_docx
from ingest.readers.limits import Limits
from ingest.readers.spreadsheet import read_xlsx


@dataclass(frozen=True, slots=True)
class _Target:
    """What a file is turned into, and what of LibreOffice does it."""

    extension: str
    module: str
    package: str
    read: Callable[[bytes, str, Limits], Reading]


@dataclass(frozen=True, slots=True)
class _Source:
    """How a kind of file is called, for people and for LibreOffice."""

    what: str
    extension: str
    filter_name: str
    target: _Target


_TEXT = _Target("docx", "sw", "libreoffice-writer-nogui", read_docx)
_SHEETS = _Target("xlsx", "sc", "libreoffice-calc-nogui", read_xlsx)
# With the filter named, a damaged file is refused rather than read as plain text.
_SOURCES = {
    detection.DOC: _Source("Word 97—2003 文档", "doc", "MS Word 97", _TEXT),
    detection.WPS: _Source("WPS 文字文档", "doc", "MS Word 97", _TEXT),
    detection.RTF: _Source("RTF 文档", "rtf", "Rich Text Format", _TEXT),
    detection.ODT: _Source("开放文档（ODT）", "odt", "writer8", _TEXT),
    detection.XLS: _Source("Excel 97—2003 表格", "xls", "MS Excel 97", _SHEETS),
    detection.ET: _Source("WPS 表格", "xls", "MS Excel 97", _SHEETS),
    detection.ODS: _Source("开放文档表格（ODS）", "ods", "calc8", _SHEETS),
}
# [MS-DOC] 2.5.1: the version in the file's head from Word 97 on; older ones need LibreOffice's own guess.
_WORD_97 = 0x00C1
# The time for one file is shared with reading what was made of it.
_SHARE = 0.9
# [MS-XLS] 2.4.117: the record FilePass, before whose end nothing can be read.
_FILE_PASS = 0x002F


def read_office(data: bytes, name: str, limits: Limits) -> Reading:
    """The text or tables of a file that only office programs read; `media_type` says what it was.

    Raises MissingTool, EncryptedFile, DamagedFile, TookTooLong and what the readers of DOCX and XLSX raise.
    """
    limits.check_bytes(data, name)
    kind = detection.media_type(data, name)
    source = _SOURCES[kind]
    soffice = _program(source, name)
    try:
        filter_name = "" if _is_older(data, kind) else source.filter_name
        made = libreoffice.convert(
            soffice, data, source.extension, filter_name, source.target.extension, limits.seconds * _SHARE
        )
    except TimeoutError:
        raise TookTooLong(
            f"文件“{name}”转换了 {limits.seconds * _SHARE:g} 秒还没有完成，已停止。"
            f"请在 Word 或 WPS 中另存为 {source.target.extension.upper()} 后再试。"
        ) from None
    if made is None:
        raise _unreadable(data, name, source)
    return replace(source.target.read(made, name, limits), media_type=kind)


def _program(source: _Source, name: str) -> Path:
    soffice = libreoffice.program()
    if soffice is None or not libreoffice.has_module(soffice, source.target.module):
        package, extension = source.target.package, source.target.extension.upper()
        raise MissingTool(
            f"文件“{name}”是{source.what}，读取它需要 LibreOffice（软件包 {package}），这台机器没有安装。"
            f"请安装：sudo apt-get install {package}；或者在 Word、WPS 中另存为 {extension} 后再导入。"
        )
    return soffice


def _is_older(data: bytes, kind: str) -> bool:
    if kind in (detection.DOC, detection.WPS):
        return int.from_bytes(ole.OleFile(data).start_of("WordDocument")[2:4], "little") < _WORD_97
    return kind in (detection.XLS, detection.ET) and "Workbook" not in ole.OleFile(data).streams


def _unreadable(data: bytes, name: str, source: _Source) -> DamagedFile | EncryptedFile:
    if source.target is _SHEETS and _has_password(data):
        return EncryptedFile(f"文件“{name}”设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码后另存，再试。")
    return DamagedFile(
        f"文件“{name}”已损坏或不完整，无法作为{source.what}打开。"
        f"请重新获取文件，或用 Word、WPS 打开并另存为 {source.target.extension.upper()} 后再试。"
    )


def _has_password(data: bytes) -> bool:
    """Whether a workbook of Excel 97 begins with a record that asks for a password."""
    start, at = ole.OleFile(data).start_of("Workbook") if data.startswith(ole.SIGNATURE) else b"", 0
    while at + 4 <= len(start):
        record, length = int.from_bytes(start[at : at + 2], "little"), int.from_bytes(start[at + 2 : at + 4], "little")
        if record == _FILE_PASS:
            return True
        at += 4 + length
    return False
