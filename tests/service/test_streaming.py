"""Streamed answers: the events of a real server, and what becomes of an answer that nobody waits for."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from index.conversations import StoredAnswer
from index.library import Library
from ingest.errors import ConversationNotFound, LibraryBusy
from service.answering.context import Event, Progress, Written
from service.answering.pipeline import Answering
from service.answering.question import Question
from service.api import streaming
from service.api.asking import answer_events
from service.conversations.talking import Talking
from tests.service.conftest import Server, start_server

ASKED = "举报公车私用多久给答复？"
Told = list[tuple[str, dict[str, Any]]]


def streamed(client: httpx.Client, question: str, **more: str) -> Told:
    """The events of an answer: names and data."""
    with client.stream("POST", "/api/v1/ask/stream", json={"question": question, **more}) as response:
        response.raise_for_status()
        assert response.headers["content-type"].startswith("text/event-stream")
        blocks = "".join(response.iter_text()).split("\n\n")
    return [_read(block) for block in blocks if block and not block.startswith(":")]


def _read(block: str) -> tuple[str, dict[str, Any]]:
    name, data = block.split("\n")
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def test_the_events_tell_the_answer_that_is_kept(server: Server) -> None:
    """Steps come first, then the sentences with the citations new to them, at the end the answer as it is kept."""
    told = streamed(server.client, ASKED)
    answer = told[-1][1]
    assert told[-1][0] == "answer"
    assert [data["step"] for name, data in told if name == "progress"][:2] == ["read_question", "follow_reference"]
    sentences = [data for name, data in told if name == "sentence"]
    assert sentences
    assert [{key: one[key] for key in ("text", "citations")} for one in sentences] == answer["sentences"]
    assert [citation for one in sentences for citation in one["new"]] == answer["citations"]
    kept = server.client.get(f"/api/v1/conversations/{answer['conversation']}").json()["answers"]
    assert [{name: past[name] for name in answer} for past in kept] == [answer]


def test_a_streamed_answer_survives_a_killed_server(server: Server, tmp_path: Path) -> None:
    """A server that is killed when its `answer` event has come has that answer when it starts again."""
    given = streamed(server.client, ASKED)[-1][1]
    server.process.kill()
    server.process.join()
    again = start_server(tmp_path / "library")
    try:
        whole = again.client.get(f"/api/v1/conversations/{given['conversation']}").raise_for_status().json()
        assert [{name: past[name] for name in given} for past in whole["answers"]] == [given]
    finally:
        again.client.close()
        again.process.kill()
        again.process.join()


def test_a_streamed_answer_is_followed_up(server: Server) -> None:
    """The next question of the conversation knows what was quoted."""
    first = streamed(server.client, ASKED)[-1][1]
    second = streamed(server.client, "该办法第一条", conversation=first["conversation"])[-1][1]
    assert second["citations"][0]["title"] == first["citations"][0]["title"]


def test_twenty_streams_at_once(server: Server) -> None:
    """Every asker gets the same answer, each in a conversation of its own, and other requests are served meanwhile."""
    answers: list[dict[str, Any]] = []

    def ask() -> None:
        with httpx.Client(base_url=server.address, headers={"X-Guiwen": "1"}, timeout=60, trust_env=False) as client:
            answers.append(streamed(client, "会计凭证要保存多少年？")[-1][1])

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    assert server.client.get("/health").json()["status"] == "ok"
    for thread in threads:
        thread.join()
    assert len({answer["conversation"] for answer in answers}) == 20
    assert len({answer["answer"] for answer in answers}) == 1


def test_a_wrong_request_is_refused_before_anything_streams(server: Server) -> None:
    """It is a problem like that of any other call."""
    refused = server.client.post("/api/v1/ask/stream", json={"question": ""})
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_request")


@pytest.fixture
def talking(office: Path) -> Iterator[Talking]:
    with Library.open(office) as library:
        yield Talking(library, Answering(library), {})


@pytest.mark.parametrize("last", [Progress, Written])
def test_an_answer_that_nobody_waits_for_is_not_kept(talking: Talking, last: type[Progress | Written]) -> None:
    """Whoever leaves at a step or after a sentence finds no answer in the conversation."""
    question = Question(ASKED, date(2026, 11, 1))
    seen: list[object] = []
    for told in talking.stream(question, lambda: isinstance(seen[-1] if seen else None, last)):
        seen.append(told)
    assert isinstance(seen[-1], last)
    with pytest.raises(ConversationNotFound):
        talking.library.conversations.get(question.conversation)


def test_the_answer_is_kept_before_it_is_told(talking: Talking) -> None:
    """When the last event arrives, the answer is in the library."""
    question = Question(ASKED, date(2026, 11, 1))
    for told in talking.stream(question):
        if isinstance(told, StoredAnswer):
            assert talking.library.conversations.answers(question.conversation) == [told]
            return
    raise AssertionError("no answer was told")


class Failing(Answering):
    """Begins an answer and fails."""

    def __init__(self, library: Library, error: Exception) -> None:
        super().__init__(library)
        self._error = error

    def stream(self, question: Question) -> Generator[Event, None, None]:
        yield Progress("read_question")
        raise self._error


@pytest.mark.parametrize(
    ("error", "code"), [(LibraryBusy("正在写入。"), "library_busy"), (ZeroDivisionError("secret"), "internal_error")]
)
def test_a_failure_is_the_last_event(talking: Talking, error: Exception, code: str) -> None:
    """What is known of it is told; what nobody foresaw is only said to have happened."""
    failing = replace(talking, answering=Failing(talking.library, error))
    events = answer_events(failing, Question(ASKED, date(2026, 11, 1)), lambda: False)
    told = [_read(block.rstrip("\n")) for block in events]
    assert [name for name, _ in told] == ["progress", "problem"]
    assert told[-1][1]["code"] == code
    assert "secret" not in told[-1][1]["message"]


def test_a_closed_connection_ends_the_work() -> None:
    """The thread that makes events is told that nobody listens any more."""
    ended = threading.Event()

    def work(left: Callable[[], bool]) -> Iterator[str]:
        while not left():
            yield streaming.event("progress", {"step": "forever"})
        ended.set()

    async def leave() -> None:
        events = streaming.streamed(work).body_iterator
        assert isinstance(events, AsyncGenerator)
        assert "forever" in await anext(events)
        await events.aclose()

    asyncio.run(leave())
    assert ended.wait(10)


def test_a_silent_stream_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies do not cut a connection over which comments go."""
    monkeypatch.setattr(streaming, "SIGN_OF_LIFE", 0.01)
    spoken = threading.Event()

    def work(left: Callable[[], bool]) -> Iterator[str]:
        spoken.wait(10)
        yield streaming.event("progress", {"step": "late"})

    async def listen() -> list[str]:
        heard: list[str] = []
        async for piece in streaming.streamed(work).body_iterator:
            heard.append(str(piece))
            spoken.set()
        return heard

    heard = asyncio.run(listen())
    assert heard[0].startswith(":")
    assert heard[-1].startswith("event: progress\n")


@pytest.mark.parametrize("text", ["两\n行", "一\r\n二", "段\u2028落\u2029末", "下\x85行", "event: answer\n\ndata: {}"])
def test_text_never_ends_a_line_of_an_event(text: str) -> None:
    """An event is two lines and an empty one, whatever its data hold and however a client splits lines."""
    made = streaming.event("sentence", {"text": text})
    assert len(made.splitlines()) == 3
    assert _read(made.rstrip("\n"))[1] == {"text": text}
