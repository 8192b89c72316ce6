"""A table in the annex of a draft over HTTP: its gaps are filled in their cells until the draft is final."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.service.conftest import Run, Server, start_server

TITLE = "青山县档案馆2022年工作总结"
REPORT = f"""# {TITLE}

一、工作情况

工作平稳有序，指标见附件。

附件：主要指标完成情况表

附件

主要指标完成情况表

| 序号 | 指标 | 单位 | 2022年 | 2021年 | 同比增减 |
| --- | --- | --- | --- | --- | --- |
| 1 | 受理查档 | 件 | 366 | 356 | +2.8% |
| 2 | 办结查档 | 件 | 341 | 341 | 持平 |
"""
DRAFTS = "/api/v1/drafts"
ME = "李核"
REASON = "已与查档台账核对"


@pytest.fixture(scope="module")
def server(guiwen: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("annexes")
    (folder / "总结.md").write_text(REPORT, encoding="utf-8")
    guiwen("ingest", folder / "总结.md", "--kind", "report", data=folder / "library")
    running = start_server(folder / "library")
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)


def told(server: Server, method: str, path: str, code: int = 200, **given: Any) -> dict[str, Any]:
    answer = server.client.request(method, DRAFTS + path, **given)
    assert answer.status_code == code, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
def draft(server: Server) -> dict[str, Any]:
    """A draft of 2023 with both numbers of one row given."""
    model = told(server, "GET", "/model", params={"document": TITLE})
    keys = [row["key"] for row in model["rows"] if row["indicator"] == "受理查档"]
    facts = [{"key": key, "value": value} for key, value in zip(keys, ("348", "366"), strict=True)]
    request = {"model_on": TITLE, "period": "2023", "date": "2024-01-05", "facts": facts}
    return told(server, "POST", "", 201, json=request)


def table(draft: dict[str, Any]) -> dict[str, Any]:
    """The table of the one annex."""
    (section,) = draft["draft"]["attachments"][0]["sections"]
    (found,) = [one for one in section["paragraphs"] if " | " in one["text"]]
    return dict(found) | {"at": section["paragraphs"].index(found)}


def place(draft: dict[str, Any], words: str) -> dict[str, int]:
    """The first place of `words` in the table."""
    found = table(draft)
    start = found["text"].index(words)
    return {"attachment": 0, "position": 0, "paragraph": found["at"], "start": start, "end": start + len(words)}


def filled(server: Server, draft: dict[str, Any], words: str, text: str, code: int = 200, **given: Any) -> Any:
    request = {"revision": draft["revision"], "place": place(draft, words), "text": text, "author": ME} | given
    return told(server, "POST", f"/{draft['id']}/fill", code, json=request)


def test_a_table_of_an_annex_is_filled_until_the_draft_is_final(server: Server, draft: dict[str, Any]) -> None:
    """Gaps in cells block; filled with a reason, or settled later, they do not; who wrote what when is kept."""
    address = f"/{draft['id']}"
    assert "1 | 受理查档 | 件 | 348 | 366 | -4.9%\n" in table(draft)["text"]
    sources = {one["text"]: one["source"]["type"] for one in table(draft)["numbers"]}
    assert sources == {"348": "facts", "366": "facts", "-4.9%": "formula", "341": "observation"}
    finalise = {"author": ME}
    blocked = told(server, "POST", f"{address}/finalise", 409, json=finalise | {"revision": 1})
    assert [(one["kind"], one["where"][:2]) for one in blocked["blocks"]] == [("gap", "附件")] * 2
    for gap, text in zip(table(draft)["gaps"], ("350", "+2.6%"), strict=True):
        reason: dict[str, Any] = {} if text == "350" else {"reason": REASON}
        draft = filled(server, draft, gap, text, **reason)
    assert table(draft)["text"].endswith("2 | 办结查档 | 件 | 350 | 341 | +2.6%")
    sources = {one["text"]: one["source"] for one in table(draft)["numbers"]}
    types = [one["type"] for one in sources.values()]
    assert types == ["facts", "facts", "formula", "none", "observation", "person"]
    signed = sources["+2.6%"]
    assert (signed["ref"], signed["by"], signed["at"][:2]) == (REASON, ME, "20")
    blocked = told(server, "POST", f"{address}/finalise", 409, json=finalise | {"revision": draft["revision"]})
    assert [(one["kind"], one["text"]) for one in blocked["blocks"]] == [("untraced", "350")]
    settle = {"revision": draft["revision"], "place": place(draft, "350"), "reason": REASON, "author": ME}
    draft = told(server, "POST", f"{address}/settle", json=settle)
    final = told(server, "POST", f"{address}/finalise", json=finalise | {"revision": draft["revision"]})
    assert final["state"] == "final"
    assert filled(server, final, "350", "351", 409)["code"] == "draft_final"
    versions = told(server, "GET", f"{address}/versions")["versions"]
    assert ("填写“办结查档同比”：+2.6%", ME) in [(one["note"], one["author"]) for one in versions]
    exported = server.client.get(f"{DRAFTS}{address}/export", params={"sources": "off"})
    rows = docx.Document(io.BytesIO(exported.content)).tables[0].rows
    assert [cell.text for cell in rows[2].cells] == ["2", "办结查档", "件", "350", "341", "+2.6%"]
    reopen = {"revision": final["revision"], "reason": "补充附件", "author": ME}
    opened = told(server, "POST", f"{address}/reopen", json=reopen)
    changed = filled(server, opened, "350", "351")
    assert [one["text"] for one in changed["draft"]["untraced"]] == ["351"]


def test_what_was_filled_can_be_taken_back(server: Server, draft: dict[str, Any]) -> None:
    """As any change; what does not fit is refused and changes nothing."""
    gap = table(draft)["gaps"][0]
    changed = filled(server, draft, gap, "350")
    undone = told(server, "POST", f"/{draft['id']}/undo", json={"revision": changed["revision"]})
    assert table(undone)["text"] == table(draft)["text"]
    for text, given in (("3|5", {}), ("350", {"reason": "好"}), ("350", {"reason": REASON, "author": " "})):
        assert filled(server, undone, gap, text, 422, **given)["code"] == "bad_settlement"
    filled(server, draft, gap, "350", 409)


def test_the_words_of_an_annex_are_edited(server: Server, draft: dict[str, Any]) -> None:
    """As those of the text: numbers that stand as before keep their sources, a new one is untraced."""
    paragraphs = [one["text"] for one in draft["draft"]["attachments"][0]["sections"][0]["paragraphs"]]
    edit = {"revision": 1, "heading": "", "paragraphs": [*paragraphs, "注：另有待核2件。"], "author": ME}
    changed = told(server, "PUT", f"/{draft['id']}/attachments/0/sections/0", json=edit)
    assert table(changed)["numbers"] == table(draft)["numbers"]
    assert [one["text"] for one in changed["draft"]["untraced"]] == ["2件"]
    last = told(server, "GET", f"/{draft['id']}/versions")["versions"][-1]
    assert (last["note"], last["author"]) == ("修改“主要指标完成情况表”", ME)
    told(server, "PUT", f"/{draft['id']}/attachments/0/sections/7", 404, json=edit | {"revision": 2})
    told(server, "PUT", f"/{draft['id']}/attachments/1/sections/0", 404, json=edit | {"revision": 2})
