"""Generations on the command line and over HTTP: progress, limit, cancelling, and kill -9."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from index.library import Library
from service.app import create_app
from service.cli.main import cli
from service.settings import load_settings
from tests.service.answering.lying_office import KEY
from tests.service.answering.scripted_model import Reply, ScriptedModel, refusing, scripted
from tests.service.conftest import json_lines
from tests.service.generating.asking_office import LONG, OTHER, QUESTIONS, RULE, TITLE, opened, stored, writing
from tests.service.processes import start

Call = Callable[..., Result]


@pytest.fixture
def server() -> Iterator[ScriptedModel]:
    with scripted(writing) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library folder with two rules."""
    with opened(tmp_path / "library", RULE, OTHER):
        return tmp_path / "library"


def environment(server: ScriptedModel, folder: Path) -> dict[str, str]:
    """The settings of an office with a model, which answers one request at a time."""
    return {
        "GUIWEN_DATA": str(folder),
        "GUIWEN_EMBEDDING": "none",
        "GUIWEN_MODEL_URL": server.url,
        "GUIWEN_MODEL_NAME": "qwen",
        "GUIWEN_MODEL_KEY": KEY,
        "GUIWEN_MODEL_RETRIES": "0",
        "GUIWEN_MODEL_CONCURRENCY": "1",
    }


@pytest.fixture
def call(server: ScriptedModel, folder: Path) -> Call:
    """Calls `guiwen` over the library, with the model of `server`."""

    def run(*arguments: str, **changed: str) -> Result:
        return CliRunner().invoke(cli, arguments, env=environment(server, folder) | changed)

    return run


