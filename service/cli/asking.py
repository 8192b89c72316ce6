"""`guiwen ask`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from service.answering.answer import Answer, cited_title
from service.answering.pipeline import Answering
from service.answering.question import Question
from service.answering.turning import turn_texts, with_turns
from service.chat_model import chat_model
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.conversations.keeping import kept_settings
from service.conversations.talking import Talking
from service.shaping import answer_shape
from service.workplace import load_embedding, open_library

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("question", required=False)
@click.option("--as-of", type=DAY, help="按哪一天的规定回答（YYYY-MM-DD，默认今天）。")
@click.option("--conversation", help="会话编号：接着这次会话提问，并把回答存入其中。")
@click.option(
    "--batch", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="每行一个 JSON 问题的文件。"
)
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def ask(
    ctx: click.Context,
    question: str | None,
    as_of: datetime | None,
    conversation: str | None,
    batch: Path | None,
    as_json: bool,
) -> None:
    """提问。回答逐字摘自资料库中的文件，并注明出处。"""
    if (question is None) == (batch is None):
        raise click.UsageError("请给出一个问题，或用 --batch 给出一个问题文件，二者取一。")
    settings = settings_of(ctx)
    embedding = load_embedding(settings.embedding)
    library = open_library(settings, embedding)
    chat = chat_model(settings)
    answering = Answering(library, settings.answer_articles, chat, settings.unsupported == "mark")
    day = as_of.date() if as_of else None
    if batch is not None:
        for entry in read_batch(batch):
            put_json({"id": entry.get("id")} | answer_shape(_answer(answering, entry, as_of, conversation)))
    elif question is not None:
        asked = Question(question, date.today(), day)
        if conversation is None:
            _show(answering.answer(asked), as_json)
        else:
            talking = Talking(library, answering, kept_settings(settings, embedding is not None))
            _show(talking.answer(replace(asked, conversation=conversation)), as_json)
    library.close()


def _answer(answering: Answering, entry: dict[str, Any], as_of: datetime | None, conversation: str | None) -> Answer:
    """The answer to one line of a batch, whose earlier turns are answered first."""
    today, day = date.today(), as_of.date() if as_of else None
    named = date.fromisoformat(entry["as_of"]) if entry.get("as_of") else day
    try:
        texts = turn_texts(entry.get("turns") or [])
    except TypeError as error:
        raise click.UsageError(f"问题 {entry.get('id', '')}：{error}") from error
    question = Question(str(entry["question"]), today, named, with_turns(answering, texts, today, named))
    return answering.answer(replace(question, conversation=conversation) if conversation else question)


def read_batch(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines; a wrong line is a usage error that names its number."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
            except json.JSONDecodeError as error:
                raise click.UsageError(f"{file} 第 {number} 行不是 JSON：{error.msg}。") from error
            if not isinstance(entry, dict):
                raise click.UsageError(f"{file} 第 {number} 行应是一个 JSON 对象。")
            yield entry


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        put_json(answer_shape(answer))
        return
    if answer.answer:
        put(answer.answer)
        put("")
    put(answer.message)
    for note in answer.notes:
        put(note)
    for citation in answer.citations:
        quote = citation.quote
        title = cited_title(quote.document.title, citation.office)
        put(f"[{citation.n}] {title}{quote.label}（{quote.document.file}）")
