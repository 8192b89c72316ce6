"""`guiwen check`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from index.library import Library
from ingest.errors import LibraryError, UnreadableFile
from service.checking.check import Check
from service.checking.checking import Checked, Checking
from service.checking.exporting import SEVERITIES, findings_workbook
from service.checking.finding import Finding, Severity
from service.checking.law_shelf import LawShelf
from service.checking.registry import CHECKS, KINDS, chosen
from service.checking.shape import finding_shape
from service.checking.switches import switched_off
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.settings import Settings
from service.workplace import isolated_reader, reading_limits

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a call asks for."""

    named: str
    checks: Sequence[Check]
    against: str


def _list(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        for check in CHECKS:
            put(f"{check.kind}　{check.name}")
        ctx.exit()


@click.command()
@click.argument("document", metavar="FILE|DOCUMENT")
@click.option("--against", default="", metavar="DOCUMENT", help="与哪一份文件对照；默认取资料库中同一单位的上一期。")
@click.option("--only", multiple=True, metavar="KIND", type=click.Choice(KINDS), help="只做这一种校核，可重复使用。")
@click.option("--without", multiple=True, metavar="KIND", type=click.Choice(KINDS), help="不做这一种校核，可重复使用。")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="列出全部校核。")
@click.option(
    "--xlsx", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="另把校核结果写成一个 .xlsx 文件。"
)
@click.option("--json", "as_json", is_flag=True, help="每处输出一行 JSON。")
@data_option
@click.pass_context
def check(
    ctx: click.Context,
    document: str,
    against: str,
    only: tuple[str, ...],
    without: tuple[str, ...],
    xlsx: Path | None,
    as_json: bool,
) -> None:
    """校核一份报告：数字、单位、日期、引用的法规、格式、用词。给出文件，或资料库中的编号、标题。"""
    settings = settings_of(ctx)
    checks = chosen(only, (*without, *(() if only else switched_off(settings.data))))
    # Nothing is searched, so no embedding is needed.
    with Library.open(settings.data, embedding=None) as library:
        checked = _checked(settings, library, _Asked(document, checks, against))
    if xlsx:
        _write(xlsx, findings_workbook(checked.findings))
    for finding in checked.findings:
        if as_json:
            put_json(finding_shape(finding))
        else:
            put(_line(finding))
    if not as_json:
        put(_conclusion(checked))


def _checked(settings: Settings, library: Library, asked: _Asked) -> Checked:
    path = Path(asked.named)
    reader = isolated_reader(settings)
    checking = Checking(library, settings.data, date.today(), reading_limits(settings), LawShelf(library), reader)
    try:
        if not path.is_file():
            return checking.of_stored(asked.named, asked.checks, asked.against)
        return checking.of_file(_read(path), path.name, asked.checks, asked.against)
    finally:
        reader.close()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}：文件无法读取：{error.strerror}。请检查权限。") from error


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise LibraryError(f"文件 {out} 无法写入：{error.strerror}。请换一个位置。") from error


def _line(finding: Finding) -> str:
    quote = finding.quote if len(finding.quote) <= _SHOWN else finding.quote[: _SHOWN - 1] + "…"
    suggestion = f"　→ {finding.suggestion}" if finding.suggestion else ""
    place = f"{finding.label}　" if finding.label else ""
    return f"{SEVERITIES[finding.severity]}　{place}“{quote}”　{finding.message}{suggestion}"


def _conclusion(checked: Checked) -> str:
    counts = {severity: sum(one.severity is severity for one in checked.findings) for severity in Severity}
    said = "，".join(f"{SEVERITIES[severity]} {count}" for severity, count in counts.items())
    against = f"；与《{checked.against.description.title}》对照" if checked.against else ""
    return f"共 {len(checked.findings)} 处：{said}{against}"
