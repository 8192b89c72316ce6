"""Drafts of the sample office, measured against the reports that it really wrote."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.drafting.distance import distance
from evals.drafting.scoring import score_all, shape
from index.library import Library
from ingest.readers import Limits
from service.candidates import find_candidates
from service.ingestion import Ingestion


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("", "立案", 2),
        ("立案", "立案", 0),
        ("立案47件", "立案5件", 2),
        ("甲乙丙", "丙甲乙", 2),
        ("上半年", "下半年", 1),
    ],
)
def test_the_distance_of_two_texts(one: str, other: str, expected: int) -> None:
    """The fewest changes of characters, either way round."""
    assert distance(one, other) == distance(other, one) == expected


def test_drafts_of_the_sample_office(samples: Path, tmp_path: Path) -> None:
    """Nothing is invented, everything that was worked out is what was really reported, and gaps are marked."""
    with Library.open(tmp_path / "library") as library:
        for _ in Ingestion(library, Limits(), date.today()).run(find_candidates([samples / "reports"], [], Limits())):
            pass
        scored = score_all(library)
    figures = shape(scored)
    assert figures["drafts"] == 2
    assert (figures["invented"], figures["wrong"]) == (0, 0)
    assert figures["formula_right"] == figures["formula_told"] > 50
    assert figures["numbers"]["none"] == 0
    assert figures["gaps"] >= figures["asked"] - sum(figures["numbers"].values()) - 20
    assert figures["distance"] < figures["distance_of_model"]
