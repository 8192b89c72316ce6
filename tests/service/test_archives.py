"""Archives: the files inside as if in a folder, hostile archives refused in part or whole."""

from __future__ import annotations

import os
import random
import stat
import time
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from index.library import Library
from ingest.readers import Limits
from service.candidates import Candidate, find_candidates
from service.ingestion import Ingestion, Outcome
from tests.service.conftest import Run, Server, json_lines
from tests.service.packed import ENCRYPTED, claiming, flagged, named, zip_of

RULE = "某中心{}规定\n第一条 由办公室负责。\n"


def rule(name: str) -> bytes:
    """A short regulation."""
    return RULE.format(name).encode()


def found(tmp_path: Path, data: bytes, limits: Limits | None = None) -> tuple[list[Candidate], list[str]]:
    """What an archive with these bytes gives, and what of it is passed over."""
    path = tmp_path / "归档.zip"
    path.write_bytes(data)
    skipped: list[str] = []
    return list(find_candidates([path], skipped, limits or Limits())), skipped


def shown(candidates: list[Candidate], tmp_path: Path) -> list[str]:
    """The names to show, from the archive on."""
    return [one.shown.removeprefix(f"{tmp_path}/") for one in candidates]


def errors(candidates: list[Candidate]) -> list[str | None]:
    """The code of each candidate that failed."""
    return [one.error.code if one.error else None for one in candidates]


def taken(tmp_path: Path, data: bytes, limits: Limits | None = None) -> list[Outcome]:
    """What becomes of every file of the archive in a new library."""
    candidates, _ = found(tmp_path, data, limits)
    with Library.open(tmp_path / "library") as library:
        outcomes = list(Ingestion(library, limits or Limits(), date(2026, 1, 1)).run(candidates))
        assert library.verify() == []
    return outcomes


def test_an_archive_is_a_folder_of_files(tmp_path: Path) -> None:
    """Folders, archives in archives, names and sources; hidden and system files are passed over and counted."""
    inner = zip_of(("丙.txt", rule("丙")))
    data = zip_of(
        ("甲.txt", rule("甲")),
        ("目录/", b""),
        ("目录/乙.txt", rule("乙")),
        ("目录/内.zip", inner),
        ("__MACOSX/._甲.txt", b"x"),
        (".隐藏/丁.txt", b"x"),
        ("清单.json", b"{}"),
        ("~$甲.docx", b"x"),
    )
    candidates, skipped = found(tmp_path, data)
    names = ["归档.zip/甲.txt", "归档.zip/目录/乙.txt", "归档.zip/目录/内.zip/丙.txt"]
    assert shown(candidates, tmp_path) == names
    assert candidates[2].source == f"{tmp_path}/归档.zip!/目录/内.zip/丙.txt"
    assert [one.read(Limits()) for one in candidates] == [rule("甲"), rule("乙"), rule("丙")]
    assert [one.read(Limits()) for one in reversed(candidates)] == [rule("丙"), rule("乙"), rule("甲")]
    assert [Path(path).name for path in skipped] == ["._甲.txt", "丁.txt", "清单.json", "~$甲.docx"]


def test_documents_that_are_packages_are_no_archives(tmp_path: Path, samples: Path) -> None:
    """A DOCX in a ZIP is one document, and so is one called otherwise; a ZIP called .docx is a damaged DOCX."""
    word = (samples.parent / "formats" / "2023年上半年工作总结.docx").read_bytes()
    (tmp_path / "总结").write_bytes(word)
    (tmp_path / "假.docx").write_bytes(zip_of(("随便.txt", b"x")))
    assert [one.shown for one in find_candidates([tmp_path / "总结", tmp_path / "假.docx"], [])] == [
        str(tmp_path / "总结"),
        str(tmp_path / "假.docx"),
    ]
    outcomes = taken(tmp_path, zip_of(("总结.docx", word), ("改名.bin", word), ("假.docx", zip_of(("a.txt", b"x")))))
    assert [one.status for one in outcomes] == ["added", "unchanged", "failed"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("关于印发通知.txt".encode("gbk"), "关于印发通知.txt"),
        ("关于印发通知.txt".encode(), "关于印发通知.txt"),
        ("联通.txt".encode("gbk"), "联通.txt"),
        ("㐂镕.txt".encode("gb18030"), "㐂镕.txt"),
        ("目录\\文件.txt".encode("gbk"), "目录/文件.txt"),
        (b"plain.txt", "plain.txt"),
    ],
)
def test_names_are_read_as_their_maker_meant_them(tmp_path: Path, written: bytes, expected: str) -> None:
    """Without the flag for UTF-8 a name is in GBK, or in UTF-8 all the same, and never in cp437."""
    placeholder = "x" * len(written)
    data = named(zip_of((placeholder, rule("甲"))), [(placeholder.encode(), written)])
    candidates, _ = found(tmp_path, data)
    assert shown(candidates, tmp_path) == [f"归档.zip/{expected}"]
    assert candidates[0].read(Limits()) == rule("甲")


