"""The chat model by itself: when it is tried again, how long it is waited for, how many ask at once."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ingest.errors import ModelFailed
from service.thoughts import without_thoughts
from tests.service.answering.lying_office import model_at
from tests.service.answering.scripted_model import DONE, Reply, event, refusing, saying, scripted


def test_the_wait_doubles_from_try_to_try() -> None:
    """Where the server names no time, the second wait is longer than the first."""
    with scripted(refusing(503), refusing(500), saying("好")) as server:
        assert model_at(server, model_retries=2).whole("", "") == "好"
    first, second = (later - earlier for earlier, later in zip(server.times, server.times[1:], strict=False))
    assert 0.35 < first < second


@pytest.mark.parametrize("retries", [0, 1])
def test_no_more_tries_than_are_set(retries: int) -> None:
    """After the last one the failure is told."""
    with scripted(refusing(500, retry_after="0")) as server:
        with pytest.raises(ModelFailed, match="500"):
            model_at(server, model_retries=retries).whole("", "")
        assert len(server.requests) == retries + 1


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_what_another_try_cannot_mend_is_tried_once(status: int) -> None:
    """A wrong key stays wrong."""
    with scripted(refusing(status)) as server:
        with pytest.raises(ModelFailed, match=str(status)):
            model_at(server).whole("", "")
        assert len(server.requests) == 1


def test_nothing_is_tried_again_once_something_was_said() -> None:
    """Sentences that were passed on are not said twice."""

    def script(reply: Reply) -> None:
        reply.head()
        reply.put(event("好"))

    with scripted(script) as server:
        with pytest.raises(ModelFailed, match="中途断开"):
            model_at(server).whole("", "")
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("changed", "least", "most"),
    [({"model_first_seconds": 0.3}, 0.3, 6.0), ({"model_whole_seconds": 0.4, "model_first_seconds": 9.0}, 0.4, 6.0)],
    ids=["beginning", "whole"],
)
def test_a_silent_server_is_left_in_time(changed: dict[str, float], least: float, most: float) -> None:
    """The limit for the beginning and that for the whole both hold."""
    with scripted(lambda reply: reply.wait(8)) as server:
        chat = model_at(server, model_retries=0, **changed)
        chat.prepare()
        began = time.monotonic()
        with pytest.raises(ModelFailed, match="没有回音"):
            chat.whole("", "")
        assert least <= time.monotonic() - began < most


def test_a_call_may_set_a_shorter_limit() -> None:
    """The completion of a question waits less long than an answer."""
    with scripted(lambda reply: reply.wait(8)) as server:
        chat = model_at(server, model_first_seconds=9.0, model_whole_seconds=9.0)
        chat.prepare()
        began = time.monotonic()
        with pytest.raises(ModelFailed):
            chat.whole("", "", 0.2)
        assert time.monotonic() - began < 6.0


def test_no_more_ask_at_once_than_are_set() -> None:
    """Six askers share two places; all are answered."""
    active, most, guard = 0, 0, threading.Lock()

    def script(reply: Reply) -> None:
        nonlocal active, most
        with guard:
            active += 1
            most = max(most, active)
        reply.head()
        reply.put(event("好"))
        reply.wait(0.1)
        with guard:
            active -= 1
        reply.put(DONE)

    with scripted(script) as server, ThreadPoolExecutor(6) as askers:
        chat = model_at(server, model_concurrency=2, model_whole_seconds=20.0, model_first_seconds=9.0)
        assert list(askers.map(lambda _: chat.whole("", ""), range(6))) == ["好"] * 6
    assert most == 2


def test_who_finds_no_place_in_time_is_told_so() -> None:
    """The limit is named, and the place that was taken comes free again."""
    with scripted(lambda reply: reply.wait(8)) as server:
        chat = model_at(server, model_concurrency=1, model_first_seconds=9.0, model_whole_seconds=9.0)
        pieces = chat.stream("", "")
        with ThreadPoolExecutor(1) as asker:
            waiting = asker.submit(lambda: next(pieces, None))
            while not server.requests:
                time.sleep(0.01)
            with pytest.raises(ModelFailed, match="1 个"):
                chat.whole("", "", 0.1)
            server.ended.set()
            with pytest.raises(ModelFailed):
                waiting.result()
        server.script(saying("好"))
        assert chat.whole("", "") == "好"


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (["<think>甲。[S1]</think>乙"], "乙"),
        (["<th", "ink>甲", "乙</th", "ink>丙", "丁"], "丙丁"),
        (["\n<think>\n\n</think>\n\n甲"], "\n\n甲"),
        (["<", "5人"], "<5人"),
        (["甲<think>乙</think>"], "甲<think>乙</think>"),
        (["<think>甲"], ""),
        (["<"], "<"),
        ([], ""),
    ],
)
def test_thoughts_are_no_answer(pieces: list[str], said: str) -> None:
    """What a model thinks aloud at the head of its answer is left out, wherever the pieces part."""
    assert "".join(without_thoughts(pieces)) == said
