"""The tools at /mcp, used by the protocol's own client over a real server."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client
from mcp.types import CallToolResult, ListToolsResult, TextContent

from tests.service.conftest import Run, Server
from tests.service.doors import VERSIONED, serving

ASKED = "举报公车私用多久给答复？"


@pytest.fixture(scope="module")
def door(office: Path, guiwen: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(office, guiwen, tmp_path_factory.mktemp("tools")) as running:
        yield running


@pytest.fixture(params=["auto", "legacy"])
def mode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which clients open the talk: the present revision's, and the handshake of earlier ones."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return str(request.param)


def called(door: Server, mode: str, name: str, **arguments: Any) -> CallToolResult:
    """What a tool gives."""

    async def call() -> CallToolResult:
        async with Client(f"{door.address}/mcp", mode=mode) as client:
            return await client.call_tool(name, arguments)

    return asyncio.run(call())


def given(result: CallToolResult) -> dict[str, Any]:
    """The structured content, which stands in the text too."""
    assert not result.is_error
    (text,) = result.content
    assert isinstance(text, TextContent)
    assert json.loads(text.text) == result.structured_content
    told: dict[str, Any] = result.structured_content
    return told


def test_the_tools_are_described_and_only_read(door: Server, mode: str) -> None:
    """Each has schemas for what it takes and gives."""

    async def listed() -> ListToolsResult:
        async with Client(f"{door.address}/mcp", mode=mode) as client:
            assert client.server_info is not None and client.server_info.name == "guiwen"
            return await client.list_tools()

    tools = {tool.name: tool for tool in asyncio.run(listed()).tools}
    assert sorted(tools) == ["ask", "find_observations", "get_unit", "list_versions", "search"]
    for tool in tools.values():
        assert tool.annotations is not None and tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema is not None and tool.output_schema["type"] == "object"
    assert tools["ask"].input_schema["required"] == ["question"]


def test_ask_answers_as_the_api_does(door: Server, mode: str) -> None:
    """The same sentences and citations; nothing is kept of it."""
    before = door.client.get("/api/v1/conversations").json()
    told = given(called(door, mode, "ask", question=ASKED))
    assert door.client.get("/api/v1/conversations").json() == before
    answer = door.client.post("/api/v1/ask", json={"question": ASKED}).json()
    assert {key: told[key] for key in ("status", "sentences", "citations")} == {
        key: answer[key] for key in ("status", "sentences", "citations")
    }


def test_ask_refuses_and_heeds_the_day(door: Server, mode: str) -> None:
    """A refusal is an answer with its status, and no error."""
    assert given(called(door, mode, "ask", question="怎么饲养热带鱼？"))["status"] == "not_found"
    dated = given(called(door, mode, "ask", question="公务用车管理办法第七条", as_of="2021-06-01"))
    assert (dated["as_of"], dated["citations"][0]["effective_to"] is None) == ("2021-06-01", False)


def test_search_finds_and_filters(door: Server, mode: str) -> None:
    """As the search of the API does."""
    told = given(called(door, mode, "search", query="住宿费标准", kind="regulation", limit=3))
    found = door.client.get("/api/v1/search", params={"q": "住宿费标准", "kind": "regulation", "limit": 3}).json()
    assert told["hits"] == found["hits"] and len(told["hits"]) == 3


def test_a_unit_is_read_in_the_version_of_the_day(door: Server, mode: str) -> None:
    """Its text is the document's between start and end; the versions' dates come with it."""
    today = given(called(door, mode, "get_unit", document="公务用车管理办法", label="第七条"))
    past = given(called(door, mode, "get_unit", document=VERSIONED, label="7条", as_of="2021-06-01"))
    assert (today["status_in_law"], today["label"], past["label"]) == ("in_force", "第七条", "第七条")
    assert today["document_id"] != past["document_id"]
    assert [one["effective_from"] for one in today["versions"]] == [past["effective_from"], today["effective_from"]]
    text = door.client.get(f"/api/v1/documents/{past['document_id']}/text").json()["text"]
    assert text[past["start"] : past["end"]] == past["text"]


def test_versions_are_listed(door: Server, mode: str) -> None:
    """Oldest first."""
    told = given(called(door, mode, "list_versions", document="公务用车管理办法"))
    ends = [one["effective_to"] for one in told["versions"]]
    assert len(ends) == 2 and ends[0] is not None and ends[1] is None


def test_numbers_of_reports_are_found(door: Server, mode: str) -> None:
    """As the list of the API has them; each stands where it is said to stand."""
    told = given(called(door, mode, "find_observations", limit=5))
    found = door.client.get("/api/v1/observations", params={"limit": 5}).json()
    assert told["observations"] == found["observations"] and len(told["observations"]) == 5
    one = told["observations"][0]
    text = door.client.get(f"/api/v1/documents/{one['document_id']}/text").json()["text"]
    assert text[one["quote_start"] : one["quote_end"]] == one["quote"]
    following = given(called(door, mode, "find_observations", limit=5, after=told["next"]))
    assert following["counts"] is None and following["observations"][0] != one
    some = given(called(door, mode, "find_observations", indicator=one["indicator"], organisation=one["organisation"]))
    assert one in some["observations"]


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("get_unit", {"document": VERSIONED, "label": "第九百条"}, f"《{VERSIONED}》中没有“第九百条”。"),
        ("get_unit", {"document": VERSIONED, "label": "随便"}, "“随便”不是条款项目的标引，应如："),
        ("list_versions", {"document": "没有的办法"}, "资料库中没有编号或标题为“没有的办法”的文件。"),
        ("find_observations", {"document": "没有的报告"}, "资料库中没有编号或标题为“没有的报告”的文件。"),
        ("find_observations", {"after": "x"}, "“x”不是列表给出的接续位置。"),
        ("ask", {}, "参数 question 不正确："),
        ("ask", {"question": "问" * 2001}, "参数 question 不正确："),
        ("search", {"query": "公车", "order": "x"}, "参数 order 不正确："),
        ("remove", {}, "没有名为“remove”的工具。可用的工具：ask、search、get_unit、list_versions、find_observations。"),
    ],
)
def test_errors_are_for_the_clients_model(
    door: Server, mode: str, name: str, arguments: dict[str, Any], message: str
) -> None:
    """They come as the tool's result, with the value, the place and the remedy."""
    result = called(door, mode, name, **arguments)
    (text,) = result.content
    assert result.is_error and isinstance(text, TextContent)
    assert text.text.startswith(message)


