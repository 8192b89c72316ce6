"""What people are told of the chat model, and a trial of it."""

from __future__ import annotations

import time
from typing import Any

from ingest.errors import ModelFailed
from service.answering.evidence import prompt_version
from service.chat_model import ChatModel


def model_shape(chat: ChatModel | None) -> dict[str, Any]:
    """The settings of the chat model without its key."""
    settings = chat.settings if chat else None
    return {
        "configured": settings is not None,
        "base_url": settings.url if settings else None,
        "model": settings.name if settings else None,
        "key_set": bool(settings and settings.key.get_secret_value()),
        "timeout_seconds": settings.whole_seconds if settings else None,
        "concurrency": settings.concurrency if settings else None,
        "prompt_version": prompt_version(),
    }


def try_model(chat: ChatModel | None) -> dict[str, Any]:
    """Whether the chat model answers, how long it took, and a sentence about it."""
    if chat is None:
        return {"ok": False, "milliseconds": 0.0, "message": "没有设置对话模型。请设置 GUIWEN_MODEL_URL。"}
    began = time.perf_counter()
    try:
        chat.whole("只回答一个字：好。", "好吗？")
    except ModelFailed as failure:
        return {"ok": False, "milliseconds": _since(began), "message": failure.message}
    return {"ok": True, "milliseconds": _since(began), "message": f"模型 {chat.name} 有回应。"}


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)
