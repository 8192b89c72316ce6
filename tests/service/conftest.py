"""A library of the sample office, the command line as a process, and a real server."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
import pytest

from service.app import PAGES
from tests.service.processes import start

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

Run = Callable[..., subprocess.CompletedProcess[str]]
BROWSER = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def guiwen(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs `guiwen` as a process of its own over the library in `data`."""

    folder = tmp_path_factory.mktemp("printed")

    def run(*arguments: object, data: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        out, told = folder / f"{uuid4()}.out", folder / f"{uuid4()}.told"
        process = start(*arguments, data=data, out=out, told=told)
        process.join(600)
        assert process.exitcode is not None, f"{arguments} has not ended within ten minutes"
        texts = (path.read_text(encoding="utf-8") for path in (out, told))
        done = subprocess.CompletedProcess([*map(str, arguments)], process.exitcode, *texts)
        if check:
            assert done.returncode == 0, done.stderr
        return done

    return run


@pytest.fixture(scope="session")
def office(guiwen: Run, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library folder that holds the sample office; somebody asked before, so that shipped questions have vectors."""
    folder = tmp_path_factory.mktemp("office") / "library"
    guiwen("ingest", samples, data=folder)
    guiwen("ask", "怎么饲养热带鱼？", data=folder)
    return folder


def json_lines(text: str) -> list[dict[str, Any]]:
    """The objects that a command printed, one per line."""
    return [json.loads(line) for line in text.splitlines()]


@dataclass(frozen=True)
class Server:
    """A running server and a client that speaks to it as the pages do."""

    address: str
    client: httpx.Client
    process: BaseProcess


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start_server(data: Path) -> Server:
    """A server process over `data` that answers its health check."""
    port = free_port()
    process = start("serve", "--port", port, data=data)
    address = f"http://127.0.0.1:{port}"
    client = httpx.Client(base_url=address, headers={"X-Guiwen": "1"}, timeout=60, trust_env=False)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if client.get("/health").status_code == 200:
                return Server(address, client, process)
        except httpx.TransportError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError("the server did not answer within a minute")


@pytest.fixture
def server(office: Path, tmp_path: Path) -> Iterator[Server]:
    """A real server over a copy of the sample office's library."""
    import shutil

    folder = tmp_path / "library"
    shutil.copytree(office, folder)
    running = start_server(folder)
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)
    assert not running.process.is_alive()


# Milliseconds that a page has for what is expected of it: a server that has just begun loads what guiwen ships, which
# takes five seconds where other tests want the cores.
PATIENCE = 20_000


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, for the tests of one file: what a test does on its page no other page knows of."""
    if not (PAGES / "index.html").is_file():
        pytest.skip("the pages are not built: run make pages")
    playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright")
    playwright_api.expect.set_options(timeout=PATIENCE)
    with playwright_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=BROWSER)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page of 1366×768 that may load nothing from elsewhere and must log no error.

    Nothing moves on it: a click that is pressed while a dialogue grows is let go beside its button on busy cores.
    """
    errors: list[str] = []
    foreign: list[str] = []
    window: ViewportSize = {"width": 1366, "height": 768}
    opened = browser.new_page(viewport=window, locale="zh-CN", reduced_motion="reduce")
    opened.on("console", lambda said: errors.append(f"{said.text} {_place(said)}") if _is_fault(said) else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("request", lambda asked: None if _ours(asked.url, server) else foreign.append(asked.url))
    opened.goto(server.address)
    yield opened
    opened.close()
    assert (errors, foreign) == ([], [])


# What the page asks a server for that may be too old for it; a browser logs the 404 that tells so.
_ASKED_FOR = "/api/v1/ask/stream"


def _place(said: ConsoleMessage) -> str:
    return str(said.location.get("url", ""))


def _is_fault(said: ConsoleMessage) -> bool:
    lacking = "404" in said.text and _place(said).endswith(_ASKED_FOR)
    # Two people changed one draft, or a source does not say what it should: the page tells, and the browser logs it.
    refused = re.search(r"\b4(?:09|22)\b", said.text) is not None and "/api/v1/drafts/" in _place(said)
    return said.type == "error" and not lacking and not refused


def _ours(url: str, server: Server) -> bool:
    return url.startswith((server.address, "data:", "blob:"))
