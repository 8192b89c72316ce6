"""The shapes of searches."""

from __future__ import annotations

from typing import Literal

from service.api.schemas import Kind, LawStatus, Shape
from service.api.schemas_comparing import WordRun

FieldName = Literal["year", "kind", "period", "organisation", "title", "status", "number", "section"]


class SpanShape(Shape):
    """`[start, end)` in code points."""

    start: int
    end: int


class PassagePlace(Shape):
    """A passage in its document; `passage` is its number, which is never given twice."""

    passage: int
    document_id: str
    title: str
    year: int | None
    period: str
    label: str
    article: str
    page: int | None
    start: int
    end: int


class SearchHit(PassagePlace):
    """`highlights` are spans of `snippet`, `marks` spans of the document's text: what of the query stands there.

    `matching` is false where the passage is near in meaning and holds only some of the words. `also_in` are passages
    that say nearly the same and are folded into this hit.
    """

    file: str
    kind: Kind
    organisation: str
    status_in_law: LawStatus
    path: str
    text: str
    snippet: str
    highlights: list[SpanShape]
    marks: list[SpanShape]
    score: float
    matching: bool
    also_in: list[PassagePlace]


class QueryFilter(Shape):
    """A filter typed into the box; none of the values may hold where it is `negated`."""

    field: FieldName
    values: list[str]
    negated: bool


class UnderstoodQuery(Shape):
    """What was understood of the query; `ignored` was not."""

    words: list[str]
    phrases: list[str]
    excluded: list[str]
    filters: list[QueryFilter]
    ignored: list[str]


class SearchPage(Shape):
    """The first event of a streamed search. `cursor` asks for the next page, null on the last.

    `changed` when the list of the cursor is no longer there and the library has changed since.
    """

    hits: list[SearchHit]
    offset: int
    cursor: str | None
    changed: bool
    query: UnderstoodQuery


class SearchCounts(Shape):
    """The second event of a streamed search.

    `total` and `facets` count passages, also those that are folded; `hits_total` counts hits on all pages. A facet
    counts with its own choice undone, so that each number is what `total` would be with that choice.
    """

    total: int
    hits_total: int
    facets: dict[str, dict[str, int]]
    milliseconds: float


class SearchResult(SearchPage, SearchCounts):
    """A page of hits with the counts over everything that was found."""


class MatchesShape(Shape):
    """Spans of a document's text, in order and apart; of very many, those around the passage."""

    matches: list[SpanShape]


class ParagraphShape(Shape):
    """A paragraph at `[start, end)` of a document's text."""

    document_id: str
    title: str
    year: int | None
    period: str
    organisation: str
    label: str
    page: int | None
    start: int
    end: int
    text: str


class AlikeShape(Shape):
    """Paragraphs like `source`, the likest first; of those that say nearly the same one, with the others in it."""

    source: ParagraphShape
    hits: list[SearchHit]


class WordingShape(ParagraphShape):
    """How a document words it: `runs` mark what the source lacks, `source_runs` what of the source it lacks.

    `likeness` is 1 for the very same characters, numbers left out.
    """

    likeness: float
    runs: list[WordRun]
    source_runs: list[WordRun]


class WordingsShape(Shape):
    """The wordings of `source` in other documents, the oldest first."""

    source: ParagraphShape
    wordings: list[WordingShape]
