"""Proofreading of an upload or of a stored document, of which nothing is kept, and which checks the office wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import JSONResponse, Response

from ingest.errors import CheckRefused, TooLarge
from service.api.schemas_checking import CheckedShape, CheckKind, CheckKinds, SwitchRequest
from service.api.state import Given, State
from service.checking.checking import Checked, Checking
from service.checking.exporting import MEDIA_TYPE, findings_workbook
from service.checking.registry import CHECKS, chosen
from service.checking.shape import checked_shape
from service.checking.switches import switch, switched_off
from service.file_names import attachment
from service.shaping import unit_shape
from service.workplace import reading_limits

router = APIRouter(prefix="/api/v1/check", tags=["checking"])
_MIB = 1024 * 1024
_WORKBOOK: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {}}}}
Named = Annotated[str, Form(max_length=200)]
Kinds = Annotated[list[str] | None, Form()]


@router.get("", response_model=CheckKinds)
def list_checks(state: Given) -> dict[str, Any]:
    """Every check, and whether the office's settings leave it on."""
    off = switched_off(state.settings.data)
    return {"checks": [{"kind": one.kind, "name": one.name, "on": one.kind not in off} for one in CHECKS]}


@router.put("/{kind}", response_model=CheckKind)
def switch_check(state: Given, kind: str, request: SwitchRequest) -> dict[str, Any]:
    """Switch a check on or off for the whole office."""
    switch(state.settings.data, kind, request.on)
    return next(one for one in list_checks(state)["checks"] if one["kind"] == kind)


@router.post("", response_model=CheckedShape)
def check(
    state: Given,
    file: Annotated[UploadFile | None, File()] = None,
    document: Named = "",
    against: Named = "",
    only: Kinds = None,
    without: Kinds = None,
) -> JSONResponse:
    """What proofreading finds in the uploaded `file` or the stored `document`, one of the two.

    It is compared with the document `against`, else with the last of its series. `only` and `without` name checks.
    """
    # Sent as it is: a long text need not be validated again.
    checked = _checked(state, file, _Asked(document, against, only or (), without or ()))
    return JSONResponse(checked_shape(checked) | {"units": [unit_shape(one) for one in checked.document.units]})


@router.post("/xlsx", response_class=Response, responses=_WORKBOOK)
def download(
    state: Given,
    file: Annotated[UploadFile | None, File()] = None,
    document: Named = "",
    against: Named = "",
    only: Kinds = None,
    without: Kinds = None,
) -> Response:
    """The findings of the same call as a workbook."""
    checked = _checked(state, file, _Asked(document, against, only or (), without or ()))
    headers = attachment(f"{checked.document.description.title or '报告'}校核结果", "xlsx")
    return Response(findings_workbook(checked.findings), media_type=MEDIA_TYPE, headers=headers)


@dataclass(frozen=True, slots=True)
class _Asked:
    document: str
    against: str
    only: Sequence[str]
    without: Sequence[str]


def _checked(state: State, file: UploadFile | None, asked: _Asked) -> Checked:
    off = () if asked.only else switched_off(state.settings.data)
    checks = chosen(asked.only, (*asked.without, *off))
    checking = Checking(
        state.library, state.settings.data, date.today(), reading_limits(state.settings), state.laws, state.reader
    )
    if (file is None) == (not asked.document):
        raise CheckRefused("请上传一个文件，或给出资料库中一份文件的编号，二者选一。")
    if file is None:
        return checking.of_stored(asked.document, checks, asked.against)
    return checking.of_file(_read(state, file), _name(file), checks, asked.against)


def _read(state: State, file: UploadFile) -> bytes:
    limit = state.settings.upload_limit_mb
    data = file.file.read(limit * _MIB + 1)
    if len(data) > limit * _MIB:
        raise TooLarge(f"{file.filename}：文件超过上限 {limit} MB。请拆分文件后再校核。")
    return data


def _name(file: UploadFile) -> str:
    """The sender's name of the file, without folders; it is shown and never used as a path."""
    return PurePosixPath((file.filename or "").replace("\\", "/")).name or "未命名"
