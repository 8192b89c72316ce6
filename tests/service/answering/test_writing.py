"""Answers of a chat model: what is passed on and when, and that the provisions are quoted when it fails."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import tiktoken.registry

from service.answering.answer import AnswerStatus
from service.answering.context import Written
from service.answering.pipeline import Answering
from service.answering.question import Question, Turn
from service.answering.rewriting import rewritten
from tests.service.answering.lying_office import (
    KEY,
    QUESTION,
    TODAY,
    TOLD,
    TRUE,
    Office,
    keyed,
    model_at,
    office,
    telling,
)
from tests.service.answering.scripted_model import DONE, Reply, Script, event, refusing, saying, scripted, sending

REFUSAL = "所给资料不能回答这个问题。"
FALSE = "会议室可以用于商业活动。{二}"


@pytest.fixture(scope="module")
def lying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office with a model that is waited for as long as the tests bear."""
    with office(tmp_path_factory.mktemp("writing")) as found:
        yield found


@contextmanager
def impatient(lying: Office) -> Iterator[Office]:
    """The same office with a model that is hardly waited for."""
    with scripted(saying("")) as server:
        limits = {"model_first_seconds": 2.0, "model_gap_seconds": 1.5, "model_whole_seconds": 4.0}
        yield Office(lying.library, server, model_at(server, **limits))


def silent(reply: Reply) -> None:
    """Send nothing at all."""
    reply.wait(8)


def headers_alone(reply: Reply) -> None:
    """Accept the request and send nothing more."""
    reply.head()
    reply.wait(8)


def slow_drip(reply: Reply) -> None:
    """Send comments for ever: the connection lives, the answer does not come."""
    reply.head()
    while not reply.model.ended.is_set():
        reply.put(b": wait\n\n")
        reply.wait(0.1)


def stalls(reply: Reply) -> None:
    """Say a sentence, then nothing."""
    reply.head()
    reply.put(event(keyed(TRUE, reply) + "会议室"))
    reply.wait(8)


def slow_letters(reply: Reply) -> None:
    """Say a sentence, then a letter now and then, for ever."""
    reply.head()
    reply.put(event(keyed(TRUE, reply)))
    while not reply.model.ended.is_set():
        reply.put(event("会"))
        reply.wait(0.1)


def cut_off(reply: Reply) -> None:
    """Say a sentence and hang up without an end."""
    reply.head()
    reply.put(event(keyed(TRUE, reply) + "会议室"))


def broken_off(reply: Reply) -> None:
    """Say a sentence and half a line of the stream."""
    reply.head()
    reply.put(event(keyed(TRUE, reply)) + event("会议室")[:20])


def error_inside(reply: Reply) -> None:
    """Say a sentence, then an error in the stream that repeats the key."""
    reply.head()
    reply.put(event(keyed(TRUE, reply)) + b'data: {"error": {"message": "geheim-123"}}\n\n')


def runs_away(reply: Reply) -> None:
    """Say a sentence, then thirty thousand letters."""
    reply.head()
    reply.put(event(keyed(TRUE, reply)) + event("长" * 30_000) + DONE)


FAILURES: tuple[tuple[str, Script, str], ...] = (
    ("401", refusing(401), "GUIWEN_MODEL_KEY"),
    ("403", refusing(403), "GUIWEN_MODEL_KEY"),
    ("404", refusing(404), "GUIWEN_MODEL_URL"),
    ("400", refusing(400), "模型名称"),
    ("418", refusing(418), "418"),
    ("429 for ever", refusing(429, retry_after="0"), "429"),
    ("429 with a long wait", refusing(429, retry_after="3600"), "429"),
    ("500 for ever", refusing(500, retry_after="0"), "500"),
    ("503 with a wait in words", refusing(503, retry_after="soon"), "503"),
    ("redirection", refusing(302, location="http://127.0.0.1:9/v1"), "302"),
    ("malformed SSE", sending(b"data: {not json\n\n"), "无法读懂"),
    ("wrong shape", sending(b'data: {"choices": 5}\n\n'), "无法读懂"),
    ("list", sending(b"data: [1, 2]\n\n"), "模型服务"),
    ("error inside", sending(b'data: {"error": {"message": "geheim-123"}}\n\n'), "模型服务"),
    ("page of a proxy", sending("<html>登录</html>".encode(), "text/html"), "OpenAI"),
    ("one JSON object", sending(b'{"object": "x"}', "application/json"), "OpenAI"),
    ("nothing", sending(b""), "OpenAI"),
    ("no text", sending(DONE), "OpenAI"),
    ("not UTF-8", sending(b"data: \xff\xfe\n\n"), "模型服务"),
    ("binary", sending(bytes(range(256)), "application/octet-stream"), "模型服务"),
    ("a line without an end", sending(b"data: " + b"x" * 3_000_000), "模型服务"),
)
SLOW = (("silence", silent), ("headers alone", headers_alone), ("slow drip", slow_drip))
CUT_SHORT = (
    ("stall", stalls),
    ("slow letters", slow_letters),
    ("cut", cut_off),
    ("broken line", broken_off),
    ("error", error_inside),
    ("huge", runs_away),
)


