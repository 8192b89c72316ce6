"""Drafts over HTTP: model, sheet, draft, sections, versions, export."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.service.conftest import Run, Server, start_server
from tests.service.drafting.made_drafts import texts

MODEL = "云渡县综合事务服务中心2022年上半年工作总结"
DRAFTS = "/api/v1/drafts"


@pytest.fixture(scope="module")
def server(guiwen: Run, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("drafts") / "library"
    guiwen("ingest", samples / "reports", data=folder)
    running = start_server(folder)
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)


def told(server: Server, method: str, path: str, code: int = 200, **given: Any) -> dict[str, Any]:
    answer = server.client.request(method, DRAFTS + path, **given)
    assert answer.status_code == code, answer.text
    found: dict[str, Any] = answer.json()
    return found


def made(server: Server, *facts: dict[str, str], **more: Any) -> dict[str, Any]:
    request = {"model_on": MODEL, "period": "2023H1", "facts": list(facts)} | more
    return told(server, "POST", "", 201, json=request)


def test_the_model_and_its_sheet(server: Server) -> None:
    """Outline, usual lengths and the rows that are asked for; the same rows as a workbook."""
    model = told(server, "GET", "/model", params={"document": MODEL, "period": "2023H1"})
    assert (model["period"], model["next_period"]) == ("2022H1", "2022H2")
    assert model["compared"] == ["云渡县综合事务服务中心2023年上半年工作总结"]
    assert sum(one["numbers"] for one in model["sections"]) >= len(model["rows"]) > 100
    row = next(one for one in model["rows"] if one["indicator"] == "受理信访事项")
    assert (row["unit"], row["last"], row["note"]) == ("件", "366", "可留空，由各部分相加")
    sheet = server.client.get(f"{DRAFTS}/template", params={"document": MODEL})
    assert openpyxl.load_workbook(io.BytesIO(sheet.content)).active.max_row == len(model["rows"]) + 1


def test_a_sheet_is_read_with_its_faults(server: Server) -> None:
    """Every value and every fault, so that a page can show both."""
    csv = "章节,指标,计量单位,本期数值\n,受理来访,件,139\n,受理来信,件,3.5\n,没有的指标,,7\n".encode()
    found = told(server, "POST", "/sheet", params={"document": MODEL}, files={"file": ("表.csv", csv)})
    assert [one["value"] for one in found["facts"]] == ["139", "3.5", "7"]
    assert [one["code"] for one in found["faults"]] == ["wrong_kind", "unknown_row"]


def test_a_draft_is_made_and_kept(server: Server) -> None:
    """With its sources; wrong facts make none, and say why."""
    draft = made(server, {"indicator": "受理来访", "value": "139"}, date="2023-07-05")
    assert told(server, "GET", f"/{draft['id']}") == draft
    assert draft["id"] in [one["id"] for one in told(server, "GET", "")["drafts"]]
    assert (draft["revision"], draft["draft"]["date"], draft["draft"]["untraced"]) == (1, "2023-07-05", [])
    numbers = [
        one for section in draft["draft"]["sections"] for line in section["paragraphs"] for one in line["numbers"]
    ]
    assert "139件" in [one["text"] for one in numbers if one["source"]["type"] == "facts"]
    request = {"model_on": MODEL, "facts": [{"indicator": "受理来访", "value": "多"}]}
    refused = told(server, "POST", "", 422, json=request)
    assert (refused["code"], refused["faults"][0]["place"]) == ("bad_facts", "第1项")


def test_facts_are_checked_before_anything_is_drafted(server: Server) -> None:
    """Every fault under the place that its line names; the draft tells what it was made from, the model its words."""
    facts = [
        {"indicator": "受理来访", "value": "139"},
        {"indicator": "受理来信", "value": "3.5", "place": "数据表第9行"},
    ]
    request = {"model_on": MODEL, "facts": facts}
    kept = len(told(server, "GET", "")["drafts"])
    faults = told(server, "POST", "/facts", json=request)["faults"]
    assert [(one["code"], one["place"]) for one in faults] == [("wrong_kind", "数据表第9行")]
    assert told(server, "POST", "/facts", json=request | {"facts": facts[:1]}) == {"faults": []}
    assert len(told(server, "GET", "")["drafts"]) == kept
    assert made(server, facts[0])["request"]["facts"][0]["value"] == "139"
    sections = told(server, "GET", "/model", params={"document": MODEL})["sections"]
    assert all("上半年" in " ".join(one["paragraphs"]) for one in sections if one["label"] == "一、（一）")


def test_a_section_is_edited_and_taken_back(server: Server) -> None:
    """Numbers that stand as before keep their sources, others are untraced; a stale change is refused."""
    draft = made(server, {"indicator": "受理来访", "value": "139"}, {"indicator": "受理来信", "value": "38"})
    address, sections = f"/{draft['id']}", draft["draft"]["sections"]
    position = next(at for at, one in enumerate(sections) if "139件" in str(one))
    text = sections[position]["paragraphs"][0]["text"]
    edit = {"revision": 1, "heading": "办好事项", "paragraphs": [text.replace("38件", "83件"), "新的一段。"]}
    changed = told(server, "PUT", f"{address}/sections/{position}", json=edit)
    first, second = changed["draft"]["sections"][position]["paragraphs"]
    sources = {one["text"]: one["source"]["type"] for one in first["numbers"]}
    assert (sources["139件"], sources["83件"], second["text"]) == ("facts", "none", "新的一段。")
    assert [one["text"] for one in told(server, "GET", f"{address}/checks")["untraced"]] == ["83件"]
    assert told(server, "PUT", f"{address}/sections/{position}", 409, json=edit)["code"] == "draft_changed"
    back = told(server, "POST", f"{address}/undo", json={"revision": 2})
    assert back["draft"] == draft["draft"]
    assert [one["number"] for one in told(server, "GET", f"{address}/versions")["versions"]] == [1, 2]
    again = told(server, "POST", f"{address}/restore", json={"revision": 3, "version": 2})
    assert again["draft"]["sections"][position]["heading"] == "办好事项"
    told(server, "PUT", f"{address}/sections/999", 404, json=edit | {"revision": 4})


def test_sections_are_moved_and_the_head_is_changed(server: Server) -> None:
    """A paragraph that went into another section takes its sources along; what is left out of the head stays."""
    draft = made(server, {"indicator": "受理来访", "value": "139"})
    address, sections = f"/{draft['id']}", draft["draft"]["sections"]
    position = next(at for at, one in enumerate(sections) if "139件" in str(one))
    text = sections[position]["paragraphs"][0]["text"]
    moved = [
        {"level": 1, "mark": "一、", "heading": "信访", "paragraphs": ["新的一段。", text]},
        {"level": 1, "mark": "二、"},
    ]
    changed = told(server, "PUT", f"{address}/sections", json={"revision": 1, "sections": moved})
    first, second = changed["draft"]["sections"]
    assert (first["label"], second["paragraphs"]) == ("一、", [])
    assert {one["text"]: one["source"]["type"] for one in first["paragraphs"][1]["numbers"]}["139件"] == "facts"
    headed = told(server, "PATCH", address, json={"revision": 2, "title": "信访工作总结", "date": "2023-07-05"})
    assert (headed["title"], headed["draft"]["date"], headed["draft"]["addressee"]) == (
        "信访工作总结",
        "2023-07-05",
        draft["draft"]["addressee"],
    )
    assert (headed["request"]["model_on"], headed["draft"]["suggestions"]) == (MODEL, draft["draft"]["suggestions"])


def test_the_date_of_a_draft_is_set_and_taken_away(server: Server) -> None:
    """Null takes it away, nothing leaves it; whether it is missing is told as it stands, also after new facts."""
    draft = made(server)
    address = f"/{draft['id']}"

    def undated(one: dict[str, Any]) -> int:
        return [check["kind"] for check in one["draft"]["checks"]].count("date")

    dates: list[str | None] = []
    steps: list[tuple[dict[str, Any], str | None]] = [
        ({"date": "2023-07-05"}, "2023-07-05"),
        ({"title": "信访工作总结"}, "2023-07-05"),
        ({"date": None}, None),
        ({"title": "工作总结"}, None),
        ({"date": "2023-07-06"}, "2023-07-06"),
    ]
    assert undated(draft) == 1
    for edit, expected in steps:
        draft = told(server, "PATCH", address, json={"revision": draft["revision"]} | edit)
        assert (draft["draft"]["date"], undated(draft)) == (expected, int(expected is None)), edit
        checks = told(server, "GET", f"{address}/checks")["checks"]
        dates.append("date" if any(one["kind"] == "date" for one in checks) else None)
    assert dates == [None, None, "date", "date", None]
    facts = [{"indicator": "受理来访", "value": "139"}]
    refilled = told(server, "PUT", f"{address}/facts", json={"revision": draft["revision"], "facts": facts})
    assert (refilled["draft"]["date"], undated(refilled)) == ("2023-07-06", 0)


def test_a_section_is_drafted_anew(server: Server) -> None:
    """With other facts, which are kept; what was edited in other sections stays."""
    draft = made(server, {"indicator": "受理来访", "value": "139"})
    address, sections = f"/{draft['id']}", draft["draft"]["sections"]
    position = next(at for at, one in enumerate(sections) if "139件" in str(one))
    told(server, "PUT", f"{address}/sections/1", json={"revision": 1, "heading": "总的情况", "paragraphs": ["总之。"]})
    renewal = {"revision": 2, "position": position, "facts": [{"indicator": "受理来访", "value": "150"}]}
    renewed = told(server, "POST", f"{address}/renew", json=renewal)["draft"]["sections"]
    assert ("150件" in str(renewed[position]), renewed[1]["heading"]) == (True, "总的情况")
    everything = told(server, "POST", f"{address}/renew", json={"revision": 3})["draft"]["sections"]
    assert ("150件" in str(everything[position]), everything[1]["heading"]) == (True, sections[1]["heading"])


def test_a_draft_as_a_file(server: Server) -> None:
    """Word with the same paragraphs, named after the report; then it is forgotten."""
    draft = made(server, {"indicator": "受理来访", "value": "139"})
    word = server.client.get(f"{DRAFTS}/{draft['id']}/export")
    assert "%E4%BA%91%E6%B8%A1" in word.headers["content-disposition"]
    written = [text for _, text in texts(word.content)]
    assert all(line["text"] in written for section in draft["draft"]["sections"] for line in section["paragraphs"])
    assert server.client.get(f"{DRAFTS}/{draft['id']}/export", params={"format": "md"}).text.startswith("# ")
    assert server.client.delete(f"{DRAFTS}/{draft['id']}").status_code == 204
    assert told(server, "GET", f"/{draft['id']}", 404)["code"] == "draft_not_found"
