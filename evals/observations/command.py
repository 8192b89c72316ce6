"""`guiwen eval observations`: the figures of a set, printed as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from evals.observations.gold import read_gold
from evals.observations.scoring import Score, find_source, score, to_json


@click.command()
@click.argument("gold", metavar="SET", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--source",
    "folders",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    help="原文所在的文件夹，可以多次。",
)
@click.option("--each", is_flag=True, help="逐个列出漏掉的、多出的和说错的（标准错误）。")
def observations(gold: Path, folders: tuple[Path, ...], each: bool) -> None:
    """衡量从文中找出的指标数据：SET 里的数找到多少、找对多少。输出总是 JSON。"""
    paths = {one: find_source(one.name, folders) for one in read_gold(gold)}
    scores = [score(path, one, date.today()) for one, path in paths.items() if path]
    missing = [one.name for one, path in paths.items() if path is None]
    for line in _each(scores) if each else ():
        click.echo(line, err=True)
    click.echo(json.dumps({**to_json(scores), "files_missing": missing}, ensure_ascii=False))
    if missing:
        click.echo(f"这些文件在 {'、'.join(map(str, folders))} 里没有找到：{'、'.join(missing)}。", err=True)
        sys.exit(1)


def _each(scores: list[Score]) -> Iterator[str]:
    """Yield a line for each number that was missed, is false, or has a field that is wrong."""
    for one in scores:
        for missed in one.beside.missed:
            yield f"漏　{one.name}:{missed.line}　{missed.text}（第 {missed.nth} 处）　{missed.indicators[0]}"
        for false in one.beside.false:
            said = f"{false.indicator}＝{false.value}{false.unit}"
            yield f"多　{one.name}[{false.start}:{false.end}]　{said}　…{one.line_of(false)}…"
        for pair in one.beside.pairs:
            place = f"{one.name}:{pair.expected.line}　{pair.expected.text}"
            for field, right, said, wanted in (
                ("名", pair.indicator, pair.found.indicator, pair.expected.indicators[0]),
                ("期", pair.period, pair.found.period, pair.expected.periods[0]),
                ("主", pair.organisation, pair.found.organisation, pair.expected.organisations[0]),
                ("限", pair.qualifier, pair.found.qualifier, pair.expected.qualifiers[0]),
            ):
                if right is False:
                    yield f"{field}　{place}　{said}　≠　{wanted}"
