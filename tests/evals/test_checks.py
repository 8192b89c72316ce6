"""The measurement of proofreading: errors are planted, and found or not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.checks.measuring import Figures, measure
from evals.checks.planters import PLANTERS
from tests.conftest import ROOT

REPORT = ROOT / "samples" / "source" / "reports" / "summary-2023.md"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure([REPORT], None, 1, TODAY, PLANTERS)


def test_most_planted_errors_are_found(figures: Figures) -> None:
    """Of many kinds, each in a copy of its own."""
    shape = figures.shape()
    assert len(shape["kinds"]) >= 12
    assert shape["planted"] == len(figures.trials) >= 20
    assert shape["found"] >= 0.9 * shape["planted"]


def test_the_seed_decides(figures: Figures) -> None:
    """The same places for the same seed, others for another."""
    assert measure([REPORT], None, 1, TODAY, PLANTERS[:4]).trials == figures.trials[:4]
    assert measure([REPORT], None, 2, TODAY, PLANTERS[:4]).trials != figures.trials[:4]


def test_little_is_told_of_the_report_itself(figures: Figures) -> None:
    """It was written with care."""
    assert figures.characters > 1000
    told = figures.shape()["told"]
    assert told.get("error", 0) + told.get("warning", 0) == 0


def test_without_planting(tmp_path: Path) -> None:
    """What is told of a text alone, per ten thousand characters."""
    path = tmp_path / "总结.txt"
    path.write_text("青山县财政局2023年工作总结\n" + "认真学习，全面检查，各项工作已布署。" * 100, encoding="utf-8")
    shape = measure([path], None, 1, TODAY, ()).shape()
    assert shape["planted"] == 0
    assert shape["told_per_10000"] > 100
