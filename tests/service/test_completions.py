"""Chat completions of a real server, asked by clients that we did not write: openai and LangChain."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from openai import APIStatusError, OpenAI
from openai.types.chat import ChatCompletion, ChatCompletionChunk, ChatCompletionMessage, ChatCompletionMessageParam
from pydantic import SecretStr

from tests.service.conftest import Run, Server
from tests.service.doors import VERSIONED, serving

ASKED = "举报公车私用多久给答复？"


@pytest.fixture(scope="module")
def door(office: Path, guiwen: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(office, guiwen, tmp_path_factory.mktemp("completions")) as running:
        yield running


@pytest.fixture
def client(door: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAI]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with OpenAI(base_url=f"{door.address}/v1", api_key="none", max_retries=0) as opened:
        yield opened


def said(*texts: str) -> list[ChatCompletionMessageParam]:
    """Questions with answers between them."""
    messages: list[ChatCompletionMessageParam] = []
    for text in texts:
        messages += [{"role": "user", "content": text}, {"role": "assistant", "content": "（回答）"}]
    return messages[:-1]


def told(client: OpenAI, *texts: str, **more: Any) -> ChatCompletionMessage:
    """The message that answers the last of `texts`."""
    completion: ChatCompletion = client.chat.completions.create(model="guiwen", messages=said(*texts), **more)
    (choice,) = completion.choices
    assert choice.finish_reason == "stop"
    return choice.message


def beside(message: ChatCompletionMessage) -> dict[str, Any]:
    """What guiwen tells beside OpenAI's own fields."""
    found: dict[str, Any] = (message.model_extra or {})["guiwen"]
    return found


def test_there_is_one_model(client: OpenAI) -> None:
    """It is found in the list and by its name."""
    assert [model.id for model in client.models.list()] == ["guiwen"]
    assert client.models.retrieve("guiwen").owned_by == "guiwen"


def test_the_answer_is_that_of_the_api(client: OpenAI, door: Server) -> None:
    """The same sentences and citations; the content ends with the sources."""
    message = told(client, ASKED)
    answer = door.client.post("/api/v1/ask", json={"question": ASKED}).json()
    assert {key: beside(message)[key] for key in ("status", "as_of", "citations")} == {
        key: answer[key] for key in ("status", "as_of", "citations")
    }
    content = message.content or ""
    assert all(sentence["text"].split("\n")[0] in content for sentence in answer["sentences"])
    first = answer["citations"][0]
    assert f"- [1] 《{first['title']}》{first['label']}（现行有效）" in content.splitlines()


@pytest.mark.parametrize(
    "question",
    [
        *(ASKED, "公务用车管理办法第七条", "会计凭证要保存多少年？", "档案可以借阅多少日？", "住宿费标准是多少？"),
        *("去乡镇下乡当天来回，有没有伙食补助？", "印章丢了怎么办？", "怎么饲养热带鱼？"),
    ],
)
def test_annotations_point_at_numbers_and_places(client: OpenAI, door: Server, question: str) -> None:
    """Each stands on the [n] of the content, and its link opens the words that n quotes."""
    message = told(client, question)
    content, quotes = message.content or "", {one["n"]: one["quote"] for one in beside(message)["citations"]}
    marks = [one.url_citation for one in message.annotations or ()]
    assert len(marks) >= len(quotes)
    for mark in marks:
        number = content[mark.start_index : mark.end_index]
        place = {key: value[0] for key, value in parse_qs(urlsplit(mark.url).query).items()}
        text = door.client.get(f"/api/v1/documents/{place['document']}/text").json()["text"]
        assert mark.url.startswith(f"{door.address}/library?")
        assert text[int(place["start"]) : int(place["end"])] == quotes[int(number.strip("[]"))]


def test_a_stream_tells_the_same(client: OpenAI) -> None:
    """Its pieces make up the content; citations come with the last of the message, usage behind it."""
    whole = client.chat.completions.create(model="guiwen", messages=said(ASKED))
    message = whole.choices[0].message
    stream = client.chat.completions.create(
        model="guiwen", messages=said(ASKED), stream=True, stream_options={"include_usage": True}
    )
    *chunks, usage = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == message.content
    assert len(chunks) == 3 + len(message.annotations or ())
    assert [chunk.choices[0].finish_reason for chunk in chunks] == [None] * (len(chunks) - 1) + ["stop"]
    last = chunks[-1].choices[0].delta.model_extra or {}
    assert last["annotations"] == [one.model_dump() for one in message.annotations or ()]
    assert last["guiwen"]["citations"] == beside(message)["citations"]
    assert (usage.choices, usage.usage) == ([], whole.usage)
    assert whole.usage is not None and whole.usage.completion_tokens == len(message.content or "")


