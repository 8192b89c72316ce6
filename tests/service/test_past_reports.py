"""Which reports are of one series."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from service.past_reports import past_reports, series_reports
from tests.index.made_documents import data_of, report

STORED = (
    ("甲县一", "2021H1", "甲县纪委监委"),
    ("甲县二", "2022H1", "中共甲县纪委办公室"),
    ("甲县三", "2022H2", "甲县纪律检查委员会"),
    ("甲县四", "2022", "甲县纪委监委"),
    ("甲县五", "2023H1", "甲县纪委监委"),
    ("乙县一", "2022H1", "乙县纪委监委"),
    ("滨湖街", "2022H1", "滨湖街"),
    ("滨湖街二", "2023H1", "滨湖街"),
    ("无名", "2022H1", ""),
    ("无期", "", "甲县纪委监委"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(Path(tmp_path_factory.mktemp("past")) / "library") as opened:
        for name, period, organisation in STORED:
            opened.add(report(name, period, organisation), data_of(name), f"/{name}.txt")
        yield opened


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("甲县五", ["甲县三", "甲县二", "甲县一"]),  # the same office however it is written; a year is longer
        ("甲县二", ["甲县五", "甲县三", "甲县一"]),  # later ones too
        ("甲县四", []),
        ("乙县一", []),
        ("滨湖街二", ["滨湖街"]),  # a name that says of no organ what it is
        ("无名", []),
        ("无期", []),
    ],
)
def test_the_series_of_a_report(library: Library, title: str, expected: list[str]) -> None:
    """The others of the same organisation and length of period, newest first."""
    assert [one.title for one in past_reports(library, library.document(title))] == expected


def test_a_report_that_is_not_stored(library: Library) -> None:
    """Its organisation and period are enough."""
    assert [one.title for one in series_reports(library, "甲县纪委", "2024")] == ["甲县四"]
    assert series_reports(library, "甲县纪委", "去年") == []
