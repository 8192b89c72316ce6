"""`guiwen references`."""

from __future__ import annotations

from datetime import date, datetime

import click

from index.cross_references import Citing, Followed
from index.library import Library
from index.records import DocumentRecord
from ingest.addressing import Addresses
from ingest.document import ReferenceState
from ingest.labels import parse_label
from service.cli.asking import DAY
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.referring import citing_shape, reference_shape

_WORDS = {
    ReferenceState.RESOLVED: "→",
    ReferenceState.EXTERNAL: "资料库中没有",
    ReferenceState.AMBIGUOUS: "不止一处",
    ReferenceState.UNRESOLVED: "找不到这一条款",
}


@click.command()
@click.argument("document")
@click.option("--cited-by", "label", metavar="标引", help="改为列出引用这一条款的地方，如：第十二条第一款。")
@click.option("--as-of", type=DAY, help="引用指向这一天有效的版本（默认今天）。")
@click.option("--json", "as_json", is_flag=True, help="每处输出一行 JSON。")
@data_option
@click.pass_context
def references(ctx: click.Context, document: str, label: str | None, as_of: datetime | None, as_json: bool) -> None:
    """列出一份文件引用了哪些条款，或哪里引用了它的某一条款。"""
    # Reading the catalogue needs no embedding.
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        record = library.document(document)
        if label is None:
            for one in library.references(record.id, as_of.date() if as_of else date.today()):
                put_json(reference_shape(one)) if as_json else put(_told(one))
        else:
            for place in library.citing(record.id, _unit(library, record, label)):
                put_json(citing_shape(place)) if as_json else put(_citing(place))


def _unit(library: Library, record: DocumentRecord, label: str) -> str:
    found = Addresses(library.units(record.id)).find(parse_label(label))
    if len(found) != 1:
        raise click.BadParameter(f"《{record.title}》中{'没有' if not found else '不止一处'}{label}。")
    return found[0].id


def _told(one: Followed) -> str:
    places = "、".join(f"《{place.document.title}》{place.label}" for place in one.places)
    return f"{one.words}　{_WORDS[one.state]}{places}"


def _citing(one: Citing) -> str:
    return f"《{one.document.title}》{one.label}　{one.words}"
