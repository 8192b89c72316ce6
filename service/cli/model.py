"""`guiwen model show`, `guiwen model test`."""

from __future__ import annotations

import click

from service.chat_model import chat_model
from service.cli.console import put, put_json
from service.cli.main import settings_of
from service.model_trial import model_shape, try_model


@click.group()
def model() -> None:
    """对话模型：没有设置时，回答逐字摘录条文。"""


@model.command()
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def show(ctx: click.Context, as_json: bool) -> None:
    """列出对话模型的设置。密钥只说有没有，从不显示。"""
    told = model_shape(chat_model(settings_of(ctx)))
    if as_json:
        put_json(told)
    elif not told["configured"]:
        put("没有设置对话模型，回答逐字摘录条文。设置 GUIWEN_MODEL_URL（OpenAI 兼容接口的地址）即可启用。")
    else:
        for name, value in _lines(told):
            put(f"{name}：{value}")


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


def _lines(told: dict[str, object]) -> list[tuple[str, object]]:
    """What people read of the settings."""
    return [
        ("地址", told["base_url"]),
        ("模型", told["model"]),
        ("密钥", "已设置" if told["key_set"] else "未设置"),
        ("一次回答最长", f"{told['timeout_seconds']:g} 秒"),
        ("同时请求最多", f"{told['concurrency']} 个"),
        ("提示词版本", told["prompt_version"]),
    ]
