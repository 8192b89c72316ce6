"""The registry: what is read by which reader, and what each broken file is told."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile

import pytest

from ingest.errors import DamagedFile, EmptyFile, EncryptedFile, IngestError, NoText, TooLarge, UnsupportedFormat
from ingest.readers import Limits, media_type, read
from ingest.readers.detection import CSV, DOCX, HTML, MARKDOWN, PDF, TEXT, XLSX
from tests.ingest.readers.laid_out import Leaf as OfdLeaf
from tests.ingest.readers.laid_out import Write, ofd_of
from tests.ingest.readers.ole_made import ole_of
from tests.ingest.readers.printed import Leaf, Print, pdf_of, rewritten
from tests.ingest.readers.worded import docx_of, paragraph

TEXT_BYTES = "第一条 为了规范管理，制定本办法。\n".encode()
PAGE = Leaf([Print(72, 100, "第一条 为了规范管理，制定本办法。")])
PDF_BYTES = pdf_of(PAGE, PAGE)
DOCX_BYTES = docx_of(paragraph("第一条 为了规范管理，制定本办法。"))
OFD_BYTES = ofd_of(OfdLeaf([Write(25, 40, "第一条 为了规范管理，制定本办法。")]))


def zip_of(**entries: bytes) -> bytes:
    """A ZIP archive with these entries."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (TEXT_BYTES, "a.txt", TEXT),
        (TEXT_BYTES, "a.md", MARKDOWN),
        (TEXT_BYTES, "无扩展名", TEXT),
        (TEXT_BYTES, "a.pdf", TEXT),
        (PDF_BYTES, "a.pdf", PDF),
        (PDF_BYTES, "a.txt", PDF),
        (b"\n\njunk\n" + PDF_BYTES, "a.pdf", PDF),
        (DOCX_BYTES, "a.docx", DOCX),
        (DOCX_BYTES, "a.txt", DOCX),
        (DOCX_BYTES[:900], "a.docx", DOCX),
        (zip_of(readme=b"x"), "a.docx", "application/zip"),
        (zip_of(**{"OFD.xml": b"<x/>"}), "a.ofd", "application/ofd"),
        (b"<!DOCTYPE html><p>x", "a.txt", HTML),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a.doc", "application/x-ole-storage"),
        (ole_of("WordDocument", "1Table"), "a.doc", "application/msword"),
        (ole_of("WordDocument", "1Table"), "a.wps", "application/wps-office.wps"),
        (ole_of("WordDocument", "WpsCustomData"), "a.doc", "application/wps-office.wps"),
        (ole_of("Workbook"), "a.doc", "application/vnd.ms-excel"),
        (ole_of("Book"), "a.et", "application/wps-office.et"),
        (zip_of(**{"word/通知.docx": b"x"}), "a.zip", "application/zip"),
        (zip_of(**{"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "a.bin", XLSX),
        (b"mime-version: 1.0\ncontent-type: multipart/related\n\n", "a.doc", "multipart/related"),
        (b"a,b\n", "a.csv", CSV),
        (b"a\tb\n", "a.txt", TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a.png", "image/png"),
        (bytes(range(256)) * 8, "a.txt", "application/octet-stream"),
    ],
)
def test_content_decides_the_media_type_and_the_name_only_among_texts(data: bytes, name: str, expected: str) -> None:
    """A file is what its bytes are, whatever it is called."""
    assert media_type(data, name) == expected


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (b"", "空.txt", EmptyFile, "0 字节"),
        (bytes(50 * 1024 * 1024), "零.pdf", EmptyFile, "全是零"),
        ("\ufeff \n\u3000\n\u200b".encode(), "空白.txt", EmptyFile, "空白"),
        (b"<!-- x -->\n", "注释.md", EmptyFile, "空白"),
        (zip_of(readme=b"x"), "假.docx", DamagedFile, "ZIP"),
        (zip_of(readme=b"x"), "真.zip", UnsupportedFormat, "ZIP"),
        (random.Random(1).randbytes(5000), "二进制.txt", DamagedFile, "扩展名不符"),
        (random.Random(1).randbytes(5000), "二进制.dat", UnsupportedFormat, "转存"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "图.png", DamagedFile, "已损坏"),
        (b"GIF89a" + bytes(20), "图.gif", UnsupportedFormat, "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "旧.doc", DamagedFile, "扩展名不符"),
        (ole_of("MsgStore"), "邮件.msg", UnsupportedFormat, "转存"),
        (ole_of("PowerPoint Document"), "旧.ppt", UnsupportedFormat, "另存为 PDF"),
        (
            zip_of(**{"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
            "新.pptx",
            UnsupportedFormat,
            "PowerPoint",
        ),
        (ole_of("EncryptedPackage", "EncryptionInfo"), "密.xlsx", EncryptedFile, "密码"),
        (ole_of("WordDocument", start=b"\xec\xa5\xc1" + bytes(8) + b"\x01"), "密.doc", EncryptedFile, "密码"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(20), "包.rar", UnsupportedFormat, "解压后"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(20), "包.7z", UnsupportedFormat, "解压后"),
        (bytes(257) + b"ustar\x0000" + bytes(248), "包.tar", UnsupportedFormat, "解压后"),
        (b"\x1f\x8b\x08" + bytes(20), "包.tar.gz", UnsupportedFormat, "解压后"),
        (ole_of("EncryptedPackage"), "密.docx", EncryptedFile, "密码"),
        (PDF_BYTES[: len(PDF_BYTES) // 2], "断.pdf", DamagedFile, "不完整"),
        (b"%PDF-1.7\n%%EOF", "壳.pdf", DamagedFile, "损坏"),
        (DOCX_BYTES[: len(DOCX_BYTES) // 2], "断.docx", DamagedFile, "不完整"),
        (rewritten(PDF_BYTES, user="secret"), "密.pdf", EncryptedFile, "密码"),
        (pdf_of(Leaf()), "白.pdf", NoText, "没有任何文字"),
        (docx_of(paragraph("")), "空.docx", EmptyFile, "没有任何文字"),
    ],
)
def test_each_broken_file_gets_an_error_that_names_it_and_the_remedy(
    data: bytes, name: str, error: type[IngestError], words: str
) -> None:
    """Failures are one family, and the message says which file, why, and what to do."""
    started = time.monotonic()
    with pytest.raises(error) as caught:
        read(data, name)
    assert type(caught.value) is error
    assert name in caught.value.message
    assert words in caught.value.message
    assert any(remedy in caught.value.message for remedy in ("请", "需要"))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("data", "name", "limits", "words"),
    [
        (TEXT_BYTES * 100, "大.txt", Limits(bytes=1024), "上限"),
        (PDF_BYTES, "长.pdf", Limits(pages=1), "2 页"),
        (
            docx_of(paragraph("一" * 2_000_000)),
            "炸弹.docx",
            Limits(),
            "压缩比",
        ),
        (docx_of(paragraph("一" * 20_000)), "胀.docx", Limits(uncompressed_bytes=20_000), "解压后"),
    ],
)
def test_limits_refuse_large_files_before_reading_them(data: bytes, name: str, limits: Limits, words: str) -> None:
    """A file over a limit is refused with the value and the limit."""
    with pytest.raises(TooLarge, match=words):
        read(data, name, limits)


def test_a_pdf_that_only_restricts_its_owner_opens() -> None:
    """An owner password forbids printing or copying, not reading."""
    reading = read(rewritten(PDF_BYTES, owner="boss"), "a.pdf")
    assert reading.pages[0].lines[0].text == "第一条 为了规范管理，制定本办法。"


def test_a_zip_that_lies_about_its_sizes_does_not_leak() -> None:
    """The directory of the archive may claim anything."""
    data = bytearray(DOCX_BYTES)
    for at in (found for found in range(len(data) - 4) if data[found : found + 4] == b"PK\x01\x02"):
        data[at + 24 : at + 28] = struct.pack("<I", 7)
    with pytest.raises(IngestError):
        read(bytes(data), "谎.docx")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "a.md", "a.html", "a.ofd"])
def test_no_damage_makes_another_error_leak(name: str, seed: int) -> None:
    """Cut, flipped, overwritten copies either read or raise an IngestError, never anything else."""
    sources = {".pdf": PDF_BYTES, "docx": DOCX_BYTES, ".txt": TEXT_BYTES * 20, "a.md": TEXT_BYTES, "html": HTML_BYTES}
    source = (sources | {".ofd": OFD_BYTES})[name[-4:]]
    dice = random.Random(f"{name}{seed}")
    for _ in range(40):
        data = bytearray(source)
        if dice.random() < 0.3:
            del data[dice.randrange(len(data)) :]
        for _ in range(dice.choice((0, 1, 5, 50))):
            if data:
                data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            reading = read(bytes(data), name)
        except IngestError as refused:
            assert name in refused.message
        else:
            assert reading.pages


HTML_BYTES = (
    "<html><body><h1>办法</h1><p>第一条 <b>甲</b></p><table><tr><td>一</td><td>二</td></tr></table></body></html>"
).encode()
