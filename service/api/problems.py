"""Errors as problem+json (RFC 9457)."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ingest.errors import (
    AmbiguousDocument,
    AnswerNotFound,
    ConversationNotFound,
    CorrectionRefused,
    DocumentNotFound,
    GuiwenError,
    ImpossibleEdit,
    IngestError,
    LibraryBusy,
    PageNotFound,
    PartOfCompilation,
    QuestionNotFound,
    QuestionRefused,
    TooLarge,
)

_STATUSES: tuple[tuple[type[GuiwenError], int], ...] = (
    (DocumentNotFound, 404),
    (PageNotFound, 404),
    (QuestionNotFound, 404),
    (ConversationNotFound, 404),
    (AnswerNotFound, 404),
    (AmbiguousDocument, 409),
    (PartOfCompilation, 409),
    (ImpossibleEdit, 422),
    (LibraryBusy, 503),
    (TooLarge, 413),
    (CorrectionRefused, 422),
    (QuestionRefused, 422),
    (IngestError, 422),
)


def problem(status: int, code: str, detail: str) -> JSONResponse:
    """A problem+json response."""
    body = {"type": f"urn:guiwen:{code}", "title": code, "status": status, "detail": detail, "code": code}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Make every error of `app` a problem+json response."""
    app.exception_handler(GuiwenError)(_guiwen)
    app.exception_handler(RequestValidationError)(_validation)
    app.exception_handler(HTTPException)(_http)


async def _guiwen(request: Request, error: GuiwenError) -> JSONResponse:
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)
    return problem(status, error.code, error.message)


async def _validation(request: Request, error: RequestValidationError) -> JSONResponse:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return problem(422, "bad_request", f"请求中的 {place} 不正确：{first['msg']}。")


async def _http(request: Request, error: HTTPException) -> JSONResponse:
    return problem(error.status_code, "http_error", str(error.detail))
