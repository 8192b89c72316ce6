"""kill -9 while files go in: nothing half-stored, and a second run completes the work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.service.conftest import Run, json_lines

FILES = 60
ARTICLES = 40


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of made-up rules, enough that an ingestion takes a while."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(FILES):
        articles = "\n".join(
            f"第{n}条 第{number}号设备的第{n}项维护由第{n % 7}组负责。" for n in range(1, ARTICLES + 1)
        )
        (folder / f"{number:03d}.txt").write_text(f"第{number}号设备维护规定\n{articles}\n", encoding="utf-8")
    return folder


def _start(many: Path, data: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "service.cli", "ingest", str(many)]
    environment = os.environ | {"GUIWEN_DATA": str(data)}
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def whole_run(many: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long an undisturbed ingestion takes here, in seconds."""
    started = time.monotonic()
    assert _start(many, tmp_path_factory.mktemp("undisturbed") / "library").wait(timeout=300) == 0
    return time.monotonic() - started


@pytest.mark.slow
@pytest.mark.parametrize("instant", range(20))
def test_killed_at_a_random_instant(guiwen: Run, many: Path, whole_run: float, tmp_path: Path, instant: int) -> None:
    """After restart every file is wholly there or not at all, the doctor is content, a second run completes it."""
    data = tmp_path / "library"
    process = _start(many, data)
    time.sleep(random.Random(instant).uniform(0.05, 1.05) * whole_run)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    assert guiwen("doctor", data=data).returncode == 0
    stored = json_lines(guiwen("documents", "--json", data=data).stdout)
    assert {document["articles"] for document in stored} <= {ARTICLES}
    again = json_lines(guiwen("ingest", many, "--json", data=data).stdout)
    assert [line["status"] for line in again[:-1]].count("unchanged") == len(stored)
    assert again[-1]["summary"]["added"] == FILES - len(stored)
    assert guiwen("doctor", data=data).returncode == 0
    assert len(json_lines(guiwen("documents", "--json", data=data).stdout)) == FILES
