"""`guiwen versions`."""

from __future__ import annotations

from datetime import date

import click

from index.library import Library
from index.records import Cause, DocumentRecord, Version
from index.works import works_of
from ingest.document import DocumentKind
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.identity_shaping import versions_shape
from service.shaping import document_shape
from service.workplace import open_library

_STATUSES = {
    "in_force": "现行有效",
    "amended": "已被修改",
    "repealed": "废止或失效",
    "not_yet": "尚未施行",
    "trial": "试行",
    "unknown": "时效不明",
}
_CAUSES = {"repeals": "被废止", "amends": "据修改决定", "replaced": "被新版本取代", "own": "自行失效"}


@click.command()
@click.argument("document", required=False)
@click.option("--same-as", metavar="DOCUMENT", help="与该文件是同一法规，例如机关改名前后的版本。")
@click.option("--apart", is_flag=True, help="是单独的法规，不与机关或标题不同的法规合并。")
@click.option("--undo", is_flag=True, help="撤销人工所作的合并或分开。")
@click.option("--note", default="", help="合并或分开的说明。")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def versions(
    ctx: click.Context, document: str | None, same_as: str | None, apart: bool, undo: bool, note: str, as_json: bool
) -> None:
    """按时间列出同一法规的各个版本，以及每个版本因何开始、因何终止。

    DOCUMENT 是编号，或唯一的标题；不给出时，列出有两个以上版本的法规。
    机关改名前后的版本，可用 --same-as 合并为同一法规。
    """
    changes = [bool(same_as), apart, undo].count(True)
    if changes > 1 or (changes and document is None):
        raise click.UsageError("--same-as、--apart、--undo 一次用一个，并须给出 DOCUMENT。")
    # What joins Works goes into both indexes; reading the catalogue needs no embedding.
    library = open_library(settings_of(ctx)) if changes else Library.open(settings_of(ctx).data, embedding=None)
    with library:
        if document is None:
            _list_works(library, as_json)
            return
        record = library.document(document)
        if changes:
            _say(library, record, same_as, undo, note)
            record = library.document(record.id)
        if as_json:
            put_json(versions_shape(library, record))
        else:
            _show_all(library, record)


def _say(library: Library, record: DocumentRecord, same_as: str | None, undo: bool, note: str) -> None:
    if undo:
        library.works.undo(record)
    elif same_as:
        library.works.join(record, library.document(same_as), note)
    else:
        library.works.part(record, note)


def _show_all(library: Library, record: DocumentRecord) -> None:
    for version in library.versions(record.id):
        _show(version)
    joining = library.works.joining(record)
    if joining.said:
        what = f"与{joining.said.same_as}是同一法规" if joining.said.same_as else "是单独的法规"
        put(f"（人工：{what}{'，' * bool(joining.said.note)}{joining.said.note}）")
    for one in joining.candidates:
        put(f"可能是同一法规：{one.issuer}《{one.title}》　{one.id}（用 --same-as 合并）")


def _list_works(library: Library, as_json: bool) -> None:
    for work, records in sorted(works_of(library.documents(DocumentKind.REGULATION.value)).items()):
        if len(records) < 2:
            continue
        records.sort(key=lambda record: record.version_day or date.min)
        if as_json:
            put_json(
                {"work": work.title, "office": work.office, "versions": [document_shape(record) for record in records]}
            )
        else:
            days = "、".join(str(record.version_day or "日期不明") for record in records)
            put(f"{work.office}{work.title}　{len(records)} 个版本：{days}")


def _show(version: Version) -> None:
    document = version.document
    span = f"{document.begins or '施行日期不明'} — {document.ends or ''}"
    status = _STATUSES[document.standing(date.today()).value]
    put(f"{span}　{status}　{document.issuer}《{document.title}》　{document.id}")
    for cause in filter(None, (version.begun_by, version.ended_by)):
        put(f"　　{_told(cause)}")


def _told(cause: Cause) -> str:
    words = f"：“{cause.quote}”" if cause.quote else ""
    return f"{cause.day} {_CAUSES[cause.kind]}　《{cause.document.title}》{words}"
