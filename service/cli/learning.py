"""`guiwen learn`: questions from a file, or from a chat model."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from index.library import Library
from service.cli.console import note, put, put_json
from service.cli.generating import generate
from service.cli.main import data_option, settings_of
from service.remembering import Learned, Learning, read_lines


@click.command()
@click.argument("given", nargs=-1, metavar="FILE | --generate [DOCUMENT]...")
@click.option("--generate", "generated", is_flag=True, help="请对话模型为还没有问题的条文拟问题。")
@click.option("--limit", type=click.IntRange(min=1), help="这一次最多为多少条条文拟问题。")
@click.option("--author", default="", help="谁确认了文件中的这些问题。")
@click.option("--json", "as_json", is_flag=True, help="每行输出一行 JSON，最后一行是总数。")
@data_option
@click.pass_context
def learn(
    ctx: click.Context, given: tuple[str, ...], generated: bool, limit: int | None, author: str, as_json: bool
) -> None:
    """把标准问题及其条款导入问答记忆，或请模型为条文拟问题。

    FILE 每行一个 {"question","document","labels":[…]}。加 --generate 时，DOCUMENT 是文件的编号或唯一的标题，
    不写就是全部现行法规；已有问题的条文不再问模型，中断后再运行会接着做。
    """
    if generated:
        if author:
            raise click.UsageError("--author 只用于导入文件：模型拟的问题以模型名署名。")
        generate(settings_of(ctx), given, limit, as_json)
        return
    if len(given) != 1 or limit is not None:
        raise click.UsageError("请写出一个问题文件；请模型拟问题要加 --generate。")
    path = Path(given[0])
    if not path.is_file():
        raise click.BadParameter(f"没有文件“{path}”。", param_hint="FILE")
    _learn_file(settings_of(ctx).data, path, author, as_json)


def _learn_file(data: Path, path: Path, author: str, as_json: bool) -> None:
    # Pairs go into the catalogue; searches read them from there.
    with Library.open(data, embedding=None) as library:
        learned = []
        for one in Learning(library, author).learn(read_lines(path)):
            learned.append(one)
            if as_json:
                put_json(_line(one))
            elif one.error:
                note(f"第 {one.line} 行：{one.error.message}")
    summary = _summary(learned)
    if as_json:
        put_json({"summary": summary})
    else:
        put(f"新增 {summary['added']} 条，已有 {summary['known']} 条，失败 {summary['failed']} 行。")
    if summary["failed"]:
        sys.exit(1)


def _line(one: Learned) -> dict[str, Any]:
    return {
        "line": one.line,
        "question": one.question,
        "status": "failed" if one.error else "added" if one.added else "known",
        "ids": [*one.added, *one.known],
        "error": {"code": one.error.code, "message": one.error.message} if one.error else None,
    }


def _summary(learned: list[Learned]) -> dict[str, int]:
    return {
        "lines": len(learned),
        "added": sum(len(one.added) for one in learned),
        "known": sum(len(one.known) for one in learned),
        "failed": sum(one.error is not None for one in learned),
    }
