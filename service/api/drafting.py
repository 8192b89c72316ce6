"""Drafting: the model, the facts sheet, and drafts that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, File, Query, UploadFile
from fastapi.responses import Response

from index.drafts import DraftRecord, StoredDraft
from ingest.errors import TooLarge
from service.api.schemas_drafting import (
    AbsentList,
    DraftList,
    DraftModelShape,
    DraftRequest,
    DraftVersionList,
    FactsRequest,
    FaultList,
    HeadRequest,
    PutBackRequest,
    RenewRequest,
    RestoreRequest,
    RevisionRequest,
    SectionRequest,
    SectionsRequest,
    SheetShape,
    WholeDraft,
)
from service.api.state import Given, State
from service.drafting.composing.context import Composed
from service.drafting.drafting import Drafting, Taken
from service.drafting.export.formats import MEDIA_TYPES, Format, export
from service.drafting.export.layout import Layout, SourcesAs
from service.drafting.export.shaping import draft_of
from service.drafting.facts import sheet
from service.drafting.facts.filling import Line
from service.drafting.putting_back import absent
from service.drafting.shaping import model_shape, row_shape
from service.drafting.storage import Drafts, Head, Saved, SectionText
from service.drafting.writing.composing import Making
from service.file_names import attachment
from service.workplace import reading_limits

router = APIRouter(prefix="/api/v1/drafts", tags=["drafting"])

_SHEETS: dict[int | str, dict[str, Any]] = {200: {"content": {kind: {} for kind in sheet.MEDIA_TYPES.values()}}}
_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {kind: {} for kind in MEDIA_TYPES.values()}}}
_SHEET_LIMIT = 20 * 1024 * 1024

Document = Annotated[str, Query(min_length=1, max_length=300)]
Labels = Annotated[list[Annotated[str, Query(max_length=200)]] | None, Query(max_length=200)]
Takes = Annotated[list[Annotated[str, Query(max_length=500)]] | None, Query(max_length=50)]
PeriodText = Annotated[str, Query(max_length=40)]


@router.get("", response_model=DraftList)
def list_drafts(state: Given) -> dict[str, Any]:
    """Every draft, the last changed first."""
    return {"drafts": [draft_summary(one) for one in state.library.drafts.all()]}


@router.get("/model", response_model=DraftModelShape)
def read_model(
    state: Given, document: Document, section: Labels = None, take: Takes = None, period: PeriodText = ""
) -> dict[str, Any]:
    """What a past report gives to the next: its sections, and the rows of the facts sheet for `period`.

    `take` names sections of other reports as DOCUMENT:LABEL.
    """
    drafting = _drafting(state, document, section, take)
    told = {"next_period": drafting.next_period().text, "rows": [row_shape(one) for one in drafting.rows(period)]}
    return model_shape(drafting.model) | told


@router.get("/template", response_class=Response, responses=_SHEETS)
def download_template(
    state: Given,
    document: Document,
    section: Labels = None,
    take: Takes = None,
    period: PeriodText = "",
    form: Annotated[sheet.Format, Query(alias="format")] = sheet.Format.XLSX,
) -> Response:
    """The facts sheet to fill in; in XLSX the keys of its rows stand in a hidden column."""
    drafting = _drafting(state, document, section, take)
    content = drafting.template(form, period)
    headers = attachment(f"{drafting.model.title}数据表", form.value)
    return Response(content, media_type=sheet.MEDIA_TYPES[form], headers=headers)


@router.post("/sheet", response_model=SheetShape)
def read_sheet(
    state: Given, document: Document, file: Annotated[UploadFile, File()], take: Takes = None
) -> dict[str, Any]:
    """The values of a filled sheet, and every fault in it, by place, reason and remedy."""
    data = file.file.read(_SHEET_LIMIT + 1)
    name = file.filename or "数据表"
    if len(data) > _SHEET_LIMIT:
        raise TooLarge(f"数据表“{name}”超过 20 MB。请删去不用的工作表后再上传。")
    lines = [one for one in sheet.read_sheet(data, name, reading_limits(state.settings)) if one.value]
    faults = _drafting(state, document, None, take).facts_of(lines).faults
    return {"facts": [_line_shape(one) for one in lines], "faults": [one.shape() for one in faults]}


@router.post("/facts", response_model=FaultList)
def check_facts(state: Given, request: DraftRequest) -> dict[str, Any]:
    """Every fault of the facts, each with the place that its line names; nothing is drafted."""
    faults = _drafting_of(state, request).facts_of(_lines(request)).faults
    return {"faults": [one.shape() for one in faults]}


@router.post("", status_code=201, response_model=WholeDraft)
def make_draft(state: Given, request: DraftRequest) -> dict[str, Any]:
    """Draft the report of a period after a model, from the facts, and keep it."""
    composed = _composed(state, request)
    return whole_draft(_drafts(state).keep(composed, request.model_dump(mode="json"), request.author))


@router.post("/{draft}/renew", response_model=WholeDraft)
def renew_draft(state: Given, draft: str, request: RenewRequest) -> dict[str, Any]:
    """Draft a section, or everything, anew from the same model, with other facts where they are given."""
    asked = DraftRequest.model_validate(state.library.drafts.get(draft).request)
    if request.facts is not None:
        asked = asked.model_copy(update={"facts": request.facts})
    composed = _composed(state, asked)
    told = asked.model_dump(mode="json")
    return whole_draft(_drafts(state).renew(draft, request.revision, composed, told, request.position, request.author))


@router.put("/{draft}/facts", response_model=WholeDraft)
def put_facts(state: Given, draft: str, request: FactsRequest) -> dict[str, Any]:
    """Enter facts: gaps are filled, numbers that were written by hand get their sources, nobody's words change."""
    asked = DraftRequest.model_validate(state.library.drafts.get(draft).request)
    new = asked.model_copy(update={"facts": request.facts})
    before, after = _composed(state, asked), _composed(state, new)
    told = new.model_dump(mode="json")
    return whole_draft(_drafts(state).refill(draft, request.revision, before, after, told, request.author))


