"""An OpenAI-compatible server on loopback that says what a script tells it, lies included."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[["Reply"], None]


def event(text: str, finish: str | None = None) -> bytes:
    """One chunk of a stream, as OpenAI shapes it."""
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    body = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
    return b"data: " + json.dumps(body, ensure_ascii=False).encode() + b"\n\n"


DONE = event("", "stop") + b"data: [DONE]\n\n"


class Reply:
    """What a script writes its reply with."""

    def __init__(self, handler: BaseHTTPRequestHandler, model: ScriptedModel, request: dict[str, Any]) -> None:
        self._handler, self.model, self.request = handler, model, request

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """Send the status and the headers."""
        self._handler.send_response(status)
        self._handler.send_header("content-type", kind)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def put(self, data: bytes) -> None:
        """Send `data` at once; where the client has gone, note it."""
        try:
            self._handler.wfile.write(data)
            self._handler.wfile.flush()
        except OSError:
            self.model.left.set()
            raise

    def wait(self, seconds: float) -> None:
        """Be silent until `seconds` are over or the test ends."""
        self.model.ended.wait(seconds)


@dataclass
class ScriptedModel:
    """A running scripted server: its address, the requests that came, and what the next replies are."""

    url: str
    scripts: list[Script]
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def script(self, *scripts: Script) -> None:
        """Reply with `scripts` from now on, the last one again and again."""
        self.scripts[:] = scripts


def saying(*pieces: str) -> Script:
    """A script that streams `pieces` and ends well."""

    def script(reply: Reply) -> None:
        reply.head()
        for piece in pieces:
            reply.put(event(piece))
        reply.put(DONE)

    return script


def refusing(status: int, **headers: str) -> Script:
    """A script that answers with an error that repeats a secret."""

    def script(reply: Reply) -> None:
        reply.head(status, "application/json", **headers)
        reply.put(b'{"error": {"message": "wrong key geheim-123"}}')

    return script


def sending(data: bytes, kind: str = "text/event-stream", status: int = 200) -> Script:
    """A script that sends these bytes, whatever they are, and closes."""

    def script(reply: Reply) -> None:
        reply.head(status, kind)
        reply.put(data)

    return script


@contextmanager
def scripted(*scripts: Script) -> Iterator[ScriptedModel]:
    """A server that replies with `scripts` in turn, the last one again and again."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", 0))
            request = json.loads(self.rfile.read(length))
            model.requests.append(request)
            model.headers.append({name.lower(): value for name, value in self.headers.items()})
            model.times.append(time.monotonic())
            script = model.scripts.pop(0) if len(model.scripts) > 1 else model.scripts[0]
            try:
                script(Reply(self, model, request))
            except OSError:
                model.left.set()

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model = ScriptedModel(f"http://127.0.0.1:{server.server_address[1]}/v1", list(scripts))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.ended.set()
        server.shutdown()
        server.server_close()
