"""The shapes of OpenAI's chat completions, as far as they are served."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, JsonValue, field_validator
from pydantic_core import PydanticCustomError

from service.api.schemas import AnswerStatusName, CitationShape, Shape

LONGEST_QUESTION = 2000


class TextPart(Shape):
    type: Literal["text"]
    text: str


def _text(content: object) -> object:
    """The text of a message's content; other parts than text are refused."""
    if content is None:
        return ""
    if not isinstance(content, list):
        return content
    return "\n".join(_part(part) for part in content)


def _part(part: object) -> str:
    if isinstance(part, Mapping) and part.get("type") == "text" and isinstance(part.get("text"), str):
        return str(part["text"])
    raise PydanticCustomError("unsupported_content", "只能读文字，不能读图片、声音或文件。请只写文字")


class Asked(BaseModel):
    """A message of the request; whatever else it carries is ignored."""

    role: Literal["system", "developer", "user", "assistant"]
    content: Annotated[str, BeforeValidator(_text, json_schema_input_type=str | list[TextPart] | None)] = ""


class StreamOptions(BaseModel):
    include_usage: bool | None = False


class AskedOfGuiwen(Shape):
    """What can be asked of guiwen beyond OpenAI's parameters: the day for which the rules are asked."""

    as_of: date | None = None


class CompletionRequest(BaseModel):
    """A request for a chat completion. What shapes a chat model's sampling is accepted and has no effect."""

    # Clients send many parameters, new ones every year: what is unknown is ignored.
    model_config = ConfigDict(extra="ignore")

    model: str
    messages: list[Asked]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = 1
    tools: list[JsonValue] | None = None
    functions: list[JsonValue] | None = None
    response_format: dict[str, JsonValue] | None = None
    modalities: list[str] | None = None
    guiwen: AskedOfGuiwen | None = None

    @field_validator("n")
    @classmethod
    def _one(cls, n: int | None) -> int | None:
        if n not in (None, 1):
            raise PydanticCustomError("unsupported_value", "每次只给出一个回答。请把 n 设为 1，或不写")
        return n

    @field_validator("tools", "functions")
    @classmethod
    def _none(cls, given: Sequence[Any] | None) -> Sequence[Any] | None:
        if given:
            raise PydanticCustomError("unsupported_parameter", "不能调用工具或函数。请去掉这个参数")
        return given

    @field_validator("response_format")
    @classmethod
    def _as_text(cls, form: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        if form and form.get("type") != "text":
            raise PydanticCustomError(
                "unsupported_value", "回答是文字，不能写成 JSON。请去掉这个参数；结构见 message.guiwen"
            )
        return form

    @field_validator("modalities")
    @classmethod
    def _as_words(cls, kinds: Sequence[str] | None) -> Sequence[str] | None:
        if kinds and list(kinds) != ["text"]:
            raise PydanticCustomError("unsupported_value", "只能用文字回答。请去掉这个参数，或只写 text")
        return kinds

    @field_validator("messages")
    @classmethod
    def _asks(cls, messages: list[Asked]) -> list[Asked]:
        questions = _questions(messages)
        if not questions:
            raise PydanticCustomError("no_question", "没有问题。请至少给出一条有文字的 user 消息")
        if any(len(question) > LONGEST_QUESTION for question in questions):
            told = "有一个问题超过 {limit} 字。请缩短后再问"
            raise PydanticCustomError("question_too_long", told, {"limit": LONGEST_QUESTION})
        return messages

    @property
    def questions(self) -> list[str]:
        """What the user asked, the present question last; there is at least one."""
        return _questions(self.messages)


def _questions(messages: Sequence[Asked]) -> list[str]:
    return [text for one in messages if one.role == "user" and (text := one.content.strip())]


class UrlCitation(Shape):
    """`[start_index, end_index)` of the content, in Unicode code points, is the number of the citation."""

    url: str
    title: str
    start_index: int
    end_index: int


class AnnotationShape(Shape):
    type: Literal["url_citation"]
    url_citation: UrlCitation


class AnswerDetails(Shape):
    """How the answer came about; `citations` are those of POST /api/v1/ask, with the verbatim quotes."""

    status: AnswerStatusName
    message: str
    notes: list[str]
    as_of: date
    question: str
    completed: str
    model: str | None
    citations: list[CitationShape]


class MessageShape(Shape):
    role: Literal["assistant"]
    content: str
    refusal: None
    annotations: list[AnnotationShape]
    guiwen: AnswerDetails


class ChoiceShape(Shape):
    index: int
    message: MessageShape
    logprobs: None
    finish_reason: Literal["stop"]


class UsageShape(Shape):
    """Characters, not tokens."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class CompletionShape(Shape):
    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[ChoiceShape]
    usage: UsageShape


class ModelShape(Shape):
    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class ModelListShape(Shape):
    object: Literal["list"]
    data: list[ModelShape]


class OpenaiErrorBody(Shape):
    message: str
    type: Literal["invalid_request_error", "server_error"]
    param: str | None
    code: str


class OpenaiError(Shape):
    error: OpenaiErrorBody
