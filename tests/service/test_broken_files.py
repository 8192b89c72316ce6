"""Broken input: one clear error each, and the rest goes in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

from tests.conftest import ROOT
from tests.service.conftest import Run, json_lines

GOOD = "某中心考勤规定\n第一条 上午八时三十分上班。\n第二条 迟到三次以上的，予以提醒。\n"


@pytest.fixture
def broken(tmp_path: Path, samples: Path) -> Path:
    """A folder of broken files around one good one."""
    folder = tmp_path / "files"
    folder.mkdir()
    pdf = (samples.parent / "formats" / "2023年上半年工作总结.pdf").read_bytes()
    (folder / "01空.txt").write_bytes(b"")
    (folder / "02截断.pdf").write_bytes(pdf[: len(pdf) // 3])
    _encrypt(samples.parent / "formats" / "2023年上半年工作总结.pdf", folder / "03加密.pdf")
    with zipfile.ZipFile(folder / "04改名.docx", "w") as archive:
        archive.writestr("随便.txt", "这不是 Word 文件")
    (folder / "05全零.txt").write_bytes(bytes(50 * 1024 * 1024))
    (folder / "06二进制.txt").write_bytes(os.urandom(20_000))
    (folder / "07好的.txt").write_text(GOOD, encoding="utf-8")
    return folder


def _encrypt(source: Path, target: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=source)
    writer.encrypt("秘密", algorithm="AES-128")
    writer.write(target)


def test_each_broken_file_has_one_clear_error(guiwen: Run, broken: Path, tmp_path: Path) -> None:
    """Every message names the file and a code; the good file is stored, nothing of the others is."""
    done = guiwen("ingest", broken, "--json", data=tmp_path / "library", check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = {Path(line["path"]).name: line for line in json_lines(done.stdout)[:-1]}
    codes = {name: (line["error"] or {}).get("code") for name, line in lines.items()}
    assert codes.pop("07好的.txt") is None
    assert codes["01空.txt"] == "empty_file"
    assert codes["03加密.pdf"] == "encrypted_file"
    assert all(codes.values()), codes
    assert all(name in lines[name]["error"]["message"] for name in codes)
    assert len(json_lines(guiwen("documents", "--json", data=tmp_path / "library").stdout)) == 1
    assert guiwen("doctor", data=tmp_path / "library").returncode == 0


# An ordinary user is stopped by the folder's mode; root only when it gives up the right to override it.
AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]


def test_a_folder_without_rights_is_named(tmp_path: Path) -> None:
    """A folder that may not be opened is a failure of its own; the rest goes in."""
    folder = tmp_path / "files"
    locked = folder / "锁着"
    locked.mkdir(parents=True)
    (folder / "好的.txt").write_text(GOOD, encoding="utf-8")
    (locked / "看不到.txt").write_text(GOOD, encoding="utf-8")
    before = AS_ANYBODY if os.geteuid() == 0 else []
    if before and not shutil.which("setpriv"):
        pytest.skip("root may open every folder: install setpriv (util-linux) or run as an ordinary user")
    environment = os.environ | {"GUIWEN_DATA": str(tmp_path / "library")}
    command = [*before, sys.executable, "-m", "service.cli", "ingest", str(folder), "--json"]
    locked.chmod(0)
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120)
    finally:
        locked.chmod(0o755)
    lines = json_lines(done.stdout)
    failed = [line for line in lines[:-1] if line["status"] == "failed"]
    assert [line["error"]["code"] for line in failed] == ["unreadable_file"]
    assert "锁着" in failed[0]["error"]["message"]
    assert (done.returncode, lines[-1]["summary"]["added"]) == (1, 1)


def test_hostile_names_are_shown_and_do_nothing(guiwen: Run, tmp_path: Path) -> None:
    """Names that are no UTF-8, that look like options or that command a terminal: JSON is UTF-8, words are words."""
    names = [b"\xff\xfe\xc4\xe3.txt", b"--json.txt", "红\x1b[31m.txt".encode(), "左\u202etxt.exe.txt".encode()]
    files = tmp_path / "files"
    files.mkdir()
    for number, name in enumerate(names):
        (files / os.fsdecode(name)).write_text(f"第{number}号规定\n第一条 甲。\n", encoding="utf-8")
    shown = guiwen("ingest", files, data=tmp_path / "one").stdout
    assert not any(char in shown for char in "\x1b\u202e") and shown.count("号规定") == len(names)
    lines = json_lines(guiwen("ingest", files, "--json", data=tmp_path / "two").stdout)
    assert [line["status"] for line in lines[:-1]] == ["added"] * len(names)
    told = {line["path"].removeprefix(f"{files}/") for line in lines[:-1]}
    assert told == {"\\udcff\\udcfe\\udcc4\\udce3.txt", "--json.txt", "红\x1b[31m.txt", "左\u202etxt.exe.txt"}
