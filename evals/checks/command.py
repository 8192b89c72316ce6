"""`guiwen eval checks`: the figures of proofreading, printed as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from evals.checks.measuring import Figures, measure
from evals.checks.planters import PLANTERS
from index.library import Library
from service.checking.laws import Laws
from service.cli.main import data_option, settings_of

_FILES = frozenset({".txt", ".md", ".docx", ".pdf"})


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--seed", default=1, show_default=True, help="决定错误种在何处。")
@click.option("--laws", "with_laws", is_flag=True, help="用资料库（--data）中的法规核对引用。")
@click.option("--plant/--no-plant", default=True, help="不种错误，只看对原文说了什么。")
@click.option("--each", is_flag=True, help="逐个列出没有查到的错误，和对原文的每处提示（标准错误）。")
@data_option
@click.pass_context
def checks(ctx: click.Context, paths: tuple[Path, ...], seed: int, with_laws: bool, plant: bool, each: bool) -> None:
    """衡量校核：在报告的副本里种下错误，看查到多少；对原文又说了多少。输出总是 JSON。"""
    files = sorted(file for path in paths for file in ([path] if path.is_file() else path.rglob("*")))
    reports = [file for file in files if file.suffix.lower() in _FILES]
    planters = PLANTERS if plant else ()
    if with_laws:
        with Library.open(settings_of(ctx).data, embedding=None) as library:
            figures = measure(reports, Laws(library), seed, date.today(), planters)
    else:
        figures = measure(reports, None, seed, date.today(), planters)
    for line in _each(figures) if each else ():
        click.echo(line, err=True)
    click.echo(json.dumps({"seed": seed, **figures.shape()}, ensure_ascii=False))


def _each(figures: Figures) -> Iterator[str]:
    for trial in figures.trials:
        if not trial.found:
            yield f"漏　{trial.kind}　{trial.name}　{trial.words}"
    for alarm in figures.alarms:
        one = alarm.finding
        place = f"…{alarm.before}【{one.quote}】{alarm.behind}…".replace("\n", "⏎")
        yield f"报　{one.severity.value}　{one.kind}　{alarm.name}　{place}　{one.message}"
