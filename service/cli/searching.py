"""`guiwen search`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from index.records import SearchFilters
from ingest.document import DocumentKind, LegalStatus
from service.cli.asking import DAY, read_batch
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.searching import SearchResult
from service.searching import search as run_search
from service.shaping import search_shape
from service.workplace import open_library


@click.command()
@click.argument("query", required=False)
@click.option("--kind", multiple=True, type=click.Choice([kind.value for kind in DocumentKind]))
@click.option("--year", multiple=True, type=int)
@click.option("--organisation", multiple=True)
@click.option("--status", multiple=True, type=click.Choice([status.value for status in LegalStatus]))
@click.option("--as-of", type=DAY, help="只找在这一天有效的文件。")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--batch", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def search(
    ctx: click.Context,
    query: str | None,
    kind: tuple[str, ...],
    year: tuple[int, ...],
    organisation: tuple[str, ...],
    status: tuple[str, ...],
    as_of: datetime | None,
    limit: int,
    batch: Path | None,
    as_json: bool,
) -> None:
    """检索资料库。"""
    if (query is None) == (batch is None):
        raise click.UsageError("请给出检索词，或用 --batch 给出一个检索文件，二者取一。")
    filters = SearchFilters(
        kinds=frozenset(kind),
        years=frozenset(year),
        organisations=frozenset(organisation),
        statuses=frozenset(status),
        as_of=as_of.date() if as_of else None,
    )
    library = open_library(settings_of(ctx))
    if batch is not None:
        for entry in read_batch(batch):
            found = run_search(library, str(entry["query"]), filters, limit)
            put_json({"id": entry.get("id")} | search_shape(found))
    elif query is not None:
        _show(run_search(library, query, filters, limit), as_json)
    library.close()


def _show(result: SearchResult, as_json: bool) -> None:
    if as_json:
        put_json(search_shape(result))
        return
    for hit in result.hits:
        put(f"《{hit.found.document.title}》{hit.found.passage.label}\n　　{hit.snippet}")
    put(f"共 {result.total} 处，{result.milliseconds:.0f} 毫秒")
