"""A server over a library that has loaded what it answers with, for measuring."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from index.catalog import FILE_NAME

# Processor seconds within a second below which a server is idle.
_IDLE = 0.05
_HEADERS = {"X-Guiwen": "1"}


def processor_time(process: int) -> float:
    """The seconds of processor time that a process has used, as Linux counts them."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(library: Path, warm: Callable[[httpx.Client], object]) -> Iterator[tuple[httpx.Client, int]]:
    """A client of a server over `library`, and its process, once it did what `warm` asks of it and what that began."""
    if not (library / FILE_NAME).is_file():
        # A server makes a library where there is none, whatever it is called.
        raise SystemExit(f"{library} holds no library: name the folder of one that guiwen has ingested into")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "service.cli", "serve", "--data", str(library), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False, headers=_HEADERS
        ) as client:
            _ready(client, process)
            warm(client)
            _settled(process.pid)
            yield client, process.pid
    finally:
        process.terminate()
        process.wait(30)


def _ready(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            if client.get("/health").status_code == 200:
                break
        except httpx.TransportError:
            time.sleep(0.2)


def _settled(process: int) -> None:
    """Wait until the server has done what it does in the background after its start."""
    used = -1.0
    while (now := processor_time(process)) - used > _IDLE:
        used = now
        time.sleep(1)


def told(name: str, times: Sequence[float]) -> str:
    """A line of the median, the 95th percentile and the most of `times`, in milliseconds."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{name}: p50 {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, most {ordered[-1]:.1f} ms\n"
