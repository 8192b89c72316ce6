"""A chat model in a draft over HTTP and on the command line, with a scripted model behind both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service.answering.scripted_model import ScriptedModel, event, refusing, saying, scripted
from tests.service.conftest import Run, Server, start_server

MODEL = "云渡县综合事务服务中心2022年上半年工作总结"
DRAFTS = "/api/v1/drafts"
FACTS = [{"indicator": "受理来访", "value": "139"}, {"indicator": "受理来信", "value": "38"}]


@pytest.fixture(scope="module")
def library(guiwen: Run, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("writing") / "library"
    guiwen("ingest", samples / "reports", data=folder)
    return folder


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    """A model, which the settings of every process of this module name."""
    with scripted(saying("")) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIWEN_MODEL_URL", server.url)
        patch.setenv("GUIWEN_MODEL_RETRIES", "0")
        patch.setenv("GUIWEN_MODEL_GAP_SECONDS", "1")
        yield server


@pytest.fixture(scope="module")
def server(library: Path, model: ScriptedModel) -> Iterator[Server]:
    running = start_server(library)
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)


def told(server: Server, method: str, path: str, code: int = 200, **given: Any) -> dict[str, Any]:
    answer = server.client.request(method, DRAFTS + path, **given)
    assert answer.status_code == code, answer.text
    found: dict[str, Any] = answer.json() if answer.content else {}
    return found


def events(server: Server, draft: dict[str, Any], **asked: Any) -> list[tuple[str, dict[str, Any]]]:
    """The events of one writing."""
    request = {"revision": draft["revision"]} | asked
    answer = server.client.post(f"{DRAFTS}/{draft['id']}/compose", json=request)
    assert answer.status_code == 200, answer.text
    blocks = [block.splitlines() for block in answer.text.strip().split("\n\n") if block.startswith("event")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def made(server: Server) -> tuple[dict[str, Any], int]:
    """A draft, and the section of it that tells of petitions."""
    request = {"model_on": MODEL, "period": "2023H1", "facts": FACTS}
    draft = told(server, "POST", "", 201, json=request)
    sections = draft["draft"]["sections"]
    return draft, next(at for at, one in enumerate(sections) if "139件" in str(one["paragraphs"]))


def test_a_paragraph_is_written_marked_and_taken_back(server: Server, model: ScriptedModel) -> None:
    """It streams, becomes a version, blocks 定稿 while something in it is made up; undo restores the earlier one."""
    draft, position = made(server)
    model.script(saying("受理来访139件。", "受理来信39件，", "县公安局配合。"))
    found = events(server, draft, position=position, paragraph=0, wish="写短些", author="甲")
    assert [name for name, _ in found] == ["progress", "progress", "kept", "done"]
    assert found[0][1]["paragraphs"][0]["numbers"][0]["source"]["type"] == "facts"
    kept = found[2][1]
    paragraph = kept["draft"]["draft"]["sections"][position]["paragraphs"][0]
    marks = {one["text"]: (one["kind"], one["source"]["type"]) for one in paragraph["numbers"]}
    assert marks == {
        "受理来访139件"[4:]: ("number", "facts"),
        "39件": ("number", "none"),
        "县公安局": ("name", "none"),
    }
    assert any(one["kind"] == "model_left_out" for one in kept["checks"])
    assert "写短些" in model.requests[-1]["messages"][-1]["content"]
    blocks = told(server, "GET", f"/{draft['id']}/checks")["blocks"]
    assert [one["text"] for one in blocks if one["kind"] == "untraced"] == ["39件", "县公安局"]
    versions = told(server, "GET", f"/{draft['id']}/versions")["versions"]
    assert (versions[-1]["note"].startswith("模型改写"), versions[-1]["author"]) == (True, "甲")
    place = {"position": position, "paragraph": 0}
    (name,) = [one for one in paragraph["numbers"] if one["text"] == "县公安局"]
    settle = {"revision": kept["draft"]["revision"], "place": place | {"start": name["start"], "end": name["end"]}}
    settled = told(server, "POST", f"/{draft['id']}/settle", json=settle | {"reason": "会议记录可查", "author": "甲"})
    assert [one["text"] for one in settled["draft"]["untraced"]] == ["39件"]
    undone = told(server, "POST", f"/{draft['id']}/undo", json={"revision": settled["revision"]})
    back = told(server, "POST", f"/{draft['id']}/undo", json={"revision": undone["revision"]})
    assert back["draft"]["sections"] == draft["draft"]["sections"]


def test_materials_are_written_from(server: Server, model: ScriptedModel) -> None:
    """Typed, of the Library or of a file; a number of one is traced to its words, and without it to nothing."""
    draft, position = made(server)
    address = f"/{draft['id']}/materials"
    note = told(server, "POST", address, 201, json={"title": "纪要", "text": "上半年接待参观群众1250人次。"})
    other = told(server, "POST", address, 201, json={"document": "云渡县综合事务服务中心2023年上半年工作总结"})
    sent = {"file": ("通知.txt", "关于值守工作的通知\n每天安排值守人员7名。\n".encode())}
    file = told(server, "POST", f"{address}/file", 201, files=sent)
    assert [one["id"] for one in told(server, "GET", address)["materials"]] == [note["id"], other["id"], file["id"]]
    assert other["document"]
    told(server, "POST", address, 422, json={"title": "空", "text": " "})
    model.script(saying("接待参观群众1250人次。"))
    number = events(server, draft, position=position, paragraph=0)[-2][1]["draft"]
    (mark,) = number["draft"]["sections"][position]["paragraphs"][0]["numbers"]
    assert (mark["source"]["type"], mark["source"]["ref"]) == ("document", "《纪要》")
    assert server.client.delete(f"{DRAFTS}{address}/{note['id']}").status_code == 204
    assert note["id"] not in [one["id"] for one in told(server, "GET", address)["materials"]]
    other_draft, _ = made(server)
    again = events(server, other_draft, position=position, paragraph=0)[-2][1]["draft"]
    assert again["draft"]["sections"][position]["paragraphs"][0]["numbers"][0]["source"]["type"] == "none"


def test_a_model_that_fails_leaves_the_draft_alone(server: Server, model: ScriptedModel) -> None:
    """Refused, or cut in the middle: the reason is the last event, and no version was made."""
    draft, position = made(server)

    def cut(reply: Any) -> None:
        reply.head()
        reply.put(event("受理来访139件。受理"))

    for script, words in ((refusing(429), "429"), (refusing(500), "500"), (cut, "中途断开"), (saying(""), "任何文字")):
        model.script(script)
        name, problem = events(server, draft, position=position, paragraph=0)[-1]
        assert (name, problem["code"], words in problem["message"]) == ("problem", "model_failed", True)
    assert told(server, "GET", f"/{draft['id']}") == draft
    assert events(server, draft, position=999)[-1][1]["code"] == "draft_not_found"
    assert events(server, draft, position=position, paragraph=99)[-1][1]["code"] == "draft_not_found"
    stale = server.client.post(f"{DRAFTS}/{draft['id']}/compose", json={"revision": 7, "position": 0})
    assert (stale.status_code, stale.json()["code"]) == (409, "draft_changed")


def test_every_section_is_written_and_what_is_done_stays(server: Server, model: ScriptedModel) -> None:
    """A version for each section; a failure in the third leaves two."""
    draft, _ = made(server)
    model.script(saying("工作有序开展。"), saying("服务持续改进。"), refusing(500))
    found = events(server, draft)
    assert [name for name, _ in found if name != "progress"] == ["kept", "kept", "problem"]
    now = told(server, "GET", f"/{draft['id']}")
    assert now["revision"] == draft["revision"] + 2
    assert "工作有序开展。" in str(now["draft"]["sections"])


def test_without_a_model_the_doors_say_so(guiwen: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The remedy is named, and what the program made stays."""
    monkeypatch.setenv("GUIWEN_MODEL_URL", "")
    run = guiwen("draft", "--model-on", MODEL, "--compose", data=library, check=False)
    assert (run.returncode, "GUIWEN_MODEL_URL" in run.stderr) == (1, True)
    running = start_server(library)
    try:
        draft, position = made(running)
        request = {"revision": 1, "position": position}
        answer = running.client.post(f"{DRAFTS}/{draft['id']}/compose", json=request)
        assert (answer.status_code, answer.json()["code"]) == (409, "bad_setting")
        assert "GUIWEN_MODEL_URL" in answer.json()["detail"]
        assert told(running, "GET", f"/{draft['id']}") == draft
    finally:
        running.client.close()
        running.process.terminate()
        running.process.join(30)


