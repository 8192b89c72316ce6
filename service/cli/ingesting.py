"""`guiwen ingest`."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

import click

from ingest.cleaning import STEPS
from ingest.document import DocumentKind
from service.candidates import find_candidates
from service.cli.console import Progress, note, put, put_json
from service.cli.main import data_option, settings_of
from service.ingestion import Ingestion, Outcome, Summary
from service.shaping import outcome_shape, summary_shape
from service.workplace import isolated_reader, open_library, reading_limits

_WORDS = {"added": "已收录", "unchanged": "未变化", "updated": "已更新", "failed": "失败"}


def _list_cleaning(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        for step in STEPS:
            put(f"{step.name}　{step.chinese}")
        ctx.exit()


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(["auto", *(kind.value for kind in DocumentKind)]), default="auto")
@click.option("--refresh", is_flag=True, help="已收录的文件也重新解析；人工更正保留。")
@click.option(
    "--without-cleaning",
    "without",
    multiple=True,
    metavar="STEP",
    type=click.Choice([step.name for step in STEPS]),
    help="关闭一个清洗步骤，可重复使用。",
)
@click.option(
    "--list-cleaning", is_flag=True, is_eager=True, expose_value=False, callback=_list_cleaning, help="列出清洗步骤。"
)
@click.option("--json", "as_json", is_flag=True, help="每个文件输出一行 JSON。")
@data_option
@click.pass_context
def ingest(
    ctx: click.Context, paths: tuple[Path, ...], kind: str, refresh: bool, without: tuple[str, ...], as_json: bool
) -> None:
    """把文件、文件夹或 ZIP 压缩包导入资料库。"""
    settings = settings_of(ctx)
    started = time.perf_counter()
    skipped: list[str] = []
    limits = reading_limits(settings)
    candidates = list(find_candidates(paths, skipped, limits))
    summary = Summary(skipped=len(skipped))
    progress = Progress(len(candidates))
    library = open_library(settings)
    wanted = None if kind == "auto" else DocumentKind(kind)
    reader = isolated_reader(settings, without)
    try:
        ingestion = Ingestion(library, limits, date.today(), wanted, refresh=refresh, read=reader)
        for outcome in ingestion.run(candidates):
            summary.count(outcome)
            progress.step(outcome.path)
            _show(outcome, as_json)
    finally:
        progress.end()
        reader.close()
        library.close()
    summary.seconds = time.perf_counter() - started
    _conclude(summary, skipped, as_json)
    sys.exit(1 if summary.failed else 0)


def _show(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        put_json(outcome_shape(outcome))
    elif outcome.error:
        put(f"{_WORDS['failed']}　{outcome.path}　{outcome.error.message}")
    elif outcome.document and outcome.status != "unchanged":
        document = outcome.document
        put(f"{_WORDS[outcome.status]}　{document.title}　{document.articles} 条　{document.id}")


def _conclude(summary: Summary, skipped: list[str], as_json: bool) -> None:
    for path in skipped:
        note(f"跳过　{path}（不是文档）")
    if as_json:
        put_json({"summary": summary_shape(summary)})
        return
    put(
        f"收录 {summary.added}，更新 {summary.updated}，未变 {summary.unchanged}，"
        f"失败 {summary.failed}，用时 {summary.seconds:.1f} 秒"
    )
