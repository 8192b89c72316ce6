"""What every request passes: known hosts alone, no cross-site changes, and headers that tie the pages' hands."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import refusal

HEADER = "x-guiwen"
# What programs call that know nothing of our header: OpenAI's clients, MCP clients.
_DOORS = ("/v1/", "/mcp/")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_CSP = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
_HEADERS = {
    "content-security-policy": _CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """Refuses a foreign Host (DNS rebinding), and changes without the header that only our pages send (CSRF)."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with a problem."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = (
            headers.get("host", "").rsplit(":", 1)[0] if not headers.get("host", "").endswith("]") else headers["host"]
        )
        if host not in self._hosts:
            await refusal(scope["path"], 421, "foreign_host", f"不接受发往“{host}”的请求。")(scope, receive, send)
            return
        refused = None if scope["method"] in _SAFE or HEADER in headers else self._refused(scope["path"], headers)
        if refused is not None:
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, _with_headers(send))

    def _refused(self, path: str, headers: Headers) -> Response | None:
        """Why a request without our header is refused; None for one at a door for programs that no foreign page sends.

        A page of another site can send JSON only after a preflight, which is never granted.
        """
        if not f"{path}/".startswith(_DOORS):
            told = "缺少 X-Guiwen 请求头：为防止跨站请求，修改数据的请求必须带上它。"
            return refusal(path, 403, "missing_header", told)
        if self._is_foreign(headers.get("origin")):
            return refusal(path, 403, "foreign_origin", f"不接受来自网页“{headers['origin']}”的请求。")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            told = "请求的内容应是 JSON：请带上请求头 Content-Type: application/json。"
            return refusal(path, 415, "unsupported_media_type", told)
        return None

    def _is_foreign(self, origin: str | None) -> bool:
        """Whether `origin` is that of a web page from another machine, or of one that hides it."""
        if origin is None:
            return False
        try:
            parts = urlsplit(origin)
        except ValueError:
            return True
        name = parts.hostname or ""
        return origin == "null" or (
            parts.scheme in ("http", "https") and f"[{name}]" not in self._hosts and name not in self._hosts
        )


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
