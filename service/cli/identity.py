"""`guiwen identity`."""

from __future__ import annotations

import click

from index.library import Library
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.identity import Field, identity_of
from service.identity_shaping import identity_shape
from service.workplace import open_library


@click.command()
@click.argument("document")
@click.option(
    "--set", "corrections", multiple=True, metavar="字段=值", help="更正一个字段，可多次使用；值留空表示没有。"
)
@click.option("--undo", multiple=True, metavar="字段", help="撤销对一个字段的更正，可多次使用。")
@click.option("--note", default="", help="更正的说明。")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def identity(
    ctx: click.Context, document: str, corrections: tuple[str, ...], undo: tuple[str, ...], note: str, as_json: bool
) -> None:
    """显示或更正文件的标题、文号、日期等；更正与读出的值分开保存。DOCUMENT 是编号，或唯一的标题。"""
    values = dict(_split(correction) for correction in corrections)
    if both := values.keys() & set(undo):
        raise click.UsageError(f"{'、'.join(sorted(both))} 不能同时更正和撤销，请只选一种。")
    # A correction goes into both indexes; reading the catalogue needs no embedding.
    changes = bool(values or undo)
    library = open_library(settings_of(ctx)) if changes else Library.open(settings_of(ctx).data, embedding=None)
    record = library.document(document)
    library.edit(record.id, values, undo, note)
    fields = identity_of(library, record.id)
    library.close()
    if as_json:
        put_json({"document_id": record.id} | identity_shape(fields))
        return
    for field in fields:
        put(_line(field))


def _split(correction: str) -> tuple[str, str]:
    name, mark, value = correction.partition("=")
    if not mark:
        raise click.UsageError(f"“{correction}”应写成 字段=值，如 issuer=某某局。")
    return name.strip(), value


def _line(field: Field) -> str:
    line = f"{field.name:16}　{field.value or '—'}"
    if field.derived:
        line += f"（据《{field.derived.document.title}》推定为 {field.derived.day}：{field.derived.quote}）"
    if field.edit:
        read = field.read.value if field.read else None
        line += f"（更正，读出的是：{read or '—'}{'，新文件读出的值有变，请确认' * field.edit.needs_confirmation}）"
    return line
