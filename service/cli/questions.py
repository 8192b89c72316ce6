"""`guiwen questions`."""

from __future__ import annotations

import click

from index.library import Library
from index.questions import KnownQuestion, QuestionSource
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.confirming import confirm_answer, correct_answer, withdraw_answer
from service.remembering import Named, exported, question_shape

_SOURCES = {"generated": "生成", "imported": "导入", "confirmed": "确认", "corrected": "更正"}


_source = click.option(
    "--source",
    type=click.Choice(list(_SOURCES)),
    callback=lambda _ctx, _option, given: QuestionSource(given) if given else None,
    help="只要这一来源的问题：模型拟的（generated）、导入的、确认的、更正的。",
)


@click.group()
def questions() -> None:
    """问答记忆：列出、移除、导出已确认的和模型拟的问题；确认、更正存下的回答。"""


@questions.command("list")
@click.argument("text", default="")
@click.option("--dormant", is_flag=True, help="只列出条款已不在资料库中的问题。")
@_source
@click.option("--json", "as_json", is_flag=True, help="每个问题输出一行 JSON。")
@data_option
@click.pass_context
def list_questions(ctx: click.Context, text: str, dormant: bool, source: QuestionSource | None, as_json: bool) -> None:
    """列出已知的问题，新的在前；TEXT 是问题、标题或标引中的文字。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        _, found = library.questions.find(text, limit=-1, source=source)
    _show([one for one in found if one.dormant or not dormant], as_json)


@questions.command("remove")
@click.argument("ids", nargs=-1)
@click.option("--generated", is_flag=True, help="移除模型拟的全部问题；此后可重新拟。")
@data_option
@click.pass_context
def remove_questions(ctx: click.Context, ids: tuple[str, ...], generated: bool) -> None:
    """移除这些编号的问题；有一个不存在就都不移除。"""
    if bool(ids) is generated:
        raise click.UsageError("请写出要移除的问题编号，或只写 --generated。")
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        if generated:
            count = library.questions.forget_written()
        else:
            library.questions.remove(list(dict.fromkeys(ids)))
            count = len(set(ids))
    put(f"已移除 {count} 个问题。")


@questions.command("export")
@_source
@data_option
@click.pass_context
def export_questions(ctx: click.Context, source: QuestionSource | None) -> None:
    """输出全部问题，每行一个 JSON，可用 guiwen learn 导入。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        for line in exported(library.questions.all(source)):
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
