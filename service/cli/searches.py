"""`guiwen searches`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from index.library import Library
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.cli.searching import filter_options, filters_of, show
from service.searching.listing import Sort
from service.searching.saved import kept_filters, request_of, saved_shape
from service.searching.searcher import Searcher
from service.workplace import open_library


@contextmanager
def _opened(ctx: click.Context) -> Iterator[Library]:
    # Reading the catalogue needs no embedding.
    library = Library.open(settings_of(ctx).data, embedding=None)
    try:
        yield library
    finally:
        library.close()


@click.group()
def searches() -> None:
    """保存的检索：保存、列出、改名、删除、再检索一次。"""


@searches.command("list")
@click.option("--json", "as_json", is_flag=True, help="每个检索输出一行 JSON。")
@data_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """列出保存的检索，最近保存的在前。"""
    with _opened(ctx) as library:
        for one in library.searches.all():
            shape = saved_shape(one)
            if as_json:
                put_json(shape)
            else:
                chosen = "；".join(f"{name}：{'、'.join(values)}" for name, values in one.filters.items())
                put(f"{one.id}　{one.name}　{one.query}　{chosen}".rstrip("　"))


@searches.command()
@click.argument("name")
@click.argument("query")
@filter_options
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value)
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def save(ctx: click.Context, /, **given: Any) -> None:
    """把检索 QUERY 和筛选以 NAME 为名保存。"""
    if not given["name"].strip():
        raise click.UsageError("名称是空的。请写出名称。")
    with _opened(ctx) as library:
        kept = kept_filters(filters_of(given))
        made = library.searches.add(given["name"].strip(), given["query"], kept, given["sort"])
        if given["as_json"]:
            put_json(saved_shape(made))
        else:
            put(made.id)


@searches.command()
@click.argument("search")
@click.argument("name")
@data_option
@click.pass_context
def rename(ctx: click.Context, search: str, name: str) -> None:
    """把保存的检索 SEARCH（编号，或唯一的名称）改名为 NAME。"""
    if not name.strip():
        raise click.UsageError("名称是空的。请写出新的名称。")
    with _opened(ctx) as library:
        library.searches.rename(search, name.strip())


@searches.command()
@click.argument("search")
@data_option
@click.pass_context
def remove(ctx: click.Context, search: str) -> None:
    """删除保存的检索 SEARCH（编号，或唯一的名称）。"""
    with _opened(ctx) as library:
        library.searches.remove(search)


@searches.command()
@click.argument("search")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def run(ctx: click.Context, search: str, limit: int, as_json: bool) -> None:
    """再检索一次：SEARCH 是编号，或唯一的名称。"""
    library = open_library(settings_of(ctx))
    show(Searcher(library).search(request_of(library.searches.get(search), limit)), as_json)
    library.close()
