"""Series: an indicator over periods and organisations, to be looked at and as files."""

from __future__ import annotations

import time
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from index.observation_records import ObservationFilters
from index.periods import PeriodKind
from service.api.observations import Names, OfDocuments
from service.api.schemas_series import SeriesResult
from service.api.state import Given
from service.series.choosing import find_series, the_series
from service.series.exporting import MEDIA_TYPES, Format, exported
from service.series.shaping import found_shape
from service.series.tables import file_name

router = APIRouter(prefix="/api/v1", tags=["observations"])

Name = Annotated[str, Query(min_length=1, max_length=500)]
# Longer names are cut by some file systems.
_LONGEST_NAME = 60


def _wanted(documents: OfDocuments, organisation: Names = None) -> ObservationFilters:
    return ObservationFilters(documents=documents, organisations=frozenset(organisation or ()))


Wanted = Annotated[ObservationFilters, Depends(_wanted)]


@router.get("/series", response_model=SeriesResult)
def read_series(state: Given, wanted: Wanted, indicator: Name, kind: PeriodKind | None = None) -> dict[str, Any]:
    """The series that a name, or the id of a group, means; where the name fits several groups, these."""
    started = time.perf_counter()
    found = find_series(state.library, indicator.strip(), wanted, kind)
    return found_shape(found, (time.perf_counter() - started) * 1000)


def _responses(form: Format) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {MEDIA_TYPES[form]: {}}}}


@router.get("/series.csv", response_class=Response, responses=_responses(Format.CSV))
def export_csv(state: Given, wanted: Wanted, indicator: Name, kind: PeriodKind | None = None) -> Response:
    """The series as CSV, a row for every source."""
    return _file(state, wanted, indicator, kind, Format.CSV)


@router.get("/series.xlsx", response_class=Response, responses=_responses(Format.XLSX))
def export_xlsx(state: Given, wanted: Wanted, indicator: Name, kind: PeriodKind | None = None) -> Response:
    """The series as a workbook: the values by period, and a row for every source."""
    return _file(state, wanted, indicator, kind, Format.XLSX)


def _file(state: Given, wanted: ObservationFilters, indicator: str, kind: PeriodKind | None, form: Format) -> Response:
    series = the_series(state.library, indicator.strip(), wanted, kind)
    name = quote(f"{file_name(series)[:_LONGEST_NAME]}.{form.value}", safe="")
    headers = {"content-disposition": f"attachment; filename=\"series.{form.value}\"; filename*=UTF-8''{name}"}
    return Response(exported(series, form), media_type=MEDIA_TYPES[form], headers=headers)
