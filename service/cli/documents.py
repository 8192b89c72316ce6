"""`guiwen documents`, `guiwen outline`, `guiwen remove`."""

from __future__ import annotations

import click

from index.library import Library
from ingest.document import DocumentKind, Unit
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.shaping import document_shape, outline_shape


def _open(ctx: click.Context) -> Library:
    # Reading the catalogue needs no embedding.
    return Library.open(settings_of(ctx).data, embedding=None)


@click.command()
@click.option("--kind", type=click.Choice([kind.value for kind in DocumentKind]))
@click.option("--json", "as_json", is_flag=True, help="每个文件输出一行 JSON。")
@data_option
@click.pass_context
def documents(ctx: click.Context, kind: str | None, as_json: bool) -> None:
    """列出资料库中的文件。"""
    library = _open(ctx)
    for document in library.documents(kind):
        if as_json:
            put_json(document_shape(document) | {"document_id": document.id})
        else:
            put(f"{document.id}　{document.kind.value:10}　{document.articles:5} 条　{document.title}")
    library.close()


@click.command()
@click.argument("document")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def outline(ctx: click.Context, document: str, as_json: bool) -> None:
    """显示一个文件的结构。DOCUMENT 是编号，或唯一的标题。"""
    library = _open(ctx)
    record = library.document(document)
    units = library.units(record.id)
    if as_json:
        put_json(outline_shape(record, units))
    else:
        put(f"《{record.title}》")
        for unit in units:
            _show(unit, 0)
        for problem in (*record.gaps, *record.duplicates):
            put(f"注意：{problem}")
    library.close()


def _show(unit: Unit, depth: int) -> None:
    words = unit.heading or unit.text.split("\n", 1)[0][:40]
    put(f"{'　' * depth}{unit.label or unit.kind.value}　{words}")
    for child in unit.children:
        _show(child, depth + 1)


@click.command()
@click.argument("document")
@data_option
@click.pass_context
def remove(ctx: click.Context, document: str) -> None:
    """把一个文件移出资料库；原件保留在资料库的 removed 文件夹。"""
    library = Library.open(settings_of(ctx).data, embedding=None)
    record = library.document(document)
    library.remove(record.id)
    library.close()
    put(f"已移出《{record.title}》（{record.id}）。")
