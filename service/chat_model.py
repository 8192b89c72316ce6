"""The chat model that settings name, behind LangChain; None when they name none.

Requests run on one event loop of their own, so that a silent server can be left at once, at a limit or on demand.
"""

from __future__ import annotations

import asyncio
import math
import queue
import random
import threading
import time
from collections.abc import AsyncGenerator, Coroutine, Generator, Iterator
from concurrent.futures import Future
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import SecretStr

from ingest.errors import ModelFailed, SettingsError
from service.settings import Settings
from service.thoughts import without_thoughts

if TYPE_CHECKING:
    from langchain_openai import ChatOpenAI

# An answer of a few hundred characters is plenty: what goes on beyond this has run away.
LONGEST = 20_000
_LONGEST_WAIT = 30.0
_RETRIED = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
_REASONS = {
    400: "模型服务拒绝了请求（400），请检查模型名称。",
    401: "模型服务不接受密钥（401），请检查 GUIWEN_MODEL_KEY。",
    403: "模型服务拒绝访问（403），请检查 GUIWEN_MODEL_KEY 的权限。",
    404: "模型服务没有这个地址或模型（404），请检查 GUIWEN_MODEL_URL 和 GUIWEN_MODEL_NAME。",
    429: "模型服务正忙（429），请稍后再试。",
}


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where the model is and how long it may take; the key shows in no repr."""

    url: str
    name: str
    key: SecretStr
    first_seconds: float
    gap_seconds: float
    whole_seconds: float
    retries: int
    concurrency: int
    temperature: float

    @classmethod
    def of(cls, settings: Settings) -> ModelSettings | None:
        """The part of `settings` about the model; None when no base URL is set."""
        if not settings.model_url:
            return None
        return cls(
            settings.model_url,
            settings.model_name,
            settings.model_key,
            settings.model_first_seconds,
            settings.model_gap_seconds,
            settings.model_whole_seconds,
            settings.model_retries,
            settings.model_concurrency,
            settings.model_temperature,
        )


class ChatModel:
    """A chat model on an OpenAI-compatible server; safe from many threads."""

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings
        self._places = threading.BoundedSemaphore(settings.concurrency)
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._chat: ChatOpenAI | None = None

    @property
    def name(self) -> str:
        """The model's name, as the settings give it."""
        return self.settings.name

    def prepare(self) -> None:
        """Load the libraries that the first request would otherwise wait for; nothing is sent."""
        self._running_loop()

    def stream(self, instructions: str, asked: str, seconds: float = math.inf) -> Generator[str, None, None]:
        """Yield pieces of the model's text as they arrive; ModelFailed when it fails, or is not done in `seconds`.

        Closing the iterator cancels.
        """
        deadline = time.monotonic() + min(seconds, self.settings.whole_seconds)
        with self._place(deadline):
            arrived: queue.SimpleQueue[str | None] = queue.SimpleQueue()
            running = self._start(self._pump(instructions, asked, deadline, arrived))
            try:
                yield from without_thoughts(iter(arrived.get, None))
                # What no model is to blame for comes to light here.
                running.result()
            finally:
                running.cancel()

    def whole(self, instructions: str, asked: str, seconds: float = math.inf) -> str:
        """The model's whole text; ModelFailed when it fails, or is not done in `seconds`."""
        return "".join(self.stream(instructions, asked, seconds))

    @contextmanager
    def _place(self, deadline: float) -> Iterator[None]:
        if not self._places.acquire(timeout=max(0.0, deadline - time.monotonic())):
            raise ModelFailed(f"同时进行的模型请求已达上限（{self.settings.concurrency} 个），请稍后再试。")
        try:
            yield
        finally:
            self._places.release()

    def _start(self, work: Coroutine[object, object, None]) -> Future[None]:
        return asyncio.run_coroutine_threadsafe(work, self._running_loop())

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._chat = _chat(self.settings)
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="chat-model", daemon=True).start()
            return self._loop

    async def _pump(
        self, instructions: str, asked: str, deadline: float, arrived: queue.SimpleQueue[str | None]
    ) -> None:
        """Put pieces, and None behind the last, whatever happens; tries again as long as nothing has arrived."""
        try:
            for attempt in range(self.settings.retries + 1):
                begun = False
                try:
                    async with aclosing(self._attempt(instructions, asked, deadline)) as pieces:
                        async for piece in pieces:
                            begun = True
                            arrived.put(piece)
                except ModelFailed as failure:
                    wait = failure.wait if failure.wait is not None else _backoff(attempt)
                    late = time.monotonic() + wait >= deadline or wait > _LONGEST_WAIT
                    if begun or late or not failure.again or attempt == self.settings.retries:
                        raise
                    await asyncio.sleep(wait)
                else:
                    return
        finally:
            arrived.put(None)

    async def _attempt(self, instructions: str, asked: str, deadline: float) -> AsyncGenerator[str, None]:
        limit, characters, ended = self.settings.first_seconds, 0, False
        async with aclosing(_texts(self._chat, instructions, asked)) as texts:
            while True:
                left = min(limit, deadline - time.monotonic())
                try:
                    text, finished = await asyncio.wait_for(anext(texts), max(left, 0.001))
                except StopAsyncIteration:
                    break
                except TimeoutError as error:
                    raise ModelFailed(f"模型服务 {max(left, 0):.0f} 秒内没有回音，已不再等待。") from error
                ended = ended or finished
                characters += len(text)
                if characters > LONGEST:
                    raise ModelFailed(f"模型的回答超过 {LONGEST} 字，已不再接收。")
                if text:
                    limit = self.settings.gap_seconds
                    yield text
        if not characters:
            raise ModelFailed("模型服务没有给出任何文字，请检查 GUIWEN_MODEL_URL 是否为 OpenAI 兼容接口。")
        if not ended:
            raise ModelFailed("模型的回答中途断开。")


