"""`guiwen alike` and `guiwen wording`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from index.library import Library
from index.records import DocumentRecord
from ingest.document import DocumentKind
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.searching.alike import alike as find_alike
from service.searching.paragraph import paragraph
from service.searching.shape import alike_shape, wordings_shape
from service.searching.wordings import wordings
from service.workplace import open_library

_OPENING, _CLOSING = "{+", "+}"


@contextmanager
def _opened(ctx: click.Context) -> Iterator[Library]:
    library = open_library(settings_of(ctx))
    try:
        yield library
    finally:
        library.close()


@click.command()
@click.argument("document")
@click.argument("label")
@click.option("--kind", multiple=True, type=click.Choice([kind.value for kind in DocumentKind]))
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def alike(ctx: click.Context, document: str, label: str, kind: tuple[str, ...], limit: int, as_json: bool) -> None:
    """找出与一段话相近的段落。DOCUMENT 是编号或标题，LABEL 是标引，如 三、（二）第1段。"""
    with _opened(ctx) as library:
        source = paragraph(library, document, label)
        hits = find_alike(library, source, limit, frozenset(kind))
        if as_json:
            put_json(alike_shape(source, hits))
            return
        for hit in hits:
            put(f"《{hit.place.document.title}》{hit.place.passage.label}\n　　{hit.snippet}")


@click.command()
@click.argument("document")
@click.argument("label")
@click.option("--limit", type=click.IntRange(1, 100), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def wording(ctx: click.Context, document: str, label: str, limit: int, as_json: bool) -> None:
    """看一段话历年怎么表述，标出不同的字。DOCUMENT 是编号或标题，LABEL 是标引，如 三、（二）第1段。"""
    with _opened(ctx) as library:
        source = paragraph(library, document, label)
        found = wordings(library, source, limit)
        if as_json:
            put_json(wordings_shape(source, found))
            return
        put(f"{_when(source.document)}　《{source.document.title}》{source.label}\n　　{source.text}")
        for one in found:
            marked = "".join(f"{_OPENING}{run.text}{_CLOSING}" if run.changed else run.text for run in one.runs)
            put(f"\n{_when(one.document)}　《{one.document.title}》{one.label}\n　　{marked}")


def _when(document: DocumentRecord) -> str:
    return document.period or str(document.year or "年份不详")
