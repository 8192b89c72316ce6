"""`guiwen learn` and `guiwen questions`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from index.library import Library
from index.questions import KnownQuestion
from service.cli.console import note, put, put_json
from service.cli.main import data_option, settings_of
from service.remembering import Learned, Learning, exported, question_shape, read_lines

_SOURCES = {"generated": "生成", "imported": "导入", "confirmed": "确认", "corrected": "更正"}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--author", default="", help="谁确认了这些问题。")
@click.option("--json", "as_json", is_flag=True, help="每行输出一行 JSON，最后一行是总数。")
@data_option
@click.pass_context
def learn(ctx: click.Context, file: Path, author: str, as_json: bool) -> None:
    """把标准问题及其条款导入问答记忆。FILE 每行一个 {"question","document","labels":[…]}。"""
    # Pairs go into the catalogue; searches read them from there.
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        learned = []
        for one in Learning(library, author).learn(read_lines(file)):
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


@click.group()
def questions() -> None:
    """问答记忆：列出、移除、导出已确认的问题。"""


@questions.command("list")
@click.argument("text", default="")
@click.option("--dormant", is_flag=True, help="只列出条款已不在资料库中的问题。")
@click.option("--json", "as_json", is_flag=True, help="每个问题输出一行 JSON。")
@data_option
@click.pass_context
def list_questions(ctx: click.Context, text: str, dormant: bool, as_json: bool) -> None:
    """列出已知的问题，新的在前；TEXT 是问题、标题或标引中的文字。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        _, found = library.questions.find(text, limit=-1)
    for one in found:
        if one.dormant or not dormant:
            put_json(question_shape(one)) if as_json else put(_told(one))


@questions.command("remove")
@click.argument("ids", nargs=-1, required=True)
@data_option
@click.pass_context
def remove_questions(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """移除这些编号的问题；有一个不存在就都不移除。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        library.questions.remove(list(dict.fromkeys(ids)))
    put(f"已移除 {len(set(ids))} 个问题。")


@questions.command("export")
@data_option
@click.pass_context
def export_questions(ctx: click.Context) -> None:
    """输出全部问题，每行一个 JSON，可用 guiwen learn 导入。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        for line in exported(library.questions.all()):
            put(line)


def _told(one: KnownQuestion) -> str:
    asleep = "（休眠：资料库中已没有这一条款）" if one.dormant else ""
    by = f"{_SOURCES[one.source.value]} {one.author}".strip()
    return f"{one.id}　{one.question}　→《{one.title}》{one.label}{asleep}　{by}　{one.added_at:%Y-%m-%d}"
