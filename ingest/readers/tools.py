"""What is not part of guiwen itself and lets it read more kinds of files."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.ocr import is_installed
from ingest.readers import libreoffice


@dataclass(frozen=True, slots=True)
class Tool:
    """A program or a group of packages, what it is needed for, and how to get it."""

    name: str
    purpose: str
    installed: bool
    remedy: str


def tools() -> tuple[Tool, ...]:
    """Every tool, with whether it is there."""
    return (
        Tool(
            "文字识别（OCR）", "读取图片和扫描件", is_installed(), "请运行 make ocr（或 pip install 'guiwen[ocr]'）。"
        ),
        Tool(
            "LibreOffice",
            "读取 DOC、WPS、RTF、XLS 等旧格式",
            libreoffice.program() is not None,
            "请安装 Debian 的软件包 libreoffice-writer-nogui 和 libreoffice-calc-nogui。",
        ),
    )
