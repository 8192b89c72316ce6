"""Proofreading on the command line and over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from ingest.errors import CheckRefused, SettingsError
from ingest.readers import Limits
from service.checking.checking import Checking
from service.checking.law_shelf import LawShelf
from service.checking.registry import CHECKS, KINDS, chosen
from service.checking.switches import OFF_FILE, switched_off
from service.checking.word_rules import OFFICE_FILE
from service.drafting.draft import Draft, Paragraph, Section
from tests.service.checking.proofs import TODAY, read, whole
from tests.service.conftest import Run, Server, json_lines, start_server

WRONG = whole("上半年受理来访12件，其中甲类3件。各项工作已布署，推动全市工作。")
LAST = (
    "青山县财政局2022年上半年工作总结\n对全县各单位的36名财会人员进行了业务培训和考试。\n青山县财政局\n2022年7月5日\n"
)
FIELDS = ["kind", "severity", "quote", "label", "start", "end", "message", "suggestion"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with the report of the year before."""
    with Library.open(tmp_path / "library") as library:
        library.add(read(LAST, "2022.txt"), LAST.encode(), "/2022.txt")
    return tmp_path / "library"


def test_on_the_command_line(guiwen: Run, folder: Path, tmp_path: Path) -> None:
    """One JSON line per finding with the fields of the contract; --only and --without; exit code 0 with findings."""
    path = tmp_path / "总结.txt"
    path.write_text(WRONG, encoding="utf-8")
    told = json_lines(guiwen("check", path, "--json", data=folder).stdout)
    assert all(list(one) == FIELDS for one in told)
    assert {("word", "布署"), ("organisation", "全市")} <= {(one["kind"], one["quote"]) for one in told}
    only = json_lines(guiwen("check", path, "--only", "word", "--json", data=folder).stdout)
    assert {one["kind"] for one in only} == {"word"}
    without = json_lines(guiwen("check", path, "--without", "word", "--json", data=folder).stdout)
    assert "word" not in {one["kind"] for one in without}
    shown = guiwen("check", path, data=folder).stdout
    assert "布署" in shown
    assert "错误" in shown.splitlines()[-1]


def test_what_cannot_be_read(guiwen: Run, folder: Path, tmp_path: Path) -> None:
    """Exit code 1 for a file without text, for no such document; 2 for a check that there is not."""
    path = tmp_path / "空.txt"
    path.write_bytes(b"")
    assert guiwen("check", path, data=folder, check=False).returncode == 1
    assert guiwen("check", "没有的文件", data=folder, check=False).returncode == 1
    assert guiwen("check", path, "--only", "没有", data=folder, check=False).returncode == 2


def test_a_stored_document_and_the_one_before(guiwen: Run, folder: Path, tmp_path: Path) -> None:
    """The report of the year before is found by itself, or named."""
    path = tmp_path / "总结.txt"
    path.write_text(whole(LAST.splitlines()[1]), encoding="utf-8")
    asked = ["--only", "left_over", "--json"]
    assert len(json_lines(guiwen("check", path, *asked, data=folder).stdout)) == 1
    guiwen("ingest", path, data=folder)
    title = "青山县财政局2023年上半年工作总结"
    assert len(json_lines(guiwen("check", title, *asked, data=folder).stdout)) == 1
    assert json_lines(guiwen("check", "青山县财政局2022年上半年工作总结", *asked, data=folder).stdout) == []
    against = ["--against", "青山县财政局2022年上半年工作总结"]
    assert len(json_lines(guiwen("check", title, *against, *asked, data=folder).stdout)) == 1


def test_what_an_office_switches_off_and_adds(guiwen: Run, folder: Path, tmp_path: Path) -> None:
    """Both in its library folder; --only asks for a check all the same."""
    path = tmp_path / "总结.txt"
    path.write_text(WRONG, encoding="utf-8")
    (folder / OFF_FILE).parent.mkdir()
    (folder / OFF_FILE).write_text("organisation # 我们是县级市\n", encoding="utf-8")
    (folder / OFFICE_FILE).write_text("来访 → 来信来访 ｜ 因：本单位的说法\n", encoding="utf-8")
    told = json_lines(guiwen("check", path, "--json", data=folder).stdout)
    assert "organisation" not in {one["kind"] for one in told}
    assert "来访" in [one["quote"] for one in told]
    assert guiwen("check", path, "--only", "organisation", data=folder).stdout.startswith("警告")
    (folder / OFF_FILE).write_text("\norganisations\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="第 2 行"):
        switched_off(folder)


@pytest.fixture
def served(folder: Path) -> Iterator[Server]:
    running = start_server(folder)
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)


