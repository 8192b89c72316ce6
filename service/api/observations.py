"""Observations: listed, by indicator, period, organisation and document."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from index.indicators import Measure
from index.observation_records import ObservationFilters
from index.periods import canonical
from index.records import SearchFilters
from ingest.document import DocumentKind, LegalStatus
from service.api.schemas_observations import ObservationList
from service.api.state import Given
from service.observation_listing import listing

router = APIRouter(prefix="/api/v1/observations", tags=["observations"])

Names = Annotated[list[Annotated[str, Query(max_length=300)]] | None, Query()]


def of_documents(
    document: Names = None,
    document_kind: Annotated[list[DocumentKind] | None, Query()] = None,
    year: Annotated[list[int] | None, Query()] = None,
    status: Annotated[list[LegalStatus] | None, Query()] = None,
    as_of: date | None = None,
) -> SearchFilters:
    """What the documents of Observations have to satisfy, as in a search; a document is named by its id."""
    return SearchFilters(
        kinds=frozenset(item.value for item in document_kind or ()),
        years=frozenset(year or ()),
        statuses=frozenset(item.value for item in status or ()),
        as_of=as_of,
        documents=frozenset(document or ()),
    )


OfDocuments = Annotated[SearchFilters, Depends(of_documents)]


@router.get("", response_model=ObservationList)
def list_observations(
    state: Given,
    documents: OfDocuments,
    indicator: Annotated[str, Query(max_length=200)] = "",
    group: Annotated[str, Query(max_length=500)] = "",
    period: Names = None,
    organisation: Names = None,
    measure: Annotated[list[Measure] | None, Query()] = None,
    after: Annotated[str, Query(max_length=40)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """Observations in the order of documents and their texts; a part of them, with counts of all beside the first."""
    filters = ObservationFilters(
        documents=documents,
        indicator=indicator.strip(),
        group=group,
        periods=frozenset(canonical(item) for item in period or ()),
        organisations=frozenset(organisation or ()),
        measures=frozenset(item.value for item in measure or ()),
    )
    return listing(state.library, filters, limit, after)
