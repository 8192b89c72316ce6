"""Documents: list, read, upload, remove."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import FileResponse, JSONResponse

from ingest.document import DocumentKind
from ingest.errors import EmptyFile, TooLarge
from service.api.schemas import DocumentDetail, DocumentList, DocumentText, Job, Outline
from service.api.state import Given
from service.jobs import upload_folder
from service.shaping import detail_shape, document_shape, outline_shape

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])
_BLOCK = 1024 * 1024


@router.get("", response_model=DocumentList)
def list_documents(state: Given, kind: DocumentKind | None = None) -> dict[str, Any]:
    """Every document, newest first."""
    documents = sorted(
        state.library.documents(kind.value if kind else None), key=lambda document: document.key, reverse=True
    )
    return {"total": len(documents), "documents": [document_shape(document) for document in documents]}


@router.post("", status_code=202, response_model=Job)
def upload(
    state: Given,
    files: Annotated[list[UploadFile], File()],
    kind: Annotated[DocumentKind | None, Form()] = None,
) -> dict[str, Any]:
    """Begin to take in the uploaded files; the job tells what becomes of each."""
    if not files:
        raise EmptyFile("没有选择文件。请至少选择一个文件再上传。")
    folder = upload_folder()
    try:
        saved = [_save(file, folder, number, state.settings.upload_limit_mb) for number, file in enumerate(files)]
    except (OSError, TooLarge):
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return state.jobs.start(folder, saved, kind).shape()


def _save(file: UploadFile, folder: Path, number: int, limit_mb: int) -> tuple[Path, str]:
    """Store an upload under a name of our own; the sender's name is shown and never used as a path."""
    target = folder / f"{number:05d}"
    size = 0
    with target.open("wb") as out:
        while block := file.file.read(_BLOCK):
            size += len(block)
            if size > limit_mb * _BLOCK:
                raise TooLarge(f"{file.filename}：文件超过上限 {limit_mb} MB。请拆分文件后再上传。")
            out.write(block)
    parts = PurePosixPath((file.filename or "未命名").replace("\\", "/")).parts
    return target, "/".join(part for part in parts if part not in ("/", "..", "."))


@router.get("/{document_id}", response_model=DocumentDetail)
def read_document(state: Given, document_id: str) -> dict[str, Any]:
    """What is known of one document."""
    document = state.library.document(document_id)
    return detail_shape(document, state.library.members(document.id))


@router.delete("/{document_id}", status_code=204)
def remove_document(state: Given, document_id: str) -> None:
    """Take one document out of the library, with its members; its original is kept in the `removed` folder."""
    state.library.remove(state.library.document(document_id).id)


@router.get("/{document_id}/outline", response_model=Outline)
def read_outline(state: Given, document_id: str) -> JSONResponse:
    """The tree of one document."""
    document = state.library.document(document_id)
    # Sent as it is: validating a tree of ten thousand Units again costs more than reading it.
    return JSONResponse(outline_shape(document, state.library.units(document.id)))


@router.get("/{document_id}/text", response_model=DocumentText)
def read_text(state: Given, document_id: str) -> dict[str, Any]:
    """The whole plain text of one document."""
    document = state.library.document(document_id)
    return {"document_id": document.id, "title": document.title, "text": state.library.text(document.id)}


@router.get("/{document_id}/original", response_class=FileResponse)
def read_original(state: Given, document_id: str) -> FileResponse:
    """The file that was taken in, byte for byte, always as a download."""
    document = state.library.document(document_id)
    path = state.library.original(document.id)
    return FileResponse(path, media_type="application/octet-stream", filename=document.file or f"{document.id}.bin")