def test_hostile_names_are_shown_and_never_used(tmp_path: Path) -> None:
    """Nothing is written outside the library, whatever an entry is called; two of one name are two files."""
    names = [
        "../../../逃.txt",
        "/etc/绝对.txt",
        "C:\\盘符.txt",
        "长" * 300 + ".txt",
        "控\x01\x1b制.txt",
        "同.txt",
        "同.txt",
        "同（2）.txt",
        "a/../../b/" + "深/" * 60 + "深.txt",
        " ",
    ]
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zip_of(*((name, rule(str(number))) for number, name in enumerate(names)))
    outside = tmp_path / "in"
    outside.mkdir()
    outcomes = taken(outside, data)
    assert [one.status for one in outcomes] == ["added"] * len(names)
    assert len({one.path for one in outcomes}) == len(names)
    assert not any(char < " " for one in outcomes for char in one.path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]
    assert sorted(path.name for path in outside.iterdir()) == ["library", "归档.zip"]


def test_a_nul_in_a_name_ends_nothing(tmp_path: Path) -> None:
    """`通知.txt\\0.exe` is shown as it is written."""
    data = zip_of(("aaaa.txtxexe", rule("甲"))).replace(b"aaaa.txtxexe", b"aaaa.txt\x00exe")
    candidates, _ = found(tmp_path, data)
    assert shown(candidates, tmp_path) == ["归档.zip/aaaa.txt\ufffdexe"]


BOMB = ("炸弹.txt", bytes(3_000_000))
GOOD = ("好.txt", rule("好"))


@pytest.mark.parametrize(
    ("data", "limits", "expected"),
    [
        # What is wrong with one file costs that file.
        (zip_of(BOMB, GOOD), Limits(), ["too_large", None]),
        (zip_of(("大.txt", rule("大") * 99), GOOD), Limits(bytes=1000), ["too_large", None]),
        (flagged(zip_of(GOOD, ("乙.txt", rule("乙"))), ENCRYPTED), Limits(), ["encrypted_file"] * 2),
        # What is wrong with an archive inside costs that archive.
        (zip_of(("内.zip", zip_of(GOOD)), ("a.txt", b"a")), Limits(depth=1), ["too_large", None]),
        (zip_of(("内.zip", zip_of(("一", b"1"), ("二", b"2"))), GOOD), Limits(files=3), ["too_large", None]),
        (zip_of(("断.zip", zip_of(GOOD)[:40]), GOOD), Limits(), ["damaged_file", None]),
        # What is wrong with the archive costs all of it.
        (zip_of(GOOD, ("乙.txt", b"x")), Limits(files=1), ["too_large"]),
        (zip_of(GOOD), Limits(uncompressed_bytes=10), ["too_large"]),
        (claiming(zip_of(GOOD), 1 << 31), Limits(), ["too_large"]),
        (zip_of(GOOD)[:-30], Limits(), ["damaged_file"]),
        (zip_of(), Limits(), ["empty_file"]),
        (zip_of(("__MACOSX/a", b"x")), Limits(), ["empty_file"]),
    ],
)
def test_limits_cost_what_breaks_them_and_nothing_else(
    tmp_path: Path, data: bytes, limits: Limits, expected: list[str | None]
) -> None:
    """One failure that says why, names the file and the remedy; the rest goes on."""
    candidates, _ = found(tmp_path, data, limits)
    assert errors(candidates) == expected
    for candidate in candidates:
        if candidate.error:
            assert candidate.shown in candidate.error.message
            assert "请" in candidate.error.message


def test_archives_within_archives_share_one_allowance(tmp_path: Path) -> None:
    """Ten archives of a megabyte each do not slip under a limit of five together."""
    inner = zip_of(("一.bin", random.Random(1).randbytes(1_000_000)), stored=True)
    data = zip_of(*((f"{number}.zip", inner) for number in range(5)))
    candidates, _ = found(tmp_path, data, Limits(uncompressed_bytes=7_500_000))
    assert errors(candidates) == [None, None, "too_large", "too_large", "too_large"]


