"""The chat model: whether there is one, and whether it answers."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from service.api.schemas_model import ChatModelShape, ModelTest
from service.api.state import Given
from service.model_trial import model_shape, try_model

router = APIRouter(prefix="/api/v1/model", tags=["model"])


@router.get("", response_model=ChatModelShape)
def describe(state: Given) -> dict[str, Any]:
    """The chat model that the settings name; its key is never told."""
    return model_shape(state.chat)


@router.post("/test", response_model=ModelTest)
def try_it(state: Given) -> dict[str, Any]:
    """Ask the chat model for one word, and tell how long it took or what failed."""
    return try_model(state.chat)
