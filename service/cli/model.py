"""`guiwen model test`."""

from __future__ import annotations

import click

from service.chat_model import chat_model
from service.cli.console import put, put_json
from service.cli.main import settings_of
from service.model_trial import model_shape, try_model


@click.group()
def model() -> None:
    """对话模型。"""


@model.command()
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def test(ctx: click.Context, as_json: bool) -> None:
    """请模型回答一个字，看它是否可用。"""
    chat = chat_model(settings_of(ctx))
    told = try_model(chat)
    if as_json:
        put_json(model_shape(chat) | told)
    else:
        put(f"{told['message']}（{told['milliseconds']:.0f} 毫秒）")
    if not told["ok"]:
        ctx.exit(1)
