"""What a reader refuses to take in because it is too large."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass

from ingest.errors import TooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file.

    `uncompressed_bytes` and `compression_ratio` concern formats that are ZIP packages (DOCX, XLSX, OFD) and archives,
    `files` and `depth` archives alone, `cells` tables (XLSX, CSV). `seconds` bounds the reading of one file, but for
    recognising text in images, which `recognised_pages` bounds.
    """

    bytes: int = 100 * 1024 * 1024
    pages: int = 5_000
    uncompressed_bytes: int = 400 * 1024 * 1024
    compression_ratio: int = 200
    files: int = 2_000
    depth: int = 3
    cells: int = 1_000_000
    seconds: float = 120.0
    recognised_pages: int = 300

    def check_bytes(self, data: Sized, name: str) -> None:
        """Raise TooLarge when `data` has more bytes than allowed."""
        if len(data) > self.bytes:
            raise TooLarge(
                f"文件“{name}”有 {megabytes(len(data))}，超过上限 {megabytes(self.bytes)}。"
                "请拆分文件，或调高读取上限后再试。"
            )

    def check_pages(self, pages: int, name: str) -> None:
        """Raise TooLarge when a file has more pages than allowed."""
        if pages > self.pages:
            raise TooLarge(f"文件“{name}”有 {pages} 页，超过上限 {self.pages} 页。请拆分文件，或调高读取上限后再试。")

    def check_recognised(self, pages: int, name: str) -> None:
        """Raise TooLarge when more pages of a file need recognition than allowed."""
        if pages > self.recognised_pages:
            raise TooLarge(
                f"文件“{name}”有 {pages} 页需要文字识别（OCR），超过上限 {self.recognised_pages} 页。"
                "请拆分文件，或换用带文字的文件。"
            )


def megabytes(count: int) -> str:
    """`count` bytes as people write it, for messages."""
    return f"{count / 1024 / 1024:.1f} MB"