@router.get("/{draft}", response_model=WholeDraft)
def read_draft(state: Given, draft: str) -> dict[str, Any]:
    """A draft as it stands."""
    return whole_draft(state.library.drafts.get(draft))


@router.put("/{draft}/sections/{position}", response_model=WholeDraft)
def put_section(state: Given, draft: str, position: int, request: SectionRequest) -> dict[str, Any]:
    """Change the words of a section (counted from 0); 409 where somebody changed the draft since `revision`."""
    saved = Saved(request.author, request.auto)
    return whole_draft(
        _drafts(state).put_section(draft, request.revision, position, request.heading, request.paragraphs, saved)
    )


@router.put("/{draft}/attachments/{attachment}/sections/{position}", response_model=WholeDraft)
def put_attachment_section(
    state: Given, draft: str, attachment: int, position: int, request: SectionRequest
) -> dict[str, Any]:
    """Change the words of a section of an annex (both counted from 0), as those of the text are changed."""
    saved = Saved(request.author, request.auto)
    told = request.revision, position, request.heading, request.paragraphs, saved, attachment
    return whole_draft(_drafts(state).put_section(draft, *told))


@router.put("/{draft}/sections", response_model=WholeDraft)
def put_sections(state: Given, draft: str, request: SectionsRequest) -> dict[str, Any]:
    """Move, add and leave out sections; numbers keep their sources wherever their paragraphs went."""
    sections = [SectionText(**one.model_dump()) for one in request.sections]
    by = Saved(request.author, request.auto)
    return whole_draft(_drafts(state).put_sections(draft, request.revision, sections, by, count=request.count))


@router.get("/{draft}/absent", response_model=AbsentList)
def list_absent(state: Given, draft: str) -> dict[str, Any]:
    """The sections of its model that the draft lacks."""
    stored = state.library.drafts.get(draft)
    composed = _composed(state, DraftRequest.model_validate(stored.request))
    found = absent(draft_of(stored.content), composed.draft)
    return {
        "sections": [
            {"label": label, "level": one.level, "mark": one.mark, "heading": one.heading} for label, one in found
        ]
    }