def test_a_directory_of_millions_is_not_read(tmp_path: Path) -> None:
    """An archive whose directory alone is huge is refused before it is in memory."""
    entry = b"PK\x01\x02" + bytes(24) + (1).to_bytes(2, "little") + bytes(16) + b"a"
    directory = entry * 400_000
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + len(directory).to_bytes(4, "little") + bytes(6)
    started = time.monotonic()
    candidates, _ = found(tmp_path, b"PK\x03\x04" + bytes(26) + directory + end)
    assert errors(candidates) == ["too_large"]
    assert time.monotonic() - started < 5


def test_a_member_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    """No more is unpacked than the directory declares, and what does not fit it is refused."""
    outcomes = taken(tmp_path, claiming(zip_of(("长.txt", rule("长") * 50)), 20))
    assert [one.error.code if one.error else "" for one in outcomes] == ["damaged_file"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link to another file is no document."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("链接.txt")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("好.txt", rule("好"))
    candidates, skipped = found(tmp_path, target.getvalue())
    assert (shown(candidates, tmp_path), len(skipped)) == (["归档.zip/好.txt"], 1)


def test_other_archives_are_refused_with_the_remedy(tmp_path: Path) -> None:
    """RAR, 7z, tar and gzip are named, also inside a ZIP."""
    outcomes = taken(
        tmp_path, zip_of(("旧.rar", b"Rar!\x1a\x07\x01\x00" + bytes(40)), ("包.tar.gz", b"\x1f\x8b\x08" + bytes(40)))
    )
    for outcome in outcomes:
        assert outcome.error is not None
        assert (outcome.error.code, "解压后" in outcome.error.message) == ("unsupported_format", True)


def test_no_damage_stops_the_other_files(tmp_path: Path) -> None:
    """Archives with flipped bytes give outcomes and never another error."""
    source = zip_of(("甲.txt", rule("甲") * 30), ("内.zip", zip_of(("乙.txt", rule("乙")))), ("丙.txt", rule("丙")))
    dice = random.Random(5)
    for _ in range(200):
        data = bytearray(source)
        for _ in range(dice.choice((1, 3, 12))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        candidates, _ = found(tmp_path, bytes(data))
        assert candidates
        with Library.open(tmp_path / "library") as library:
            ingestion = Ingestion(library, Limits(), date(2026, 1, 1))
            assert all(outcome.status for outcome in ingestion.run(candidates[:1]))


def test_the_command_line_takes_archives_in(guiwen: Run, tmp_path: Path) -> None:
    """One JSON line per file inside, the same again unchanged, a changed one updated."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "归档.zip").write_bytes(zip_of(("目录/甲.txt", rule("甲")), ("空.txt", b""), ("__MACOSX/x", b"x")))
    done = guiwen("ingest", folder, "--json", data=tmp_path / "library", check=False)
    *lines, last = json_lines(done.stdout)
    assert [(os.path.relpath(line["path"], folder), line["status"]) for line in lines] == [
        ("归档.zip/目录/甲.txt", "added"),
        ("归档.zip/空.txt", "failed"),
    ]
    assert (done.returncode, last["summary"]["added"], last["summary"]["failed"], last["summary"]["skipped"]) == (
        1,
        1,
        1,
        1,
    )
    again = json_lines(guiwen("ingest", folder, "--json", data=tmp_path / "library", check=False).stdout)
    assert [line.get("status") for line in again[:-1]] == ["unchanged", "failed"]
    (folder / "归档.zip").write_bytes(zip_of(("目录/甲.txt", rule("甲") + b"\xe7\xac\xac\xe4\xba\x8c\xe6\x9d\xa1 x\n")))
    third = json_lines(guiwen("ingest", folder, "--json", data=tmp_path / "library").stdout)
    assert [line.get("status") for line in third[:-1]] == ["updated"]
    documents = json_lines(guiwen("documents", "--json", data=tmp_path / "library").stdout)
    assert [document["file"] for document in documents] == ["甲.txt"]


def test_uploads_of_archives_count_the_files_inside(server: Server) -> None:
    """The job's total becomes the number of files inside, and each has its own outcome."""
    data = zip_of(("目录/甲.txt", rule("上传甲")), ("乙.txt", rule("上传乙")), ("空.txt", b""))
    job = server.client.post("/api/v1/documents", files={"files": ("归档.zip", data)}).json()
    deadline = time.monotonic() + 60
    while job["state"] == "running" and time.monotonic() < deadline:
        time.sleep(0.1)
        job = server.client.get(f"/api/v1/jobs/{job['id']}").json()
    assert (job["state"], job["total"], job["finished"]) == ("done", 3, 3)
    assert [(one["path"], one["status"]) for one in job["outcomes"]] == [
        ("归档.zip/目录/甲.txt", "added"),
        ("归档.zip/乙.txt", "added"),
        ("归档.zip/空.txt", "failed"),
    ]
