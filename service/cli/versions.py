"""`guiwen versions`."""

from __future__ import annotations

from datetime import date

import click

from index.library import Library
from index.records import Cause, Version
from index.works import works_of
from ingest.document import DocumentKind
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.identity_shaping import versions_shape
from service.shaping import document_shape

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
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def versions(ctx: click.Context, document: str | None, as_json: bool) -> None:
    """按时间列出同一法规的各个版本，以及每个版本因何开始、因何终止。

    DOCUMENT 是编号，或唯一的标题；不给出时，列出有两个以上版本的法规。
    """
    library = Library.open(settings_of(ctx).data, embedding=None)
    if document is None:
        _list_works(library, as_json)
        library.close()
        return
    record = library.document(document)
    found = library.versions(record.id)
    library.close()
    if as_json:
        put_json(versions_shape(record.work, found))
        return
    for version in found:
        _show(version)


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
    put(f"{span}　{status}　{document.title}　{document.id}")
    for cause in filter(None, (version.begun_by, version.ended_by)):
        put(f"　　{_told(cause)}")


def _told(cause: Cause) -> str:
    words = f"：“{cause.quote}”" if cause.quote else ""
    return f"{cause.day} {_CAUSES[cause.kind]}　《{cause.document.title}》{words}"
