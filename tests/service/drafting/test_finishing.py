"""定稿 over HTTP: what blocks it, what settles, and that a final draft stays as it is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.service.conftest import Run, Server, start_server

MODEL = "云渡县综合事务服务中心2022年上半年工作总结"
DRAFTS = "/api/v1/drafts"
ME = "李核"


@pytest.fixture(scope="module")
def server(guiwen: Run, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("finishing") / "library"
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


def written(server: Server, *paragraphs: str, **more: Any) -> dict[str, Any]:
    """A draft whose one section has these paragraphs."""
    request = {"model_on": MODEL, "period": "2023H1", "sections": ["一、（一）"], "date": "2023-07-05"} | more
    draft = told(server, "POST", "", 201, json=request)
    section = {"level": 1, "mark": "一、", "heading": "工作情况", "paragraphs": list(paragraphs)}
    return told(server, "PUT", f"/{draft['id']}/sections", json={"revision": 1, "sections": [section]})


def place(draft: dict[str, Any], words: str) -> dict[str, int]:
    """Where `words` are marked."""
    for position, section in enumerate(draft["draft"]["sections"]):
        for paragraph, one in enumerate(section["paragraphs"]):
            for number in one["numbers"]:
                if number["text"] == words:
                    at = {"start": number["start"], "end": number["end"]}
                    return {"position": position, "paragraph": paragraph} | at
    raise AssertionError(words)


def settled(server: Server, draft: dict[str, Any], words: str, code: int = 200, **given: Any) -> dict[str, Any]:
    request = {"revision": draft["revision"], "place": place(draft, words), "author": ME} | given
    return told(server, "POST", f"/{draft['id']}/settle", code, json=request)


def test_what_is_open_blocks_and_settling_opens_the_way(server: Server) -> None:
    """A number by hand with a reason, another with a source, a gap filled; then final, and every step is kept."""
    draft = written(server, "受理来信37件。", "受理来访139件。", "立案【待补充：立案数】件。")
    address = f"/{draft['id']}"
    request = {"revision": draft["revision"], "author": ME}
    refused = told(server, "POST", f"{address}/finalise", 409, json=request)
    assert refused["code"] == "draft_blocked"
    assert [(one["kind"], one["text"]) for one in refused["blocks"]] == [
        ("untraced", "37件"),
        ("untraced", "139件"),
        ("gap", "【待补充：立案数】"),
    ]
    draft = settled(server, draft, "37件", reason="已与信访台账核对")
    source = draft["draft"]["sections"][0]["paragraphs"][0]["numbers"][0]["source"]
    assert (source["type"], source["ref"], source["by"], source["at"][:2]) == ("person", "已与信访台账核对", ME, "20")
    draft = settled(server, draft, "139件", document="云渡县综合事务服务中心2023年上半年工作总结", quote=QUOTE)
    edit = {"heading": "工作情况", "paragraphs": ["受理来信37件。", "受理来访139件。", "立案5件。"]}
    draft = told(server, "PUT", f"{address}/sections/0", json=edit | {"revision": draft["revision"]})
    assert [one["text"] for one in draft["draft"]["untraced"]] == ["5件"]
    draft = settled(server, draft, "5件", reason="业务科室报来")
    final = told(server, "POST", f"{address}/finalise", json=request | {"revision": draft["revision"]})
    assert (final["state"], final["draft"]["untraced"]) == ("final", [])
    assert next(one for one in told(server, "GET", "")["drafts"] if one["id"] == draft["id"])["state"] == "final"
    notes = [(one["note"], one["author"]) for one in told(server, "GET", f"{address}/versions")["versions"]]
    assert notes[-1] == ("定稿", ME)
    assert ("核实“37件”", ME) in notes


def test_a_final_draft_is_read_only_until_it_is_reopened(server: Server) -> None:
    """Every change is refused by name; reopening needs who and why, and is kept."""
    draft = written(server, "工作平稳有序。")
    address, now = f"/{draft['id']}", {"revision": draft["revision"]}
    now = {"revision": told(server, "POST", f"{address}/finalise", json=now)["revision"]}
    edit = {"heading": "", "paragraphs": ["改一改。"]}
    changes: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("PUT", f"{address}/sections/0", edit),
        ("PUT", f"{address}/sections", {"sections": []}),
        ("PATCH", address, {"title": "新标题"}),
        ("POST", f"{address}/undo", {}),
        ("POST", f"{address}/restore", {"version": 1}),
        ("POST", f"{address}/renew", {}),
        ("PUT", f"{address}/facts", {"facts": []}),
    )
    for method, path, given in changes:
        assert told(server, method, path, 409, json=now | given)["code"] == "draft_final", path
    assert server.client.delete(DRAFTS + address).status_code == 409
    assert server.client.get(f"{DRAFTS}{address}/export").status_code == 200
    nobody = {"reason": "领导要求补充", "author": ""}
    assert told(server, "POST", f"{address}/reopen", 422, json=now | nobody)["code"] == "bad_settlement"
    opened = told(server, "POST", f"{address}/reopen", json=now | nobody | {"author": ME})
    assert (opened["state"], opened["draft"]["sections"][0]["paragraphs"][0]["text"]) == ("open", "工作平稳有序。")
    last = told(server, "GET", f"{address}/versions")["versions"][-1]
    assert (last["note"], last["author"]) == ("退回修改：领导要求补充", ME)
    assert told(server, "POST", f"{address}/reopen", 409, json=nobody | {"author": ME, "revision": opened["revision"]})
    told(server, "PUT", f"{address}/sections/0", json=edit | {"revision": opened["revision"]})


QUOTE = "来访139件"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"reason": "好"},
        {"reason": "已核对", "author": " "},
        {"reason": "已核对", "document": "云渡县综合事务服务中心2023年上半年工作总结", "quote": QUOTE},
        {"document": "云渡县综合事务服务中心2023年上半年工作总结", "quote": "这句话没有人写过139件"},
        {"document": "云渡县综合事务服务中心2023年上半年工作总结", "quote": "综合事务"},
        {"document": "云渡县综合事务服务中心2023年上半年工作总结", "quote": ""},
        {"material": "nothing", "quote": QUOTE},
    ],
)
def test_what_does_not_settle(server: Server, given: dict[str, str]) -> None:
    """A reason without words or a name, a source that does not say it, two of them or none."""
    draft = written(server, "受理来访139件。")
    assert settled(server, draft, "139件", 422, **given)["code"] == "bad_settlement"


def test_findings_stand_beside_the_drafts_own_checks(server: Server) -> None:
    """With their paragraph; an error blocks until somebody answers for it by name; a workbook has them too."""
    draft = written(server, "会议于2月30日召开，“会议由张三主持。")
    checks = told(server, "GET", f"/{draft['id']}/checks")
    found = {one["kind"]: one for one in checks["findings"]}
    assert found["date"]["place"] == {"attachment": None, "position": 0, "paragraph": 0, "start": 3, "end": 8}
    assert [one["kind"] for one in checks["blocks"]].count("finding") >= 1
    book = openpyxl.load_workbook(io.BytesIO(server.client.get(f"{DRAFTS}/{draft['id']}/checks/xlsx").content))
    assert [row[3] for row in book.active.iter_rows(min_row=2, values_only=True)].count("2月30日") == 1
    for one in [one for one in checks["findings"] if one["severity"] == "error"]:
        named = {name: one[name] for name in ("kind", "quote", "message")}
        request = named | {"revision": draft["revision"], "reason": "原文如此", "author": ME}
        draft = told(server, "POST", f"/{draft['id']}/accept", json=request)
    after = told(server, "GET", f"/{draft['id']}/checks")
    assert [one for one in after["blocks"] if one["kind"] == "finding"] == []
    assert {(one["by"], one["reason"]) for one in after["accepted"]} == {(ME, "原文如此")}
    told(server, "POST", f"/{draft['id']}/accept", 422, json=request | {"quote": "别的", "revision": draft["revision"]})


def test_facts_that_come_later(server: Server) -> None:
    """They fill the gaps of what nobody touched, trace what was written by hand, and change no word of anybody."""
    request = {"model_on": MODEL, "period": "2023H1"}
    draft = told(server, "POST", "", 201, json=request)
    sections = draft["draft"]["sections"]
    position, text = next(
        (at, line["text"])
        for at, one in enumerate(sections)
        for line in one["paragraphs"]
        if "来访【待补充：受理来访数】件" in line["text"]
    )
    own = text.replace("来访【待补充：受理来访数】件", "来访139件") + "群众给予好评。"
    edit = {"revision": 1, "heading": "办理情况", "paragraphs": [own]}
    edited = told(server, "PUT", f"/{draft['id']}/sections/{position}", json=edit)
    assert "139件" in [one["text"] for one in edited["draft"]["untraced"]]
    facts = [{"indicator": "受理来访", "value": "139"}, {"indicator": "党员", "value": "45"}]
    filled = told(server, "PUT", f"/{draft['id']}/facts", json={"revision": 2, "facts": facts})
    section = filled["draft"]["sections"][position]
    assert (section["heading"], section["paragraphs"][0]["text"]) == ("办理情况", own)
    sources = {one["text"]: one["source"]["type"] for one in section["paragraphs"][0]["numbers"]}
    assert sources["139件"] == "facts"
    assert "139件" not in [one["text"] for one in filled["draft"]["untraced"]]
    assert [one["value"] for one in filled["request"]["facts"]] == ["139", "45"]
    assert "45名" in str([one for at, one in enumerate(filled["draft"]["sections"]) if at != position])


def test_findings_as_a_workbook(server: Server) -> None:
    """What begins like a formula is text in it."""
    text = "云渡县综合事务服务中心2023年上半年工作总结\n一、工作情况\n=SUM(A1)的的2月30日。\n"
    sent = {"file": ("总结.txt", text.encode())}
    answer = server.client.post("/api/v1/check/xlsx", files=sent, data={"only": ["date"]})
    assert (answer.status_code, "%E6%A0%A1%E6%A0%B8" in answer.headers["content-disposition"]) == (200, True)
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0][:4] == ("程度", "校核", "位置", "原文")
    assert [row[3] for row in rows[1:]] == ["2月30日"]
