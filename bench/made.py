"""Files of the formats that the samples lack, made of the samples' own words."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from tests.ingest.readers.laid_out import Leaf, Write, ofd_of

_ROWS = 2_000


def made(samples: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of an OFD, a web page, tables, and an old Word file where LibreOffice is installed."""
    text = (samples / "formats" / "2023年上半年工作总结.md").read_text(encoding="utf-8")
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    rows_of_text = [line[start : start + 28] for line in text.splitlines() for start in range(0, len(line), 28)]
    yield "总结.ofd", ofd_of(*[_leaf(rows_of_text[start : start + 22]) for start in range(0, len(rows_of_text), 22)])
    yield "总结.html", f"<html><body>{lines}</body></html>".encode()
    rows = [(f"单位{number}", number, number / 7) for number in range(_ROWS)]
    yield "数据.csv", "\n".join(",".join(map(str, row)) for row in [("单位", "件数", "比例"), *rows]).encode()
    book = openpyxl.Workbook()
    for row in [("单位", "件数", "比例"), *rows]:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    yield "数据.xlsx", target.getvalue()
    yield from _old_word(samples / "formats" / "2023年上半年工作总结.docx")


def _leaf(rows: list[str]) -> Leaf:
    """A page of 22 rows."""
    return Leaf([Write(28, 42 + 10.2 * place, row) for place, row in enumerate(rows)])


def _old_word(source: Path) -> Iterator[tuple[str, bytes]]:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", "doc", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        yield "总结.doc", (Path(folder) / f"{source.stem}.doc").read_bytes()