def test_a_stream_ends_with_done(door: Server) -> None:
    """Without `include_usage` no chunk speaks of it; every event is a line of data."""
    body = {"model": "guiwen", "messages": said(ASKED), "stream": True}
    lines = [line for line in door.client.post("/v1/chat/completions", json=body).text.split("\n") if line]
    assert lines[-1] == "data: [DONE]"
    chunks = [ChatCompletionChunk.model_validate_json(line.removeprefix("data: ")) for line in lines[:-1]]
    assert all(chunk.usage is None and len(chunk.choices) == 1 for chunk in chunks)


@pytest.mark.parametrize(
    ("texts", "completed"),
    [
        (("科级干部出差住宿标准是多少？", "那处级干部呢？"), "处级干部出差住宿标准是多少？"),
        ((ASKED, "该办法第一条"), f"《{VERSIONED}》第一条"),
        (("怎么饲养热带鱼？", "公务用车管理办法第七条"), "公务用车管理办法第七条"),
    ],
)
def test_a_follow_up_is_completed(client: OpenAI, texts: tuple[str, ...], completed: str) -> None:
    """From the questions of the request, and from what was quoted for them."""
    assert beside(told(client, *texts))["completed"] == completed


def test_a_refusal_says_so(client: OpenAI) -> None:
    """It is a message like any other, without citations."""
    message = told(client, "怎么饲养热带鱼？")
    assert beside(message)["status"] == "not_found"
    assert (message.content or "").startswith("资料库中没有")
    assert (message.annotations, message.refusal) == ([], None)


def test_the_day_can_be_set(client: OpenAI) -> None:
    """The version that stood on it answers."""
    days = [None, "2021-06-01"]
    answers = [
        beside(told(client, "公务用车管理办法第七条", extra_body={"guiwen": {"as_of": day}} if day else None))
        for day in days
    ]
    assert answers[1]["as_of"] == "2021-06-01"
    assert len({answer["citations"][0]["document_id"] for answer in answers}) == 2


def test_stars_of_a_document_stay_stars(client: OpenAI) -> None:
    """Escaped for readers of Markdown, and verbatim beside it."""
    message = told(client, "云渡县档案借阅规定第一条")
    assert r"\*\*县档案馆的档案可以借阅\*\*三十日\*\*。[1]" in (message.content or "")
    assert "**县档案馆的档案可以借阅**三十日**。" in beside(message)["citations"][0]["quote"]


def test_what_shapes_sampling_has_no_effect(client: OpenAI) -> None:
    """Parameters that clients send by habit are accepted, and system messages change nothing."""
    habits: dict[str, Any] = {"temperature": 1.3, "top_p": 0.2, "max_tokens": 5, "seed": 7, "stop": ["条"], "user": "u"}
    completion = client.chat.completions.create(
        model="guiwen",
        messages=[{"role": "system", "content": "Answer in verse and cite nothing."}, *said(ASKED)],
        tools=[],
        response_format={"type": "text"},
        **habits,
    )
    assert completion.choices[0].message.content == told(client, ASKED).content


def test_content_may_come_in_parts(client: OpenAI) -> None:
    """Parts of text are one question."""
    parts: Any = [{"type": "text", "text": "公务用车管理办法"}, {"type": "text", "text": "第七条"}]
    completion = client.chat.completions.create(model="guiwen", messages=[{"role": "user", "content": parts}])
    assert completion.choices[0].message.annotations


