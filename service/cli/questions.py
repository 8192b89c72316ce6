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
from service.confirming import confirm_answer, correct_answer, withdraw_answer
from service.remembering import Learned, Learning, Named, exported, question_shape, read_lines

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
    """问答记忆：列出、移除、导出已确认的问题；确认、更正存下的回答。"""


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
    _show([one for one in found if one.dormant or not dormant], as_json)


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


_answer = click.argument("answer")
_author = click.option("--author", default="", help="谁确认或更正的。")
_json = click.option("--json", "as_json", is_flag=True, help="每个问题输出一行 JSON。")


@questions.command("confirm")
@_answer
@click.argument("citations", nargs=-1, type=int)
@_author
@_json
@data_option
@click.pass_context
def confirm_citations(ctx: click.Context, answer: str, citations: tuple[int, ...], author: str, as_json: bool) -> None:
    """确认会话中编号为 ANSWER 的回答：CITATIONS 是正确引文的编号，不写就是第一条。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        stored = library.conversations.answer(answer)
        made = confirm_answer(library, stored, citations, author)
    _show(made, as_json)


@questions.command("withdraw")
@_answer
@_author
@data_option
@click.pass_context
def withdraw_confirmation(ctx: click.Context, answer: str, author: str) -> None:
    """收回对编号为 ANSWER 的回答的确认。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        count = withdraw_answer(library, library.conversations.answer(answer), author)
    put(f"已收回 {count} 个确认。")


@questions.command("correct")
@_answer
@click.argument("document")
@click.argument("label")
@click.option("--note", default="", help="说明，和这个问题一起保存。")
@_author
@_json
@data_option
@click.pass_context
def correct_citations(
    ctx: click.Context, answer: str, document: str, label: str, note: str, author: str, as_json: bool
) -> None:
    """更正编号为 ANSWER 的回答：正确的是 DOCUMENT（编号或唯一的标题）的 LABEL。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        stored = library.conversations.answer(answer)
        made = correct_answer(library, stored, Named(document, label), author, note)
    _show([made], as_json)


def _show(made: list[KnownQuestion], as_json: bool) -> None:
    for one in made:
        put_json(question_shape(one)) if as_json else put(_told(one))


def _told(one: KnownQuestion) -> str:
    asleep = "（休眠：资料库中已没有这一条款）" if one.dormant else ""
    by = f"{_SOURCES[one.source.value]} {one.author}".strip()
    return f"{one.id}　{one.question}　→《{one.title}》{one.label}{asleep}　{by}　{one.added_at:%Y-%m-%d}"
