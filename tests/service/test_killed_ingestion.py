"""kill -9 while files go in: nothing half-stored, and a second run completes the work."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.service.conftest import Run, json_lines
from tests.service.processes import start

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


@pytest.fixture(scope="module")
def whole_run(many: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long an undisturbed ingestion takes here, in seconds."""
    started = time.monotonic()
    process = start("ingest", many, data=tmp_path_factory.mktemp("undisturbed") / "library")
    process.join(300)
    assert process.exitcode == 0
    return time.monotonic() - started


@pytest.mark.slow
@pytest.mark.parametrize("instant", range(20))
def test_killed_at_a_random_instant(guiwen: Run, many: Path, whole_run: float, tmp_path: Path, instant: int) -> None:
    """After restart every file is wholly there or not at all, the doctor is content, a second run completes it."""
    data = tmp_path / "library"
    process = start("ingest", many, data=data)
    time.sleep(random.Random(instant).uniform(0.05, 1.05) * whole_run)
    process.kill()
    process.join(30)
    assert guiwen("doctor", data=data).returncode == 0
    stored = json_lines(guiwen("documents", "--json", data=data).stdout)
    assert {document["articles"] for document in stored} <= {ARTICLES}
    again = json_lines(guiwen("ingest", many, "--json", data=data).stdout)
    assert [line["status"] for line in again[:-1]].count("unchanged") == len(stored)
    assert again[-1]["summary"]["added"] == FILES - len(stored)
    assert guiwen("doctor", data=data).returncode == 0
    assert len(json_lines(guiwen("documents", "--json", data=data).stdout)) == FILES
