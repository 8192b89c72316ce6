"""What programs with a language model of their own may do with the Library: ask, search, read; never change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from index.library import Library
from index.observation_records import ObservationFilters
from index.periods import canonical
from index.records import SearchFilters
from service.answering.pipeline import Answering
from service.answering.question import Question
from service.api.schemas import AnswerShape, Kind, LawStatus, Shape
from service.api.schemas_observations import ObservationList
from service.api.schemas_searching import SearchResult
from service.api.schemas_versions import Versions, VersionShape
from service.identity_shaping import version_shape, versions_shape
from service.observation_listing import listing
from service.provisions import provision, version_named
from service.searching.filters import Filters
from service.searching.searcher import Request, Searcher
from service.searching.shape import search_shape
from service.shaping import answer_shape

Day = Annotated[date | None, Field(description="The day for which the rules are asked, YYYY-MM-DD; today if absent.")]
Named = Annotated[
    str, Field(min_length=1, max_length=300, description="A document's id, its title, or the end of its title.")
]


class Arguments(BaseModel):
    """Base of every tool's arguments: unknown ones are refused."""

    model_config = ConfigDict(extra="forbid")


class ToAsk(Arguments):
    question: Annotated[
        str,
        Field(
            min_length=1, max_length=2000, description="One whole question in Chinese; no pronouns of a talk before."
        ),
    ]
    as_of: Day = None


class ToSearch(Arguments):
    query: Annotated[
        str,
        Field(
            min_length=1, max_length=2000, description="Words, “phrases” that stand verbatim, -excluded words, filters."
        ),
    ]
    kind: Annotated[Kind | None, Field(description="Documents of this kind alone.")] = None
    status: Annotated[LawStatus | None, Field(description="Documents of this status in law alone.")] = None
    as_of: Day = None
    limit: Annotated[int, Field(ge=1, le=50, description="The most hits.")] = 10


class ToGetUnit(Arguments):
    document: Named
    label: Annotated[
        str, Field(min_length=1, max_length=100, description="Such as 第十二条 or 第十二条第二款第（三）项.")
    ]
    as_of: Day = None


class ToListVersions(Arguments):
    document: Named


class ToFindObservations(Arguments):
    indicator: Annotated[str, Field(max_length=200, description="Words in the indicator's name, such as 立案.")] = ""
    period: Annotated[
        str, Field(max_length=40, description="Such as 2023, 2023H1, 2023Q1, 2023-05 or 2023年上半年; all if absent.")
    ] = ""
    organisation: Annotated[str, Field(max_length=200, description="The organisation's name, or a part of it.")] = ""
    document: Annotated[str, Field(max_length=300, description="A document's id or title; all if absent.")] = ""
    after: Annotated[str, Field(max_length=40, description="`next` of the part before.")] = ""
    limit: Annotated[int, Field(ge=1, le=200, description="The most Observations.")] = 50


class UnitText(Shape):
    """A Unit, `[start, end)` of its document's plain text, and the versions of that document's Work, oldest first."""

    document_id: str
    title: str
    label: str
    kind: str
    heading: str
    text: str
    start: int
    end: int
    page: int | None
    status_in_law: LawStatus
    effective_from: date | None
    effective_to: date | None
    versions: list[VersionShape]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tools work with."""

    library: Library
    answering: Answering
    searcher: Searcher


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool under its name: what it takes, what it gives, and how it comes to it."""

    name: Literal["ask", "search", "get_unit", "list_versions", "find_observations"]
    title: str
    description: str
    takes: type[Arguments]
    gives: type[Shape]
    run: Callable[[Desk, Any], dict[str, Any]]


def _ask(desk: Desk, given: ToAsk) -> dict[str, Any]:
    return answer_shape(desk.answering.answer(Question(given.question, date.today(), given.as_of)))


def _search(desk: Desk, given: ToSearch) -> dict[str, Any]:
    filters = Filters(
        kinds=frozenset({given.kind} if given.kind else ()),
        statuses=frozenset({given.status} if given.status else ()),
        as_of=given.as_of,
    )
    return search_shape(desk.searcher.search(Request(given.query, filters, limit=given.limit)))


def _get_unit(desk: Desk, given: ToGetUnit) -> dict[str, Any]:
    day = given.as_of or date.today()
    found = provision(desk.library, desk.answering.titles, given.document, given.label, day)
    document, unit = found.document, found.unit
    return {
        "document_id": document.id,
        "title": document.title,
        "label": unit.label,
        "kind": unit.kind.value,
        "heading": unit.heading,
        "text": unit.text,
        "start": unit.start,
        "end": unit.end,
        "page": unit.page,
        "status_in_law": document.standing(day).value,
        "effective_from": document.begins,
        "effective_to": document.ends,
        "versions": [version_shape(one) for one in found.versions],
    }


def _list_versions(desk: Desk, given: ToListVersions) -> dict[str, Any]:
    document = version_named(desk.library, desk.answering.titles, given.document, date.today())
    return versions_shape(desk.library, document)


def _find_observations(desk: Desk, given: ToFindObservations) -> dict[str, Any]:
    named = frozenset({desk.library.document(given.document).id} if given.document else ())
    filters = ObservationFilters(
        documents=SearchFilters(documents=named),
        indicator=given.indicator.strip(),
        periods=frozenset({canonical(given.period)} if given.period else ()),
        organisations=frozenset({given.organisation} if given.organisation else ()),
    )
    return listing(desk.library, filters, given.limit, given.after)


TOOLS = (
    Tool(
        "ask",
        "提问",
        "Answer a question from the office's rules and reports. Every sentence has citations, and a program has"
        " compared it with what they quote; `status` says whether it is an answer. It refuses (`not_found`) rather"
        " than guess. Give the sentences on as they are, with title and label.",
        ToAsk,
        AnswerShape,
        _ask,
    ),
    Tool(
        "search",
        "检索",
        "Find passages by words and by meaning; each hit has its document, label and text.",
        ToSearch,
        SearchResult,
        _search,
    ),
    Tool(
        "get_unit",
        "读条文",
        "The text of one provision (article 条, paragraph 款, item 项, or a report's section) named by document and"
        " label, in the version that stood on the day, with its status in law and when each version stood.",
        ToGetUnit,
        UnitText,
        _get_unit,
    ),
    Tool(
        "list_versions",
        "历次版本",
        "When each version of a rule stood, and what began or ended it.",
        ToListVersions,
        Versions,
        _list_versions,
    ),
    Tool(
        "find_observations",
        "查指标数据",
        "Numbers that reports state: indicator, value, unit, period, organisation, and the sentence that states each."
        " Names that mean the same by rule are found together; `counts` tells which groups, periods and organisations"
        " there are. A change (`qualifier` change) is no level; compare `normalized_value` within one `group` alone.",
        ToFindObservations,
        ObservationList,
        _find_observations,
    ),
)
