"""Whether the server is well."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter

from service.api.schemas import Health
from service.api.state import Given

router = APIRouter(tags=["health"])


@router.get("/health", response_model=Health)
def health(state: Given) -> dict[str, Any]:
    """What the server serves, and with which models."""
    documents, passages = state.library.counts()
    return {
        "status": "ok",
        "version": version("guiwen"),
        "documents": documents,
        "passages": passages,
        "embedding": state.embedding,
        "chat_model": state.chat.name if state.chat else None,
    }