def quoted(lying: Office, script: Script, reason: str) -> None:
    """Assert that the provisions are quoted, that the answer says so and why, and that nothing repeats the key."""
    answer, _ = lying.ask(script)
    assert answer.status is AnswerStatus.MODEL_FAILED
    assert answer.sentences
    assert [one.text for one in answer.sentences] == [one.quote.text for one in answer.citations]
    assert all(one.verified for one in answer.citations)
    assert "对话模型没有作答" in answer.notes[-1]
    assert reason in answer.notes[-1]
    assert "geheim" not in repr(answer)


@pytest.mark.parametrize(("script", "reason"), [row[1:] for row in FAILURES], ids=[row[0] for row in FAILURES])
def test_a_model_that_fails_leaves_quotations(lying: Office, script: Script, reason: str) -> None:
    """Whatever the server sends instead of an answer."""
    quoted(lying, script, reason)


@pytest.mark.parametrize("script", [row[1] for row in SLOW], ids=[row[0] for row in SLOW])
def test_a_model_that_is_slow_leaves_quotations(lying: Office, script: Script) -> None:
    """It is not waited for beyond the limit."""
    with impatient(lying) as hurried:
        quoted(hurried, script, "没有回音")


def test_a_server_that_is_not_there_leaves_quotations(lying: Office) -> None:
    """Nobody listens at the address, which is held so that nobody else does."""
    with scripted(saying("")) as server:
        pass
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", int(server.url.rpartition(":")[2].partition("/")[0])))
        gone = Office(lying.library, server, model_at(server, model_retries=0))
        answer = gone.answering[False].answer(Question(QUESTION, TODAY))
    assert answer.status is AnswerStatus.MODEL_FAILED
    assert "连接不上" in answer.notes[-1]


@pytest.mark.parametrize("script", [row[1] for row in CUT_SHORT], ids=[row[0] for row in CUT_SHORT])
def test_what_was_checked_before_the_model_failed_stays(lying: Office, script: Script) -> None:
    """Whole supported sentences stand; a note says that the rest is missing."""
    with impatient(lying) as hurried:
        answer, _ = hurried.ask(script)
    assert [sentence.text for sentence in answer.sentences] == [TOLD]
    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert "没有写完" in answer.notes[-1]
    assert "geheim" not in repr(answer)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_refused_request_is_tried_again(lying: Office, status: int) -> None:
    """One refusal is survived, after the wait that the server asks for."""
    before = len(lying.server.times)
    answer, _ = lying.ask(refusing(status, retry_after="0.2"), telling(TRUE))
    assert (answer.model, answer.status) == ("default", AnswerStatus.ANSWERED)
    first, second = lying.server.times[before:]
    assert second - first >= 0.2


def test_a_supported_answer_is_passed_on_with_its_citation(lying: Office) -> None:
    """Citations are numbered by first use, and each is a verified quote."""
    answer, _ = lying.ask(telling("会议室不得用于商业活动。{二}", TRUE, "使用会议室的人员可以自带茶水。{二}"))
    assert answer.answer.splitlines() == [
        "会议室不得用于商业活动。[1]",
        f"{TOLD}[2]",
        "使用会议室的人员可以自带茶水。[1]",
    ]
    assert [(one.n, one.quote.article, one.verified) for one in answer.citations] == [
        (1, "第二条", True),
        (2, "第一条", True),
    ]


def test_an_unsupported_sentence_is_marked_by_setting(lying: Office) -> None:
    """With `mark` it is shown as unsupported, beside what is supported; one with a wrong key never is."""
    answer, passed_on = lying.ask(telling(TRUE, FALSE, "会议室对外开放。[S99]"), mark=True)
    assert [one.text for one in answer.sentences] == [TOLD, "【未经引文支持】会议室可以用于商业活动。"]
    assert [one.sentence for one in passed_on] == list(answer.sentences)


def test_an_answer_left_empty_is_refused(lying: Office) -> None:
    """Where not one sentence stands, the status says so, and the provisions are quoted."""
    answer, _ = lying.ask(telling(FALSE, "会议室对外开放。[S99]"))
    assert answer.status is AnswerStatus.MODEL_FAILED
    assert [one.text for one in answer.sentences] == [one.quote.text for one in answer.citations]
    assert "没有一句通过核对" in answer.notes[-1]


def test_a_model_that_finds_no_answer_refuses(lying: Office) -> None:
    """Nothing is quoted as an answer; what was looked at is told."""
    answer, passed_on = lying.ask(telling(REFUSAL))
    assert (answer.status, answer.answer, answer.citations) == (AnswerStatus.NOT_FOUND, "", ())
    assert answer.looked_at
    assert not passed_on


