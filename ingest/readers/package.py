"""ZIP packages (DOCX, XLSX, OFD): refuse bombs, passwords and broken archives before anything is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from ingest.errors import DamagedFile, EncryptedFile, TooLarge
from ingest.readers.limits import Limits, megabytes

# What zipfile and zlib raise on broken archives, besides their own errors.
BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
# A short text compresses beyond any ratio; only a large one is a bomb.
_SMALL = 1024 * 1024
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Format:
    """What messages call a kind of package, and the program that they send people to."""

    name: str
    program: str


WORD = Format("Word 文档（DOCX）", "Word、WPS")
SPREADSHEET = Format("Excel 表格（XLSX）", "Excel、WPS")
OFD = Format("OFD 版式文件", "OFD 阅读器")


def check_package(data: bytes, name: str, limits: Limits, kind: Format = WORD) -> None:
    """Raise TooLarge, EncryptedFile or DamagedFile when the archive must not be unpacked.

    The sizes come from the archive's directory; zipfile never unpacks more than they say.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except BROKEN_ARCHIVE as broken:
        raise damaged_package(name, kind) from broken
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise EncryptedFile(f"文件“{name}”设有压缩包密码，无法读取。请取消密码后另存，再试。")
    total = sum(entry.file_size for entry in entries)
    if total > limits.uncompressed_bytes:
        raise TooLarge(
            f"文件“{name}”解压后有 {megabytes(total)}，超过上限 "
            f"{megabytes(limits.uncompressed_bytes)}。请拆分文件，或压缩其中的图片后再试。"
        )
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _SMALL and ratio > limits.compression_ratio:
            raise TooLarge(
                f"文件“{name}”中的“{entry.filename}”压缩比达 {ratio:.0f} 倍，超过上限 "
                f"{limits.compression_ratio} 倍，可能是恶意文件。请用 {kind.program}重新保存后再试。"
            )


def damaged_package(name: str, kind: Format = WORD) -> DamagedFile:
    """The error for an archive that cannot be opened."""
    return DamagedFile(
        f"文件“{name}”已损坏或不完整，无法作为 {kind.name}打开。请重新获取文件，或用 {kind.program}打开并另存后再试。"
    )
