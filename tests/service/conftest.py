"""A library of the sample office, the command line as a process, and a real server."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def guiwen() -> Run:
    """Runs `guiwen` as a process of its own over the library in `data`."""

    def run(*arguments: object, data: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"GUIWEN_DATA": str(data)}
        command = [sys.executable, "-m", "service.cli", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=600)
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
    process: subprocess.Popen[bytes]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start_server(data: Path) -> Server:
    """A server process over `data` that answers its health check."""
    port = free_port()
    environment = os.environ | {"GUIWEN_DATA": str(data)}
    command = [sys.executable, "-m", "service.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
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
    running.process.send_signal(signal.SIGTERM)
    running.process.wait(timeout=30)
