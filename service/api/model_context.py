"""The door at /mcp, built when somebody first knocks."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from service.api.problems import refusal
from service.api.state import State
from service.tools import Desk


class ModelContext:
    """The ASGI application at /mcp.

    What speaks the protocol takes a second and 25 MB to import, so that only those who use it wait for it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._serve: Callable[[Scope, Receive, Send], Awaitable[None]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; each stands for itself, so that there is no session to open or to end."""
        if scope["method"] != "POST":
            refused = refusal(
                scope["path"], 405, "method_not_allowed", "/mcp 只接受 POST 请求：没有会话需要保持或结束。"
            )
            refused.headers["allow"] = "POST"
            await refused(scope, receive, send)
            return
        if self._serve is None:
            await run_in_threadpool(self._build, cast(State, scope["app"].state.guiwen))
        if self._serve is not None:
            await self._serve(scope, receive, send)

    def _build(self, state: State) -> None:
        from service.mcp import served

        with self._lock:
            self._serve = self._serve or served(Desk(state.library, state.answering, state.searcher))