def test_ten_ask_at_once(door: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """One client after the other or all together: the same answer."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    async def ask() -> str:
        async with Client(f"{door.address}/mcp") as client:
            result = await client.call_tool("ask", {"question": "会计凭证要保存多少年？"})
            return str(result.structured_content["answer"])

    async def all_ask() -> list[str]:
        return await asyncio.gather(*(ask() for _ in range(10)))

    assert len(set(asyncio.run(all_ask()))) == 1


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("POST", {"host": "evil.example", "content-type": "application/json"}, 421),
        ("POST", {"origin": "https://evil.example", "content-type": "application/json"}, 403),
        ("POST", {"content-type": "text/plain"}, 415),
        ("GET", {"accept": "text/event-stream"}, 405),
        ("DELETE", {"content-type": "application/json"}, 405),
    ],
)
def test_the_guard_stands_before_the_door(door: Server, method: str, headers: dict[str, str], status: int) -> None:
    """Foreign hosts and pages are refused, and sessions, which there are none of."""
    bare = httpx.Client(base_url=door.address, trust_env=False)
    assert bare.request(method, "/mcp", headers=headers, content=b"{}").status_code == status


def test_only_who_knocks_waits_for_the_protocol() -> None:
    """Neither the application nor the command line imports it."""
    for module in ("service.app", "service.cli.asking", "service.cli.serving"):
        told = f"import sys, {module}; sys.exit('mcp' in sys.modules or 'jsonschema' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0
