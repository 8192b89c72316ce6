"""Groups of indicators over HTTP and on the command line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from index.library import Library
from tests.index.made_observations import stated
from tests.service.conftest import Run, Server, json_lines
from tests.service.counted import GREEN, put, served, stock


@pytest.fixture
def counted(tmp_path: Path) -> Iterator[Server]:
    with served(tmp_path / "library") as running:
        yield running


def merged(server: Server, first: str, second: str, **more: Any) -> list[dict[str, Any]]:
    body = {"first": first, "second": second, **more}
    told = server.client.post("/api/v1/indicators/merges", json=body).raise_for_status()
    merges: list[dict[str, Any]] = told.json()["merges"]
    return merges


def test_groups_are_listed_and_looked_into(counted: Server) -> None:
    """Names in a group say whether a rule put them there."""
    found = counted.client.get("/api/v1/indicators", params={"q": "立案"}).json()
    assert found["groups"][0] == {"id": "立案|件|level", "name": "立案", "family": "件", "measure": "level", "count": 6}
    detail = counted.client.get("/api/v1/indicators/group", params={"group": "立案|件|level"}).raise_for_status().json()
    assert {(one["indicator"], one["rule"]) for one in detail["wordings"]} == {
        *(("立案", True), ("全县立案数", True), ("立案审查调查", True)),
    }
    assert counted.client.get("/api/v1/indicators/group", params={"group": "没有|件|level"}).status_code == 404


def test_names_are_joined_and_a_series_follows(counted: Server) -> None:
    """Taking it back parts them again; both are told."""
    (said,) = merged(counted, "罚没收入", "办结率", note="试")
    assert (said["same"], said["note"], said["undone_at"]) == (True, "试", None)
    detail = counted.client.get("/api/v1/indicators/group", params={"group": "罚没收入|%|share"}).json()
    assert [(one["indicator"], one["rule"]) for one in detail["wordings"]] == [("办结率", False)]
    assert [one["id"] for one in detail["merges"]] == [said["id"]]
    gone = counted.client.delete(f"/api/v1/indicators/merges/{said['id']}").raise_for_status().json()
    assert gone["merges"] == []
    kept = counted.client.get("/api/v1/indicators/merges", params={"undone": True}).json()["merges"]
    assert kept[0]["undone_at"] is not None
    assert counted.client.delete(f"/api/v1/indicators/merges/{said['id']}").status_code == 404


@pytest.fixture
def near(tmp_path: Path) -> Iterator[Server]:
    """Two groups that are one in other words, and stand for two years with the same value."""
    one, other = "新增城镇就业", "城镇新增就业"
    with Library.open(tmp_path / "library") as library:
        put(library, "去年", GREEN, "2022", stated(one, "1200", "人"), stated(other, "1200", "人"))
        put(library, "今年", GREEN, "2023", stated(one, "1300", "人"), stated(other, "1310", "人"))
        put(library, "前年", GREEN, "2021", stated(one, "1100", "人"))
    with served(tmp_path / "library") as running:
        yield running


def suggested(server: Server, group: str) -> list[dict[str, Any]]:
    told = server.client.get("/api/v1/indicators/group", params={"group": group}).raise_for_status().json()
    suggestions: list[dict[str, Any]] = told["suggestions"]
    return suggestions


def test_near_groups_are_suggested_with_examples_of_both(near: Server) -> None:
    """The same periods beside each other; what is refused is not suggested again, until that is taken back."""
    (one,) = suggested(near, "新增城镇就业|人|level")
    assert (one["group"]["name"], one["both"], one["equal"]) == ("城镇新增就业", 2, 1)
    assert [each["period"] for each in one["own"]] == [each["period"] for each in one["examples"]] == ["2023", "2022"]
    assert all(each["quote"] for each in (*one["own"], *one["examples"]))
    (said,) = merged(near, "新增城镇就业", "城镇新增就业", same=False)
    assert suggested(near, "新增城镇就业|人|level") == suggested(near, "城镇新增就业|人|level") == []
    near.client.delete(f"/api/v1/indicators/merges/{said['id']}").raise_for_status()
    assert len(suggested(near, "城镇新增就业|人|level")) == 1


def test_a_rule_is_overruled(counted: Server) -> None:
    """立案审查调查 is a series of its own then."""
    merged(counted, "立案", "立案审查调查", same=False)
    found = counted.client.get("/api/v1/series", params={"indicator": "立案审查调查|件|level"}).json()
    points = found["series"]["lines"][0]["points"]
    assert [reading["shown"] for reading in points[0]["readings"]] == [48]


def test_what_cannot_be_said_is_a_problem(counted: Server) -> None:
    """One group already, or a page of another site that asks; nothing is kept."""
    foreign = httpx.post(f"{counted.address}/api/v1/indicators/merges", json={"first": "立案", "second": "办结率"})
    assert (foreign.status_code, foreign.json()["code"]) == (403, "missing_header")
    body = {"first": "立案", "second": "立案数"}
    refused = counted.client.post("/api/v1/indicators/merges", json=body)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_observations")
    assert counted.client.get("/api/v1/indicators/merges").json() == {"merges": []}


def test_the_command_lists_joins_and_parts(guiwen: Run, tmp_path: Path) -> None:
    """Each statement with its author; a group with its wordings."""
    folder = tmp_path / "library"
    stock(folder)
    listed = json_lines(guiwen("indicators", "--json", data=folder).stdout)
    assert listed[0]["id"] == "立案|件|level"
    guiwen("indicators", "--same", "罚没收入", "办结率", "--note", "试", data=folder)
    assert "人工" in guiwen("indicators", "罚没收入|%|share", data=folder).stdout
    guiwen("indicators", "--apart", "罚没收入", "办结率", data=folder)
    assert "已于" in guiwen("indicators", "--merges", data=folder).stdout
    wrong = guiwen("indicators", "立案", "--merges", data=folder, check=False)
    assert wrong.returncode == 2
    shutil.rmtree(folder)
