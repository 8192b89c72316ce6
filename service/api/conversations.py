"""Conversations: found, read, renamed, deleted."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import Response

from service.api.schemas_conversations import ConversationList, ConversationShape, TitleRequest, WholeConversation
from service.api.state import Given
from service.confirming import verdict_on
from service.conversations.exporting import MEDIA_TYPES, Format, export
from service.conversations.shaping import conversation_shape, whole_shape

_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {kind: {} for kind in MEDIA_TYPES.values()}}}
# Longer names are cut by some file systems.
_LONGEST_NAME = 60

router = APIRouter(prefix="/api/v1/conversations", tags=["conversations"])


@router.get("", response_model=ConversationList)
def find_conversations(
    state: Given,
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: datetime | None = None,
) -> dict[str, Any]:
    """Conversations that hold the words in title, question or answer, the last used first."""
    found = state.library.conversations.find(q.strip(), limit, before)
    return {"conversations": [conversation_shape(each) for each in found]}


@router.get("/{conversation}", response_model=WholeConversation)
def read_conversation(state: Given, conversation: str) -> dict[str, Any]:
    """A conversation with its answers as they were given out, oldest first."""
    found, answers = state.library.conversations.get(conversation)
    return whole_shape(found, answers, partial(verdict_on, state.library))


@router.patch("/{conversation}", response_model=ConversationShape)
def rename_conversation(state: Given, conversation: str, request: TitleRequest) -> dict[str, Any]:
    """Give a conversation another title."""
    state.library.conversations.rename(conversation, request.title)
    return conversation_shape(state.library.conversations.get(conversation)[0])


@router.delete("/{conversation}", status_code=204)
def remove_conversation(state: Given, conversation: str) -> None:
    """Delete a conversation with its answers."""
    state.library.conversations.remove(conversation)


@router.get("/{conversation}/export", response_class=Response, responses=_FILE)
def export_conversation(
    state: Given, conversation: str, form: Annotated[Format, Query(alias="format")] = Format.MARKDOWN
) -> Response:
    """A conversation as a file: questions, answers with numbered citations, and what they quote."""
    title, content = export(state.library, conversation, form)
    name = quote(f"{title[:_LONGEST_NAME]}.{form.value}", safe="")
    headers = {"content-disposition": f"attachment; filename=\"conversation.{form.value}\"; filename*=UTF-8''{name}"}
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)
