"""`guiwen drafts`: the drafts that are kept, and their way to 定稿."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from index.drafts import DraftState
from index.library import Library
from ingest.errors import DraftBlocked, LibraryError, SettlingRefused
from service.cli.console import note, put, put_json
from service.cli.draft_writing import finishing_of
from service.cli.main import data_option, settings_of
from service.drafting.draft import Draft
from service.drafting.export.formats import Format, export
from service.drafting.export.layout import Layout, SourcesAs
from service.drafting.export.shaping import draft_of
from service.drafting.finishing.finishing import Finishing
from service.drafting.finishing.settling import Place, source_in_document, vouched
from service.drafting.finishing.shape import review_shape

_STATES = {DraftState.OPEN: "起草中", DraftState.FINAL: "已定稿"}
_by = click.option("--by", required=True, metavar="NAME", help="谁。")


@contextmanager
def _opened(ctx: click.Context) -> Iterator[Finishing]:
    settings = settings_of(ctx)
    with Library.open(settings.data, embedding=None) as library:
        yield finishing_of(settings, library)


@click.group()
def drafts() -> None:
    """存入资料库的草稿：列出、校核、核实、定稿、退回修改、导出。"""


@drafts.command("list")
@click.option("--json", "as_json", is_flag=True, help="每份草稿输出一行 JSON。")
@data_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """列出草稿，最近改过的在前。"""
    with _opened(ctx) as finishing:
        for one in finishing.library.drafts.all():
            told = {"id": one.id, "title": one.title, "period": one.period, "state": one.state.value}
            if as_json:
                put_json(told | {"updated_at": one.updated_at.isoformat()})
            else:
                put(f"{one.id}　{_STATES[one.state]}　{one.period}　{one.title}")


@drafts.command()
@click.argument("draft")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def checks(ctx: click.Context, draft: str, as_json: bool) -> None:
    """校核草稿 DRAFT，并列出定稿之前须解决的各处。"""
    with _opened(ctx) as finishing:
        stored = finishing.library.drafts.get(draft)
        review = finishing.review(stored)
        if as_json:
            put_json(review_shape(review) | {"state": stored.record.state.value})
            return
        for finding in review.checked.findings:
            put(f"{finding.severity.value}　{finding.label}　“{finding.quote}”　{finding.message}")
        for check in review.draft.checks:
            put(f"{check.severity.value}　{check.where}　{check.message}")
        for block in review.blocks:
            put(f"定稿前　{block.where}　{block.text}　{block.message}")


@drafts.command()
@click.argument("draft")
@click.argument("words")
@click.option("--reason", default="", help="由本人核实的理由。")
@click.option("--document", default="", help="写有这个数的文件：编号，或唯一的标题。")
@click.option("--quote", default="", help="文件中写有这个数的原文。")
@_by
@data_option
@click.pass_context
def settle(ctx: click.Context, draft: str, words: str, reason: str, document: str, quote: str, by: str) -> None:
    """核实草稿 DRAFT 中未溯源的 WORDS：写明理由，或给出文件和原文。"""
    if bool(reason) == bool(document):
        raise click.UsageError("请给出 --reason，或 --document 和 --quote，二者选一。")
    with _opened(ctx) as finishing:
        stored = finishing.library.drafts.get(draft)
        places = list(_untraced(draft_of(stored.content), words))
        if not places:
            raise SettlingRefused(f"草稿中没有未溯源的“{words}”。可用 guiwen drafts checks 查看。")
        given = source_in_document(finishing.library, document, quote) if document else vouched(reason, by)
        for place in places:
            stored = finishing.settle(draft, stored.record.revision, place, given, by)
    put(f"已核实 {len(places)} 处“{words}”。")


@drafts.command()
@click.argument("draft")
@click.option("--by", default="", metavar="NAME", help="谁。")
@data_option
@click.pass_context
def finalise(ctx: click.Context, draft: str, by: str) -> None:
    """把草稿 DRAFT 定稿；还有未溯源、待补充或错误时列出并拒绝。"""
    with _opened(ctx) as finishing:
        try:
            finishing.finalise(draft, finishing.library.drafts.get(draft).record.revision, by)
        except DraftBlocked as error:
            for block in error.blocks:
                put(f"{block['where']}　{block['text']}　{block['message']}")
            note(f"guiwen：还不能定稿，共 {len(error.blocks)} 处。")
            sys.exit(1)
    put("已定稿。")


@drafts.command()
@click.argument("draft")
@click.option("--reason", required=True, help="为什么退回。")
@_by
@data_option
@click.pass_context
def reopen(ctx: click.Context, draft: str, reason: str, by: str) -> None:
    """把已定稿的 DRAFT 退回修改。"""
    with _opened(ctx) as finishing:
        finishing.reopen(draft, finishing.library.drafts.get(draft).record.revision, reason, by)
    put("已退回修改。")


@drafts.command("export")
@click.argument("draft")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@data_option
@click.pass_context
def export_(ctx: click.Context, draft: str, out: Path) -> None:
    """把草稿 DRAFT 写成 OUT（.docx、.md 或 .json）。"""
    try:
        form = Format(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise click.UsageError(f"文件名应以 .docx、.md 或 .json 结尾，不能是“{out.name}”。") from None
    with _opened(ctx) as finishing:
        one = draft_of(finishing.library.drafts.get(draft).content)
    try:
        out.write_bytes(export(one, form, Layout(sources=SourcesAs.ANNEX)))
    except OSError as error:
        raise LibraryError(f"文件 {out} 无法写入：{error.strerror}。请换一个位置。") from error
    put(f"已写入 {out}。")


def _untraced(draft: Draft, words: str) -> Iterator[Place]:
    for attachment, sections in (
        (None, draft.sections),
        *((at, one.sections) for at, one in enumerate(draft.attachments)),
    ):
        for position, section in enumerate(sections):
            for paragraph, one in enumerate(section.paragraphs):
                for number in one.numbers:
                    if not number.traced and one.written(number) == words:
                        yield Place(position, paragraph, number.start, number.end, attachment)
