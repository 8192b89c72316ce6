"""Old office files by way of LibreOffice: the same text as the DOCX, and what happens without the program."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.errors import DamagedFile, IngestError, MissingTool, TookTooLong
from ingest.readers import Limits, libreoffice, media_type, read
from ingest.readers.detection import CSV, DOCX, HTML, RTF
from tests.ingest.readers.ole_made import ole_of
from tests.ingest.readers.tabular import book, look, saved
from tests.ingest.readers.worded import docx_of, paragraph

HEADING = '<w:outlineLvl w:val="0"/>'
BODY = (
    paragraph("某局关于放假的通知", '<w:jc w:val="center"/>')
    + paragraph("一、时间安排", HEADING)
    + paragraph("六月五日至六月七日放假。")
    + "<w:tbl><w:tr><w:tc>" + paragraph("科室") + "</w:tc><w:tc>" + paragraph("人数") + "</w:tc></w:tr>"
    + "<w:tr><w:tc>" + paragraph("办公室") + "</w:tc><w:tc>" + paragraph("5") + "</w:tc></w:tr></w:tbl>"
    + paragraph("某局")
)  # fmt: skip
SOURCE = docx_of(BODY)
TEXTS = ["某局关于放假的通知", "一、时间安排", "六月五日至六月七日放假。", "科室 | 人数", "办公室 | 5", "某局"]
RTF_BYTES = b"{\\rtf1\\ansi\\ansicpg936 \\u31532?\\u19968?\\u26465? \\'bc\\'d7\\par}"

Convert = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="session")
def made() -> Convert:
    """Turns a file into an old one; tests that need it are left out where LibreOffice is not installed."""
    soffice = libreoffice.program()
    if soffice is None or not (libreoffice.has_module(soffice, "sw") and libreoffice.has_module(soffice, "sc")):
        pytest.skip("no LibreOffice: install Debian's packages libreoffice-writer-nogui and libreoffice-calc-nogui")

    def convert(data: bytes, source: str, target: str) -> bytes:
        result = libreoffice.convert(soffice, data, source, "", target, 120)
        assert result is not None
        return result

    return convert


def fake(folder: Path, script: str, module: str = "sw") -> str:
    """A PATH on which `soffice` is this shell script, with one module of LibreOffice beside it."""
    folder.mkdir(exist_ok=True)
    (folder / f"lib{module}lo.so").touch()
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def test_word_files_of_old_read_as_the_same_text(made: Convert) -> None:
    """The lines and the rows of the DOCX come back from a DOC, and the media type says what it was."""
    old = made(SOURCE, "docx", "doc")
    reading = read(old, "通知.doc")
    assert [line.text for line in reading.pages[0].lines] == TEXTS
    assert reading.pages[0].lines[3].cells == ("科室", "人数")
    assert (reading.media_type, reading.warnings) == ("application/msword", ())
    assert media_type(old, "通知.wps") == "application/wps-office.wps"


@pytest.mark.slow
@pytest.mark.parametrize(("target", "kind"), [("rtf", RTF), ("odt", "application/vnd.oasis.opendocument.text")])
def test_rtf_and_open_document_too(made: Convert, target: str, kind: str) -> None:
    """Both by the same way."""
    reading = read(made(SOURCE, "docx", target), f"通知.{target}")
    assert [line.text for line in reading.pages[0].lines] == TEXTS
    assert reading.media_type == kind


@pytest.mark.slow
@pytest.mark.parametrize("target", ["xls", "ods"])
def test_tables_of_old_are_read(made: Convert, target: str) -> None:
    """Values, formats and heads as in the XLSX."""
    workbook = book(("收支", [["项目", "占比"], ["甲", 0.5], ["乙", 1200]]))
    workbook["收支"]["B2"].number_format = "0%"
    reading = read(made(saved(workbook), "xlsx", target), f"收支.{target}")
    assert look(reading.pages[0].lines) == [
        ("#", "收支"),
        ("=", ("项目", "占比")),
        ("0", ("甲", "50%")),
        ("0", ("乙", "1200")),
    ]


@pytest.mark.slow
def test_a_wrong_name_changes_nothing(made: Convert) -> None:
    """A .doc that is DOCX, HTML or RTF is read as what it is, and a warning says so."""
    cases = [(SOURCE, DOCX, TEXTS), (b"<html><p>\xe7\x94\xb2</p>", HTML, ["甲"]), (RTF_BYTES, RTF, ["第一条 甲"])]
    for data, kind, texts in cases:
        reading = read(data, "通知.doc")
        assert ([line.text for line in reading.pages[0].lines], reading.media_type) == (texts, kind)
        assert "扩展名是 .doc" in reading.warnings[0]


@pytest.mark.slow
def test_conversions_at_once_do_not_collide(made: Convert) -> None:
    """Each has a profile of its own."""
    old = made(SOURCE, "docx", "doc")
    with ThreadPoolExecutor(3) as pool:
        readings = list(pool.map(lambda number: read(old, f"{number}.doc"), range(3)))
    assert all([line.text for line in reading.pages[0].lines] == TEXTS for reading in readings)


@pytest.mark.slow
def test_nothing_is_fetched(made: Convert) -> None:
    """A picture and a section that a document wants from the network are not asked for."""
    del made
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        linked = _linked(f"http://127.0.0.1:{port}")
        assert read(linked, "链接.odt").pages[0].lines[0].text == "正文"
        with pytest.raises(TimeoutError):
            server.accept()


def _linked(address: str) -> bytes:
    """An ODT with a picture and a section from `address`: LibreOffice left to itself fetches the picture."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
    )
    picture = (
        '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="{address}/a.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        "</draw:frame>"
    )
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{address}/b.odt" xlink:type="simple"/>'
        "<text:p>节</text:p></text:section>"
    )
    content = (
        f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
        f"<office:text><text:p>正文{picture}</text:p>{section}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in (("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            package.writestr(name, text)
    return target.getvalue()


@pytest.mark.slow
def test_damaged_files_are_refused_rather_than_read_as_noise(made: Convert) -> None:
    """A cut DOC either reads or is refused with the file's name; bytes never become text by guess."""
    old = made(SOURCE, "docx", "doc")
    for data in (old[:1500], ole_of("WordDocument", start=b"\xec\xa5\xc1\x00" + bytes(500))):
        with pytest.raises(DamagedFile, match=r"断\.doc"):
            read(data, "断.doc")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (ole_of("WordDocument"), "旧.doc", ("libreoffice-writer-nogui", "另存为 DOCX")),
        (ole_of("WordDocument"), "旧.wps", ("WPS 文字文档", "另存为 DOCX")),
        (RTF_BYTES, "旧.rtf", ("libreoffice-writer-nogui", "另存为 DOCX")),
        (ole_of("Workbook"), "旧.xls", ("libreoffice-calc-nogui", "另存为 XLSX")),
        (ole_of("Workbook"), "旧.et", ("WPS 表格", "另存为 XLSX")),
    ],
)
def test_without_the_program_the_remedy_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes, name: str, words: tuple[str, str]
) -> None:
    """The message names the file, the package, and the other way."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool) as caught:
        read(data, name)
    assert all(word in caught.value.message for word in (name, "sudo apt-get install", *words))


def test_a_missing_part_of_the_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the word processor alone, tables need the package for tables."""
    monkeypatch.setenv("PATH", fake(tmp_path / "bin", "exit 1"))
    with pytest.raises(MissingTool, match="libreoffice-calc-nogui"):
        read(ole_of("Workbook"), "旧.xls")
    with pytest.raises(DamagedFile, match=r"旧\.doc"):
        read(ole_of("WordDocument"), "旧.doc")


