"""Chat completions as OpenAI's clients ask for them; nothing of them is kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from ingest.errors import GuiwenError
from service.answering.answer import Answer
from service.answering.context import Written
from service.answering.earlier import earlier_turns
from service.answering.pipeline import Answering
from service.answering.question import Question
from service.api.problems import UNFORESEEN, openai_error, refusal, status_of
from service.api.schemas_openai import CompletionRequest, CompletionShape, ModelListShape, ModelShape, OpenaiError
from service.api.state import Given, State
from service.api.streaming import streamed, unnamed
from service.conversations.talking import TURNS
from service.openai_api import MODEL, Completion, Message, model_shape

_LOG = logging.getLogger(__name__)
_DONE = "data: [DONE]\n\n"
_ERRORS: dict[int | str, dict[str, Any]] = {400: {"model": OpenaiError}, 404: {"model": OpenaiError}}
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "The completion."}
}

router = APIRouter(prefix="/v1", tags=["openai"])


@router.get("/models", response_model=ModelListShape)
def list_models() -> dict[str, Any]:
    """The models: there is one."""
    return {"object": "list", "data": [model_shape()]}


@router.get("/models/{model}", response_model=ModelShape, responses={404: {"model": OpenaiError}})
def read_model(request: Request, model: str) -> Response:
    """The model of this name."""
    return JSONResponse(model_shape()) if model == MODEL else _no_model(request, model)


@router.post("/chat/completions", response_model=CompletionShape, responses=_ERRORS | _STREAM)
def complete(state: Given, request: Request, asked: CompletionRequest) -> Response:
    """The answer to the last message of the user, after the earlier ones; streamed where `stream` is true."""
    if asked.model != MODEL:
        return _no_model(request, asked.model)
    completion = Completion(str(request.base_url), [message.content for message in asked.messages])
    if not asked.stream:
        # Sent as it is: its own shapes made it.
        return JSONResponse(completion.whole(state.answering.answer(question_of(state.answering, asked))))
    return streamed(lambda left: completion_events(state, asked, completion, left))


def question_of(answering: Answering, asked: CompletionRequest) -> Question:
    """The last question of `asked`, after the turns that the earlier ones make."""
    *earlier, text = asked.questions
    today, day = date.today(), asked.guiwen.as_of if asked.guiwen else None
    return Question(text, today, day, earlier_turns(answering, earlier[-TURNS:], today, day))


def _no_model(request: Request, name: str) -> Response:
    told = f"没有名为“{name}”的模型。请把 model 写作 {MODEL}。"
    return refusal(request.url.path, 404, "model_not_found", told, "model")


def completion_events(
    state: State, asked: CompletionRequest, completion: Completion, left: Callable[[], bool]
) -> Iterator[str]:
    """Yield the events of a streamed completion; a failure is the last of them."""
    try:
        yield from map(unnamed, _chunks(state, asked, completion, left))
        yield _DONE
    except GuiwenError as error:
        yield unnamed(openai_error(status_of(error), error.code, error.message))
    except Exception:  # noqa: BLE001
        # The edge of the app: the response has begun, so that its status can tell nothing any more.
        _LOG.exception("a completion failed")
        yield unnamed(openai_error(500, "internal_error", UNFORESEEN))


def _chunks(
    state: State, asked: CompletionRequest, completion: Completion, left: Callable[[], bool]
) -> Iterator[dict[str, Any]]:
    with_usage = bool(asked.stream_options and asked.stream_options.include_usage)
    # OpenAI's clients expect an empty `usage` in every chunk before the one that holds it.
    unused = {"usage": None} if with_usage else {}
    message = Message()
    yield completion.chunk({"role": "assistant", "content": ""}) | unused
    # Marked sentences may be taken back in the end, which a stream cannot: where they are allowed, the end is awaited.
    at_once = state.chat is None or state.settings.unsupported == "remove"
    with closing(state.answering.stream(question_of(state.answering, asked))) as events:
        for event in events:
            if left():
                return
            if isinstance(event, Written) and at_once:
                yield completion.chunk({"content": message.add_sentence(event.sentence)}) | unused
            elif isinstance(event, Answer):
                for sentence in event.sentences[message.sentences :]:
                    yield completion.chunk({"content": message.add_sentence(sentence)}) | unused
                yield completion.chunk({"content": message.add_end(event)}) | unused
                yield completion.last_chunk(message, event) | unused
    if with_usage:
        yield completion.usage_chunk(message)
