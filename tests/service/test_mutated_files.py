"""Four hundred damaged and hostile files through the real command line: no crash, no hang, nothing half-stored."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from ingest import errors
from tests.conftest import ROOT
from tests.service.conftest import Run, json_lines
from tests.service.mutations import hostile, mutated

pytestmark = pytest.mark.slow
MUTATED = 384
SECONDS = 90
# What a process takes beyond what it was given for one file: to store it, or to die.
GRACE = 60
CODES = {
    kind.code
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.IngestError) and kind is not errors.IngestError
}


@pytest.fixture(scope="module")
def outcomes(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """The library after the ingestion of all of them, and the line of each."""
    folder = tmp_path_factory.mktemp("hostile")
    files = folder / "files"
    files.mkdir()
    for name, data in [*mutated(samples, MUTATED, seed=7), *hostile()]:
        (files / name.replace("/", "∕")).write_bytes(data)
    environment: Mapping[str, str] = os.environ | {
        "GUIWEN_DATA": str(folder / "library"),
        "GUIWEN_READING_SECONDS": str(SECONDS),
    }
    command = [sys.executable, "-m", "service.cli", "ingest", str(files), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=3000)
    assert done.returncode == 1, done.stderr[-2000:]
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return folder / "library", json_lines(done.stdout)


def test_each_file_is_taken_in_or_refused_with_a_reason(outcomes: tuple[Path, list[dict[str, Any]]]) -> None:
    """A refusal has a known code and names its file; what nobody foresaw does not happen; nothing hangs."""
    lines = outcomes[1][:-1]
    assert len({line["path"] for line in lines}) >= MUTATED
    for line in lines:
        if line["error"]:
            assert line["error"]["code"] in CODES, line
            assert line["document_id"] is None
        assert line["seconds"] < SECONDS + GRACE, line
    assert sum(line["status"] == "failed" for line in lines) > MUTATED / 3


def test_no_reader_dies_of_a_file(outcomes: tuple[Path, list[dict[str, Any]]]) -> None:
    """The reading process is there to catch crashes; none of these files makes one."""
    died = [line["path"] for line in outcomes[1][:-1] if line["error"] and "意外退出" in line["error"]["message"]]
    assert died == []


def test_nothing_is_half_stored(outcomes: tuple[Path, list[dict[str, Any]]], guiwen: Run) -> None:
    """The library is sound, holds what the lines say, and every Unit is where it says."""
    folder, lines = outcomes
    assert guiwen("doctor", data=folder).returncode == 0
    taken = {line["document_id"] for line in lines[:-1] if line["status"] in ("added", "updated", "unchanged")}
    with Library.open(folder) as library:
        stored = {record.id for record in library.documents() if not record.part_of}
        assert stored <= taken
        for document_id in stored:
            document = library.read(document_id)
            assert all(unit.text == document.text[unit.start : unit.end] for unit in document.walk())


def test_hostile_names_are_never_paths(outcomes: tuple[Path, list[dict[str, Any]]]) -> None:
    """Members of an archive that name places outside are taken in as what they are; nothing is written there."""
    folder, lines = outcomes
    inside = [line for line in lines[:-1] if "名称.zip" in line["path"]]
    assert any(line["status"] in ("added", "unchanged") for line in inside)
    assert not any(folder.parent.rglob("逃.txt"))
