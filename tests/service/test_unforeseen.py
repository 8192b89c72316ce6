"""Errors that nobody foresaw, over HTTP: a body that programs can read, and nothing of what went wrong."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.testclient import TestClient

from ingest.errors import GuiwenError, LibraryBusy
from service.answering.context import Event, Progress
from service.answering.question import Question
from service.app import create_app
from service.settings import Settings

_ASKED = {"model": "guiwen", "messages": [{"role": "user", "content": "公车"}]}


class Failing:
    """Begins an answer and fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def quoting(self) -> Failing:
        """Itself."""
        return self

    def answer(self, _question: Question) -> None:
        """Fail."""
        raise self._error

    def stream(self, _question: Question) -> Generator[Event, None, None]:
        """Fail at the second step."""
        yield Progress("read_question")
        raise self._error


def client_of(error: Exception) -> TestClient:
    """A client of an application whose answers fail."""
    app = create_app(Settings(), pages=Path("no-pages"))
    app.state.guiwen = SimpleNamespace(answering=Failing(error), chat=None, settings=Settings())
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


_CASES: list[tuple[Exception, int, str]] = [
    (LibraryBusy("正在写入，请稍后再试。"), 503, "library_busy"),
    (GuiwenError("没有完成。"), 500, "error"),
    (ZeroDivisionError("secret"), 500, "internal_error"),
]


def _check(error: dict[str, Any], code: str) -> None:
    assert set(error) == {"message", "type", "param", "code"}
    assert (error["type"], error["code"]) == ("server_error", code)
    assert "secret" not in error["message"] and error["message"].endswith("。")


@pytest.mark.parametrize(("error", "status", "code"), _CASES)
def test_a_failed_completion_has_openais_shape(error: Exception, status: int, code: str) -> None:
    """With the status that clients act upon."""
    refused = client_of(error).post("/v1/chat/completions", json=_ASKED)
    assert refused.status_code == status
    _check(refused.json()["error"], code)


@pytest.mark.parametrize(("error", "status", "code"), _CASES)
def test_a_failed_stream_ends_with_the_error(error: Exception, status: int, code: str) -> None:
    """OpenAI's clients raise it; nothing says that the stream is done."""
    told = client_of(error).post("/v1/chat/completions", json=_ASKED | {"stream": True})
    events = [json.loads(line.removeprefix("data: ")) for line in told.text.split("\n") if line]
    assert (told.status_code, len(events)) == (200, 2)
    _check(events[-1]["error"], code)


def test_elsewhere_it_is_a_problem() -> None:
    """The pages' API answers with a problem as for any other error."""
    refused = client_of(ZeroDivisionError("secret")).get("/health")
    assert (refused.status_code, refused.headers["content-type"]) == (500, "application/problem+json")
    assert refused.json()["code"] == "internal_error"
