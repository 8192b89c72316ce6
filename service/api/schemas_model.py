"""The shapes of the HTTP API about the chat model."""

from __future__ import annotations

from service.api.schemas import Shape


class ChatModelShape(Shape):
    configured: bool
    base_url: str | None
    model: str | None
    key_set: bool
    timeout_seconds: float | None
    concurrency: int | None
    prompt_version: str


class ModelTest(Shape):
    ok: bool
    milliseconds: float
    message: str
