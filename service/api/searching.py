"""Search: a query, filters, a page of hits, exact counts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, StreamingResponse

from ingest.document import DocumentKind, LegalStatus
from ingest.errors import GuiwenError
from service.api.schemas_searching import SearchResult
from service.api.state import Given
from service.api.streaming import event, streamed
from service.searching.filters import Filters
from service.searching.listing import Sort
from service.searching.searcher import Request, Searcher
from service.searching.shape import facets_shape, page_shape, search_shape

_LOG = logging.getLogger(__name__)
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "The events of one search."}
}

router = APIRouter(prefix="/api/v1/search", tags=["searching"])


def chosen_filters(
    kind: Annotated[list[DocumentKind] | None, Query()] = None,
    year: Annotated[list[int] | None, Query()] = None,
    period: Annotated[list[str] | None, Query()] = None,
    organisation: Annotated[list[str] | None, Query()] = None,
    status: Annotated[list[LegalStatus] | None, Query()] = None,
    section: Annotated[list[str] | None, Query()] = None,
    document: Annotated[list[str] | None, Query()] = None,
    as_of: date | None = None,
) -> Filters:
    """The filters that a request names."""
    return Filters(
        kinds=frozenset(item.value for item in kind or ()),
        years=frozenset(year or ()),
        periods=frozenset(period or ()),
        organisations=frozenset(organisation or ()),
        statuses=frozenset(item.value for item in status or ()),
        sections=frozenset(section or ()),
        documents=frozenset(document or ()),
        as_of=as_of,
    )


def asked(
    q: Annotated[str, Query(min_length=1, max_length=2000)],
    filters: Annotated[Filters, Depends(chosen_filters)],
    sort: Sort = Sort.RELEVANCE,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    cursor: Annotated[str, Query(max_length=64)] = "",
    fold: bool = True,
) -> Request:
    """The search that a request asks for."""
    return Request(q, filters, sort, limit, offset, cursor, fold)


Asked = Annotated[Request, Depends(asked)]


@router.get("", response_model=SearchResult)
def find(state: Given, request: Asked) -> JSONResponse:
    """A page of the passages that a query finds, with counts over all of them.

    `q` holds words; phrases in quotation marks, which stand verbatim; -word for what must not stand there; and filters:
    年份:2021-2023, 类型:报告, 单位:…, 标题:…, 时效:现行, 文号:…, 期间:2023上半年, 栏目:…; in English year, kind,
    organisation, title, status, number, period, section. Filters of one name are alternatives; those of several names
    all hold.
    """
    # Sent as it is: validating what our own shapes made takes as long as finding it.
    return JSONResponse(search_shape(state.searcher.search(request)))


@router.get("/stream", response_class=StreamingResponse, responses=_STREAM)
def find_stream(state: Given, request: Asked) -> StreamingResponse:
    """The same as events: `hits` (SearchPage), then `facets` (SearchCounts). A failure ends them with `problem`."""
    return streamed(lambda left: _events(state.searcher, request, left))


def _events(searcher: Searcher, request: Request, left: Callable[[], bool]) -> Iterator[str]:
    try:
        result = searcher.search(request)
        yield event("hits", page_shape(result))
        if not left():
            yield event("facets", facets_shape(result))
    except GuiwenError as error:
        yield event("problem", {"code": error.code, "message": error.message})
    except Exception:  # noqa: BLE001
        # The edge of the app: the response has begun, so that its status can tell nothing any more.
        _LOG.exception("a search failed")
        message = "检索时出错，没有完成。请再试一次；如果还是这样，请管理员查看服务器的日志。"
        yield event("problem", {"code": "internal_error", "message": message})
