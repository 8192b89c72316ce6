"""All the real laws in one library: ingestion as a whole, and two hundred answers checked against their spans."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from service.answering.pipeline import Answering
from service.settings import load_settings
from service.workplace import load_embedding
from tests.conftest import ROOT
from tests.service.conftest import Run, json_lines

pytestmark = pytest.mark.slow
# Each with its reason in tests/ingest/test_real_laws.py: nine of its pattern, seven whose articles run into one line.
KNOWN_DIFFERENCES = 16
MOST_MEMORY = 2 * 1024 * 1024  # KiB, as the system counts
# Runs a command and prints the most memory it held. A process is charged with what the process that started it held
# (Linux carries the mark over an exec), so that one is small: this one, not the one that runs all the tests.
MEASURED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:], stdout=open(sys.argv[1], "w"))
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.fixture(scope="module")
def laws(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of all laws; ingesting must fail on none of them."""
    data = tmp_path_factory.mktemp("laws") / "library"
    told = tmp_path_factory.mktemp("told") / "lines.jsonl"
    ingest = [sys.executable, "-m", "service.cli", "ingest", str(shared_data / "laws"), "--json"]
    command, environment = [sys.executable, "-c", MEASURED, str(told), *ingest], os.environ | {"GUIWEN_DATA": str(data)}
    measured = subprocess.run(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT, check=False)
    assert measured.returncode == 0
    summary = json_lines(told.read_text(encoding="utf-8"))[-1]["summary"]
    assert summary["failed"] == 0
    assert summary["added"] + summary["unchanged"] == 3454
    assert int(measured.stdout) < MOST_MEMORY
    return data


def test_article_counts_are_those_of_the_manifest(guiwen: Run, shared_data: Path, laws: Path) -> None:
    """All but a few known files have as many articles as a simple line pattern counts."""
    manifest = [json.loads(line) for line in (shared_data / "laws" / "manifest.jsonl").read_text().splitlines()]
    rows = json_lines(guiwen("documents", "--json", data=laws).stdout)
    stored = {document["file"]: document for document in rows if "." not in document["id"]}
    counted = [(entry["articles"], stored.get(Path(entry["file"]).name)) for entry in manifest]
    different = [entry for entry, document in counted if document is None or document["articles"] != entry]
    assert len(different) <= KNOWN_DIFFERENCES


def test_every_quote_of_two_hundred_answers_is_verbatim(shared_data: Path, laws: Path) -> None:
    """Each citation stands word for word at its span, and each sentence has one."""
    lines = (shared_data / "retrieval" / "queries-train.jsonl").read_text(encoding="utf-8").splitlines()[:200]
    quoted = 0
    with Library.open(laws, load_embedding(load_settings().embedding)) as library:
        answering = Answering(library)
        for line in lines:
            answer = answering.ask(json.loads(line)["question"], date(2026, 1, 1))
            for citation in answer.citations:
                quote = citation.quote
                assert library.text(quote.document.id)[quote.start : quote.end] == quote.text
                assert citation.verified
            assert all(sentence.citations for sentence in answer.sentences)
            quoted += len(answer.citations)
    assert quoted > 200


def test_ingesting_again_changes_nothing(guiwen: Run, shared_data: Path, laws: Path) -> None:
    """The same folder a second time: every file is unchanged, and the library is sound."""
    again = json_lines(guiwen("ingest", shared_data / "laws", "--json", data=laws).stdout)[-1]["summary"]
    assert (again["added"], again["updated"], again["failed"]) == (0, 0, 0)
    assert guiwen("doctor", data=laws).returncode == 0
