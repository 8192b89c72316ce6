"""A chat model writes in a draft: the texts that it writes from, and the stream of what it writes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import StreamingResponse

from index.drafts import DraftState, StoredDraft
from ingest.errors import DraftChanged, DraftFinal, GuiwenError, TooLarge
from service.api.drafting import making_of, whole_draft
from service.api.schemas_writing import ComposeRequest, MaterialList, MaterialRequest, MaterialShape
from service.api.state import Given, State
from service.api.streaming import event, streamed
from service.chat_model import required
from service.drafting.writing.composing import Kept, Wanted, write_kept
from service.drafting.writing.materials import add_document, add_file, add_text
from service.drafting.writing.shape import material_shape, progress_shape, rewritten_shape
from service.workplace import reading_limits

_LOG = logging.getLogger(__name__)
_MIB = 1024 * 1024
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "The events of one writing."}
}

router = APIRouter(prefix="/api/v1/drafts", tags=["drafting"])


@router.get("/{draft}/materials", response_model=MaterialList)
def list_materials(state: Given, draft: str) -> dict[str, Any]:
    """The texts that the draft is written from beside its model."""
    return {"materials": [material_shape(one) for one in state.library.drafts.materials(draft)]}


@router.post("/{draft}/materials", status_code=201, response_model=MaterialShape)
def add_material(state: Given, draft: str, request: MaterialRequest) -> dict[str, Any]:
    """Give the draft a document of the Library, or a typed text, to write from."""
    if request.document:
        return material_shape(add_document(state.library, draft, request.document, request.author))
    return material_shape(add_text(state.library, draft, request.title, request.text, request.author))


@router.post("/{draft}/materials/file", status_code=201, response_model=MaterialShape)
def upload_material(
    state: Given,
    draft: str,
    file: Annotated[UploadFile, File()],
    author: Annotated[str, Form(max_length=100)] = "",
) -> dict[str, Any]:
    """Give the draft the text of a file to write from; the file does not go into the Library."""
    limit = state.settings.upload_limit_mb
    data = file.file.read(limit * _MIB + 1)
    name = PurePosixPath((file.filename or "").replace("\\", "/")).name or "材料"
    if len(data) > limit * _MIB:
        raise TooLarge(f"{name}：文件超过上限 {limit} MB。请拆分后再添加。")
    limits = reading_limits(state.settings)
    return material_shape(add_file(state.library, draft, (data, name), author, state.reader, limits))


@router.delete("/{draft}/materials/{material}", status_code=204)
def remove_material(state: Given, draft: str, material: str) -> None:
    """Take a text away from the draft."""
    state.library.drafts.remove_material(draft, material)


@router.post("/{draft}/compose", response_class=StreamingResponse, responses=_STREAM)
def compose(state: Given, draft: str, request: ComposeRequest) -> StreamingResponse:
    """Let the chat model write a paragraph, a section or every section, as events.

    `progress` {position, paragraph, paragraphs} tells a part as far as it has come, everything in it traced or marked;
    `kept` {position, checks, draft} that a section is whole and is a version of its own (undo takes it back); `done`
    {} ends it. A failure ends it with `problem` {code, message}, and the part stays as it was. Closing the connection
    cancels. Without a chat model it is refused (409 `bad_setting`).
    """
    required(state.chat)
    stored = _writable(state, draft, request.revision)
    return streamed(lambda left: _events(state, stored, request, left))


def _writable(state: State, draft: str, revision: int) -> StoredDraft:
    stored = state.library.drafts.get(draft)
    if stored.record.state is DraftState.FINAL:
        raise DraftFinal(f"草稿“{stored.record.title}”已经定稿，不能再改。要改请先退回修改，并写明原因。")
    if stored.record.revision != revision:
        raise DraftChanged(f"草稿“{stored.record.title}”已被改过。请重新打开，再让模型改写。")
    return stored


def _events(state: State, stored: StoredDraft, request: ComposeRequest, left: Callable[[], bool]) -> Iterator[str]:
    wanted = Wanted(request.position, request.paragraph, request.wish)
    try:
        making = making_of(state, stored)
        for told in write_kept(state.library, stored, making, wanted, state.chat, left, request.author):
            if isinstance(told, Kept):
                kept = {"position": told.position, "checks": rewritten_shape(told.rewritten)}
                yield event("kept", kept | {"draft": whole_draft(told.stored)})
            else:
                yield event("progress", progress_shape(told))
        yield event("done", {})
    except GuiwenError as error:
        yield event("problem", {"code": error.code, "message": error.message})
    except Exception:  # noqa: BLE001
        # The edge of the app: the response has begun, so that its status can tell nothing any more.
        _LOG.exception("writing in a draft failed")
        message = "改写时出错，原文没有改动。请再试一次；如果还是这样，请管理员查看服务器的日志。"
        yield event("problem", {"code": "internal_error", "message": message})
