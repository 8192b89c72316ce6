"""Identity: what a document says of itself, and people's corrections of it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from service.api.schemas import Shape
from service.api.schemas_versions import CauseShape
from service.api.state import Given
from service.identity import identity_of
from service.identity_shaping import identity_shape

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])


class ReadShape(Shape):
    """What was read; `start` and `end` are null where the value stands nowhere in the text."""

    value: str
    start: int | None
    end: int | None
    page: int | None
    confidence: float | None


class EditedShape(Shape):
    """A person's correction; it needs confirmation when newer bytes read something else than was corrected."""

    value: str | None
    edited_at: str
    note: str
    needs_confirmation: bool


class IdentityField(Shape):
    name: str
    value: str | None
    read: ReadShape | None
    edited: EditedShape | None
    derived: CauseShape | None


class Identity(Shape):
    fields: list[IdentityField]


class FieldEdit(Shape):
    """A correction; null takes an earlier one back, an empty value says that the document has none."""

    name: Annotated[str, Field(max_length=40)]
    value: Annotated[str | None, Field(max_length=1000)]


class IdentityEdit(Shape):
    edits: Annotated[list[FieldEdit], Field(min_length=1, max_length=40)]
    note: Annotated[str, Field(max_length=1000)] = ""


@router.get("/{document_id}/identity", response_model=Identity)
def read_identity(state: Given, document_id: str) -> dict[str, Any]:
    """Every field with what counts, what was read and where, and what a person corrected."""
    return identity_shape(identity_of(state.library, document_id))


@router.patch("/{document_id}/identity", response_model=Identity)
def edit_identity(state: Given, document_id: str, request: IdentityEdit) -> dict[str, Any]:
    """Correct fields or take corrections back, all of them or none."""
    document = state.library.document(document_id)
    values = {edit.name: edit.value for edit in request.edits if edit.value is not None}
    undone = [edit.name for edit in request.edits if edit.value is None]
    state.library.edit(document.id, values, undone, request.note)
    return identity_shape(identity_of(state.library, document.id))
