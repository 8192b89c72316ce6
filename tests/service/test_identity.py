"""Identity and versions over HTTP, by real requests, and on the command line, by real processes."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from tests.service.conftest import Run, Server, json_lines
from tests.service.processes import start

OLD = "某中心钥匙管理办法（试行）\n第一条 钥匙由门卫保管。\n第二条 本办法自2019年5月1日起施行。\n"
NEW = "某中心钥匙管理办法\n第一条 钥匙由值班员保管。\n第二条 本办法自2022年7月1日起施行。\n"
UNDATED = "某中心花木养护规定\n第一条 花木由绿化组浇水。\n第二条 枯枝应当及时清除。\n"
CAR_RULES = "公务用车管理办法（2023年修订）.docx"


def _rules(server: Server) -> str:
    listed = server.client.get("/api/v1/documents").json()["documents"]
    found: str = next(document["id"] for document in listed if document["file"] == CAR_RULES)
    return f"/api/v1/documents/{found}"


def _fields(shape: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in shape["fields"]}


def test_a_correction_over_http_is_shown_searched_and_undone(server: Server) -> None:
    """PATCH answers with what GET says; the search sees the new title; null takes it back."""
    address = _rules(server)
    before = server.client.get(f"{address}/identity").json()
    body = {"edits": [{"name": "title", "value": "鸿雁守则"}, {"name": "issuer", "value": "某局"}], "note": "核对"}
    after = server.client.patch(f"{address}/identity", json=body).raise_for_status().json()
    assert after == server.client.get(f"{address}/identity").json()
    title = _fields(after)["title"]
    assert (title["value"], title["read"]["value"]) == ("鸿雁守则", _fields(before)["title"]["value"])
    assert (title["edited"]["note"], title["edited"]["needs_confirmation"]) == ("核对", False)
    assert server.client.get(address).json()["title"] == "鸿雁守则"
    hits = server.client.get("/api/v1/search", params={"q": "鸿雁守则"}).json()["hits"]
    assert hits[0]["title"] == "鸿雁守则"
    undo = {"edits": [{"name": "title", "value": None}, {"name": "issuer", "value": None}]}
    assert server.client.patch(f"{address}/identity", json=undo).json() == before


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("published", "去年", "“去年”不是日期"),
        ("effective_to", "1999-01-01", "早于"),
        ("kind", "law", "可选"),
        ("colour", "red", "没有名为“colour”的字段"),
    ],
)
def test_an_impossible_value_is_a_problem(server: Server, name: str, value: str, words: str) -> None:
    """422 with a stable code and the reason, and nothing is changed."""
    address = _rules(server)
    before = server.client.get(f"{address}/identity").json()
    body = {"edits": [{"name": "urgency", "value": "特急"}, {"name": name, "value": value}]}
    refused = server.client.patch(f"{address}/identity", json=body)
    assert (refused.status_code, refused.json()["code"]) == (422, "impossible_edit")
    assert refused.headers["content-type"] == "application/problem+json"
    assert words in refused.json()["detail"]
    assert server.client.get(f"{address}/identity").json() == before


def test_versions_over_http(server: Server) -> None:
    """Oldest first; the older one was ended by the newer."""
    shape = server.client.get(f"{_rules(server)}/versions").json()
    old, new = shape["versions"]
    assert old["ended_by"]["document_id"] == new["document_id"]
    assert old["status_in_law"] in ("amended", "repealed")
    assert new["ended_by"] is None
    detail = server.client.get(_rules(server)).json()
    assert (detail["work"], detail["part_of"], detail["members"]) == (shape["work"], None, [])
    assert server.client.get("/api/v1/documents/d0/versions").status_code == 404


@pytest.fixture
def keys(guiwen: Run, tmp_path: Path) -> Path:
    """A library of two versions and a rule without a day."""
    files = tmp_path / "files"
    files.mkdir()
    for name, text in (("旧.txt", OLD), ("新.txt", NEW), ("花木.txt", UNDATED)):
        (files / name).write_text(text, encoding="utf-8")
    guiwen("ingest", files, data=tmp_path / "library")
    return tmp_path / "library"


def test_identity_on_the_command_line(guiwen: Run, keys: Path) -> None:
    """Shown, corrected, kept when the file is read anew, undone."""
    name = "某中心花木养护规定"
    guiwen("identity", name, "--set", "effective_from=2020-03-04", "--note", "见汇编", data=keys)
    guiwen("ingest", keys.parent / "files", "--refresh", data=keys)
    shown = json.loads(guiwen("identity", name, "--json", data=keys).stdout)
    field = _fields(shown)["effective_from"]
    assert (field["value"], field["read"], field["edited"]["note"]) == ("2020-03-04", None, "见汇编")
    assert "2020-03-04（更正，读出的是：—）" in guiwen("identity", name, data=keys).stdout
    guiwen("identity", name, "--undo", "effective_from", data=keys)
    assert _fields(json.loads(guiwen("identity", name, "--json", data=keys).stdout))["effective_from"]["value"] is None
    assert guiwen("doctor", data=keys).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--set", "period=去年"), 1),
        (("--set", "issuer"), 2),
        (("--set", "issuer=某局", "--undo", "issuer"), 2),
    ],
)
def test_wrong_corrections_have_exit_codes(guiwen: Run, keys: Path, arguments: tuple[str, ...], code: int) -> None:
    """An impossible value is 1, a wrong call is 2."""
    done = guiwen("identity", "某中心花木养护规定", *arguments, data=keys, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_versions_and_days_on_the_command_line(guiwen: Run, keys: Path) -> None:
    """The timeline, `search --status --as-of`, and what an answer says of a rule whose beginning is unknown."""
    shape = json.loads(guiwen("versions", "某中心钥匙管理办法", "--json", data=keys).stdout)
    spans = [(one["effective_from"], one["effective_to"], one["status_in_law"]) for one in shape["versions"]]
    assert spans == [("2019-05-01", "2022-07-01", "amended"), ("2022-07-01", None, "in_force")]
    assert (
        "2022-07-01 被新版本取代　《某中心钥匙管理办法》" in guiwen("versions", "某中心钥匙管理办法", data=keys).stdout
    )
    for day, status, expected in (
        ("2020-01-01", "trial", {"旧.txt"}),
        ("2020-01-01", "not_yet", {"新.txt"}),
        ("2023-01-01", "amended", {"旧.txt"}),
        ("2023-01-01", "unknown", {"花木.txt"}),
    ):
        arguments = ("search", "钥匙 花木", "--status", status, "--as-of", day, "--json")
        assert {hit["file"] for hit in json.loads(guiwen(*arguments, data=keys).stdout)["hits"]} == expected
    answer = json.loads(guiwen("ask", "花木养护规定第一条", "--json", data=keys).stdout)
    assert answer["status"] == "answered"
    assert answer["notes"] == ["《某中心花木养护规定》没有写明施行日期，无法确认它在该时点是否有效，请核对后使用。"]
    dated = json.loads(guiwen("ask", "钥匙管理办法第一条", "--json", data=keys).stdout)
    assert dated["notes"] == []


def test_a_repealed_rule_is_quoted_as_such(guiwen: Run, keys: Path) -> None:
    """An exact reference to what a person knows to be repealed is answered under a status that says so."""
    guiwen("identity", "某中心花木养护规定", "--set", "status=repealed", data=keys)
    answer = json.loads(guiwen("ask", "花木养护规定第一条", "--json", data=keys).stdout)
    assert (answer["status"], answer["citations"][0]["status_in_law"]) == ("repealed_only", "repealed")


def test_listed_documents_have_the_new_fields(guiwen: Run, keys: Path) -> None:
    """One line each, with what the catalogue newly knows."""
    listed = json_lines(guiwen("documents", "--json", data=keys).stdout)
    assert all({"signed", "secrecy", "urgency", "part_of"} <= set(document) for document in listed)


@pytest.mark.slow
@pytest.mark.parametrize("instant", range(8))
def test_a_killed_correction_is_whole_or_absent(guiwen: Run, keys: Path, instant: int) -> None:
    """kill -9 while a title is corrected: both fields or none, and the doctor is content."""
    started = time.monotonic()
    guiwen("identity", "某中心钥匙管理办法", "--set", "urgency=特急", data=keys)
    whole_run = time.monotonic() - started
    arguments = ("某中心花木养护规定", "--set", "title=鸿雁守则", "--set", "issuer=某局")
    process = start("identity", *arguments, data=keys)
    time.sleep(random.Random(instant).uniform(0.05, 1.05) * whole_run)
    process.kill()
    process.join(30)
    assert guiwen("doctor", data=keys).returncode == 0
    listed = {one["title"]: one["issuer"] for one in json_lines(guiwen("documents", "--json", data=keys).stdout)}
    assert listed.get("鸿雁守则", "某局") == "某局"
    assert listed.get("某中心花木养护规定", "") == ""
    assert len(listed) == 3
    hits = json.loads(guiwen("search", "鸿雁守则", "--json", data=keys).stdout)["hits"]
    assert any(hit["title"] == "鸿雁守则" for hit in hits) == ("鸿雁守则" in listed)
