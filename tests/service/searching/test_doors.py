"""Searches over HTTP and on the command line: pages, events, kept searches, paragraphs."""

from __future__ import annotations

import json
from typing import Any

from tests.service.conftest import Run, Server, json_lines


def test_searches_over_http(server: Server) -> None:
    """Filters repeat, pages follow each other, events carry the same; a kept search runs; paragraphs lead on."""
    _search_pages(server)
    _kept_searches(server)
    _matches(server)
    _paragraphs(server)


def _search_pages(server: Server) -> None:
    asked: dict[str, Any] = {"q": "公务用车 年份:2000-2030", "kind": ["regulation", "report"], "limit": 3}
    page = server.client.get("/api/v1/search", params=asked).json()
    assert page["query"]["words"] == ["公务用车"]
    assert page["query"]["filters"][0]["field"] == "year"
    seen = page["hits"]
    while page["cursor"]:
        page = server.client.get("/api/v1/search", params=asked | {"cursor": page["cursor"]}).json()
        seen += page["hits"]
    assert len(seen) == page["hits_total"]
    held = [one["passage"] for hit in seen for one in (hit, *hit["also_in"])]
    assert len(held) == len(set(held)) == page["total"] == sum(page["facets"]["kind"].values())
    for hit in seen[:5]:
        assert all(hit["snippet"][one["start"] : one["end"]].strip() for one in hit["highlights"])
    events = server.client.get("/api/v1/search/stream", params=asked).text.split("\n\n")
    names, told = zip(*(one.removeprefix("event: ").split("\ndata: ") for one in events if one), strict=True)
    assert names == ("hits", "facets")
    assert json.loads(told[0])["hits"] == seen[:3]
    assert json.loads(told[1])["total"] == page["total"]
    wrongs: list[dict[str, str | int]] = [{"q": ""}, {"q": "车", "sort": "best"}, {"q": "车", "limit": 0}]
    for wrong in wrongs:
        assert server.client.get("/api/v1/search", params=wrong).status_code == 422


def _kept_searches(server: Server) -> None:
    made: dict[str, Any] = {
        "name": " 公车 ",
        "query": "公务用车",
        "filters": {"kind": ["regulation"]},
        "sort": "newest",
    }
    kept = server.client.post("/api/v1/searches", json=made).json()
    assert (kept["name"], kept["filters"]) == ("公车", {"kind": ["regulation"]})
    address = f"/api/v1/searches/{kept['id']}"
    found = server.client.get(f"{address}/run", params={"limit": 100}).json()
    assert {hit["kind"] for hit in found["hits"]} == {"regulation"}
    assert server.client.patch(address, json={"name": "用车"}).json()["name"] == "用车"
    assert [one["name"] for one in server.client.get("/api/v1/searches").json()["searches"]] == ["用车"]
    assert server.client.post("/api/v1/searches", json=made | {"filters": {"colour": []}}).status_code == 422
    assert server.client.delete(address).status_code == 204
    gone = server.client.get(f"{address}/run")
    assert (gone.status_code, gone.json()["code"]) == (404, "search_not_found")


def _matches(server: Server) -> None:
    hit = server.client.get("/api/v1/search", params={"q": "“公务 用车”"}).json()["hits"][0]
    address = f"/api/v1/documents/{hit['document_id']}"
    text = server.client.get(f"{address}/text").json()["text"]
    asked = {"q": "“公务 用车”", "start": hit["start"], "end": hit["end"]}
    found = server.client.get(f"{address}/matches", params=asked).json()["matches"]
    assert {text[one["start"] : one["end"]] for one in found} == {"公务用车"}
    assert [one for one in found if hit["start"] <= one["start"] < hit["end"]] == hit["marks"]
    assert len(found) > len(hit["marks"])
    assert server.client.get("/api/v1/documents/none/matches", params=asked).status_code == 404


def _paragraphs(server: Server) -> None:
    hit = server.client.get("/api/v1/search", params={"q": "信访 类型:报告 年份:2023"}).json()["hits"][0]
    by_number = server.client.get(f"/api/v1/passages/{hit['passage']}/alike").json()
    assert by_number["source"]["text"] == hit["text"]
    assert hit["passage"] not in [one["passage"] for one in by_number["hits"]]
    worded = server.client.get(f"/api/v1/passages/{hit['passage']}/wording").json()
    assert worded["source"]["document_id"] == hit["document_id"]
    for one in worded["wordings"]:
        assert "".join(run["text"] for run in one["runs"]) == one["text"]
    address = f"/api/v1/documents/{hit['document_id']}/wording"
    assert server.client.get(address, params={"label": hit["label"]}).status_code == 200
    assert server.client.get(address, params={"label": "第九百条"}).status_code == 404
    assert server.client.get("/api/v1/passages/999999999/alike").status_code == 404


def test_searches_on_the_command_line(guiwen: Run, office: Any, tmp_path: Any) -> None:
    """Kept, listed, run, renamed and removed; the wordings of a paragraph."""
    import shutil

    data = tmp_path / "library"
    shutil.copytree(office, data)
    made = guiwen("searches", "save", "信访", "信访", "--kind", "report", data=data).stdout.strip()
    (kept,) = json_lines(guiwen("searches", "list", "--json", data=data).stdout)
    assert (kept["id"], kept["filters"]) == (made, {"kind": ["report"]})
    found = json.loads(guiwen("searches", "run", "信访", "--json", data=data).stdout)
    assert found["hits"] and {hit["kind"] for hit in found["hits"]} == {"report"}
    guiwen("searches", "rename", "信访", "来信来访", data=data)
    guiwen("searches", "remove", "来信来访", data=data)
    assert guiwen("searches", "run", "信访", data=data, check=False).returncode == 1
    hit = found["hits"][0]
    told = json.loads(guiwen("wording", hit["document_id"], hit["label"], "--json", data=data).stdout)
    assert told["source"]["label"] == hit["label"]
    assert json.loads(guiwen("alike", hit["document_id"], hit["label"], "--json", data=data).stdout)["hits"]
