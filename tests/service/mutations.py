"""Hundreds of damaged and hostile files, the same ones at every run."""

from __future__ import annotations

import io
import os
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl

from tests.ingest.readers.laid_out import Leaf, Write, ofd_of
from tests.ingest.readers.printed import Leaf as Sheet
from tests.ingest.readers.printed import pdf_of

TEXT = (
    "云渡县值班管理规定\n第一条　为了规范值班，制定本规定。\n第二条　值班人员不得脱岗。\n（一）白班；\n（二）夜班。\n"
)
PAGE = (
    "<html><head><title>值班</title></head><body><h1>云渡县值班管理规定</h1><p>第一条　不得脱岗。</p>"
    "<table><caption>表1 值班表</caption><tr><th>姓名</th><th>日期</th></tr><tr><td>甲</td><td>1日</td></tr></table>"
    "</body></html>"
)
ENDINGS = (".pdf", ".docx", ".ofd", ".xlsx", ".txt", ".md", ".html", ".csv", ".zip", ".doc", ".wps", ".png", "")

Change = Callable[[bytes, random.Random], bytes]


def _truncated(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(1, max(2, len(data)))]


def _flipped(data: bytes, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 3, 20, 200))):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _zeroed(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data))
    length = min(draw.choice((16, 256, 4096)), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def _repeated(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data))
    piece = data[start : start + draw.choice((64, 1024))]
    return data[:start] + piece * draw.choice((2, 50)) + data[start:]


def _stuffed(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data))
    return data[:start] + draw.randbytes(draw.choice((1, 100, 5000))) + data[start:]


def _headless(data: bytes, draw: random.Random) -> bytes:
    return data[draw.randrange(1, min(64, len(data) + 1)) :]


CHANGES: tuple[Change, ...] = (_truncated, _flipped, _zeroed, _repeated, _stuffed, _headless)


def sound(samples: Path) -> dict[str, bytes]:
    """One sound file of each format, by its ending."""
    formats = samples.parent / "formats"
    stem = "2023年上半年工作总结"
    read = {ending: (formats / f"{stem}{ending}").read_bytes() for ending in (".pdf", ".docx", ".txt", ".md")}
    return read | {
        ".ofd": ofd_of(Leaf([Write(20, 30 + 10 * row, line) for row, line in enumerate(TEXT.splitlines())])),
        ".xlsx": _book(40),
        ".html": PAGE.encode(),
        ".csv": ("姓名,日期,人数\n" + "甲,2024-01-01,3\n" * 50).encode("gb18030"),
        ".zip": zipped({"值班.txt": TEXT.encode(), "子/表.csv": b"a,b\n1,2\n"}),
    }


