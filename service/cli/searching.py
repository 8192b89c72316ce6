"""`guiwen search`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Any

import click

from ingest.document import DocumentKind, LegalStatus
from service.cli.asking import DAY, read_batch
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.searching.filters import Filters
from service.searching.listing import Sort
from service.searching.searcher import Hit, Request, Searcher, SearchResult
from service.searching.shape import search_shape
from service.workplace import open_library

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_OPTIONS: tuple[Decorator, ...] = (
    click.option("--kind", multiple=True, type=click.Choice([kind.value for kind in DocumentKind])),
    click.option("--year", multiple=True, type=int),
    click.option("--period", multiple=True, help="期间，如 2023H1。"),
    click.option("--organisation", multiple=True),
    click.option("--status", multiple=True, type=click.Choice([status.value for status in LegalStatus])),
    click.option("--section", multiple=True, help="报告的一级标题（不带年份）。"),
    click.option("--document", multiple=True, help="只在这份文件（编号）里找。"),
    click.option("--as-of", type=DAY, help="只找在这一天有效的文件。"),
)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of all filters; `filters_of` reads them."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def filters_of(given: dict[str, Any]) -> Filters:
    """The filters among the values of a command's options."""
    day: datetime | None = given["as_of"]
    return Filters(
        kinds=frozenset(given["kind"]),
        years=frozenset(given["year"]),
        periods=frozenset(given["period"]),
        organisations=frozenset(given["organisation"]),
        statuses=frozenset(given["status"]),
        sections=frozenset(given["section"]),
        documents=frozenset(given["document"]),
        as_of=day.date() if day else None,
    )


@click.command()
@click.argument("query", required=False)
@filter_options
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, help="从第几条之后列起。")
@click.option("--fold/--no-fold", default=True, help="几乎相同的段落是否并为一条（默认并）。")
@click.option("--batch", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def search(ctx: click.Context, /, **given: Any) -> None:
    """检索资料库。

    检索词之间用空格隔开；“引号”里的要逐字相同；-词 是不要含有的；年份:2021-2023、类型:报告、单位:…、标题:…、时效:现行、
    文号:… 是筛选。
    """
    query, batch = given["query"], given["batch"]
    if (query is None) == (batch is None):
        raise click.UsageError("请给出检索词，或用 --batch 给出一个检索文件，二者取一。")
    request = Request("", filters_of(given), Sort(given["sort"]), given["limit"], given["offset"], fold=given["fold"])
    library = open_library(settings_of(ctx))
    searcher = Searcher(library)
    if batch is not None:
        for entry in read_batch(batch):
            found = searcher.search(replace(request, text=str(entry["query"])))
            put_json({"id": entry.get("id")} | search_shape(found))
    elif query is not None:
        show(searcher.search(replace(request, text=query)), given["as_json"])
    library.close()


def show(result: SearchResult, as_json: bool) -> None:
    """Print a page of hits."""
    if as_json:
        put_json(search_shape(result))
        return
    for hit in result.hits:
        put(f"《{hit.place.document.title}》{hit.place.passage.label}\n　　{hit.snippet}{_also(hit)}")
    if result.query.ignored:
        put(f"没有看懂：{'、'.join(result.query.ignored)}")
    put(f"共 {result.total} 处，{result.milliseconds:.0f} 毫秒")


def _also(hit: Hit) -> str:
    told = [one.document.period or str(one.document.year or one.document.title) for one in hit.also]
    return f"\n　　也见于 {'、'.join(dict.fromkeys(told))}" if told else ""
