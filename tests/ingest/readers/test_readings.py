"""What was recognised is kept in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Box
from ingest.readers.readings import Readings
from ingest.readers.recognition import RecognisedLine

SHA256 = "ab" * 32
LINE = RecognisedLine("第一条“引号”与\\反斜线", Box(1.25, 2.5, 30.0, 4.75), 0.987)


def test_pages_come_back_as_they_were(tmp_path: Path) -> None:
    """Also pages on which nothing was found; a page read twice counts as it was read last."""
    readings = Readings(tmp_path / "readings")
    assert readings.recall(SHA256) == {}
    readings.keep(SHA256, 1, [RecognisedLine("旧", LINE.box, 0.5)])
    readings.keep(SHA256, 2, [])
    readings.keep(SHA256, 1, [LINE, LINE])
    assert Readings(tmp_path / "readings").recall(SHA256) == {1: (LINE, LINE), 2: ()}
    assert readings.recall("cd" * 32) == {}


@pytest.mark.parametrize("torn", [1, 10, 60])
def test_a_torn_line_costs_its_page_alone(tmp_path: Path, torn: int) -> None:
    """A crash while a page is written loses that page; those before and after are there."""
    readings = Readings(tmp_path)
    readings.keep(SHA256, 1, [LINE])
    readings.keep(SHA256, 2, [LINE])
    (path,) = tmp_path.rglob("*.jsonl")
    path.write_bytes(path.read_bytes()[:-torn])
    readings.keep(SHA256, 3, [LINE])
    assert set(readings.recall(SHA256)) >= {1, 3}
    assert all(lines == (LINE,) for lines in readings.recall(SHA256).values())


def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    """Reading goes on; the page is recognised again the next time."""
    (tmp_path / "readings").write_text("a file where the folder should be")
    readings = Readings(tmp_path / "readings")
    readings.keep(SHA256, 1, [LINE])
    assert readings.recall(SHA256) == {}