def test_questions_are_generated_listed_and_removed_on_the_command_line(call: Call, server: ScriptedModel) -> None:
    """A line for each article and the totals; a limit holds; a second call does the rest."""
    done = call("learn", "--generate", TITLE, "--limit", "3", "--json")
    assert done.exit_code == 0, done.output
    *lines, last = json_lines(done.stdout)
    assert [(one["title"], one["label"], one["status"]) for one in lines] == [
        (TITLE, f"第{n}条", "stored") for n in "一二三"
    ]
    assert lines[1]["questions"][0]["question"] == QUESTIONS["二"]
    summary = last["summary"]
    assert (summary["articles"], summary["questions"], summary["left"], summary["model"]) == (3, 3, 0, "qwen")
    assert "存 1 个" in call("learn", "--generate").stdout
    assert len(server.requests) == 6  # of the two rules' seven articles two are alike
    listed = json_lines(call("questions", "list", "--source", "generated", "--json").stdout)
    assert len(listed) == 7
    assert {(one["author"], one["source"], one["prompt"]) for one in listed} == {("qwen", "generated", "asking.zh/1")}
    assert call("questions", "list", "--source", "confirmed").stdout == ""
    assert len(json_lines(call("questions", "export", "--source", "generated").stdout)) == 7
    hits = json.loads(call("search", "顺路拉小孩放学", "--json").stdout)["hits"]
    assert hits[0]["article"] == "第二条"
    assert call("doctor").exit_code == 0
    assert call("questions", "remove").exit_code == 2
    assert "7 个" in call("questions", "remove", "--generated").stdout
    assert json.loads(call("search", "顺路拉小孩放学", "--json").stdout)["hits"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("learn",), 2, "--generate"),
        (("learn", "nowhere.jsonl"), 2, "nowhere.jsonl"),
        (("learn", "a", "b"), 2, "--generate"),
        (("learn", "a", "--limit", "3"), 2, "--generate"),
        (("learn", "--generate", "--limit", "0"), 2, "--limit"),
        (("learn", "--generate", "--author", "张三"), 2, "--author"),
        (("learn", "--generate", "没有的办法"), 1, "没有的办法"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(call: Call, arguments: tuple[str, ...], code: int, told: str) -> None:
    """With the exit code of the command line."""
    done = call(*arguments)
    assert done.exit_code == code
    assert told in done.output + str(getattr(done.exception, "message", ""))


def test_without_a_model_the_remedy_is_named(call: Call) -> None:
    """Nothing is stored."""
    done = call("learn", "--generate", GUIWEN_MODEL_URL="")
    assert done.exit_code == 1
    assert "GUIWEN_MODEL_URL" in getattr(done.exception, "message", "")


def test_a_model_that_fails_stops_the_command(call: Call, server: ScriptedModel) -> None:
    """With exit code 1 and the reason, but not the server's words, which repeat the key."""
    server.script(refusing(401))
    done = call("learn", "--generate", "--json")
    assert done.exit_code == 1
    summary = json_lines(done.stdout)[-1]["summary"]
    assert (summary["failed"], summary["left"]) == (5, 2)
    assert "GUIWEN_MODEL_KEY" in summary["stopped"] and "已停止" in done.stderr
    assert KEY not in done.output


def test_killed_it_goes_on_where_it_was(server: ScriptedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """kill -9 in the midst: what was stored is whole and is not asked for again."""
    folder = tmp_path / "long"
    with opened(folder, LONG):
        pass
    for name, value in environment(server, folder).items():
        monkeypatch.setenv(name, value)
    fourth: list[Reply] = []

    def halting(reply: Reply) -> None:
        if len(server.requests) < 4:
            writing(reply)
        else:
            fourth.append(reply)
            reply.wait(60)

    server.script(halting)
    process = start("learn", "--generate", data=folder)
    until(lambda: bool(fourth))
    process.kill()
    process.join(30)
    with Library.open(folder) as library:
        assert set(stored(library).values()) == {"第一条", "第二条", "第三条"}
        assert library.verify() == []
    before = len(server.requests)
    server.script(writing)
    again = CliRunner().invoke(cli, ("learn", "--generate", "--json"))
    assert again.exit_code == 0
    assert json_lines(again.stdout)[0]["label"] == "第四条"
    assert len(server.requests) == before + 6
    assert CliRunner().invoke(cli, ("doctor",)).exit_code == 0


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it has not become true"
        time.sleep(0.02)


@pytest.fixture
def client(server: ScriptedModel, folder: Path) -> Iterator[TestClient]:
    """The application over the library, with the model of `server`."""
    settings = load_settings(
        data=folder, embedding="none", model_url=server.url, model_key=KEY, model_retries=0, model_concurrency=1
    )
    with TestClient(create_app(settings), "http://127.0.0.1", headers={"X-Guiwen": "1"}) as opened_client:
        yield opened_client


def ended(client: TestClient, job: str) -> dict[str, Any]:
    """The generation when it has ended."""
    found: dict[str, Any] = {}

    def over() -> bool:
        found.update(client.get(f"/api/v1/generations/{job}").raise_for_status().json())
        return bool(found["state"] != "running")

    until(over)
    return found


def test_a_generation_over_http(client: TestClient, server: ScriptedModel) -> None:
    """It is begun, followed, listed; its questions are found by a search at once, and no longer when removed."""
    rule = next(one for one in client.get("/api/v1/documents").json()["documents"] if one["title"] == TITLE)
    begun = client.post("/api/v1/generations", json={"documents": [rule["id"]], "limit": 3})
    assert (begun.status_code, begun.json()["state"]) == (202, "running")
    job = ended(client, begun.json()["id"])
    assert (job["state"], job["total"], job["finished"], job["questions"], job["message"]) == ("done", 3, 3, 3, None)
    assert job["documents"] == [rule["id"]]
    assert client.get("/api/v1/generations").json() == {"generations": [job]}
    listed = client.get("/api/v1/questions", params={"source": "generated", "q": "轮胎"}).json()
    assert (listed["total"], listed["questions"][0]["label"]) == (1, "第三条")
    assert client.get("/api/v1/questions", params={"source": "confirmed"}).json()["total"] == 0
    ask = {"question": "轮胎坏了上哪儿换"}
    assert client.post("/api/v1/ask", json=ask).json()["looked_at"][0]["label"] == "第三条"
    client.delete(f"/api/v1/questions/{listed['questions'][0]['id']}").raise_for_status()
    assert "第三条" not in str(client.post("/api/v1/ask", json=ask).json()["looked_at"])
    assert KEY not in begun.text + json.dumps(job)


def test_a_generation_is_cancelled_over_http(client: TestClient, server: ScriptedModel) -> None:
    """Even while the model is silent; one runs at a time; another may begin then and goes on."""
    server.script(writing, lambda reply: reply.wait(30))
    job = client.post("/api/v1/generations", json={}).json()["id"]
    until(lambda: len(server.requests) == 2)
    second = client.post("/api/v1/generations", json={})
    assert (second.status_code, second.json()["code"]) == (409, "job_running")
    assert client.delete(f"/api/v1/generations/{job}").status_code == 204
    told = ended(client, job)
    assert (told["state"], told["finished"], told["total"]) == ("cancelled", 1, 7)
    server.ended.set()
    server.script(writing)
    more = ended(client, client.post("/api/v1/generations", json={}).json()["id"])
    assert (more["state"], more["total"], more["finished"]) == ("done", 6, 6)


def test_a_generation_that_fails_says_why(client: TestClient, server: ScriptedModel) -> None:
    """It stops by itself with the remedy."""
    server.script(refusing(401))
    job = ended(client, client.post("/api/v1/generations", json={}).json()["id"])
    assert (job["state"], job["failed"]) == ("failed", 5)
    assert "GUIWEN_MODEL_KEY" in job["message"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "", {"documents": ["没有"]}, 404, "document_not_found"),
        ("POST", "", {"limit": 0}, 422, "bad_request"),
        ("POST", "", {"document": []}, 422, "bad_request"),
        ("GET", "/none", None, 404, "job_not_found"),
        ("DELETE", "/none", None, 404, "job_not_found"),
    ],
)
def test_a_wrong_request_is_a_problem(
    client: TestClient, method: str, path: str, body: object, status: int, code: str
) -> None:
    """Named by its code; nothing is begun."""
    refused = client.request(method, f"/api/v1/generations{path}", json=body)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert client.get("/api/v1/generations").json() == {"generations": []}


def test_without_a_model_nothing_is_begun(folder: Path) -> None:
    """The remedy is named."""
    settings = load_settings(data=folder, embedding="none")
    with TestClient(create_app(settings), "http://127.0.0.1", headers={"X-Guiwen": "1"}) as alone:
        refused = alone.post("/api/v1/generations", json={})
    assert (refused.status_code, "GUIWEN_MODEL_URL" in refused.json()["detail"]) == (409, True)
