"""kill -9 while compilations go in, or are read anew: each is there with all its members, or not at all."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.service.conftest import Run, json_lines

FILES, MEMBERS, ARTICLES = 12, 8, 30


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of compilations of made-up rules."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(FILES):
        rules = "\n".join(_rule(number, member) for member in range(MEMBERS))
        (folder / f"{number:02d}.txt").write_text(f"第{number}组制度汇编\n{rules}\n", encoding="utf-8")
    return folder


def _rule(number: int, member: int) -> str:
    articles = "\n".join(f"第{n}条 第{member}类设备的第{n}项维护由第{n % 7}人负责。" for n in range(1, ARTICLES + 1))
    return f"第{number}组第{member}类设备维护规定\n（2021年3月1日青山中心印发）\n{articles}"


def _start(many: Path, data: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "service.cli", "ingest", str(many), *options]
    environment = os.environ | {"GUIWEN_DATA": str(data)}
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _stored(guiwen: Run, data: Path) -> int:
    """How many compilations the library has, after a look at each of them and at its members."""
    documents = json_lines(guiwen("documents", "--json", data=data).stdout)
    whole = {one["id"]: one for one in documents if one["part_of"] is None}
    members = [one for one in documents if one["part_of"]]
    assert {one["kind"] for one in whole.values()} <= {"compilation"}
    assert Counter(one["part_of"] for one in members) == dict.fromkeys(whole, MEMBERS)
    assert {one["articles"] for one in members} <= {ARTICLES}
    return len(whole)


@pytest.fixture(scope="module")
def whole_run(guiwen: Run, many: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long an undisturbed ingestion takes here, in seconds."""
    data = tmp_path_factory.mktemp("undisturbed") / "library"
    started = time.monotonic()
    assert _start(many, data).wait(timeout=300) == 0
    took = time.monotonic() - started
    assert _stored(guiwen, data) == FILES
    return took


@pytest.mark.slow
@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.85, 0.95])
def test_killed_while_members_are_stored(
    guiwen: Run, many: Path, whole_run: float, tmp_path: Path, part: float
) -> None:
    """After a restart no compilation lacks a member and no member its compilation; a second run completes the work."""
    data = tmp_path / "library"
    process = _start(many, data)
    time.sleep(random.Random(part).uniform(0.9, 1.1) * part * whole_run)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    assert guiwen("doctor", data=data).returncode == 0
    stored = _stored(guiwen, data)
    again = json_lines(guiwen("ingest", many, "--json", data=data).stdout)
    assert [line["status"] for line in again[:-1]].count("unchanged") == stored
    assert again[-1]["summary"]["added"] == FILES - stored
    assert guiwen("doctor", data=data).returncode == 0
    assert _stored(guiwen, data) == FILES


@pytest.fixture(scope="module")
def corrected(guiwen: Run, many: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A library of all compilations with people's corrections, and how long it takes to read all anew."""
    data = tmp_path_factory.mktemp("corrected") / "library"
    assert _start(many, data).wait(timeout=300) == 0
    for number in range(FILES):
        guiwen("identity", f"第{number}组第3类设备维护规定", "--set", f"issuer=第{number}局", data=data)
    started = time.monotonic()
    assert _start(many, data, "--refresh").wait(timeout=300) == 0
    return data, time.monotonic() - started


def _issuers(guiwen: Run, data: Path) -> list[str]:
    documents = json_lines(guiwen("documents", "--json", data=data).stdout)
    return sorted(one["issuer"] for one in documents if "第3类" in one["title"])


@pytest.mark.slow
@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.85, 0.95])
def test_killed_while_read_anew(
    guiwen: Run, many: Path, corrected: tuple[Path, float], tmp_path: Path, part: float
) -> None:
    """After a restart everything is there once, with all members and corrections, old reading or new."""
    whole, took = corrected
    data = tmp_path / "library"
    shutil.copytree(whole, data)
    process = _start(many, data, "--refresh")
    time.sleep(random.Random(part).uniform(0.9, 1.1) * part * took)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    expected = sorted(f"第{number}局" for number in range(FILES))
    assert guiwen("doctor", data=data).returncode == 0
    assert (_stored(guiwen, data), _issuers(guiwen, data)) == (FILES, expected)
    again = json_lines(guiwen("ingest", many, "--refresh", "--json", data=data).stdout)
    assert [line["status"] for line in again[:-1]] == ["updated"] * FILES
    assert guiwen("doctor", data=data).returncode == 0
    assert (_stored(guiwen, data), _issuers(guiwen, data)) == (FILES, expected)
    found = json_lines(guiwen("search", "第5类设备的第7项维护", "--json", data=data).stdout)[0]["hits"]
    assert len({(hit["document_id"], hit["start"]) for hit in found}) == len(found) > 0
