"""定稿: what is open in a draft, settling it, making it final, taking it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from ingest.errors import SettlingRefused
from service.api.drafting import whole_draft
from service.api.schemas_drafting import WholeDraft
from service.api.schemas_finishing import (
    AcceptRequest,
    DraftChecks,
    FillRequest,
    FinaliseRequest,
    ReopenRequest,
    SettleRequest,
)
from service.api.state import Given, State
from service.checking.checking import Checking
from service.checking.exporting import MEDIA_TYPE, findings_workbook
from service.checking.registry import chosen
from service.checking.switches import switched_off
from service.drafting.draft import Source
from service.drafting.finishing.finishing import Finishing
from service.drafting.finishing.settling import Named, Place, source_in_document, source_in_material, vouched
from service.drafting.finishing.shape import review_shape
from service.file_names import attachment
from service.workplace import reading_limits

router = APIRouter(prefix="/api/v1/drafts", tags=["drafting"])
_ONE_OF = "请写明理由，或给出资料库的文件或草稿的材料并照抄原文，三者选一。"
_WORKBOOK: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {}}}}


@router.get("/{draft}/checks", response_model=DraftChecks)
def read_checks(state: Given, draft: str) -> dict[str, Any]:
    """What is open: the draft's own checks, what proofreading finds in its text, and what keeps it from final."""
    stored = state.library.drafts.get(draft)
    told = review_shape(_finishing(state).review(stored))
    return told | {"state": stored.record.state, "revision": stored.record.revision}


@router.get("/{draft}/checks/xlsx", response_class=Response, responses=_WORKBOOK)
def download_checks(state: Given, draft: str) -> Response:
    """What proofreading finds in the draft, as a workbook."""
    review = _finishing(state).review(state.library.drafts.get(draft))
    headers = attachment(f"{review.draft.title}校核结果", "xlsx")
    return Response(findings_workbook(review.checked.findings), media_type=MEDIA_TYPE, headers=headers)


@router.post("/{draft}/settle", response_model=WholeDraft)
def settle_mark(state: Given, draft: str, request: SettleRequest) -> dict[str, Any]:
    """Give what is untraced its source, or answer for it with a reason."""
    place = Place(**request.place.model_dump())
    given = _given(state, draft, request)
    if given is None:
        raise SettlingRefused(_ONE_OF)
    return whole_draft(_finishing(state).settle(draft, request.revision, place, given, request.author))


@router.post("/{draft}/fill", response_model=WholeDraft)
def fill_place(state: Given, draft: str, request: FillRequest) -> dict[str, Any]:
    """Fill a gap in its place, or write a number there anew: in the text or an annex, in a sentence or a cell."""
    place, given = Place(**request.place.model_dump()), _given(state, draft, request)
    return whole_draft(_finishing(state).enter(draft, request.revision, place, request.text, given, request.author))


@router.post("/{draft}/accept", response_model=WholeDraft)
def accept_finding(state: Given, draft: str, request: AcceptRequest) -> dict[str, Any]:
    """Answer for a finding of proofreading, so that it no longer keeps the draft from being final."""
    finding = request.kind, request.quote, request.message
    return whole_draft(_finishing(state).accept(draft, request.revision, finding, request.reason, request.author))


@router.post("/{draft}/finalise", response_model=WholeDraft)
def finalise_draft(state: Given, draft: str, request: FinaliseRequest) -> dict[str, Any]:
    """Make a draft final; 409 `draft_blocked` with `blocks` where something is untraced, unfilled or wrong."""
    return whole_draft(_finishing(state).finalise(draft, request.revision, request.author))


@router.post("/{draft}/reopen", response_model=WholeDraft)
def reopen_draft(state: Given, draft: str, request: ReopenRequest) -> dict[str, Any]:
    """Take a final draft back to be changed; who and why is kept with its versions."""
    return whole_draft(_finishing(state).reopen(draft, request.revision, request.reason, request.author))


def _finishing(state: State) -> Finishing:
    folder, limits = state.settings.data, reading_limits(state.settings)
    checking = Checking(state.library, folder, date.today(), limits, state.laws)
    return Finishing(state.library, checking, chosen((), switched_off(folder)))


def _given(state: State, draft: str, request: SettleRequest | FillRequest) -> Source | Named | None:
    ways = sum(map(bool, (request.reason, request.document, request.material)))
    if ways > 1:
        raise SettlingRefused(_ONE_OF)
    if not ways:
        return None
    if request.document:
        return source_in_document(state.library, request.document, request.quote)
    if request.material:
        return source_in_material(state.library.drafts.materials(draft), request.material, request.quote)
    return vouched(request.reason, request.author)
