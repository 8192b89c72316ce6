"""`guiwen draft` and `guiwen facts`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from index.library import Library
from ingest.errors import LibraryError, UnreadableFile
from ingest.readers import Limits
from service.chat_model import chat_model
from service.checking.finding import Finding
from service.cli.console import note, put, put_json
from service.cli.draft_writing import Written, check_of, checked_draft, composed_by_model, keep_draft, read_materials
from service.cli.main import data_option, settings_of
from service.drafting.composing.context import Composed
from service.drafting.drafting import Drafting, Taken
from service.drafting.export.formats import Format, export
from service.drafting.export.layout import Layout, SourcesAs
from service.drafting.facts import sheet
from service.drafting.facts.facts import Facts
from service.drafting.facts.filling import Filled
from service.drafting.shaping import composed_shape
from service.drafting.writing.composing import Making
from service.workplace import reading_limits

_SOURCES = {one.value: one for one in SourcesAs}


@click.command()
@click.option("--model-on", required=True, metavar="DOCUMENT", help="作为范本的报告：编号，或唯一的标题。")
@click.option(
    "--section", "labels", multiple=True, metavar="LABEL", help="只起草这一部分，如“一、（二）”；可重复使用。"
)
@click.option("--take", multiple=True, metavar="DOCUMENT:LABEL", help="其中一部分改用另一份报告的；可重复使用。")
@click.option(
    "--facts", "sheet_file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="填好的数据表。"
)
@click.option("--period", default="", help="新报告的期间，如 2023H2、2023年下半年；默认为下一期。")
@click.option("--date", "day", type=click.DateTime(formats=["%Y-%m-%d"]), help="成文日期（YYYY-MM-DD）。")
@click.option(
    "--sources",
    type=click.Choice(list(_SOURCES)),
    default=SourcesAs.ANNEX.value,
    show_default=True,
    help="数据来源写在哪里。",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="写成 .docx、.md 或 .json 文件。")
@click.option("--compose", is_flag=True, help="由对话模型改写各部分，写出的每个数、名称和日期都经程序核对出处。")
@click.option(
    "--material",
    "materials",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="给对话模型的材料，可重复使用；须与 --compose 同用。",
)
@click.option("--keep", is_flag=True, help="把草稿存入资料库，之后用 guiwen drafts 核实、定稿。")
@click.option("--author", default="", help="起草人，记在版本中。")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def draft(
    ctx: click.Context,
    model_on: str,
    labels: tuple[str, ...],
    take: tuple[str, ...],
    sheet_file: Path | None,
    period: str,
    day: datetime | None,
    sources: str,
    out: Path | None,
    compose: bool,
    materials: tuple[Path, ...],
    keep: bool,
    author: str,
    as_json: bool,
) -> None:
    """以一份旧报告为范本起草新的报告：数据取自数据表，缺的标出，不沿用上期的数。"""
    form = _format(out)
    if materials and not compose:
        raise click.UsageError("--material 是给对话模型的，须与 --compose 同用。")
    settings = settings_of(ctx)
    with Library.open(settings.data, embedding=None) as library:
        drafting = Drafting(library, model_on, labels, [Taken.read(one) for one in take])
        filled = Filled(Facts(), ())
        if sheet_file is not None:
            filled = _facts(drafting, sheet_file, reading_limits(settings))
        composed = drafting.draft(period, filled.facts, day.date() if day else None)
        written = Written(composed)
        if compose:
            making = Making(drafting, period, filled.facts, composed)
            written = composed_by_model(making, read_materials(materials, settings), chat_model(settings))
        composed = written.composed
        findings = checked_draft(settings, library, composed.draft).findings
        kept = keep_draft(library, composed, drafting, filled, author, ctx.params) if keep else ""
    if out and form:
        content = export(composed.draft, form, Layout(sources=_SOURCES[sources]))
        _write(out, content)
    _tell(_Result(composed, filled, findings, kept, written.failure), out, as_json)


@click.command()
@click.argument("document")
@click.option("--section", "labels", multiple=True, metavar="LABEL", help="只要这一部分的指标；可重复使用。")
@click.option("--take", multiple=True, metavar="DOCUMENT:LABEL", help="其中一部分改用另一份报告的；可重复使用。")
@click.option("--period", default="", help="新报告的期间，默认为下一期。")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="写成 .xlsx、.csv 或 .json 文件。"
)
@data_option
@click.pass_context
def facts(
    ctx: click.Context, document: str, labels: tuple[str, ...], take: tuple[str, ...], period: str, out: Path
) -> None:
    """给出待填的数据表：范本 DOCUMENT 中的每个指标一行，旁边是上期的数和原文。"""
    try:
        form = sheet.Format(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise click.UsageError(f"--out 的文件名应以 .xlsx、.csv 或 .json 结尾，不能是“{out.name}”。") from None
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        drafting = Drafting(library, document, labels, [Taken.read(one) for one in take])
        content, count = drafting.template(form, period), len(drafting.rows(period))
    _write(out, content)
    put(f"已写入 {out}：{count} 个指标待填。")


@dataclass(frozen=True, slots=True)
class _Result:
    """What a call made; `kept` is the id of a draft that is kept, `failure` why the model did not write all."""

    composed: Composed
    filled: Filled
    findings: Sequence[Finding]
    kept: str
    failure: str


def _tell(made: _Result, out: Path | None, as_json: bool) -> None:
    """Print it; exit 1 where something that was asked for failed."""
    faults = made.filled.faults
    if as_json:
        told = composed_shape(made.composed) | {"faults": [one.shape() for one in faults], "id": made.kept or None}
        told["checks"] += [check_of(one) for one in made.findings]
        put_json(told)
    else:
        _show(made.composed, out)
        for finding in made.findings:
            put(f"{finding.severity.value}　{finding.label}　“{finding.quote}”　{finding.message}")
        if made.kept:
            put(f"已存入资料库，编号 {made.kept}。")
    if faults:
        note(f"数据表有 {len(faults)} 处没有采用，草稿中写作待补充。请改正后再起草一次。")
    if made.failure:
        note(f"对话模型没有写完：{made.failure}没有写到的部分保持程序起草的文字。")
    if faults or made.failure:
        sys.exit(1)


def _format(out: Path | None) -> Format | None:
    if out is None:
        return None
    try:
        return Format(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise click.UsageError(f"--out 的文件名应以 .docx、.md 或 .json 结尾，不能是“{out.name}”。") from None


def _facts(drafting: Drafting, file: Path, limits: Limits) -> Filled:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"数据表 {file} 无法读取：{error.strerror}。请检查路径和权限。") from error
    filled = drafting.facts(data, file.name, limits)
    for fault in filled.faults:
        note(f"{fault.place}：{fault.reason}。{fault.remedy}。")
    return filled


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise LibraryError(f"文件 {out} 无法写入：{error.strerror}。请换一个位置。") from error


def _show(composed: Composed, out: Path | None) -> None:
    one = composed.draft
    if out is None:
        put(export(one, Format.MARKDOWN, Layout(sources=SourcesAs.OFF)).decode())
    numbers = [number for placed in one.placed() for number in placed.paragraph.numbers]
    put(_summary(out, len(numbers) - len(one.untraced), len(one.untraced), len(one.gaps), composed.suggestions))
    for check in one.checks:
        put(f"{check.severity.value}　{check.where}　{check.message}")


def _summary(out: Path | None, numbers: int, untraced: int, gaps: int, suggestions: Sequence[object]) -> str:
    told = f"{numbers} 个数有出处，{untraced} 个未溯源，{gaps} 处待补充，{len(suggestions)} 句上期的话没有沿用。"
    return (f"已写入 {out}：" if out else "") + told