def test_the_command_line(guiwen: Run, library: Path, model: ScriptedModel, tmp_path: Path) -> None:
    """A model writes from a file, the draft is kept, checked, settled, made final and taken back."""
    minutes = tmp_path / "纪要.txt"
    minutes.write_text("专题会议纪要\n上半年接待参观群众1250人次。\n", encoding="utf-8")
    model.script(saying("接待参观群众1250人次，新增窗口17个。"))
    asked = ("draft", "--model-on", MODEL, "--section", "二、（二）", "--period", "2023H1", "--date", "2023-07-05")
    run = guiwen(*asked, "--compose", "--material", minutes, "--keep", "--json", data=library)
    draft = json.loads(run.stdout)
    assert [one["text"] for one in draft["untraced"]] == ["17个"]
    assert all({"kind", "severity", "message", "where"} <= one.keys() for one in draft["checks"])
    listed = [json.loads(line) for line in guiwen("drafts", "list", "--json", data=library).stdout.splitlines()]
    assert (draft["id"], "open") in [(one["id"], one["state"]) for one in listed]
    refused = guiwen("drafts", "finalise", draft["id"], data=library, check=False)
    assert (refused.returncode, "17个" in refused.stdout) == (1, True)
    guiwen("drafts", "settle", draft["id"], "17个", "--reason", "窗口台账", "--by", "甲", data=library)
    blocks = json.loads(guiwen("drafts", "checks", draft["id"], "--json", data=library).stdout)["blocks"]
    assert [one for one in blocks if one["kind"] == "untraced"] == []
    if not blocks:
        guiwen("drafts", "finalise", draft["id"], "--by", "甲", data=library)
        guiwen("drafts", "reopen", draft["id"], "--reason", "补数", "--by", "甲", data=library)
    guiwen("drafts", "export", draft["id"], tmp_path / "稿.docx", data=library)
    assert (tmp_path / "稿.docx").stat().st_size > 5000


def test_a_failure_on_the_command_line(guiwen: Run, library: Path, model: ScriptedModel) -> None:
    """The draft that the program made is printed all the same, the reason is told, and the exit code is 1."""
    model.script(refusing(500))
    run = guiwen(
        "draft", "--model-on", MODEL, "--section", "二、（二）", "--compose", "--json", data=library, check=False
    )
    assert (run.returncode, "500" in run.stderr) == (1, True)
    assert json.loads(run.stdout)["sections"][-1]["paragraphs"]