def test_a_conversion_that_hangs_is_killed_with_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """At the time limit nothing of the program is left."""
    children = tmp_path / "children"
    monkeypatch.setenv("PATH", fake(tmp_path / "bin", f"sleep 60 & echo $$ $! > {children}; wait"))
    started = time.monotonic()
    with pytest.raises(TookTooLong, match=r"慢\.doc.*1\.8 秒"):
        read(ole_of("WordDocument"), "慢.doc", Limits(seconds=2))
    assert time.monotonic() - started < 20
    for child in children.read_text().split():
        assert not _is_running(int(child))


def _is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False


def test_the_senders_name_never_reaches_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the program is told are names of our own, and a profile of its own."""
    told = tmp_path / "told"
    monkeypatch.setenv("PATH", fake(tmp_path / "bin", f'printf "%s\\n" "$@" > {told}'))
    with pytest.raises(IngestError):
        read(ole_of("WordDocument"), "--infilter=$(rm -rf x) 某.doc")
    arguments = told.read_text().splitlines()
    assert not any("某" in argument or "rm -rf" in argument for argument in arguments)
    assert arguments[-1].endswith("/input.doc")
    assert arguments[0].startswith("-env:UserInstallation=file:///")
    assert not Path(arguments[-1]).parent.exists()


def test_many_threads_get_profiles_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A profile is given to one conversion at a time, and again when it is free."""
    told = tmp_path / "told"
    monkeypatch.setenv("PATH", fake(tmp_path / "bin", f'echo "$1" >> {told}; sleep 0.4'))
    barrier = threading.Barrier(2)

    def fail(number: int) -> None:
        barrier.wait(10)
        with pytest.raises(DamagedFile):
            read(ole_of("WordDocument"), f"{number}.doc")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fail, range(2)))
    profiles = told.read_text().split()
    assert len(set(profiles)) == len(profiles) == 2
    with pytest.raises(DamagedFile):
        read(ole_of("WordDocument"), "3.doc")
    assert told.read_text().split()[2] in profiles


def test_tables_exported_as_text_are_still_tables() -> None:
    """An .et or .xls that holds text is a CSV."""
    assert media_type(b"a,b\n", "a.et") == CSV
