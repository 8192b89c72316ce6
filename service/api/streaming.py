"""Server-sent events that a thread makes, so that slow work never holds up the other requests."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from fastapi.responses import StreamingResponse

# A comment is sent when nothing else was for so long: proxies cut silent connections.
SIGN_OF_LIFE = 15.0
_ALIVE = ": …\n\n"
# Characters at which clients that split text as Python does would end a line; JSON itself leaves them as they are.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}

# Makes events; it should stop when what it is given says that nobody listens any more.
Work = Callable[[Callable[[], bool]], Iterator[str]]


def event(name: str, data: Mapping[str, Any]) -> str:
    """An event as it goes over the wire, its data on one line."""
    return f"event: {name}\n{unnamed(data)}"


def unnamed(data: Mapping[str, Any]) -> str:
    """An event without a name, its data on one line."""
    line = _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False))
    return f"data: {line}\n\n"


def streamed(work: Work) -> StreamingResponse:
    """A response that passes on the events of `work` as they are made; a closed connection ends the work."""
    return StreamingResponse(_from_thread(work), media_type="text/event-stream", headers=_HEADERS)


async def _from_thread(work: Work) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    made: asyncio.Queue[str | None] = asyncio.Queue()
    left = threading.Event()

    def put(told: str | None) -> None:
        # A loop that is closed has nobody left to tell.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(made.put_nowait, told)

    def run() -> None:
        try:
            for told in work(left.is_set):
                put(told)
        finally:
            put(None)

    threading.Thread(target=run, name="events", daemon=True).start()
    try:
        while (told := await _next(made)) is not None:
            yield told
    finally:
        left.set()


async def _next(made: asyncio.Queue[str | None]) -> str | None:
    try:
        return await asyncio.wait_for(made.get(), SIGN_OF_LIFE)
    except TimeoutError:
        return _ALIVE
