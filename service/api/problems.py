"""Errors as problem+json (RFC 9457), and under /v1 in OpenAI's shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ingest.errors import (
    AmbiguousDocument,
    AmbiguousIndicator,
    AnswerNotFound,
    CheckRefused,
    ConversationNotFound,
    CorrectionRefused,
    DocumentNotFound,
    DraftBlocked,
    DraftChanged,
    DraftFinal,
    DraftNotFound,
    FactsRefused,
    GuiwenError,
    ImpossibleEdit,
    IndicatorNotFound,
    IngestError,
    JobNotFound,
    JobRunning,
    LibraryBusy,
    ModelRefused,
    ObservationsRefused,
    PageNotFound,
    PartOfCompilation,
    QuestionNotFound,
    QuestionRefused,
    SearchNotFound,
    SettingsError,
    SettlingRefused,
    TooLarge,
    UnitNotFound,
)

_STATUSES: tuple[tuple[type[GuiwenError], int], ...] = (
    (DocumentNotFound, 404),
    (UnitNotFound, 404),
    (PageNotFound, 404),
    (QuestionNotFound, 404),
    (ConversationNotFound, 404),
    (SearchNotFound, 404),
    (DraftNotFound, 404),
    (AnswerNotFound, 404),
    (JobNotFound, 404),
    (IndicatorNotFound, 404),
    (AmbiguousDocument, 409),
    (AmbiguousIndicator, 409),
    (JobRunning, 409),
    (DraftChanged, 409),
    (DraftFinal, 409),
    (DraftBlocked, 409),
    (SettingsError, 409),
    (PartOfCompilation, 409),
    (ImpossibleEdit, 422),
    (LibraryBusy, 503),
    (TooLarge, 413),
    (CheckRefused, 422),
    (CorrectionRefused, 422),
    (QuestionRefused, 422),
    (ObservationsRefused, 422),
    (ModelRefused, 422),
    (SettlingRefused, 422),
    (FactsRefused, 422),
    (IngestError, 422),
)


# What is told of an error that nobody foresaw.
UNFORESEEN = "服务器出错，没有完成。请再试一次；如果还是这样，请管理员查看服务器的日志。"
# The doors for programs that speak OpenAI's language; their errors too are in its shape.
_OPENAI = "/v1/"


def problem(status: int, code: str, detail: str, **more: Any) -> JSONResponse:
    """A problem+json response."""
    body = {"type": f"urn:guiwen:{code}", "title": code, "status": status, "detail": detail, "code": code}
    return JSONResponse(body | more, status_code=status, media_type="application/problem+json")


def refusal(path: str, status: int, code: str, detail: str, parameter: str | None = None) -> JSONResponse:
    """An error as the callers of `path` expect it: OpenAI's shape under /v1, else a problem."""
    if not speaks_openai(path):
        return problem(status, code, detail)
    return JSONResponse(openai_error(status, code, detail, parameter), status_code=status)


def speaks_openai(path: str) -> bool:
    """Whether those who call `path` expect OpenAI's shapes."""
    return f"{path}/".startswith(_OPENAI)


def openai_error(status: int, code: str, detail: str, parameter: str | None = None) -> dict[str, Any]:
    """An error in OpenAI's shape."""
    kind = "server_error" if status >= 500 else "invalid_request_error"
    return {"error": {"message": detail, "type": kind, "param": parameter, "code": code}}


def status_of(error: GuiwenError) -> int:
    """The HTTP status that tells of `error`."""
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)


def install(app: FastAPI) -> None:
    """Give every error of `app` a body that programs can read."""
    app.exception_handler(GuiwenError)(_guiwen)
    app.exception_handler(RequestValidationError)(_validation)
    app.exception_handler(HTTPException)(_http)
    app.exception_handler(Exception)(_unforeseen)


async def _guiwen(request: Request, error: GuiwenError) -> JSONResponse:
    if isinstance(error, FactsRefused) and error.faults:
        return problem(status_of(error), error.code, error.message, faults=[dict(one) for one in error.faults])
    if isinstance(error, DraftBlocked):
        return problem(status_of(error), error.code, error.message, blocks=[dict(one) for one in error.blocks])
    return refusal(request.url.path, status_of(error), error.code, error.message)


async def _validation(request: Request, error: RequestValidationError) -> JSONResponse:
    first = error.errors()[0]
    if not speaks_openai(request.url.path):
        place = ".".join(str(part) for part in first["loc"])
        return problem(422, "bad_request", f"请求中的 {place} 不正确：{first['msg']}。")
    if first["type"] == "json_invalid":
        return refusal(request.url.path, 400, "json_invalid", "请求的内容不是完整的 JSON，请检查后重发。")
    place = _place(first["loc"])
    detail = f"请求中的 {place or '内容'} 不正确：{first['msg']}。"
    return refusal(request.url.path, 400, first["type"], detail, place or None)


def _place(steps: Sequence[int | str]) -> str:
    """Where in the body: messages[0].content."""
    inside = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps[1:])
    return "".join(inside).removeprefix(".")


async def _http(request: Request, error: HTTPException) -> JSONResponse:
    path, code, detail = request.url.path, "http_error", str(error.detail)
    if speaks_openai(path) and error.status_code in (404, 405):
        code = "not_found" if error.status_code == 404 else "method_not_allowed"
        detail = f"没有 {request.method} {path}。可用的是 GET /v1/models 和 POST /v1/chat/completions。"
    response = refusal(path, error.status_code, code, detail)
    response.headers.update(error.headers or {})
    return response


async def _unforeseen(request: Request, _error: Exception) -> JSONResponse:
    # The server's own log tells what it was: the exception goes on to it.
    return refusal(request.url.path, 500, "internal_error", UNFORESEEN)