def test_over_http(served: Server) -> None:
    """An upload or a stored document, never both; nothing of it is kept."""
    client = served.client
    kinds = client.get("/api/v1/check").json()["checks"]
    assert [one["kind"] for one in kinds] == list(KINDS)
    assert all(one["on"] and one["name"] for one in kinds)
    before = client.get("/api/v1/documents").json()["total"]
    upload = {"file": ("../总结.txt", WRONG.encode(), "text/plain")}
    told = client.post("/api/v1/check", files=upload).raise_for_status().json()
    assert told["against"]["title"] == "青山县财政局2022年上半年工作总结"
    assert "布署" in [one["quote"] for one in told["findings"]]
    for one in told["findings"]:
        assert told["text"][one["start"] : one["end"]] == one["quote"]
    stored = client.post("/api/v1/check", data={"document": "青山县财政局2022年上半年工作总结"}).json()
    assert stored["against"] is None
    only = client.post("/api/v1/check", files=upload, data={"only": ["word"]}).json()
    assert {one["kind"] for one in only["findings"]} == {"word"}
    assert client.get("/api/v1/documents").json()["total"] == before
    _refused(served)


def _refused(served: Server) -> None:
    client = served.client
    upload = {"file": ("总结.txt", WRONG.encode(), "text/plain")}
    assert client.post("/api/v1/check").status_code == 422
    assert client.post("/api/v1/check", files=upload, data={"document": "d1"}).status_code == 422
    assert client.post("/api/v1/check", files=upload, data={"only": "没有"}).json()["code"] == "bad_check"
    assert client.post("/api/v1/check", data={"document": "没有的"}).status_code == 404
    assert client.post("/api/v1/check", files={"file": ("空.txt", b"", "text/plain")}).status_code == 422
    assert client.post("/api/v1/check", files=upload, headers={"X-Guiwen": ""}).status_code in (200, 403)


def test_a_draft(folder: Path) -> None:
    """It is read as it prints, with its sections' labels."""
    wrong = Paragraph("各项工作已布署，受理投诉【待补充：件数】件。")
    sections = (Section(1, "一、", "工作情况"), Section(2, "（一）", "抓学习", (wrong,)))
    draft = Draft("青山县财政局2023年上半年工作总结", sections, "2023H1", date=date(2023, 7, 5))
    with Library.open(folder) as library:
        checked = Checking(library, folder, TODAY, Limits(), LawShelf(library)).of_draft(draft, CHECKS)
    places = {(one.kind, one.quote, one.label) for one in checked.findings}
    assert ("word", "布署", "一、（一）第1段") in places
    assert ("placeholder", "【待补充：件数】", "一、（一）第1段") in places


def test_a_draft_knows_its_period(folder: Path) -> None:
    """A half-year that is signed in January was not of the year of its signature."""
    sections = (Section(1, "一、", "工作情况", (Paragraph("受理投诉3件。"),)),)
    draft = Draft("下半年工作总结", sections, "2023H2", organisation="青山县财政局", date=date(2024, 1, 5))
    with Library.open(folder) as library:
        checked = Checking(library, folder, TODAY, Limits(), LawShelf(library)).of_draft(draft, CHECKS)
    assert (checked.document.description.period, checked.document.description.organisation) == (
        "2023H2",
        "青山县财政局",
    )
    assert not [one for one in checked.findings if "落款日期" in one.message]


def test_checks_are_chosen_by_kind() -> None:
    """All by default; an unknown one is refused by name."""
    assert chosen() == CHECKS
    assert [one.kind for one in chosen(["word", "sum"], ["sum"])] == ["word"]
    with pytest.raises(CheckRefused, match="没有名为“字”的校核"):
        chosen(["字"])
