"""Observations found anew: after an edit, in a library of an older program, whatever kills the process."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from index.catalog import Catalog
from index.library import Library
from index.observation_records import ObservationFilters
from index.observation_rows import OBSERVED
from ingest.document import Document
from ingest.pipeline import ingest
from tests.conftest import ROOT

EVERYTHING = ObservationFilters()
REPORT = "青山县2023年工作总结\n一、监督执纪\n立案47件，处分39人。办结率98.5%。\n二、下一步\n继续努力。\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "lib") as opened:
        yield opened


def put(library: Library, name: str, text: str = REPORT, *, refresh: bool = False) -> Document:
    data = text.encode()
    document = ingest(data, f"{name}.txt", today=date(2024, 6, 1))
    library.add(document, data, f"/{name}.txt", refresh=refresh)
    return document


def told(library: Library, document: Document) -> list[tuple[str, str, str, str]]:
    records = library.observations.each(EVERYTHING)
    found = (one.observation for one in records if one.document_id == document.id)
    return [(one.indicator, str(one.value), one.period, one.organisation) for one in found]


def behind(folder: Path, version: str = "") -> None:
    """Let the library be as a program left it that found no numbers, or others."""
    catalog = Catalog.open(folder)
    with catalog.writing() as connection:
        connection.execute(sql("UPDATE documents SET observed = :version, observations = 0"), {"version": version})
        connection.execute(sql("DELETE FROM observations"))
    catalog.close()


def test_the_sample_states_numbers(library: Library) -> None:
    """What the other tests rest on."""
    document = put(library, "甲")
    assert [(str(one.value), one.period) for one in document.observations if one.indicator == "立案"] == [
        ("47", "2023")
    ]


@pytest.mark.parametrize(("field", "value", "place"), [("period", "2022", 2), ("organisation", "绿水县", 3)])
def test_an_edit_of_the_identity_counts_at_once(library: Library, field: str, value: str, place: int) -> None:
    """Period and organisation of the numbers follow the document's; taken back, they are as before."""
    document = put(library, "甲")
    before = told(library, document)
    library.edit(document.id, {field: value})
    after = told(library, document)
    assert {row[place] for row in after} == {value}
    assert [row[:2] for row in after] == [row[:2] for row in before]
    library.edit(document.id, {}, [field])
    assert told(library, document) == before
    assert library.verify() == []


def test_an_edit_is_kept_when_the_file_is_read_anew(library: Library) -> None:
    """The numbers are those of the corrected period, not of the one that was read."""
    document = put(library, "甲")
    library.edit(document.id, {"period": "2022"})
    put(library, "甲", refresh=True)
    assert {row[2] for row in told(library, document)} == {"2022"}
    assert library.verify() == []


def test_a_report_that_a_person_calls_a_rule_states_no_numbers(library: Library) -> None:
    """And does again when that is taken back."""
    document = put(library, "甲")
    before = told(library, document)
    library.edit(document.id, {"kind": "regulation"})
    assert told(library, document) == []
    assert library.document(document.id).observations == 0
    library.edit(document.id, {}, ["kind"])
    assert told(library, document) == before


@pytest.mark.parametrize("version", ["", "0.1", "9.9"])
def test_a_library_of_another_program_is_brought_up(tmp_path: Path, version: str) -> None:
    """Without the files, by opening it."""
    with Library.open(tmp_path) as library:
        document = put(library, "甲")
        before = told(library, document)
    behind(tmp_path, version)
    with Library.open(tmp_path) as library:
        assert told(library, document) == before
        assert library.document(document.id).observations == len(before)
        assert library.read(document.id) == document
        assert library.verify() == []


def test_a_library_that_is_behind_says_so(tmp_path: Path) -> None:
    """Where another process writes, it opens as it is; verification tells, and repair finds the numbers."""
    with Library.open(tmp_path) as library:
        document = put(library, "甲")
        before = told(library, document)
        behind(tmp_path)
        assert {finding.kind for finding in library.verify()} == {"observations_behind"}
        assert library.repair() == []
        assert told(library, document) == before


def _states(folder: Path) -> dict[str, tuple[bool, int, int]]:
    """For each document: whether it is done, how many numbers it has, and how many it says that it has."""
    catalog = Catalog.open(folder)
    query = "SELECT id, observed, observations, (SELECT count(*) FROM observations WHERE document = key) FROM documents"
    with catalog.reading() as connection:
        found = {row[0]: (row[1] == OBSERVED, row[3], row[2]) for row in connection.execute(sql(query))}
    catalog.close()
    return found


@pytest.mark.slow
def test_killed_while_numbers_are_found(tmp_path: Path) -> None:
    """At any moment each document has all of its numbers or none, and what was done is not done again."""
    with Library.open(tmp_path) as library:
        documents = [put(library, f"报告{n}", REPORT.replace("47件", f"{n + 2}件")) for n in range(120)]
        expected = {document.id: len(document.observations) for document in documents}
    behind(tmp_path)
    draw, kills, most = random.Random(7), 0, 0
    for _ in range(200):
        states = _states(tmp_path)
        assert all(
            (have, say) == ((expected[name], expected[name]) if done else (0, 0))
            for name, (done, have, say) in states.items()
        )
        now = sum(done for done, _, _ in states.values())
        assert now >= most
        most = now
        if most == len(documents):
            break
        kills += _killed(tmp_path, draw.uniform(0.0, 0.25))
    assert kills > 2
    with Library.open(tmp_path) as library:
        assert library.verify() == []


def _killed(folder: Path, after: float) -> int:
    """Whether the process was still at work when it was killed, so many seconds after it had begun."""
    child = [sys.executable, "-m", "tests.index.observing_child", str(folder)]
    process = subprocess.Popen(child, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    return int(process.wait(30) == -signal.SIGKILL)
