"""Sentences of provisions, harmless and changed, judged against their articles."""

from __future__ import annotations

from pathlib import Path

from evals.sentences import CHANGED, HARMLESS, measure, to_json
from tests.service.answering.lying_office import opened


def test_harmless_sentences_stand_and_changed_ones_fall(tmp_path: Path) -> None:
    """Over the rules of a small office: nothing faithful is lost, every change is found."""
    with opened(tmp_path) as library:
        tally = measure(library)
    assert tally.examples == {}
    assert tally.said["as it is"] > 15
    assert tally.said.keys() <= HARMLESS.keys() | CHANGED.keys()
    told = to_json(tally)
    assert {share for share, _ in told["left_out"].values()} == {0.0}
    assert {share for share, _ in told["caught"].values()} == {1.0}