@router.post("/{draft}/sections", response_model=WholeDraft)
def put_section_back(state: Given, draft: str, request: PutBackRequest) -> dict[str, Any]:
    """Put a section of its model back into a draft that lacks it, with those under it, where they stood."""
    composed = _composed(state, DraftRequest.model_validate(state.library.drafts.get(draft).request))
    return whole_draft(_drafts(state).put_back(draft, request.revision, composed, request.label, request.author))


@router.patch("/{draft}", response_model=WholeDraft)
def put_head(state: Given, draft: str, request: HeadRequest) -> dict[str, Any]:
    """Change the title, the addressee, who signs, the document number or the date."""
    undated = "date" in request.model_fields_set and request.date is None
    head = Head(**request.model_dump(exclude={"revision", "author"}), undated=undated)
    return whole_draft(_drafts(state).put_head(draft, request.revision, head, Saved(request.author)))


@router.post("/{draft}/undo", response_model=WholeDraft)
def undo_change(state: Given, draft: str, request: RevisionRequest) -> dict[str, Any]:
    """Take the last change back."""
    return whole_draft(state.library.drafts.undo(draft, request.revision))


@router.post("/{draft}/restore", response_model=WholeDraft)
def restore_version(state: Given, draft: str, request: RestoreRequest) -> dict[str, Any]:
    """Make another version the current one."""
    return whole_draft(state.library.drafts.restore(draft, request.revision, request.version))


@router.get("/{draft}/versions", response_model=DraftVersionList)
def list_versions(state: Given, draft: str) -> dict[str, Any]:
    """Every version, the first one first."""
    versions = [asdict(one) | {"made_at": one.made_at.isoformat()} for one in state.library.drafts.versions(draft)]
    return {"versions": versions}


@router.get("/{draft}/export", response_class=Response, responses=_FILES)
def export_draft(
    state: Given,
    draft: str,
    form: Annotated[Format, Query(alias="format")] = Format.DOCX,
    sources: SourcesAs = SourcesAs.ANNEX,
) -> Response:
    """The draft as a file; Word in the layout of GB/T 9704—2012."""
    one = draft_of(state.library.drafts.get(draft).content)
    content = export(one, form, Layout(sources=sources))
    return Response(content, media_type=MEDIA_TYPES[form], headers=attachment(one.title, form.value))


@router.delete("/{draft}", status_code=204)
def remove_draft(state: Given, draft: str) -> None:
    """Forget a draft with its versions; 409 for a final one."""
    state.library.drafts.remove(draft)


def _drafting(state: State, document: str, sections: Sequence[str] | None, take: Sequence[str] | None) -> Drafting:
    return Drafting(state.library, document, sections or (), [Taken.read(one) for one in take or ()])


def _composed(state: State, request: DraftRequest) -> Composed:
    drafting = _drafting_of(state, request)
    return drafting.draft(request.period, drafting.facts_of(_lines(request)).sound(), request.date)


def making_of(state: State, stored: StoredDraft) -> Making:
    """What a kept draft was made from, composed anew."""
    request = DraftRequest.model_validate(stored.request)
    drafting = _drafting_of(state, request)
    facts = drafting.facts_of(_lines(request)).sound()
    return Making(drafting, request.period, facts, drafting.draft(request.period, facts, request.date))


def _drafting_of(state: State, request: DraftRequest) -> Drafting:
    taken = [Taken(one.document, one.label) for one in request.take]
    return Drafting(state.library, request.model_on, request.sections, taken)


def _lines(request: DraftRequest) -> list[Line]:
    return [
        Line(one.place or f"第{number}项", one.place or f"第{number}项", **one.model_dump(exclude={"place"}))
        for number, one in enumerate(request.facts, 1)
    ]


def _drafts(state: State) -> Drafts:
    return Drafts(state.library.drafts)


def draft_summary(one: DraftRecord) -> dict[str, Any]:
    times = {"created_at": one.created_at.isoformat(), "updated_at": one.updated_at.isoformat()}
    return asdict(one) | times


def whole_draft(stored: StoredDraft) -> dict[str, Any]:
    return draft_summary(stored.record) | {"request": stored.request, "draft": stored.content}


def _line_shape(line: Line) -> dict[str, str]:
    told = asdict(line)
    del told["cell"]
    return told
