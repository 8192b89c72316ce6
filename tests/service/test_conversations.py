"""Conversations over HTTP, with a real server process, and from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.service.conftest import Run, Server, start_server

ASKED = "举报公车私用多久给答复？"


def test_a_conversation_is_kept_found_renamed_and_deleted(server: Server) -> None:
    """What /ask gives out is what the conversation holds."""
    given = server.client.post("/api/v1/ask", json={"question": ASKED}).raise_for_status().json()
    place = f"/api/v1/conversations/{given['conversation']}"
    whole = server.client.get(place).json()
    assert whole["title"] == ASKED
    assert [{name: past[name] for name in given} for past in whole["answers"]] == [given]
    found = server.client.get("/api/v1/conversations", params={"q": "公车私用"}).json()["conversations"]
    assert given["conversation"] in [each["id"] for each in found]
    assert server.client.patch(place, json={"title": " 公车 "}).json()["title"] == "公车"
    assert server.client.patch(place, json={"title": "  "}).status_code == 422
    assert server.client.delete(place).status_code == 204
    assert server.client.get(place).json()["code"] == "conversation_not_found"


def test_an_acknowledged_answer_survives_a_killed_server(server: Server, tmp_path: Path) -> None:
    """A server that is killed right after it answered has the answer when it starts again."""
    given = server.client.post("/api/v1/ask", json={"question": ASKED}).raise_for_status().json()
    server.process.kill()
    server.process.join()
    again = start_server(tmp_path / "library")
    try:
        whole = again.client.get(f"/api/v1/conversations/{given['conversation']}").raise_for_status().json()
        assert [past["id"] for past in whole["answers"]] == [given["id"]]
    finally:
        again.client.close()
        again.process.kill()
        again.process.join()


def test_the_command_line_keeps_only_what_a_conversation_is_named_for(office: Path, guiwen: Run) -> None:
    """`ask --conversation` goes on with what was said; the earlier turn completes the question that follows."""
    first = guiwen("ask", ASKED, "--conversation", "talk", "--json", data=office)
    second = guiwen("ask", "该办法第一条", "--conversation", "talk", "--json", data=office)
    title = json.loads(first.stdout)["citations"][0]["title"]
    assert json.loads(second.stdout)["citations"][0]["title"] == title