def chat_model(settings: Settings) -> ChatModel | None:
    """The chat model that `settings` name; None when no base URL is set."""
    named = ModelSettings.of(settings)
    return ChatModel(named) if named else None


def required(chat: ChatModel | None) -> ChatModel:
    """`chat`; SettingsError where there is none."""
    if chat is None:
        raise SettingsError("没有设置对话模型。请设置 GUIWEN_MODEL_URL（OpenAI 兼容接口的地址）后再试。")
    return chat


async def _texts(chat: ChatOpenAI | None, instructions: str, asked: str) -> AsyncGenerator[tuple[str, bool], None]:
    """Yield each piece of text and whether the server has said that it is the last."""
    from langsmith import tracing_context
    from openai import APIConnectionError, APIStatusError, OpenAIError

    if chat is None:
        raise ModelFailed("模型尚未启动。")
    try:
        # Tracing of LangChain, switched on by the environment, would send the question to another machine.
        with tracing_context(enabled=False):
            async with aclosing(chat.astream([("system", instructions), ("human", asked)])) as chunks:  # type: ignore[type-var]
                async for chunk in chunks:
                    yield str(chunk.text), bool(chunk.response_metadata.get("finish_reason"))
    except APIStatusError as error:
        code = error.status_code
        reason = _REASONS.get(code, f"模型服务出错（{code}），请查看它的日志。")
        raise ModelFailed(reason, code in _RETRIED, _retry_after(error.response.headers.get("retry-after"))) from None
    except APIConnectionError:
        raise ModelFailed("连接不上模型服务，请检查 GUIWEN_MODEL_URL 和网络。", again=True) from None
    except (OpenAIError, OSError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        # The libraries let whatever a broken stream leads to through.
        kind = type(error).__name__
        raise ModelFailed(
            f"模型服务的回应无法读懂（{kind}），请检查 GUIWEN_MODEL_URL 是否为 OpenAI 兼容接口。"
        ) from None
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("httpx", "httpx2", "httpcore", "httpcore2"):
            raise
        raise ModelFailed("与模型服务的连接中途断开。") from None


def _backoff(attempt: int) -> float:
    """The seconds to wait after try `attempt`: twice as long each time, and not all askers at the same moment."""
    return math.ldexp(0.5, attempt) * random.uniform(0.8, 1.2)  # noqa: S311


def _retry_after(header: str | None) -> float | None:
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None


def _chat(settings: ModelSettings) -> ChatOpenAI:
    import httpx2
    import langsmith  # noqa: F401  # with the others, not under the first question
    from langchain_openai import ChatOpenAI

    key = settings.key.get_secret_value()

    async def without_key(request: httpx2.Request) -> None:
        if not key:
            request.headers.pop("authorization", None)

    limit = httpx2.Timeout(settings.whole_seconds, connect=min(10.0, settings.first_seconds))
    # Neither a proxy of the environment nor a redirection leads anywhere but to the set address.
    client = httpx2.AsyncClient(
        trust_env=False, follow_redirects=False, timeout=limit, event_hooks={"request": [without_key]}
    )
    return ChatOpenAI(
        base_url=settings.url,
        model=settings.name,
        api_key=SecretStr(key or "none"),
        openai_organization="",
        openai_proxy="",
        temperature=settings.temperature,
        max_retries=0,
        timeout=settings.whole_seconds,
        stream_chunk_timeout=None,
        http_async_client=client,
        http_client=httpx2.Client(trust_env=False),
        use_responses_api=False,
        output_version="v0",
    )
