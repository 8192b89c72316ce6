"""A library of the sample office, the command line as a process, and a real server."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.service.processes import start

Run = Callable[..., subprocess.CompletedProcess[str]]


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
    """A library folder that holds the sample office."""
    folder = tmp_path_factory.mktemp("office") / "library"
    guiwen("ingest", samples, data=folder)
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
