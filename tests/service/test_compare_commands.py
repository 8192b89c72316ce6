"""`guiwen compare` and its HTTP twin over the sample office's two travel rules."""

from __future__ import annotations

import json
from pathlib import Path

from tests.service.conftest import Run, Server, json_lines


def _versions(rows: list[dict[str, object]]) -> list[str]:
    found = [row for row in rows if "差旅费管理办法" in str(row["title"])]
    return [str(row["id"]) for row in sorted(found, key=lambda row: str(row["effective_from"]))]


def test_two_versions_are_compared_on_the_command_line(guiwen: Run, office: Path) -> None:
    """Every part is told; the words that changed are marked."""
    old, new = _versions(json_lines(guiwen("documents", "--json", data=office).stdout))
    shape = json.loads(guiwen("compare", old, new, "--json", data=office).stdout)
    assert shape["left"]["id"] == old
    assert sum(shape["counts"].values()) == len(shape["rows"])
    assert shape["counts"]["changed"] > 0
    shown = guiwen("compare", old, new, data=office).stdout
    assert "修改" in shown
    assert "{+" in shown


def test_works_with_several_versions_are_listed(guiwen: Run, office: Path) -> None:
    """Without a document, `versions` names the two rules that the office has in two versions."""
    works = json_lines(guiwen("versions", "--json", data=office).stdout)
    assert [len(one["versions"]) for one in works] == [2, 2]
    assert "差旅费管理办法" in guiwen("versions", data=office).stdout


def test_an_unknown_document_is_an_error(guiwen: Run, office: Path) -> None:
    """The name is given back with the way to the right one."""
    done = guiwen("compare", "没有的文件", "也没有", data=office, check=False)
    assert done.returncode == 1
    assert "没有的文件" in done.stderr


def test_the_server_compares(server: Server) -> None:
    """The API's runs joined are the document's words."""
    old, new = _versions(server.client.get("/api/v1/documents").json()["documents"])
    shape = server.client.get(f"/api/v1/documents/{old}/compare", params={"with": new}).raise_for_status().json()
    texts = {name: server.client.get(f"/api/v1/documents/{name}/text").json()["text"] for name in (old, new)}
    for row in shape["rows"]:
        for name, side in ((old, row["left"]), (new, row["right"])):
            if side:
                assert texts[name][side["start"] : side["end"]] == "".join(run["text"] for run in side["runs"])
    missing = server.client.get(f"/api/v1/documents/{old}/compare", params={"with": "无"})
    assert missing.status_code == 404