def test_a_refusal_behind_an_answer_makes_it_a_part(lying: Office) -> None:
    """What stands is given, with the caution of a part."""
    answer, _ = lying.ask(telling(TRUE, REFUSAL))
    assert (answer.status, [one.text for one in answer.sentences]) == (AnswerStatus.PARTLY_ANSWERED, [TOLD])


def test_orders_in_a_document_are_not_sent(lying: Office) -> None:
    """Sentences that speak to the model are left out, keys inside the evidence are no keys, each fence is another."""
    before = len(lying.server.requests)
    lying.ask(telling(TRUE))
    lying.ask(telling(TRUE))
    first, second = (request["messages"] for request in lying.server.requests[before:])
    assert "来访人员使用会议室应当登记。" in first[1]["content"]
    assert not [words for words in ("忽略", "系统：", "[S", "止>>>") if words in first[1]["content"]]
    assert first[0]["content"] != second[0]["content"]


def test_without_a_key_none_is_sent() -> None:
    """No Authorization header goes out; with a key it does."""
    with scripted(saying("好")) as server:
        model_at(server, model_key="").whole("", "")
        model_at(server).whole("", "")
    assert "authorization" not in server.headers[0]
    assert server.headers[1]["authorization"] == f"Bearer {KEY}"


def test_the_proxy_of_the_environment_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that does not exist harms nothing."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with scripted(saying("好")) as server:
        assert model_at(server).whole("", "") == "好"


def test_the_first_sentence_does_not_wait_for_the_second(lying: Office) -> None:
    """It is passed on while the server is still holding the rest back; closing then ends the connection."""
    release = threading.Event()

    def script(reply: Reply) -> None:
        reply.head()
        reply.put(event(keyed(TRUE, reply)))
        release.wait(5)
        while not reply.model.ended.is_set():
            reply.put(event("字"))
            time.sleep(0.02)

    with scripted(script) as server:
        chat = model_at(server, model_first_seconds=5, model_gap_seconds=5)
        events = Answering(lying.library, 3, chat).stream(Question(QUESTION, TODAY))
        written = next(told for told in events if isinstance(told, Written))
        assert not release.is_set()
        assert written.citations[0].n == 1
        events.close()
        release.set()
        assert server.left.wait(5)


def test_nothing_is_fetched_to_count_words(lying: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """No table of tokens is loaded, and tracing that the environment switches on reaches nobody."""
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "none")
    assert lying.ask(telling(TRUE))[0].status is AnswerStatus.ANSWERED
    assert tiktoken.registry.ENCODINGS == {}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("会议室续借需要多久？", "会议室续借需要多久？"),
        ("《会议条例》会议室续借需要多久？", None),
        ("会议室第九条需要多久？", None),
        ("会议室续借30日需要多久？", None),
        ("2020年会议室续借需要多久？", None),
        ("根据单位财务报销制度差旅住宿标准怎么执行", None),
        ("会议室续借需要多久？\n会议室续借需要多久？", None),
        (" ", None),
    ],
)
def test_a_rewritten_question_adds_nothing(lying: Office, answer: str, expected: str | None) -> None:
    """What neither the question nor the turns say makes the rewriting void."""
    lying.server.script(saying(answer))
    assert rewritten("那续借需要多久？", [Turn("会议室借用期限是多少日？会议室续借")], lying.chat) == expected


def follow_up(lying: Office, *scripts: Script) -> tuple[str, AnswerStatus, str]:
    """The completed question, the status and the answer to a follow-up about damage."""
    lying.server.script(*scripts)
    question = Question("情节严重的呢？", TODAY, turns=(Turn("损坏会议室设备怎么处理？"),))
    answer = lying.answering[False].answer(question)
    return answer.completed, answer.status, answer.answer


def test_a_follow_up_is_completed_by_the_model(lying: Office) -> None:
    """The completed question is shown, searched and given to the model with the evidence."""
    asked = "损坏会议室设备情节严重的怎么处理？"
    said = "情节严重的，可以暂停使用会议室六个月。"
    assert follow_up(lying, saying(asked), telling(said + "{三}")) == (asked, AnswerStatus.ANSWERED, said + "[1]")
    assert f"问题：{asked}" in lying.server.requests[-1]["messages"][1]["content"]


def test_a_completion_that_adds_something_is_not_taken(lying: Office) -> None:
    """Rules complete the question then, and the model still writes."""
    completed, status, _ = follow_up(lying, saying("《会议法》第九条情节严重的呢？"), telling(TRUE))
    assert "损坏会议室设备" in completed
    assert "会议法" not in completed
    assert status is AnswerStatus.ANSWERED


def test_a_model_that_fails_at_a_follow_up_is_asked_no_more(lying: Office) -> None:
    """Rules complete the question, provisions are quoted, and nobody waits for the model a second time."""
    before = len(lying.server.requests)
    completed, status, said = follow_up(lying, refusing(401), telling(TRUE))
    assert len(lying.server.requests) == before + 1
    assert status is AnswerStatus.MODEL_FAILED
    assert "损坏会议室设备" in completed
    assert said.startswith("根据《")
