"""Series: an indicator over periods and organisations."""

from __future__ import annotations

import time
from typing import Annotated, Any

from fastapi import APIRouter, Query

from index.observation_records import ObservationFilters
from index.periods import PeriodKind
from service.api.observations import Names, OfDocuments
from service.api.schemas_series import SeriesResult
from service.api.state import Given
from service.series.choosing import find_series
from service.series.shaping import found_shape

router = APIRouter(prefix="/api/v1", tags=["observations"])

Name = Annotated[str, Query(min_length=1, max_length=500)]


@router.get("/series", response_model=SeriesResult)
def read_series(
    state: Given,
    documents: OfDocuments,
    indicator: Name,
    organisation: Names = None,
    kind: PeriodKind | None = None,
) -> dict[str, Any]:
    """The series that a name, or the id of a group, means; where the name fits several groups, these."""
    started = time.perf_counter()
    filters = ObservationFilters(documents=documents, organisations=frozenset(organisation or ()))
    found = find_series(state.library, indicator.strip(), filters, kind)
    return found_shape(found, (time.perf_counter() - started) * 1000)
