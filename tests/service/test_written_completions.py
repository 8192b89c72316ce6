"""Streamed completions where a chat model writes: what was told is what the answer says in the end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from service.answering.question import Question
from service.api.completions import completion_events
from service.api.schemas_openai import CompletionRequest
from service.api.state import State
from service.openai_api import Completion
from service.settings import Settings
from tests.service.answering.lying_office import QUESTION, TRUE, Office, office, telling
from tests.service.answering.scripted_model import Script

FALSE = "会议室可以用于商业活动。{二}"
MARKED = "【未经引文支持】会议室可以用于商业活动。"


@pytest.fixture(scope="module")
def lying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("completions")) as found:
        yield found


def streamed(lying: Office, script: Script, unsupported: str) -> tuple[str, dict[str, Any]]:
    """The content of a streamed completion, and what its last chunk brings."""
    lying.server.script(script)
    settings = Settings(unsupported=cast(Any, unsupported))
    answering = lying.answering[unsupported == "mark"]
    state = cast(State, SimpleNamespace(answering=answering, chat=lying.chat, settings=settings))
    asked = CompletionRequest.model_validate({"model": "guiwen", "messages": [{"role": "user", "content": QUESTION}]})
    events = list(completion_events(state, asked, Completion("http://127.0.0.1/", []), lambda: False))
    assert events.pop() == "data: [DONE]\n\n"
    deltas = [json.loads(event.removeprefix("data: "))["choices"][0]["delta"] for event in events]
    return "".join(delta.get("content", "") for delta in deltas), deltas[-1]


def whole(lying: Office, script: Script, unsupported: str) -> dict[str, Any]:
    """The message of the same completion without streaming."""
    lying.server.script(script)
    answer = lying.answering[unsupported == "mark"].answer(Question(QUESTION, date.today()))
    message: dict[str, Any] = Completion("http://127.0.0.1/", []).whole(answer)["choices"][0]["message"]
    return message


@pytest.mark.parametrize("unsupported", ["remove", "mark"])
@pytest.mark.parametrize("said", [(TRUE,), (TRUE, FALSE), (FALSE,), (FALSE, "会议室对外开放。[S99]"), ()])
def test_a_stream_never_tells_what_the_answer_takes_back(
    lying: Office, said: tuple[str, ...], unsupported: str
) -> None:
    """Sentences that are marked and then given up for quotations are not told; the numbers are those of the sources."""
    content, last = streamed(lying, telling(*said), unsupported)
    message = whole(lying, telling(*said), unsupported)
    assert (content, last["annotations"]) == (message["content"], message["annotations"])
    assert (MARKED in content) == (said == (TRUE, FALSE) and unsupported == "mark")
    for mark in last["annotations"]:
        place = mark["url_citation"]
        assert content[place["start_index"] : place["end_index"]].strip("[]").isdigit()
