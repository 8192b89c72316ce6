"""An office was renamed: its rule is one Work by hand over HTTP, on the command line and on the page.

Two offices with rules of one title: citations say whose they quote.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.service.conftest import Run, Server, start_server

if TYPE_CHECKING:
    from playwright.sync_api import Page

OLD, NEW = "甲县旅游局", "甲县文化和旅游局"
RULE = "{office}文件\n印章管理办法\n第一条　印章由{keeper}保管。\n第二条　本办法自{year}年5月1日起施行。\n"


@pytest.fixture
def folder(guiwen: Run, tmp_path: Path) -> Path:
    """A library with a rule of the office under its old name, and one under its new name."""
    files = tmp_path / "files"
    files.mkdir()
    for name, office, keeper, year in (("旧", OLD, "门卫", 2015), ("新", NEW, "值班员", 2020)):
        (files / f"{name}.txt").write_text(RULE.format(office=office, keeper=keeper, year=year), encoding="utf-8")
    guiwen("ingest", files, data=tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    """A server over it; the fixture `page` opens it."""
    running = start_server(folder)
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)


def ids(server: Server) -> dict[str, str]:
    listed = server.client.get("/api/v1/documents").json()["documents"]
    return {document["file"].removesuffix(".txt"): document["id"] for document in listed}


def told(shape: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(one["issuer"], one["effective_to"]) for one in shape["versions"]]


def test_joined_and_parted_over_http(server: Server) -> None:
    """PUT and DELETE answer with the versions; what cannot be is a problem; the other rule is offered."""
    old, new = ids(server)["旧"], ids(server)["新"]
    address = f"/api/v1/documents/{new}/work"
    before = server.client.get(f"/api/v1/documents/{new}/versions").json()
    assert [(one["document_id"], one["issuer"]) for one in before["candidates"]] == [(old, OLD)]
    assert (before["joined"], before["edited"]) == (False, None)
    joined = server.client.put(address, json={"same_as": old, "note": "机构改革"}).raise_for_status().json()
    assert told(joined) == [(OLD, "2020-05-01"), (NEW, None)] and joined["joined"]
    assert (joined["edited"]["same_as"], joined["edited"]["note"]) == (f"{OLD}《印章管理办法》", "机构改革")
    assert joined["candidates"] == []
    assert told(server.client.get(f"/api/v1/documents/{old}/versions").json()) == told(joined)
    parted = server.client.put(address, json={"same_as": None}).raise_for_status().json()
    assert told(parted) == [(NEW, None)] and parted["edited"]["same_as"] is None
    assert server.client.delete(address).raise_for_status().json() == before
    refused = server.client.put(address, json={"same_as": None})
    assert (refused.status_code, refused.json()["code"]) == (422, "impossible_edit")
    assert server.client.put(address, json={"same_as": "d0"}).status_code == 404


def test_joined_and_parted_on_the_command_line(guiwen: Run, folder: Path) -> None:
    """Told in words and as JSON, kept when the files are read anew; a wrong call is 2."""
    new, old = f"{NEW}《印章管理办法》", f"{OLD}《印章管理办法》"
    assert f"可能是同一法规：{old}" in guiwen("versions", new, data=folder).stdout
    shape = json.loads(guiwen("versions", new, "--same-as", old, "--note", "机构改革", "--json", data=folder).stdout)
    assert told(shape) == [(OLD, "2020-05-01"), (NEW, None)]
    guiwen("ingest", folder.parent / "files", "--refresh", data=folder)
    shown = guiwen("versions", new, data=folder).stdout
    assert f"（人工：与{old}是同一法规，机构改革）" in shown and "2020-05-01 被新版本取代" in shown
    listed = guiwen("versions", data=folder).stdout
    assert "印章管理办法　2 个版本：2015-05-01、2020-05-01" in listed
    assert told(json.loads(guiwen("versions", new, "--undo", "--json", data=folder).stdout)) == [(NEW, None)]
    assert guiwen("versions", new, "--apart", data=folder, check=False).returncode == 1
    assert guiwen("versions", new, "--apart", "--undo", data=folder, check=False).returncode == 2
    assert guiwen("versions", "--undo", data=folder, check=False).returncode == 2
    assert guiwen("doctor", data=folder).returncode == 0


def test_joined_and_taken_back_on_the_page(page: Page, server: Server) -> None:
    """The button beside the other rule makes it a version of this one; the arrow takes it back."""
    page.goto(f"{server.address}/library?document={ids(server)['新']}")
    page.get_by_role("button", name=f"与{OLD}《印章管理办法》是同一法规").click()
    page.get_by_text(f"由人工与{OLD}《印章管理办法》合并为同一法规").wait_for()
    assert page.get_by_text("2015年5月1日 — 2020年5月1日").is_visible()
    page.get_by_role("button", name="撤销合并或分开").click()
    page.get_by_role("button", name=f"与{OLD}《印章管理办法》是同一法规").wait_for()
    assert page.get_by_text("2015年5月1日 — 2020年5月1日").count() == 0


def test_citations_say_whose_rule_they_quote(guiwen: Run, server: Server) -> None:
    """In the answer over HTTP and as it is streamed, in what is kept and exported, and on the command line."""
    body = {"question": "印章由谁保管？", "conversation": "c1"}
    answer = server.client.post("/api/v1/ask", json=body).raise_for_status().json()
    offices = {one["file"]: one["office"] for one in answer["citations"]}
    assert offices == {"旧.txt": OLD, "新.txt": NEW}
    assert {one["office"] for one in answer["looked_at"]} == {OLD, NEW}
    exported = server.client.get("/api/v1/conversations/c1/export?format=md").text
    assert f"《印章管理办法》（{OLD}）第一条（现行有效）" in exported
    streamed = server.client.post("/api/v1/ask/stream", json=body).text
    assert streamed.count(f'"office":"{OLD}"') + streamed.count(f'"office": "{OLD}"') >= 2


def test_citations_of_a_title_that_is_one_offices_alone_say_nothing_more(guiwen: Run, folder: Path) -> None:
    """And on the command line: with both, with one."""
    shown = guiwen("ask", "印章由谁保管？", data=folder).stdout
    assert f"《印章管理办法》（{OLD}）第一条（旧.txt）" in shown
    guiwen("remove", f"{OLD}《印章管理办法》", data=folder)
    shown = guiwen("ask", "印章由谁保管？", data=folder).stdout
    assert "《印章管理办法》第一条（新.txt）" in shown and f"（{NEW}）" not in shown