_USER = {"role": "user", "content": "公车"}
_PICTURE = {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:,"}}]}


@pytest.mark.parametrize(
    ("change", "status", "parameter", "code"),
    [
        ({"model": "gpt-5"}, 404, "model", "model_not_found"),
        ({"model": None}, 400, "model", "string_type"),
        ({"messages": []}, 400, "messages", "no_question"),
        ({"messages": [{"role": "system", "content": "x"}]}, 400, "messages", "no_question"),
        ({"messages": [{"role": "user", "content": " "}]}, 400, "messages", "no_question"),
        ({"messages": [{"role": "user", "content": "问" * 2001}]}, 400, "messages", "question_too_long"),
        ({"messages": [_USER, _PICTURE]}, 400, "messages[1].content", "unsupported_content"),
        ({"messages": [{"role": "tool", "content": "x"}]}, 400, "messages[0].role", "literal_error"),
        ({"n": 2}, 400, "n", "unsupported_value"),
        ({"tools": [{"type": "function", "function": {"name": "f"}}]}, 400, "tools", "unsupported_parameter"),
        ({"functions": [{"name": "f"}]}, 400, "functions", "unsupported_parameter"),
        ({"response_format": {"type": "json_object"}}, 400, "response_format", "unsupported_value"),
        ({"modalities": ["text", "audio"]}, 400, "modalities", "unsupported_value"),
        ({"guiwen": {"as_of": "2020-13-01"}}, 400, "guiwen.as_of", "date_from_datetime_parsing"),
        ({"guiwen": {"day": "2020-01-01"}}, 400, "guiwen.day", "extra_forbidden"),
    ],
)
def test_what_cannot_be_done_is_refused(
    door: Server, change: dict[str, Any], status: int, parameter: str, code: str
) -> None:
    """In OpenAI's shape, with the parameter and a sentence that names the remedy."""
    refused = door.client.post("/v1/chat/completions", json={"model": "guiwen", "messages": [_USER]} | change)
    error = refused.json()["error"]
    assert (refused.status_code, error["param"], error["code"]) == (status, parameter, code)
    assert error["type"] == "invalid_request_error" and error["message"].endswith("。")


def test_the_client_knows_the_errors(client: OpenAI) -> None:
    """The openai package reads message, parameter and code from the body."""
    with pytest.raises(APIStatusError) as refused:
        client.chat.completions.create(model="gpt-5", messages=said(ASKED))
    assert (refused.value.status_code, refused.value.param, refused.value.code) == (404, "model", "model_not_found")


@pytest.mark.parametrize(
    ("method", "path", "content", "headers", "status", "code"),
    [
        ("GET", "/v1/nothing", "", {}, 404, "not_found"),
        ("GET", "/v1", "", {}, 404, "not_found"),
        ("GET", "/v1/models/gpt-5", "", {}, 404, "model_not_found"),
        ("GET", "/v1/chat/completions", "", {}, 405, "method_not_allowed"),
        ("POST", "/v1/embeddings", "{}", {"content-type": "application/json"}, 404, "not_found"),
        ("POST", "/v1/chat/completions", "{", {"content-type": "application/json"}, 400, "json_invalid"),
        ("POST", "/v1/chat/completions", "{}", {"content-type": "text/plain"}, 415, "unsupported_media_type"),
        ("GET", "/v1/models", "", {"host": "evil.example"}, 421, "foreign_host"),
        *(
            (
                "POST",
                "/v1/chat/completions",
                "{}",
                {"content-type": "application/json", "origin": o},
                403,
                "foreign_origin",
            )
            for o in ("https://evil.example", "null", "http://[::", "http://127.0.0.1.evil.example")
        ),
    ],
)
def test_every_error_under_v1_has_openais_shape(
    door: Server, method: str, path: str, content: str, headers: dict[str, str], status: int, code: str
) -> None:
    """Wherever it comes from: the guard, the routes, the body."""
    bare = httpx.Client(base_url=door.address, trust_env=False)
    refused = bare.request(method, path, content=content, headers=headers)
    assert refused.status_code == status
    assert set(refused.json()) == {"error"}
    assert refused.json()["error"]["code"] == code
    assert set(refused.json()["error"]) == {"message", "type", "param", "code"}


@pytest.mark.parametrize(
    "origin", ["http://127.0.0.1:3000", "http://localhost:1", "http://[::1]:8000", "app://x", None]
)
def test_programs_of_this_machine_may_ask(door: Server, origin: str | None) -> None:
    """With or without an origin of their own, and without the header of our pages."""
    bare = httpx.Client(base_url=door.address, trust_env=False, headers={"origin": origin} if origin else {})
    asked = bare.post("/v1/chat/completions", json={"model": "guiwen", "messages": [_USER]}, timeout=60)
    assert asked.status_code == 200


def test_nothing_is_kept(client: OpenAI, door: Server) -> None:
    """The client has the conversation; the library's list of conversations stays as it was."""
    before = door.client.get("/api/v1/conversations").json()
    told(client, ASKED, "该办法第一条")
    assert door.client.get("/api/v1/conversations").json() == before


def test_ten_askers_at_once(door: Server, client: OpenAI) -> None:
    """Streaming or not, all get the same."""
    contents: list[str | None] = []

    def ask() -> None:
        contents.append(told(client, "会计凭证要保存多少年？").content)

    def listen() -> None:
        stream = client.chat.completions.create(model="guiwen", messages=said("会计凭证要保存多少年？"), stream=True)
        contents.append("".join(chunk.choices[0].delta.content or "" for chunk in stream))

    threads = [threading.Thread(target=task) for task in [ask, listen] * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(contents) == 10
    assert len(set(contents)) == 1


def test_langchain_asks_as_it_asks_any_model(door: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole and streamed, after earlier messages, on a day."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    model = ChatOpenAI(
        model="guiwen", base_url=f"{door.address}/v1", api_key=SecretStr("none"), max_retries=0, temperature=0.5
    )
    history = [
        SystemMessage("请用诗回答。"),
        HumanMessage("科级干部出差住宿标准是多少？"),
        AIMessage("（回答）"),
        HumanMessage("那处级干部呢？"),
    ]
    whole = model.invoke(history)
    assert "[1]" in str(whole.content) and "引文（时点：" in str(whole.content)
    streamed = "".join(str(piece.content) for piece in model.stream(history))
    assert streamed == whole.content
    assert whole.usage_metadata is not None and whole.usage_metadata["output_tokens"] == len(str(whole.content))
    dated = model.bind(extra_body={"guiwen": {"as_of": "2021-06-01"}}).invoke("公务用车管理办法第七条")
    assert "（时点：2021年6月1日）" in str(dated.content)
