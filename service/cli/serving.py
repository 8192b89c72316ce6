"""`guiwen serve`."""

from __future__ import annotations

import gc

import click

from ingest.errors import SettingsError
from service.cli.console import note
from service.cli.main import data_option, settings_of

# Seconds that an idle connection is kept. Clients in Python give theirs up after five (httpx) or fifteen (aiohttp); a
# server that closes at the same moment resets a request that is already on its way, and a POST is not sent again.
KEEP_ALIVE = 75
# How many new objects let Python look for cycles among the youngest, and how often it then looks further. By default
# every question has it look, and one in some hundred has it look through the 230,000 objects that stay: 0.24 seconds.
COLLECTED_AFTER = (10_000, 10, 50)


@click.command()
@click.option("--host", help="监听地址，只允许本机地址。")
@click.option("--port", type=click.IntRange(0, 65535))
@data_option
@click.pass_context
def serve(ctx: click.Context, host: str | None, port: int | None) -> None:
    """启动网页和接口服务。"""
    import uvicorn

    from service.app import LOOPBACK, PAGES, create_app

    gc.set_threshold(*COLLECTED_AFTER)
    settings = settings_of(ctx, host=host, port=port)
    if settings.host not in LOOPBACK:
        raise SettingsError(
            f"监听地址“{settings.host}”不是本机地址。账号登录尚未提供，为免资料外泄，目前只能监听 127.0.0.1。"
        )
    if not (PAGES / "index.html").is_file():
        note("没有找到已生成的网页，只提供接口。请运行 make pages 生成。")
    note(f"规问：http://{settings.host}:{settings.port}　（资料库：{settings.data.absolute()}）")
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        timeout_keep_alive=KEEP_ALIVE,
    )
