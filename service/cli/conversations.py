"""`guiwen conversations`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from index.conversations import Conversation
from index.library import Library
from ingest.errors import SettingsError
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.confirming import verdict_on
from service.conversations.exchange import exchange_of, moment
from service.conversations.exporting import Format, export
from service.conversations.shaping import conversation_shape, whole_shape


@contextmanager
def _opened(ctx: click.Context) -> Iterator[Library]:
    # Reading the catalogue needs no embedding.
    library = Library.open(settings_of(ctx).data, embedding=None)
    try:
        yield library
    finally:
        library.close()


@click.group()
def conversations() -> None:
    """会话：列出、查看、查找、改名、删除、导出。"""


@conversations.command("list")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="每次会话输出一行 JSON。")
@data_option
@click.pass_context
def list_(ctx: click.Context, limit: int, as_json: bool) -> None:
    """列出会话，最近用过的在前。"""
    with _opened(ctx) as library:
        _list(library.conversations.find(limit=limit), as_json)


@conversations.command()
@click.argument("words")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="每次会话输出一行 JSON。")
@data_option
@click.pass_context
def search(ctx: click.Context, words: str, limit: int, as_json: bool) -> None:
    """查找标题、问题或回答中含有 WORDS 的会话。"""
    with _opened(ctx) as library:
        _list(library.conversations.find(words.strip(), limit), as_json)


@conversations.command()
@click.argument("conversation")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def show(ctx: click.Context, conversation: str, as_json: bool) -> None:
    """显示一次会话的问题和回答。CONVERSATION 是编号。"""
    with _opened(ctx) as library:
        found, answers = library.conversations.get(conversation)
        if as_json:
            put_json(whole_shape(found, answers, partial(verdict_on, library)))
            return
        put(found.title)
        for one in map(exchange_of, answers):
            put(f"\n{one.asked}　{one.question}")
            for text, numbers in one.sentences:
                put(text + "".join(f"[{n}]" for n in numbers))
            for line in (*one.remarks, *(f"[{source.n}] {source.place}" for source in one.sources)):
                put(line)


@conversations.command()
@click.argument("conversation")
@click.argument("title")
@data_option
@click.pass_context
def rename(ctx: click.Context, conversation: str, title: str) -> None:
    """把会话 CONVERSATION 的标题改为 TITLE。"""
    if not title.strip():
        raise click.UsageError("标题是空的。请写出新的标题。")
    with _opened(ctx) as library:
        library.conversations.rename(conversation, title.strip())


@conversations.command()
@click.argument("conversation")
@data_option
@click.pass_context
def delete(ctx: click.Context, conversation: str) -> None:
    """删除会话 CONVERSATION 和其中的回答。"""
    with _opened(ctx) as library:
        library.conversations.remove(conversation)


@conversations.command("export")
@click.argument("conversation")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="写入的文件，以 .md 或 .docx 结尾。")
@data_option
@click.pass_context
def export_(ctx: click.Context, conversation: str, out: Path | None) -> None:
    """把会话 CONVERSATION 导出为 Markdown 或 Word 文件；不给出 --out 时，输出 Markdown。"""
    endings = [form.value for form in Format]
    ending = out.suffix.lower().removeprefix(".") if out else Format.MARKDOWN.value
    if ending not in endings:
        raise click.UsageError(f"不能导出为 {out}。请写以 .{' 或 .'.join(endings)} 结尾的文件名。")
    with _opened(ctx) as library:
        _, content = export(library, conversation, Format(ending))
    if out is None:
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise SettingsError(f"无法写入 {out}（{error.strerror}）。请检查路径和权限。") from error


def _list(found: Iterable[Conversation], as_json: bool) -> None:
    for one in found:
        if as_json:
            put_json(conversation_shape(one))
        else:
            put(f"{one.id}　{moment(one.updated_at)}　{one.turns:3} 问　{one.title}")