def mutated(samples: Path, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` files: name and bytes; each sound file changed in each way, every fifth under a foreign ending."""
    draw = random.Random(seed)
    whole = sound(samples)
    for number in range(count):
        ending, data = list(whole.items())[number % len(whole)]
        change = CHANGES[number // len(whole) % len(CHANGES)]
        name = draw.choice(ENDINGS) if number % 5 == 4 else ending
        yield f"{number:03d}{change.__name__}{name}", change(data, draw)


def hostile() -> Iterator[tuple[str, bytes]]:
    """Files made to hurt: bombs, nests, entities, names, sizes."""
    yield "套娃.zip", _nested(12)
    yield "炸弹.zip", zipped({f"{number}.txt": bytes(60 * 1024 * 1024) for number in range(12)})
    yield "炸弹.xlsx", _book_of(b"<worksheet><sheetData>" + b" " * (300 * 1024 * 1024) + b"</sheetData></worksheet>")
    yield "炸弹.ofd", ofd_of(Leaf([Write(20, 30, "甲")]), parts={"big.xml": "一" * 50_000_000})
    yield "炸弹.pdf", _pressed_pdf(200 * 1024 * 1024)
    yield "炸弹.png", _vast_picture(60_000)
    yield "炸弹.docx", _docx(b"<w:t>" + b"A" * (300 * 1024 * 1024) + b"</w:t>")
    yield "实体.docx", _docx(b"<w:t>&lol;</w:t>", _entities())
    yield "外部.docx", _docx(b"<w:t>&out;</w:t>", b'<!DOCTYPE d [<!ENTITY out SYSTEM "file:///etc/passwd">]>')
    yield "深.docx", _docx(b"<w:p>" * 60_000 + b"</w:p>" * 60_000)
    yield "深.html", b"<html><body>" + b"<div>" * 200_000 + "第一条　甲。".encode()
    yield "万页.pdf", pdf_of(*(Sheet() for _ in range(10_000)))
    yield "大表.xlsx", _large_book(zipfile.ZIP_DEFLATED)
    yield "百兆.xlsx", _large_book(zipfile.ZIP_STORED)
    yield "宽.csv", b",".join(b"%d" % number for number in range(1_500_000))
    yield "一行.txt", "甲乙丙丁，".encode() * 2_000_000
    yield "括号.txt", ("（" * 300_000 + "\n").encode() + "第一条　甲。".encode()
    yield "条.txt", ("第" + "一" * 200_000 + "条　甲。\n" + "第一条 " * 100_000).encode()
    yield "书名号.md", ("《" * 100_000 + "》" * 100_000).encode()
    yield "竖线.md", ("|" * 200_000 + "\n").encode() * 3
    yield "名称.zip", zipped(dict.fromkeys(NAMES, TEXT.encode()))
    yield "<script>alert(1)</script>.txt", TEXT.encode()
    yield "=cmd|'甲'!A1.txt", TEXT.encode() + b"1"
    yield "名" * 80 + ".txt", TEXT.encode() + b"2"
    yield "-rf --json.txt", TEXT.encode() + b"3"
    yield "换\n行\x1b[31m.txt", TEXT.encode() + b"4"
    yield "左\u202etxt.exe.txt", TEXT.encode() + b"5"
    yield os.fsdecode(b"\xff\xfe\xc4\xe3.txt"), TEXT.encode() + b"6"
    yield "%00%2e%2e%2f..\\逃.txt", TEXT.encode() + b"7"


NAMES = (
    "../../逃.txt",
    "/etc/逃.txt",
    "C:\\逃.txt",
    "..\\..\\逃.txt",
    "换\n行.txt",
    "长" * 300 + ".txt",
    "正常.txt",
)


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP archive of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return target.getvalue()


def _nested(depth: int) -> bytes:
    data = zipped({"底.txt": TEXT.encode()})
    for number in range(depth):
        data = zipped({f"{number}.zip": data})
    return data


def _book(rows: int) -> bytes:
    book = openpyxl.Workbook()
    for number in range(rows):
        book.active.append([f"单位{number}", number, number / 3])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _large_book(packing: int) -> bytes:
    """An XLSX whose one sheet is more than 100 MB, packed in this way or not at all."""
    draw = random.Random(3)
    sheet = [b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>']
    for _ in range(100_000):
        cells = (b'<c t="inlineStr"><is><t>%d</t></is></c>' % draw.getrandbits(60) for _ in range(20))
        sheet.append(b"<row>" + b"".join(cells) + b"</row>")
    sheet.append(b"</sheetData></worksheet>")
    return _book_of(b"".join(sheet), packing)


def _book_of(sheet: bytes, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An XLSX with this one sheet."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book(1))) as whole, zipfile.ZipFile(target, "w", packing) as package:
        for entry in whole.namelist():
            package.writestr(entry, sheet if entry == "xl/worksheets/sheet1.xml" else whole.read(entry))
    return target.getvalue()


def _pressed_pdf(size: int) -> bytes:
    """A PDF whose page unpacks twice over to `size` bytes."""
    pressed = zlib.compress(zlib.compress(b"0 0 m " * (size // 6), 9), 9)
    stream = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(pressed), pressed)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        stream,
    )
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + end


def _vast_picture(side: int) -> bytes:
    """A PNG of one colour, `side` pixels each way."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)

    head = side.to_bytes(4) * 2 + b"\x01\x00\x00\x00\x00"
    press = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    rows = b"".join(press.compress(row) for _ in range(side)) + press.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _entities() -> bytes:
    names = [b"lol", *(b"lol%d" % number for number in range(1, 12))]
    told = b'<!ENTITY lol11 "ha">' + b"".join(
        b'<!ENTITY %s "%s">' % (name, b"&%s;" % below * 10)
        for name, below in zip(reversed(names[:-1]), reversed(names[1:]), strict=True)
    )
    return b"<!DOCTYPE d [" + told + b"]>"


def _docx(body: bytes, head: bytes = b"") -> bytes:
    document = (
        b'<?xml version="1.0"?>' + head + b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
        b'2006/main"><w:body><w:p><w:r>' + body + b"</w:r></w:p></w:body></w:document>"
    )
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
        b'"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document'
        b'.main+xml"/></Types>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    return zipped({"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document})
