"""Questions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from ingest.errors import GuiwenError
from service.answering.question import Question
from service.api.schemas import AskRequest
from service.api.schemas_conversations import GivenAnswer
from service.api.state import Given
from service.api.streaming import event, streamed
from service.conversations.shaping import stored_shape, told_shape
from service.conversations.talking import Talking

_LOG = logging.getLogger(__name__)
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "The events of one answer."}
}

router = APIRouter(prefix="/api/v1", tags=["asking"])


@router.post("/ask", response_model=GivenAnswer)
def ask(state: Given, request: AskRequest) -> dict[str, Any]:
    """The answer to a question, every sentence with its citations; it is kept in its conversation."""
    return stored_shape(state.talking.ask(_question(request)))


@router.post("/ask/stream", response_class=StreamingResponse, responses=_STREAM)
def ask_stream(state: Given, request: AskRequest) -> StreamingResponse:
    """The same as events: `progress` {step}, `sentence` {text, citations, new}, and last `answer`, which is then kept.

    `new` holds the citations that a sentence is the first to use. A failure ends the events with `problem` {code,
    message}. Closing the connection cancels; a cancelled answer is not kept.
    """
    question = _question(request)
    return streamed(lambda left: answer_events(state.talking, question, left))


def answer_events(talking: Talking, question: Question, left: Callable[[], bool]) -> Iterator[str]:
    """Yield the events of one answer; a failure is the last of them."""
    try:
        for told in talking.stream(question, left):
            yield event(*told_shape(told))
    except GuiwenError as error:
        yield event("problem", {"code": error.code, "message": error.message})
    except Exception:  # noqa: BLE001
        # The edge of the app: the response has begun, so that its status can tell nothing any more.
        _LOG.exception("an answer failed")
        message = "回答时出错，没有完成。请再试一次；如果还是这样，请管理员查看服务器的日志。"
        yield event("problem", {"code": "internal_error", "message": message})


def _question(request: AskRequest) -> Question:
    question = Question(request.question, date.today(), request.as_of, language=request.language)
    return replace(question, conversation=request.conversation) if request.conversation else question
