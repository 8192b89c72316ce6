"""The shapes of kept searches."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from service.api.schemas import Kind, LawStatus, Shape
from service.searching.listing import Sort

SearchName = Annotated[str, StringConstraints(strip_whitespace=True), Field(min_length=1, max_length=200)]
Values = Annotated[list[Annotated[str, Field(max_length=300)]], Field(default_factory=list, max_length=200)]


class FiltersShape(Shape):
    """The filters of a search; an empty list restricts nothing."""

    kind: Annotated[list[Kind], Field(default_factory=list)]
    year: Annotated[list[int], Field(default_factory=list, max_length=200)]
    period: Values
    organisation: Values
    status: Annotated[list[LawStatus], Field(default_factory=list)]
    section: Values
    document: Values
    as_of: date | None = None


class SaveRequest(Shape):
    name: SearchName
    query: Annotated[str, Field(max_length=2000)] = ""
    filters: Annotated[FiltersShape, Field(default_factory=lambda: FiltersShape.model_validate({}))]
    sort: Sort = Sort.RELEVANCE


class NameRequest(Shape):
    name: SearchName


class SavedShape(Shape):
    """`filters` has the filters that restrict anything, by the names of the parameters of a search."""

    id: str
    name: str
    query: str
    filters: dict[str, list[str]]
    sort: Sort
    made_at: str


class SavedList(Shape):
    searches: list[SavedShape]
